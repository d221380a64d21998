import type { Mutant } from './mutant';

interface Awaited {
  readonly proof: string;
  readonly type: RegExp;
  readonly path?: RegExp;
  readonly resource?: RegExp;
}

/** Parts of the enclave that a proof which is still being built is to hold: taken out of this list when it stands. */
const AWAITED: readonly Awaited[] = [
  { proof: 'dns-closed, in each of its details', type: /^AWS::Route53Resolver::/ },
  { proof: 'what oversight may do', type: /./, resource: /BreakGlass|Assessor/ },
];

/** The proof that is to kill a mutant; undefined when none is on its way. */
export function awaitedFrom(mutant: Mutant): string | undefined {
  const fits = ({ type, path, resource }: Awaited): boolean =>
    type.test(mutant.type) &&
    (path?.test(mutant.path) ?? true) &&
    (resource?.test(`${mutant.resource} ${mutant.kind}`) ?? true);
  return AWAITED.find(fits)?.proof;
}
