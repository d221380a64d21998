import type { Identity } from '../analysis/access/account/account';
import { identitiesCalled } from '../analysis/access/account/find-in-account';
import { can as decide, type CanAnswer } from '../analysis/access/questions/can';
import { nearest } from '../common/nearest';
import { type Problem, UserError } from '../common/user-error';
import { type CanReport, renderCan } from '../reports/can-text';
import { type FoundAccount, findAccounts, type Placed } from './accounts';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';

export interface CanArguments {
  readonly who: string;
  readonly action: string;
  readonly resource: string;
}

export interface CanOptions extends Placed {
  /** Condition keys of the request, each as `key=value`. */
  readonly when?: readonly string[];
  /** @default '.' */
  readonly target?: string;
  /** @default 'text' */
  readonly format?: 'text' | 'json';
}

/** `enclave can`: may somebody make one request, and which statements decide it? */
export async function can(asked: CanArguments, options: CanOptions, io: Io): Promise<Outcome> {
  const when = conditionsOf(options.when ?? []);
  checkAction(asked.action);
  const accounts = await findAccounts(options.target ?? '.', options, io);
  const answers = accounts.flatMap((found) =>
    identityIn(found, asked.who).map((identity) => ({
      found,
      answer: decide(found.account, identity, { ...asked, when, now: io.now() }),
    })),
  );
  const [first] = answers;
  if (!first) throw new UserError([nobody(asked.who, accounts)]);
  const report = joined(asked.who, answers);
  io.out(options.format === 'json' ? JSON.stringify(report, null, 2) : renderCan(report, io.paint));
  return report.outcome === 'allowed' ? CLEAN : FINDINGS;
}

interface Answered {
  readonly found: FoundAccount;
  readonly answer: CanAnswer;
}

/** One answer for all ways to deploy: where they differ nobody can tell before. */
function joined(who: string, answers: readonly Answered[]): CanReport {
  const { answer } = answers[0]!;
  const differing = answers.filter((one) => one.answer.outcome !== answer.outcome);
  const isOpen = differing.length > 0 || answers.some(({ found }) => !found.complete);
  if (!isOpen) return { who, ...answer };
  const ways = answers.map((one) => `${one.answer.outcome} where ${one.found.under || one.found.target}`);
  const reason =
    differing.length > 0 ? [...new Set(ways)].join('; ') : 'there are more ways to deploy it than can be tried';
  return { who, ...answer, outcome: 'unknown', reason };
}

/** Whom a name means in one account. @throws UserError where it means several, or somebody who cannot ask. */
function identityIn({ account, target }: FoundAccount, who: string): readonly Identity[] {
  const found = identitiesCalled(account, who);
  const askers = found.filter(({ kind }) => kind !== 'group');
  if (found.length > askers.length && askers.length === 0) throw new UserError([cannotAsk(who)]);
  if (askers.length > 1) throw new UserError([several(who, target, askers, (text) => account.symbols.show(text))]);
  return askers;
}

/** `key=value`, the same key again for a key with several values. */
function conditionsOf(pairs: readonly string[]): Record<string, string | readonly string[]> {
  const found = new Map<string, string[]>();
  for (const pair of pairs) {
    const [, key, value] = /^([^=:]+:[^=]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) throw new UserError([notAPair(pair)]);
    found.set(key.toLowerCase(), [...(found.get(key.toLowerCase()) ?? []), value]);
  }
  return Object.fromEntries([...found].map(([key, values]) => [key, values.length === 1 ? values[0]! : values]));
}

function checkAction(action: string): void {
  if (/^[a-z0-9-]+:[a-z0-9]+$/i.test(action)) return;
  throw new UserError([
    {
      where: 'enclave can',
      what: 'asks about something that is no action',
      saw: action.slice(0, 80),
      want: 'one action, such as `s3:GetObject`',
      mend: /[*?]/.test(action) ? 'name one action; `enclave access` shows all' : 'write it as `service:Action`',
      code: 'can/action',
    },
  ]);
}

function nobody(who: string, accounts: readonly FoundAccount[]): Problem {
  const known = accounts.flatMap(({ account }) => account.identities.map(({ id }) => id));
  const meant = nearest(who, known);
  return {
    where: 'enclave can',
    what: 'asks about somebody who is not there',
    saw: who,
    want: known.length === 0 ? 'a target with a role or user' : [...new Set(known)].slice(0, 10).join(', '),
    mend: meant ? `write \`${meant}\`` : 'name a logical id, a name or an ARN',
    code: 'can/who',
  };
}

function several(who: string, target: string, found: readonly Identity[], show: (text: string) => string): Problem {
  return {
    where: target,
    what: `has several that \`${who}\` may mean`,
    saw: found.map(({ id, arn }) => `${id} (${show(arn)})`).join(', '),
    want: 'one of them',
    mend: 'name its logical id',
    code: 'can/several',
  };
}

function cannotAsk(who: string): Problem {
  return {
    where: 'enclave can',
    what: 'asks about a group, which makes no requests',
    saw: who,
    want: 'a role or a user',
    mend: 'name one of its users',
    code: 'can/group',
  };
}

function notAPair(pair: string): Problem {
  return {
    where: '--when',
    what: 'is no condition key with its value',
    saw: pair.slice(0, 80),
    want: 'a key and a value, such as `aws:SourceVpce=vpce-0a1b`',
    mend: 'write `key=value`',
    code: 'can/when',
  };
}
