import { addResources } from './add-resource';
import { breakResource } from './break-resource';
import type { Mutant, RawTemplate } from './mutant';
import { isHarmless } from './not-a-weakening';

/** Every break of an enclave's template that a reviewer would want to hear of, in the order of the template. */
export function mutantsOf(template: RawTemplate): Mutant[] {
  const broken = Object.entries(template.Resources).flatMap(([id, resource]) => breakResource(id, resource));
  return [...broken, ...addResources(template)].filter((mutant) => !isHarmless(mutant));
}
