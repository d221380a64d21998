import { isMap } from '../template-source';
import { Written } from '../written';
import { entry, isIntrinsic, itemsOf } from './author';

/**
 * What a resource says on top of `Globals`, as SAM merges them: lists are joined with the global items first, maps are
 * merged key by key, anything else is replaced by what the resource says.
 */
export function mergeGlobals(global: Written | undefined, local: Written): Written {
  if (!global) return local;
  if (Array.isArray(global.raw) && Array.isArray(local.raw)) {
    return new Written([...itemsOf(global), ...itemsOf(local)], local.place);
  }
  if (!isPlainMap(global.raw) || !isPlainMap(local.raw)) return local;
  const names = new Set([...Object.keys(global.raw), ...Object.keys(local.raw)]);
  const merged = [...names].flatMap((name) => {
    const [above, own] = [rawEntry(global, name), rawEntry(local, name)];
    const value = own ? mergeGlobals(above, own) : above;
    return value ? [[name, value] as const] : [];
  });
  return new Written(Object.fromEntries(merged), local.place);
}

/** With `AWS::NoValue` too: written in the resource, it takes the global value away. */
function rawEntry(node: Written, name: string): Written | undefined {
  const raw = isMap(node.raw) && Object.hasOwn(node.raw, name) ? node.raw[name] : undefined;
  if (raw === undefined || raw === null) return undefined;
  return raw instanceof Written ? raw : (entry(node, name) ?? new Written(raw, { parent: node.place, step: name }));
}

function isPlainMap(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return isMap(raw) && !isIntrinsic(raw);
}
