import type { Statement } from '../policy/statement';
import type { Actor } from './actor';

/** A `Condition` block. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A session of a role lasts twelve hours at most, one of a user thirty-six. */
const SESSION_MAX = 36 * 60 * 60 * 1000;

/** Managed policies of AWS with which one can reach further still, by how they are called. */
const STRONG = [
  '*Administrator*',
  '*Admin',
  '*Admin*Access',
  '*FullAccess',
  '*Full_Access',
  '*PowerUser*',
  'job-function/S*',
];
const ATTACHES = /^iam:Attach(User|Role|Group)Policy$/;
const CHANGES_POLICIES = /^iam:(Attach|Put|Detach|Delete)(User|Role)Policy$|^iam:Create(User|Role)$/;
const BOUNDS = /^iam:Put(User|Role)PermissionsBoundary$/;
const READS = /:(Get|List|Describe|Download)/;
const GLOBAL = /^(iam|organizations):/;

/**
 * What is known of every request of somebody, for the keys that the statements ask about: the time is now, and the caller is
 * who it is. What a caller may choose or come by (an address, a second factor, a tag of a request) stays open.
 *
 * Limits: a boundary that a condition demands of whoever is changed, and a policy that it lets attach, hold: who chose
 * them knew what they allow. Tags of the caller are open.
 */
export function circumstancesOf(actor: Actor, action: string, statements: readonly Statement[], now: Date): Conditions {
  const asked = new Map<string, string>();
  for (const { tests } of statements) {
    for (const { key, operator } of tests) if (operator !== 'Null' || !asked.has(key)) asked.set(key, operator);
  }
  const block: Record<string, Record<string, string | readonly string[]>> = {};
  const demand = (operator: string, key: string, value: string | readonly string[]): void => {
    if (asked.has(key)) (block[operator] ??= {})[key] = value;
  };
  timesOf(actor, asked, now, demand);
  callerOf(actor, demand);
  if (GLOBAL.test(action) && action !== 'iam:PassRole') demand('StringEquals', 'aws:requestedregion', 'us-east-1');
  // What is read may lie anywhere; what is changed is of the account that somebody wants more rights in.
  if (!READS.test(action)) demand('StringEquals', 'aws:resourceaccount', accountOf(actor));
  if (ATTACHES.test(action)) {
    demand('ArnLike', 'iam:policyarn', [
      ...STRONG.map((name) => `arn:*:iam::aws:policy/${name}`),
      'arn:*:iam::????????????:policy/*',
    ]);
  }
  if (BOUNDS.test(action)) demand('ArnLike', 'iam:permissionsboundary', 'arn:*:iam::aws:policy/AdministratorAccess');
  else if (CHANGES_POLICIES.test(action) && !actor.boundary) demand('Null', 'iam:permissionsboundary', 'true');
  return block;
}

function accountOf({ identity }: Actor): string {
  return identity.arn.split(':')[4] ?? '';
}

type Demand = (operator: string, key: string, value: string | readonly string[]) => void;

function timesOf(actor: Actor, asked: ReadonlyMap<string, string>, now: Date, demand: Demand): void {
  const time = now.toISOString();
  demand('DateEquals', 'aws:currenttime', time);
  if (asked.get('aws:epochtime')?.startsWith('Numeric')) {
    demand('NumericEquals', 'aws:epochtime', String(Math.floor(now.getTime() / 1000)));
  } else demand('DateEquals', 'aws:epochtime', time);
  // A user's own keys carry no time of issue; those of a session do.
  const mayLack = actor.identity.kind === 'user' ? 'IfExists' : '';
  demand(`DateLessThanEquals${mayLack}`, 'aws:tokenissuetime', time);
  demand(`DateGreaterThanEquals${mayLack}`, 'aws:tokenissuetime', new Date(now.getTime() - SESSION_MAX).toISOString());
}

function callerOf(actor: Actor, demand: Demand): void {
  const { identity } = actor;
  const isUser = identity.kind === 'user';
  if (isUser) demand('StringEquals', 'aws:username', identity.name);
  else demand('Null', 'aws:username', 'true');
  demand('StringEquals', 'aws:principalarn', identity.arn);
  demand('StringEquals', 'aws:principalaccount', accountOf(actor));
  demand('Bool', 'aws:principalisawsservice', 'false');
  demand('Null', 'aws:principalservicename', 'true');
  demand('StringEquals', 'aws:principaltype', isUser ? 'User' : 'AssumedRole');
  // These come with calls that a service makes for somebody's resource, not with those of people.
  for (const key of ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'])
    demand('Null', key, 'true');
  if (isUser) demand('Null', 'aws:federatedprovider', 'true');
}
