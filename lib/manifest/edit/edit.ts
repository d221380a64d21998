import type { Path } from '../../common/yaml-source';

/** A scalar, a list of scalars, or a mapping and list of such: what a command ever writes into a manifest. */
export type Written = string | number | readonly Written[] | { readonly [key: string]: Written | undefined };

/** One change of a manifest. Paths are those of the text as it stands when the change is made. */
export type Edit =
  /** Puts an entry at the end of a list; where there is no list yet, it begins one. */
  | { readonly kind: 'add'; readonly path: Path; readonly entry: Written }
  /** Takes an entry out of a list, or a key out of a mapping. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Says something else under a key, or says it for the first time. Of a whole part only what differs is touched. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: Written };

/** What the value of a document becomes by an edit: the text that was edited must say exactly this. */
export function editedValue(value: unknown, edit: Edit): unknown {
  // Not `structuredClone`: what an anchor shares would stay shared, and an edit of one would be right for all.
  const copy = withoutGaps((value ?? {}) as Written) as Record<string, unknown>;
  const last = edit.path.at(-1)!;
  const parent = edit.path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy);
  const owner = parent as Record<string | number, unknown>;
  if (edit.kind === 'remove' && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (edit.kind === 'remove') delete owner[last];
  else if (edit.kind === 'set') owner[last] = withoutGaps(edit.value);
  else {
    owner[last] = [...((owner[last] as unknown[] | null | undefined) ?? []), withoutGaps(edit.entry)];
  }
  return copy;
}

/** Without the keys that say nothing, as they are not written either. */
export function withoutGaps(entry: Written): unknown {
  return JSON.parse(JSON.stringify(entry));
}
