import { UserError, type Problem } from '../common/user-error';

/** A call to AWS as a message names it. */
export interface AwsCall {
  /** As a policy would allow it, e.g. `iam:GetRole`. */
  readonly action: string;
  /** What it was asked about: a role name, a path. */
  readonly about: string;
}

type Complaint = Omit<Problem, 'where' | 'saw'>;

/** Makes one call and turns what AWS refuses, or the network loses, into a message. Other errors are our bugs. */
export async function ask<T>(call: AwsCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = awsProblem(error, call);
    if (problem) throw new UserError([problem]);
    throw error;
  }
}

/** AWS has no such thing, or no longer. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && /^NoSuchEntity/.test(error.name);
}

/** The answer lacks what AWS always sends: something between us and AWS has answered in its place. */
export function unreadable(call: AwsCall, saw: string): UserError {
  return new UserError([{ where: place(call), saw, ...UNREADABLE }]);
}

/** What an SDK error means for the user; undefined when it is none of the known ones. */
export function awsProblem(error: unknown, call: AwsCall): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const complaint = byName(error, call) ?? byNetwork(error) ?? byAnswer(error);
  return complaint && { where: place(call), saw: sawOf(error, complaint.code), ...complaint };
}

const THROTTLED = /^(Throttl|RequestLimitExceeded|TooManyRequests|SlowDown|RequestThrottled|EC2Throttled)/;
const EXPIRED = /^(ExpiredToken|RequestExpired|TokenRefreshRequired|RequestTimeTooSkewed)/;
const DENIED = /^(AccessDenied|UnauthorizedOperation|NotAuthorized)/;
const UNREACHED = /^(ECONN|EHOST|ENET|ETIMEDOUT|EAI_AGAIN|EPIPE|EPROTO)/;
const NOT_ACCEPTED =
  /^(InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|IncompleteSignature|InvalidAccessKeyId|MissingAuthenticationToken)/;

function byName(error: Error, call: AwsCall): Complaint | undefined {
  const { name, message } = error;
  const credentials = /Credentials|SSO|Token(Provider)?Error/.test(name);
  if (EXPIRED.test(name) || (credentials && /expired/i.test(message))) return EXPIRED_COMPLAINT;
  if (credentials) return NO_CREDENTIALS;
  if (DENIED.test(name)) {
    // A profile that assumes a role may be refused that, before our own call was made at all.
    const action = /not authorized to perform:? ([a-z0-9-]+:\w+)/.exec(message)?.[1] ?? call.action;
    return { ...DENIED_COMPLAINT, mend: `allow \`${action}\` to the identity that audits` };
  }
  if (isGone(error)) return CHANGING;
  if (THROTTLED.test(name)) return THROTTLED_COMPLAINT;
  // A region that is switched off does not know the account: EC2 calls that a failed authentication.
  if (name === 'AuthFailure' || name === 'OptInRequired') return REGION;
  if (NOT_ACCEPTED.test(name)) return NOT_ACCEPTED_COMPLAINT;
  return undefined;
}

function byNetwork(error: Error): Complaint | undefined {
  const code = networkCode(error);
  if (code === 'ENOTFOUND' || /Region (is missing|not accepted)/.test(error.message)) return REGION;
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) return CERTIFICATE;
  if (error.name === 'TimeoutError' || UNREACHED.test(code)) return UNREACHABLE;
  return undefined;
}

function byAnswer(error: Error): Complaint | undefined {
  const status = statusOf(error);
  if (status !== undefined && status >= 500) return UNREACHABLE;
  if (/XML parse error/.test(error.message) || (error.name === 'Unknown' && status !== undefined)) return UNREADABLE;
  return undefined;
}

/** Name, number and status only: the text of a signature error quotes the session token. Denials are safe, and useful. */
function sawOf(error: Error, code: string): string {
  const status = statusOf(error);
  const name = [error.name === 'Error' ? '' : error.name, networkCode(error)].filter(Boolean).join(' ');
  const parts = [name || 'an answer that is not from AWS', ...(status === undefined ? [] : [`HTTP ${status}`])];
  if (code === 'aws/denied') parts.push(error.message.replace(/\s*Encoded authorization failure message:.*/s, ''));
  return parts.join(', ').slice(0, 400);
}

/** The code of a lost connection. Where the SDK wraps an error it keeps only the text, which names the code too. */
function networkCode(error: Error): string {
  const { code, cause, message } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  if (cause instanceof Error) return networkCode(cause);
  if (message.includes('socket hang up')) return 'ECONNRESET';
  return /\b(ENOTFOUND|EAI_AGAIN|EPIPE|EPROTO|ETIMEDOUT|ECONN[A-Z]+|EHOST[A-Z]+|ENET[A-Z]+)\b/.exec(message)?.[1] ?? '';
}

function statusOf(error: Error): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

function place(call: AwsCall): string {
  return `${call.action} ${call.about}`;
}

const NO_CREDENTIALS: Complaint = {
  what: 'cannot be asked without AWS credentials',
  want: 'credentials that may read IAM and EC2',
  mend: 'sign in, for instance with `aws sso login`, or name another profile',
  code: 'aws/no-credentials',
};
const NOT_ACCEPTED_COMPLAINT: Complaint = {
  what: 'was refused because AWS does not know these credentials',
  want: 'credentials that AWS accepts',
  mend: 'check which profile or environment variables are in use, then sign in again',
  code: 'aws/no-credentials',
};
const EXPIRED_COMPLAINT: Complaint = {
  what: 'was refused because the credentials have expired',
  want: 'credentials that are still valid',
  mend: 'sign in again; if they are fresh, set the clock of this machine',
  code: 'aws/expired',
};
const DENIED_COMPLAINT: Complaint = {
  what: 'is not allowed, so the audit would be a guess',
  want: 'leave to read every role, policy and VPN of the enclave',
  mend: '',
  code: 'aws/denied',
};
const CHANGING: Complaint = {
  what: 'was deleted while the audit was reading',
  want: 'an enclave that stands still for the length of an audit',
  mend: 'wait until the deployment is over and run the audit again',
  code: 'aws/changing',
};
const THROTTLED_COMPLAINT: Complaint = {
  what: 'was still throttled after several attempts',
  want: 'an answer',
  mend: 'wait a few minutes and run the audit again',
  code: 'aws/throttled',
};
const REGION: Complaint = {
  what: 'has no such region to ask, or the region is switched off for this account',
  want: 'a region that is enabled in the account',
  mend: 'correct `placement.region` in the manifest, or enable the region in the account',
  code: 'aws/region',
};
const CERTIFICATE: Complaint = {
  what: 'was answered with a TLS certificate that this machine does not trust',
  want: 'the certificate of AWS, or of a proxy this machine knows',
  mend: 'name your proxy’s CA file in NODE_EXTRA_CA_CERTS',
  code: 'aws/unreachable',
};
const UNREACHABLE: Complaint = {
  what: 'got no answer from AWS',
  want: 'a connection to the AWS API',
  mend: 'check network and proxy, then run the audit again',
  code: 'aws/unreachable',
};
const UNREADABLE: Complaint = {
  what: 'got an answer that AWS would not give',
  want: 'an answer from the AWS API',
  mend: 'check whether a proxy or login page stands between this machine and AWS',
  code: 'aws/unreadable',
};
