import { fieldOf } from './decide';

/** The shape that version 1 of the schema wants; it calls every refusal a failed posture check. */
export interface ResponseV1 {
  readonly allow: boolean;
  readonly 'error-msg-on-failed-posture-compliance': string;
  readonly 'posture-compliance-statuses': readonly string[];
  readonly 'schema-version': 'v1';
}

/** The shape of versions 2 and 3, used for any later version too. */
export interface ResponseV3 {
  readonly allow: boolean;
  readonly 'error-msg-on-denied-connection': string;
  readonly 'posture-compliance-statuses': readonly string[];
  readonly 'schema-version': string;
}

const VERSION_NEWEST = 'v3';

/** Longest message AWS passes on to the person. */
const MESSAGE_LENGTH_MAX = 255;

/** Why a connection is refused, as far as the person in front of the client may know. */
export type Told = 'refused' | 'failed';

const MESSAGES: Readonly<Record<Told, string>> = {
  // The same words for every reason: whoever guesses must not learn who is on the roster.
  refused: 'You cannot connect to this network. Please ask your administrator',
  failed: 'Your access could not be checked just now. Try again in a minute, then ask your administrator',
};

/** Answers AWS in the shape its event asked for. A version we cannot read is answered in the newest shape. */
export function respond(event: unknown, allow: boolean, told: Told): ResponseV1 | ResponseV3 {
  const asked = fieldOf(event, 'schema-version');
  const version = typeof asked === 'string' && /^v\d{1,4}$/.test(asked) ? asked : VERSION_NEWEST;
  const message = allow ? '' : messageFor(event, told);
  const statuses = { 'posture-compliance-statuses': [] };
  if (version === 'v1') {
    return { allow, 'error-msg-on-failed-posture-compliance': message, ...statuses, 'schema-version': version };
  }
  return { allow, 'error-msg-on-denied-connection': message, ...statuses, 'schema-version': version };
}

/** The connection id lets the administrator find the log line that holds the reason. */
function messageFor(event: unknown, told: Told): string {
  const connection = fieldOf(event, 'connection-id');
  const quotable = typeof connection === 'string' && /^cvpn-connection-[0-9a-f]{1,64}$/.test(connection);
  const text = quotable ? `${MESSAGES[told]}, quoting ${connection}.` : `${MESSAGES[told]}.`;
  return text.slice(0, MESSAGE_LENGTH_MAX);
}
