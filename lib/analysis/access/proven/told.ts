import type { Account, Identity } from '../account/account';
import type { Answer } from '../engine/answer';
import type { Request } from '../request/request';
import { type Decided, mergeDecided } from '../../claim';
import { fail, pass, unsure } from '../../decided';

/** An answer of the engine about one identity, as a part of a claim: with its assumptions, or the request that breaks it. */
export function told(answer: Answer, what: string, { id }: Identity, { symbols }: Account): Decided {
  switch (answer.verdict) {
    case 'pass':
      return pass(...answer.assumptions.map((one) => `assuming ${symbols.show(one)}`));
    case 'unknown':
      return unsure(
        symbols.show(`${id}: ${answer.reason}${answer.maybe ? `; perhaps ${inOneLine(answer.maybe)}` : ''}`),
      );
    case 'fail':
      return fail(what, symbols.show(`${id}: ${inOneLine(answer.witness)}; ${answer.because.join('; ')}`));
  }
}

/** The whole of several parts. What nobody could read in the account takes a pass away. */
export function toldTogether(account: Account, parts: readonly Decided[], what: string): Decided {
  const unseen = account.unseen.map((one) => unsure(account.symbols.show(one)));
  const { verdict, explanation, witness } = mergeDecided([...parts, ...unseen, pass(what)]);
  const lines = verdict === 'pass' ? [what, ...explanation.filter((line) => line !== what)] : explanation;
  return { verdict, explanation: [...new Set(lines)], ...(witness !== undefined && { witness }) };
}

/** A request as a person reads it: what, on which resource, and with which context. */
export function inOneLine({ action, resource, context }: Request): string {
  const said = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  return [`${action} on ${resource}`, ...said].join(', ');
}
