/** Anything a JSON template may hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export interface JsonMap {
  [key: string]: Json;
}

/** A resource as it stands in a template. */
export interface RawResource {
  Type: string;
  Properties?: JsonMap;
  DependsOn?: Json;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface RawTemplate {
  Resources: Record<string, RawResource>;
  Outputs?: Record<string, Json>;
}

/** One way to make an enclave weaker. */
export interface Mutant {
  /** Logical id of the resource that is broken, or that is new. */
  readonly resource: string;
  readonly type: string;
  /** Dotted path of the property; `-` for the resource as a whole. */
  readonly path: string;
  /** What is done there, in one word with hyphens. */
  readonly kind: string;
  /** Breaks a copy of the template. */
  readonly apply: (template: RawTemplate) => void;
}

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** `Ref`, `Fn::GetAtt`, `Fn::Join`… */
export function isIntrinsic(value: unknown): boolean {
  if (!isMap(value)) return false;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

/** A policy document, of whatever kind. */
export function isPolicy(value: unknown): value is JsonMap {
  return isMap(value) && isList(value['Statement']);
}

export type Step = string | number;

/** Replaces what stands at a path below the properties of a resource; `undefined` takes it out. */
export function put(resource: RawResource | undefined, path: readonly Step[], value: Json | undefined): void {
  let at: unknown = resource?.Properties;
  for (const step of path.slice(0, -1)) at = (at as Record<Step, unknown>)[step];
  const last = path.at(-1)!;
  if (value !== undefined) (at as Record<Step, Json>)[last] = value;
  else if (Array.isArray(at)) at.splice(Number(last), 1);
  else delete (at as Record<Step, Json>)[last];
}
