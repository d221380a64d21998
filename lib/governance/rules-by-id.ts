import { manifestRules } from './rules';

const IDS = new Set(manifestRules.map(({ id }) => id));

/** Is an id that of a rule which judges manifests? */
export function isManifestRule(id: string): boolean {
  return IDS.has(id);
}
