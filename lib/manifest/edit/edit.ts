import type { Path } from '../../common/yaml-source';

/** A scalar, a list of scalars, or a mapping and list of such: what a command ever writes into a manifest. */
export type Written = string | number | readonly Written[] | { readonly [key: string]: Written | undefined };

/** One change of a manifest. Paths are those of the text as it stands when the change is made. */
export type Edit =
  /** Puts an entry at the end of a list; where there is no list yet, it begins one. */
  | { readonly kind: 'add'; readonly path: Path; readonly entry: Written }
  /** Takes an entry out of a list. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Says something else under a key that holds one value, or says it for the first time. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: string | number };

/** What the value of a document becomes by an edit: the text that was edited must say exactly this. */
export function editedValue(value: unknown, edit: Edit): unknown {
  const copy = structuredClone(value ?? {}) as Record<string, unknown>;
  const last = edit.path.at(-1)!;
  const parent = edit.path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy);
  if (edit.kind === 'remove') (parent as unknown[]).splice(Number(last), 1);
  else if (edit.kind === 'set') (parent as Record<string | number, unknown>)[last] = edit.value;
  else {
    const owner = parent as Record<string | number, unknown>;
    owner[last] = [...((owner[last] as unknown[] | null | undefined) ?? []), withoutGaps(edit.entry)];
  }
  return copy;
}

/** Without the keys that say nothing, as they are not written either. */
function withoutGaps(entry: Written): unknown {
  return JSON.parse(JSON.stringify(entry));
}
