import type { FindingsReport } from './findings-report';

/** A call may be of a hundred manifests; the JSON names them all. */
const MANIFESTS_SHOWN = 3;

/** As much of a digest as tells two manifests apart. */
const DIGITS = 12;

/** When a check was made, by what and of which manifests, in one line; none for a report that does not say. */
export function checkedLine({ checked }: FindingsReport): string[] {
  if (!checked) return [];
  const { at, tool, manifests } = checked;
  const shown = manifests.slice(0, MANIFESTS_SHOWN).map(({ file, sha256 }) => `${file} ${sha256.slice(0, DIGITS)}`);
  const more = manifests.length > MANIFESTS_SHOWN ? [`and ${manifests.length - MANIFESTS_SHOWN} more`] : [];
  const of = shown.length === 0 ? '' : `: ${[...shown, ...more].join(', ')}`;
  return [`checked ${at} by ${tool.name} ${tool.version}${of}`];
}
