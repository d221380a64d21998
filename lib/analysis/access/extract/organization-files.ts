import type { JsonPolicy, SourcedPolicy } from '../policy/json-policy';
import { FULL_ACCESS } from './organization';

/** A file of a folder with policies of an organization. */
export interface PolicyFile {
  /** Path below the folder, with `/`: `scp/1-root/deny-regions.json`, or `scp-regions.json`. */
  readonly path: string;
  readonly document: JsonPolicy;
}

export interface OrganizationLevels {
  readonly serviceControl: readonly (readonly SourcedPolicy[])[];
  readonly resourceControl: readonly (readonly SourcedPolicy[])[];
  /** Files of which nobody can say whether they are of services or of resources. */
  readonly unplaced: readonly string[];
}

/**
 * Sorts files into levels. `scp/` and `rcp/` hold a folder for each level, in the order of their names; files right in them,
 * and files called `scp-…json` and `rcp-…json`, are a level of their own each.
 *
 * A level that allows nothing would forbid everything in the account, which no organization does: there AWS's own policy
 * that allows everything is attached too, and nobody exported it.
 */
export function organizationLevels(files: readonly PolicyFile[]): OrganizationLevels {
  const placed = files.map((file) => ({ ...file, place: placeOf(file.path) }));
  const levelsOf = (kind: Kind) => {
    const levels = new Map<string, SourcedPolicy[]>();
    const own = placed.filter(({ place }) => place?.kind === kind);
    for (const { path, document, place } of own.sort((one, other) => compare(one.path, other.path))) {
      const policies = levels.get(place?.level ?? '') ?? [];
      policies.push({ document, where: `organization policy ${path}`, certain: true });
      levels.set(place?.level ?? '', policies);
    }
    return [...levels.values()].map((level) =>
      level.some(allows) ? level : [{ ...FULL_ACCESS, certain: true }, ...level],
    );
  };
  return {
    serviceControl: levelsOf('scp'),
    resourceControl: levelsOf('rcp'),
    unplaced: placed.filter(({ place }) => place === undefined).map(({ path }) => path),
  };
}

type Kind = 'scp' | 'rcp';

function placeOf(path: string): { readonly kind: Kind; readonly level: string } | undefined {
  const [, folder, inside] = /^(scp|rcp)\/(?:(.+)\/)?[^/]+\.json$/i.exec(path) ?? [];
  if (folder !== undefined) return { kind: kindOf(folder), level: inside ?? path };
  const [, name] = /^(scp|rcp)[-_.][^/]*\.json$/i.exec(path) ?? [];
  return name === undefined ? undefined : { kind: kindOf(name), level: path };
}

const kindOf = (text: string): Kind => (text.toLowerCase() === 'scp' ? 'scp' : 'rcp');
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function allows({ document }: SourcedPolicy): boolean {
  const statements: unknown[] = [document.Statement].flat();
  return statements.some((one) => typeof one === 'object' && one !== null && 'Effect' in one && one.Effect === 'Allow');
}
