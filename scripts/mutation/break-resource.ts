import { TAG_COMPONENT } from '../../lib/manifest/names';
import { breakPolicy } from './break-policy';
import {
  type Json,
  type Mutant,
  type RawResource,
  type RawTemplate,
  type Step,
  isIntrinsic,
  isList,
  isMap,
  isPolicy,
  put,
} from './mutant';
import { strangerFor } from './stranger';
import { extraItem, weakerThan } from './weaker-values';

/** Every small way to break one resource: its properties one by one, its policies statement by statement, and itself. */
export function breakResource(id: string, resource: RawResource): Mutant[] {
  const { Type: type } = resource;
  const mutants: Mutant[] = [];
  const add = (path: readonly Step[], kind: string, value: Json | undefined): unknown =>
    mutants.push({
      resource: id,
      type,
      path: path.join('.'),
      kind,
      apply: ({ Resources }) => put(Resources[id], path, value),
    });
  const visit = (path: readonly Step[], value: Json): void => {
    const shown = path.join('.');
    if (isPolicy(value)) {
      for (const { at, value: broken, kind } of breakPolicy(value))
        add([...path, ...at], `${serves(resource)}${kind}`, broken);
    } else if (isList(value)) {
      const [first] = value;
      const plain = typeof first === 'string' || isIntrinsic(first);
      const extra = extraItem(type, shown) ?? (plain ? strangerFor(String(path.at(-1)), first ?? '') : undefined);
      if (extra !== undefined) add(path, 'item-added', [...value, extra]);
      for (const [index, item] of value.entries()) {
        if (isLabel(index, item)) continue;
        if (value.length > 1) add([...path, index], 'dropped', undefined);
        visit([...path, index], item);
      }
    } else if (isMap(value) && !isIntrinsic(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (isLabel(key, inner)) continue;
        add([...path, key], 'dropped', undefined);
        visit([...path, key], inner);
      }
    } else breakScalar(path, value, (kind, weaker) => add(path, kind, weaker), type);
  };
  visit([], resource.Properties ?? {});
  return [...mutants, ...breakWhole(id, resource)];
}

/** Without rights people do less; without theirs, services drop what they should record. */
function serves({ Properties }: RawResource): string {
  return JSON.stringify(Properties).includes('/enclave-service/') ? 'service:' : '';
}

/** Tags are labels, by which `audit` finds things and says so when it does not; only the component is read by a proof. */
function isLabel(step: Step, value: Json): boolean {
  if (step === 'TagSpecifications') return true;
  if (step === 'Tags') return !JSON.stringify(value).includes(TAG_COMPONENT);
  return isMap(value) && 'Key' in value && 'Value' in value && value['Key'] !== TAG_COMPONENT;
}

function breakScalar(
  path: readonly Step[],
  value: Json,
  add: (kind: string, weaker: Json) => void,
  type: string,
): void {
  const weaker = weakerThan(type, path.join('.'), value);
  const key = String(path.filter((step) => typeof step === 'string').at(-1));
  if (weaker) {
    for (const one of weaker) add(`weaker=${JSON.stringify(one).replace(/"/g, '').replace(/\s+/g, '_')}`, one);
  } else if (typeof value === 'boolean') add('flipped', !value);
  else if (typeof value === 'number') {
    add('lowered', value === 1 ? 0 : 1);
    add('raised', value * 100 + 1);
  } else {
    const strange = strangerFor(key, value);
    // A way to all addresses is no wider when a stranger writes it.
    if (strange !== value) add('strange', strange);
  }
}

function breakWhole(id: string, resource: RawResource): Mutant[] {
  const whole = { resource: id, type: resource.Type, path: '-' };
  const keeps = (['DeletionPolicy', 'UpdateReplacePolicy'] as const).filter((name) => resource[name] === 'Retain');
  return [
    { ...whole, kind: 'removed', apply: (template) => unhook(template, id) },
    ...keeps.flatMap((name): Mutant[] => [
      { ...whole, path: name, kind: 'weaker=Delete', apply: ({ Resources }) => (Resources[id]![name] = 'Delete') },
      { ...whole, path: name, kind: 'dropped', apply: ({ Resources }) => delete Resources[id]![name] },
    ]),
  ];
}

/** Takes a resource out with everything that names it, so that what is left still deploys wherever it can. */
function unhook(template: RawTemplate, id: string): void {
  delete template.Resources[id];
  const names = (value: Json): boolean => JSON.stringify(value).includes(`"${id}"`);
  for (const resource of Object.values(template.Resources)) {
    if (resource.DependsOn !== undefined) resource.DependsOn = [resource.DependsOn].flat().filter((one) => one !== id);
    if (resource.Properties) resource.Properties = prune(resource.Properties, names) as typeof resource.Properties;
  }
  for (const [name, output] of Object.entries(template.Outputs ?? {}))
    if (names(output)) delete template.Outputs![name];
}

function prune(value: Json, names: (value: Json) => boolean): Json {
  if (isIntrinsic(value) || !names(value)) return value;
  const keep = (inner: Json) => !(isIntrinsic(inner) && names(inner));
  if (isList(value)) return value.filter(keep).map((inner) => prune(inner, names));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => keep(inner))
      .map(([key, inner]) => [key, prune(inner, names)]),
  );
}
