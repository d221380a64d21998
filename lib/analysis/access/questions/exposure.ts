import type { Answer } from '../engine/answer';
import { compareAccess } from '../engine/compare';
import type { JsonPolicy } from '../policy/json-policy';
import { ANY_API, ofApi } from '../policy/of-api';
import { readPolicy } from '../policy/read-policy';
import type { Statement } from '../policy/statement';
import { SymbolTable } from '../policy/symbols';
import type { Request } from '../request/request';
import { askedStatements } from './asked-condition';
import { type ExposureGrant, mergeRows, rowOf } from './exposure-rows';
import { namedOutsiders } from './named-outsiders';
import { asWritten, type Owner, ownerOf, withOwner } from './policy-owner';
import { NOTHING } from './request-kind';
import { meet, reachOf } from './statement-meets';
import { anybody, anybodyInNetworks, AskedPolicy, type Home, type Outsider } from './outsiders';

export interface Exposure {
  /**
   * `fail`: the policy is public. Where the account is given, also: anybody outside it gets something.
   * `pass`: not so. `unknown`: nobody can say, and `reasons` says why.
   */
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly witness?: Request;
  readonly grants: readonly ExposureGrant[];
  /** What decided a fail, or what hides the answer. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
}

export interface ExposedPolicy extends Home {
  readonly policy: JsonPolicy;
  /** How much work one question may take, in steps of the engine. @default - the engine's own */
  readonly budget?: number;
}

/** Questions about one policy are answered in milliseconds; what is not by then is unknown. */
const PATIENCE_MS = 5_000;

/** More doubts than these are the same doubt. */
const DOUBTS_TOLD_MAX = 5;

/**
 * Who outside the account does a resource policy let in, to what, and under which conditions?
 *
 * Each outsider is described as the requests they can make, and the engine says whether the policy allows one of them:
 * ranges, wildcards and Denies count as what they come to, not as they are written. Anybody is somebody whose account,
 * organisation, network and source the policy fixes nowhere (`limiting-keys.ts`).
 *
 * Limits: the policy alone. Block Public Access, resource control policies and access points are not seen, nor what the
 * outsider's own account allows. Who a canonical user is, and which accounts an organisation has, stands in no policy.
 */
export function exposureOf({ policy, budget, ...home }: ExposedPolicy, now: () => number = Date.now): Exposure {
  const symbols = new SymbolTable();
  const owner = ownerOf(policy, home);
  const document = ofApi(withOwner(policy, owner), ANY_API);
  const { statements, problems } = readPolicy({ document, where: 'policy', certain: true }, symbols);
  const until = now() + PATIENCE_MS;
  const ask = (layers: readonly (readonly Statement[])[], { requests }: Outsider): Answer =>
    now() > until
      ? { verdict: 'unknown', reason: `not decided within ${PATIENCE_MS / 1000} seconds` }
      : compareAccess({ ways: [[...layers, askedStatements(requests, symbols)]] }, NOTHING, {
          symbols,
          ...(budget !== undefined && { budget }),
        });
  const found = answered(new AskedPolicy(statements, symbols, owner), (one) => ask([statements], one));
  const exposed = found.filter(({ answer }) => answer.verdict === 'fail').map(({ outsider }) => outsider);
  const grants = mergeRows(rowsOf(exposed, statements, { ask, symbols }));
  const undecided = found.flatMap(({ outsider, answer }) =>
    answer.verdict === 'unknown' ? [`nobody can tell what ${outsider.who} may: ${answer.reason}`] : [],
  );
  const notes = [...problems, ...undecided.slice(0, DOUBTS_TOLD_MAX), ...notesOn(owner, grants)];
  const exposure = { ...judged(found, owner.from === 'given'), grants, notes };
  return JSON.parse(asWritten(JSON.stringify(exposure), owner)) as Exposure;
}

interface Asking {
  readonly ask: (layers: readonly (readonly Statement[])[], outsider: Outsider) => Answer;
  readonly symbols: SymbolTable;
}

/** More Denies than this are not told one by one. */
const DENIES_TOLD_MAX = 20;

/** What each Allow gives each outsider after the Denies, and which of those take something of it back. */
function rowsOf(
  outsiders: readonly Outsider[],
  statements: readonly Statement[],
  { ask, symbols }: Asking,
): ExposureGrant[] {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  const denies = statements.filter(({ effect, tests }) => effect === 'Deny' && tests.length > 0);
  return outsiders.flatMap((outsider) =>
    allows.flatMap((allow) => {
      // An Allow of which nobody can decide whether it is the one is shown: better a row too many.
      if (ask([statements, [allow]], outsider).verdict === 'pass') return [];
      const cut = denies.slice(0, DENIES_TOLD_MAX).filter((deny) => meet([allow, reachOf(deny)], { symbols }));
      return [rowOf(outsider, allow, cut, symbols)];
    }),
  );
}

interface Answered {
  readonly outsider: Outsider;
  readonly answer: Answer;
}

/** Who stands in a named network is asked only where not everybody is let in anyway. */
function answered(policy: AskedPolicy, ask: (outsider: Outsider) => Answer): Answered[] {
  const all = (list: readonly Outsider[]) => list.map((outsider) => ({ outsider, answer: ask(outsider) }));
  const open = all(anybody(policy));
  const isOpen = open.some(({ answer }) => answer.verdict === 'fail');
  return [...open, ...(isOpen ? [] : all(anybodyInNetworks(policy))), ...all(namedOutsiders(policy))];
}

/** Without an account nobody knows who is at home: then only what is open to all fails. */
function judged(found: readonly Answered[], homeKnown: boolean): Pick<Exposure, 'verdict' | 'witness' | 'reasons'> {
  const counting = found.filter(({ outsider }) => homeKnown || outsider.kind === 'public');
  for (const { outsider, answer } of counting) {
    if (answer.verdict !== 'fail') continue;
    const reasons = [`${outsider.who} may`, ...answer.because, ...answer.assumptions];
    return { verdict: 'fail', witness: answer.witness, reasons };
  }
  const hidden = counting.flatMap(({ outsider, answer }) =>
    answer.verdict === 'unknown' ? [`${outsider.who}: ${answer.reason}`] : [],
  );
  return hidden.length > 0 ? { verdict: 'unknown', reasons: hidden } : { verdict: 'pass', reasons: [] };
}

function notesOn({ from, account }: Owner, grants: readonly ExposureGrant[]): string[] {
  if (from === 'resources')
    return [`account ${account} is taken for the owner, because the resources name it and no other`];
  const othersNamed = grants.some(({ kind }) => kind === 'account' || kind === 'service-for');
  return from === 'nowhere' && othersNamed
    ? ['nobody said whose policy it is, so every account it names counts as another one']
    : [];
}
