import { type Manifest, TAG_COMPONENT } from '../../../manifest';
import type { World } from '../../../template';
import type { Decided } from '../../claim';
import { allOf, fail, pass, unsure } from '../../decided';
import { placeOf } from '../../placed-text';
import type { Account, Identity } from '../account/account';
import type { Answer } from '../engine/answer';
import { readAccount } from '../extract/read-account';
import type { Request } from '../request/request';

/** Everything about access in an enclave, read once for all proofs. */
export function accountOf(world: World, manifest: Manifest): Account {
  return readAccount(world, placeOf(manifest));
}

/** The identities that bear a component tag of ours: those of people begin with `role/`. */
export function bearing(account: Account, component: string): readonly Identity[] {
  return account.identities.filter(({ tags }) => tags[TAG_COMPONENT] === component);
}

/** What an answer of the engine says of a claim about somebody. A pass names what it takes for granted. */
export function decidedOf(account: Account, identity: Identity, answer: Answer, broken: string): Decided {
  const who = `${identity.kind} ${account.symbols.show(identity.name)}`;
  switch (answer.verdict) {
    case 'pass':
      return pass(...answer.assumptions.map((assumption) => `assuming that ${assumption}`));
    case 'fail':
      return fail(`${who}: ${broken}`, `${who}: ${inWords(account, answer.witness)} (${answer.because.join('; ')})`);
    case 'unknown':
      return unsure(`${who}: ${account.symbols.show(answer.reason)}`);
  }
}

/** A claim about several identities, with what all of its parts take for granted told once. */
export function aboutAll(parts: readonly Decided[], explanation: string): Decided {
  const assumptions = [...new Set(parts.flatMap((part) => (part.verdict === 'pass' ? part.explanation : [])))];
  return allOf(parts, explanation, ...assumptions);
}

/** A request in one line. */
export function inWords(account: Account, { action, resource, context }: Request): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} ${[value].flat().join(' and ')}`);
  return account.symbols.show([`${action} on ${resource}`, ...keys].join(', '));
}
