import type { Manifest } from '../../manifest';
import type { World } from '../../template';
import type { Claim } from '../claim';
import { allOf, pass } from '../decided';
import { placeOf } from '../placed-text';
import type { Words } from '../spelled-statement';
import { judgeBoundary, judgeRights } from './judge-rights';
import { judgeOversight } from './oversight-role';
import { type Access, ceilingWords, evidenceWords, lastSecondOf } from './oversight-words';

const MORE = 'the assessor may do another thing than read evidence';

/**
 * Does the assessor read the evidence until the audit ends, and nothing else, whatever is attached to the role later?
 *
 * Limits: policies are compared word by word with what evidence is, so that one which gives less fails as well. Evidence is
 * what the template keeps; that the archive holds everything is another claim. A part given at deployment is `unknown`.
 */
export function assessorReads(manifest: Manifest): Claim {
  return {
    claim: 'The assessor reads the evidence of the enclave until the audit ends, and can do nothing else',
    decide(world) {
      if (manifest.assessor?.principalArn === undefined) return pass('no assessor enters AWS');
      const judging = { broken: MORE, place: placeOf(manifest) };
      const { given, ceiling } = wordsOf(world, manifest);
      const judged = judgeOversight(world, manifest, 'assessor', (role) => [
        judgeRights(world, role, judging, given),
        judgeBoundary(world, role, judging, ceiling),
      ]);
      return allOf([judged], `${given.length} ways to read, until ${lastSecondOf(manifest)}`);
    },
  };
}

function wordsOf(world: World, manifest: Manifest): { readonly given: Access[]; readonly ceiling: Words[] } {
  const last = [lastSecondOf(manifest)];
  const evidence = evidenceWords(world, manifest);
  const given = evidence.map(({ conditions, ...access }) => ({
    ...access,
    conditions: { ...conditions, 'DateLessThanEquals aws:CurrentTime': last },
  }));
  const after = { 'DateGreaterThan aws:CurrentTime': last };
  const nothingAfter = { effect: 'Deny', actions: ['*'], resources: ['*'], conditions: after } as const;
  return { given, ceiling: [...ceilingWords(evidence, manifest), nothingAfter] };
}
