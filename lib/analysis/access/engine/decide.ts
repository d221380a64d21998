import type { Request } from '../request/request';
import type { Statement } from '../policy/statement';
import { type AccessSet, type Layer, statementsIn } from './access-set';
import { type Demand, findRequest } from './find-request';
import { manyValuedKeys } from './key-values';
import type { Care } from './pattern-nodes';
import type { Budget } from './region';
import type { Settings } from './settings';
import type { CarefulStatement } from './space';
import { Unsupported } from './value-cells';

/** What is asked about, and what it is compared with. */
export interface Side {
  readonly claim: AccessSet;
  readonly reference: AccessSet;
}

/** How the four parts of a comparison take what cannot be read. */
export interface Careful {
  readonly claimAllow: Care;
  readonly claimDeny: Care;
  readonly referenceAllow: Care;
  readonly referenceDeny: Care;
  /** Is a policy variable one text that nobody spelled out? Only where a request is wanted that surely is one. */
  readonly variablesApart: boolean;
  /** Do stars of a resource cross the colon after them? */
  readonly starsCross: boolean;
}

/** A proof widens what is claimed and narrows what it is compared with; a refutation does the reverse. */
export const CAREFUL = {
  prove: {
    claimAllow: 'perhaps',
    claimDeny: 'surely',
    referenceAllow: 'surely',
    referenceDeny: 'perhaps',
    variablesApart: false,
    starsCross: false,
  },
  refute: {
    claimAllow: 'surely',
    claimDeny: 'perhaps',
    referenceAllow: 'perhaps',
    referenceDeny: 'surely',
    variablesApart: true,
    starsCross: false,
  },
} as const satisfies Record<string, Careful>;

/** A request that is in the claim and not in the reference, taken as carefully as told; undefined when there is none. */
export function decide(side: Side, careful: Careful, settings: Settings, budget: Budget): Request | undefined {
  const claim = partsOf(side.claim, careful.claimAllow, careful.claimDeny);
  const reference = partsOf(side.reference, careful.referenceAllow, careful.referenceDeny);
  const { variablesApart, starsCross } = careful;
  const manyValued = manyValuedKeys([...statementsIn(side.claim), ...statementsIn(side.reference)]);
  const found = { settings, budget, variablesApart, starsCross, manyValued };
  for (const way of claim.ways) {
    for (const refusal of refusals(reference)) {
      const demand = { within: [...way, ...refusal.within], outside: [...claim.denies, ...refusal.outside] };
      const request = findRequest(demand, found);
      if (request) return request;
    }
  }
  return undefined;
}

interface Parts {
  readonly ways: readonly (readonly (readonly CarefulStatement[])[])[];
  readonly denies: readonly CarefulStatement[];
}

/** The Allows by way and layer, and all Denies; what is not certain only where that is the careful side. */
function partsOf({ ways, denies = [] }: AccessSet, allowCare: Care, denyCare: Care): Parts {
  const keep = (effect: Statement['effect'], care: Care) => (layer: Layer) =>
    layer
      .filter((statement) => statement.effect === effect && (statement.certain || care === 'perhaps'))
      .map((statement) => ({ statement, care }));
  const allowed = ways.map((way) => way.map(keep('Allow', allowCare)));
  const denied = keep('Deny', denyCare)([...new Set([...ways.flat(2), ...denies])]);
  return { ways: allowed, denies: denied };
}

/** More ways to be refused than this are nobody's account. */
const REFUSALS_MAX = 4096;

/** All ways to be refused by a set: by a Deny, or in each of its ways by one layer that does not allow. */
function* refusals(parts: Parts): Generator<Demand> {
  const count = parts.ways.reduce((product, way) => product * way.length, 1);
  if (count > REFUSALS_MAX) throw new Unsupported('the reference has too many ways with too many layers');
  const lacking = parts.ways.reduce<(readonly CarefulStatement[])[]>(
    (chosen, way) => chosen.flatMap((before) => way.map((layer) => [...before, ...layer])),
    [[]],
  );
  for (const outside of lacking) yield { within: [], outside };
  if (parts.denies.length > 0) yield { within: [parts.denies], outside: [] };
}
