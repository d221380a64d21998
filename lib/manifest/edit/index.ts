import { isDeepStrictEqual } from 'node:util';
import { type Document, isAlias, isMap, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { SourceText } from '../../common/read-text';
import { UserError } from '../../common/user-error';
import { parseYaml, formatPosition, type Path } from '../../common/yaml-source';
import { formatPath } from '../complaint';
import { addToList, beginList, isJson } from './add-entry';
import { type Edit, editedValue } from './edit';
import { editsBetween } from './edits-between';
import { removeFromList, removeKey } from './remove-entry';
import { setValue } from './set-value';
import { endOf } from './text-place';

export type { Edit, Written } from './edit';

/** A list that is begun stands behind the part it belongs to. */
const STANDS_AFTER: Readonly<Record<string, string>> = { requests: 'grants', grants: 'dataBoundaries' };

/**
 * Changes the text of a manifest, one edit after the other. Only the lines of the entry itself change: comments, order,
 * anchors, quotes and brackets stay as somebody wrote them. What the text says afterwards is read back and compared.
 *
 * @throws UserError where the text is written in a way that we cannot change safely
 */
export function editManifest(source: SourceText, edits: readonly Edit[]): string {
  return edits.reduce(
    (text, edit) =>
      smallEdits({ ...source, text }, edit).reduce((one, small) => editOnce({ ...source, text: one }, small), text),
    source.text,
  );
}

/** A part that is there already is changed where it differs; what stays the same stays as it is written. */
function smallEdits(source: SourceText, edit: Edit): Edit[] {
  if (edit.kind !== 'set') return [edit];
  const now = edit.path.reduce<unknown>(
    (node, step) => (node as Record<string | number, unknown> | null | undefined)?.[step],
    parseYaml(source).value,
  );
  return editsBetween(edit.path, now, edit.value);
}

function editOnce(source: SourceText, edit: Edit): string {
  const before = parseYaml(source);
  if (before.problems.length > 0) throw new UserError(before.problems);
  const document = parseDocument(source.text, { logLevel: 'silent' });
  const edited = change(source.text, document, edit);
  const after = edited === undefined ? undefined : parseYaml({ ...source, text: edited });
  if (after && after.problems.length === 0 && saysTheSame(after.value, editedValue(before.value, edit))) return edited!;
  throw new UserError([
    {
      where: formatPosition(before.locate(edit.path)),
      what: `\`${formatPath(edit.path)}\` is written in a way that we cannot change`,
      saw: 'an anchor, an alias, or another turn of YAML',
      want: 'each value written out where it stands',
      mend: 'write it out, and run the command again',
      code: 'manifest/edit',
    },
  ]);
}

/** Compared as JSON, in which values of whatever origin are alike. */
function saysTheSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  return isDeepStrictEqual(plain(one), plain(other));
}

/** The changed text, or undefined where the path leads through an alias: somebody else would be changed with it. */
function change(text: string, document: Document, edit: Edit): string | undefined {
  if (edit.kind === 'remove') {
    const at = edit.path.slice(0, -1);
    const [list, owner] = [nodeAt(document, at), nodeAt(document, at.slice(0, -1))];
    if (isMap(list)) return removeKey(text, list, String(edit.path.at(-1)));
    if (!isSeq(list) || !isMap(owner)) return undefined;
    return removeFromList(text, list, Number(edit.path.at(-1)), keyEnd(owner, String(at.at(-1))));
  }
  const key = String(edit.path.at(-1));
  const json = isJson(document);
  if (edit.kind === 'set') {
    const owner = nodeAt(document, edit.path.slice(0, -1));
    return isMap(owner) ? setValue(text, owner, key, edit.value, json) : undefined;
  }
  const list = nodeAt(document, edit.path);
  if (isAlias(list)) return undefined;
  if (isSeq(list) && list.items.length > 0) return addToList(text, list, edit.entry, json);
  const owner = nodeAt(document, edit.path.slice(0, -1));
  if (!isMap(owner)) return undefined;
  const style = edit.path.length > 1 ? 'flow' : 'block';
  return beginList(text, owner, key, edit.entry, { isJson: json, after: STANDS_AFTER[key], style });
}

function nodeAt(document: Document, path: Path): Node | undefined {
  return (path.length === 0 ? document.contents : document.getIn(path, true)) as Node | undefined;
}

function keyEnd(owner: YAMLMap, key: string): number {
  const pair = owner.items.find(({ key: one }) => String((one as { value?: unknown }).value) === key);
  return endOf(pair?.key);
}
