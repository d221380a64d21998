import { accessOf } from '../account/access-of';
import type { Account, Guarded, Identity } from '../account/account';
import { arnMeant, endpointCalled, guardedBy, idIn } from '../account/find-in-account';
import { hiddenIn } from './one-request';
import { evaluateRequest } from '../request/evaluate-request';
import type { Evaluation } from '../request/evaluation';
import type { Request } from '../request/request';

export interface CanQuestion {
  readonly action: string;
  /** An ARN, `*`, or the logical id of a resource of the account with what stands behind it. */
  readonly resource: string;
  /** Condition keys of the request, in any case. */
  readonly when: Readonly<Record<string, string | readonly string[]>>;
  readonly now: Date;
}

export interface CanAnswer extends Evaluation {
  /** The request that was judged, with what whoever makes it brings along. */
  readonly request: Request;
  /** What was taken for granted, and what could not be seen. */
  readonly notes: readonly string[];
}

/** Keys and roles: without their own policy nobody may. */
const OWN_POLICY_DECIDES = /^arn:[^:]*:(kms:[^:]*:[^:]*:key\/|iam::[^:]*:role\/)/;

/**
 * May an identity make one request? Decided by every policy of the account that has a say in it.
 *
 * Limits: of resources that the account does not show, the policy is not known: a key or a role is then unknown, of others
 * only the identity's side is judged, and the answer says so.
 */
export function can(account: Account, identity: Identity, question: CanQuestion): CanAnswer {
  const { symbols } = account;
  const resource = arnMeant(account, question.resource);
  const when = lowerCased(question.when);
  const passes = when['aws:sourcevpce'];
  const endpoint = typeof passes === 'string' ? endpointCalled(account, passes) : undefined;
  const guarded = guardedBy(account, resource);
  const request: Request = {
    action: question.action,
    resource,
    principal: `AWS:${identity.arn}`,
    context: {
      ...broughtAlong(account, identity, question.now),
      ...ownerOf(account, resource, guarded),
      ...when,
      ...(endpoint && { 'aws:sourcevpce': idIn(endpoint.arn) }),
    },
  };
  const hidden = guarded === undefined && OWN_POLICY_DECIDES.test(resource) ? `the policy of ${resource}` : undefined;
  const { access, problems } = accessOf(account, identity, {
    ...(guarded && { resource: guarded }),
    ...(hidden !== undefined && { hidden }),
    ...(endpoint && { endpoint }),
  });
  const judged = evaluateRequest(request, access);
  const reason =
    judged.outcome === 'unknown' ? undefined : hiddenIn(access, request, judged.outcome === 'allowed', symbols);
  const evaluation: Evaluation = reason === undefined ? judged : { ...judged, outcome: 'unknown', reason };
  const notes = [...notesOn(account, { resource, guarded, passes, endpoint }), ...problems, ...account.unseen];
  const texts = { evaluation, request, notes };
  return flat(JSON.parse(symbols.show(JSON.stringify(texts))) as typeof texts);
}

function flat(texts: { evaluation: Evaluation; request: Request; notes: readonly string[] }): CanAnswer {
  return { ...texts.evaluation, request: texts.request, notes: texts.notes };
}

/** What AWS puts into every request of an identity. */
function broughtAlong({ id, region }: Account, { kind, name, arn, tags }: Identity, now: Date) {
  return {
    'aws:principalarn': arn,
    'aws:principalaccount': id,
    'aws:principaltype': kind === 'user' ? 'User' : 'AssumedRole',
    ...(kind === 'user' && { 'aws:username': name }),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, value])),
    'aws:requestedregion': region,
    'aws:currenttime': `${now.toISOString().slice(0, 19)}Z`,
    'aws:epochtime': String(Math.floor(now.getTime() / 1000)),
    'aws:securetransport': 'true',
    'aws:principalisawsservice': 'false',
    'aws:viaawsservice': 'false',
  };
}

/** Whose the resource is, where that can be told. */
function ownerOf({ id }: Account, resource: string, guarded: Guarded | undefined): Record<string, string> {
  const [, , , , named = ''] = resource.split(':');
  const owner = /^(\d{12}|[\uE000-\uF8FF])$/.test(named) ? named : guarded && id;
  return owner === undefined ? {} : { 'aws:resourceaccount': owner };
}

interface Seen {
  readonly resource: string;
  readonly guarded: Guarded | undefined;
  readonly passes: string | readonly string[] | undefined;
  readonly endpoint: Guarded | undefined;
}

function notesOn({ symbols }: Account, { resource, guarded, passes, endpoint }: Seen): string[] {
  return [
    'taken for granted: the call goes over TLS, straight to the service, now',
    ...(guarded === undefined && resource !== '*'
      ? [`nothing here says what policy ${symbols.show(resource)} has itself`]
      : []),
    ...(passes !== undefined && endpoint === undefined
      ? [`nothing here says what policy the endpoint ${[passes].flat().join(', ')} has`]
      : []),
  ];
}

function lowerCased(when: CanQuestion['when']): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(when).map(([key, value]) => [key.toLowerCase(), value]));
}
