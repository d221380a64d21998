import { isMap, own } from '../template-source';
import { Written } from '../written';

/** Part of a template that we make: intrinsics, pieces of the author's, literals. */
export type Raw = Readonly<Record<string, unknown>>;

/** One entry of what the author wrote; undefined where nothing is written, or `AWS::NoValue`. */
export function entry(node: Written | undefined, name: string): Written | undefined {
  const raw = own(node?.raw, name);
  if (!node || raw === undefined || raw === null) return undefined;
  const found = raw instanceof Written ? raw : new Written(raw, { parent: node.place, step: name });
  return own(found.raw, 'Ref') === 'AWS::NoValue' ? undefined : found;
}

/** An entry further down: `Auth.DefaultAuthorizer`. */
export function entryAt(node: Written | undefined, path: string): Written | undefined {
  return path.split('.').reduce<Written | undefined>((found, step) => entry(found, step), node);
}

/** The entries of a map that is no intrinsic; none of anything else. */
export function entriesOf(node: Written | undefined): (readonly [string, Written])[] {
  if (!node || !isMap(node.raw) || isIntrinsic(node.raw)) return [];
  return Object.keys(node.raw).flatMap((name) => {
    const found = entry(node, name);
    return found ? [[name, found] as const] : [];
  });
}

/** The items of a list; anything else is the one item of its own. */
export function itemsOf(node: Written | undefined): readonly Written[] {
  if (!node) return [];
  if (!Array.isArray(node.raw)) return [node];
  return (node.raw as unknown[]).map((raw, step) =>
    raw instanceof Written ? raw : new Written(raw, { parent: node.place, step }),
  );
}

/** The text, if it is written as one. */
export function textOf(node: Written | undefined): string | undefined {
  return typeof node?.raw === 'string' ? node.raw : undefined;
}

/** Is it `true`, in one of the ways people write it? */
export function isTrue(node: Written | undefined): boolean {
  return node?.raw === true || textOf(node)?.toLowerCase() === 'true';
}

export function isIntrinsic(raw: unknown): boolean {
  const keys = isMap(raw) ? Object.keys(raw) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition' || keys[0]?.startsWith('Fn::') === true);
}

/** Those of the named entries that are there, under the same names or under new ones. */
export function pick(node: Written | undefined, names: readonly string[], renamed: Raw = {}): Raw {
  const same = names.map((name) => [name, entry(node, name)] as const);
  const other = Object.entries(renamed).map(([from, to]) => [String(to), entryAt(node, from)] as const);
  return Object.fromEntries([...same, ...other].filter(([, found]) => found !== undefined));
}

/** SAM takes tags as a map, CloudFormation as a list. */
export function tagsOf(node: Written | undefined, made: Raw = {}): unknown {
  if (node && entriesOf(node).length === 0) return node;
  const written = entriesOf(node).map(([Key, Value]) => ({ Key, Value }));
  return [...written, ...Object.entries(made).map(([Key, Value]) => ({ Key, Value }))];
}

/** The id of a resource of the template that a `Ref` or a plain text names. */
export function namedId(node: Written | undefined): string | undefined {
  const ref = own(node?.raw, 'Ref');
  return typeof ref === 'string' ? ref : textOf(node);
}

export function sub(text: string, variables?: Raw): Raw {
  return { 'Fn::Sub': variables ? [text, variables] : text };
}

export function arnOf(id: string): Raw {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}
