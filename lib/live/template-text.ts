import { generatedName, namedValue } from './named-resources';
import { joined, literal, type Pattern } from './pattern';
import { plainAttribute } from './shapes';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Reads the value of a template as a text with holes; undefined when the value is absent. */
export type TextReader = (value: unknown) => Pattern | undefined;

/** References lead through names to further references; a template that goes in circles stops here. */
const DEPTH_MAX = 20;

/**
 * Reads texts out of a plain template. `Ref`, `Fn::GetAtt`, `Fn::Join` and `Fn::Sub` are taken apart.
 *
 * Limits: any other intrinsic (`Fn::If`, `Fn::Select`, `Fn::ImportValue`…) is one hole, named by its own
 * JSON. It can stand for a single text but never for a list, a statement or a document, so where one
 * replaces those the audit reports drift and shows the intrinsic.
 */
export function textReader(resources: ReadonlyMap<string, Resource>, stackName: string): TextReader {
  const read = (value: unknown, depth: number): Pattern | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return literal(value);
    if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
    const intrinsic = intrinsicOf(value);
    if (!intrinsic || depth > DEPTH_MAX) return [{ name: JSON.stringify(value) }];
    const [name, argument] = intrinsic;
    if (name === 'Ref' && typeof argument === 'string') return reference(argument, 'Ref', depth);
    if (name === 'Fn::GetAtt') return attribute(argument, value, depth);
    if (name === 'Fn::Join') return join(argument, value, depth);
    if (name === 'Fn::Sub') return substitute(argument, value, depth);
    return [{ name: JSON.stringify(value) }];
  };

  const reference = (logicalId: string, attributeName: string, depth: number): Pattern | undefined => {
    if (logicalId === 'AWS::NoValue') return undefined;
    const resource = resources.get(logicalId);
    const plain = resource ? plainAttribute(resource.Type, attributeName) : attributeName;
    const name = plain === 'Ref' ? logicalId : `${logicalId}.${plain}`;
    if (!resource) return [{ name }];
    const named = namedValue(logicalId, resource, plain);
    if (named !== undefined) return read(named, depth + 1);
    const generated = generatedName(logicalId, resource.Type, plain, stackName);
    return [{ name, kind: `${resource.Type}.${plain}`, ...(generated && { generated }) }];
  };

  const attribute = (argument: unknown, whole: unknown, depth: number): Pattern | undefined => {
    const steps: unknown[] =
      typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
    const [logicalId, ...rest] = steps;
    if (typeof logicalId !== 'string' || rest.length === 0 || !rest.every((step) => typeof step === 'string')) {
      return [{ name: JSON.stringify(whole) }];
    }
    return reference(logicalId, rest.join('.'), depth);
  };

  const join = (argument: unknown, whole: unknown, depth: number): Pattern => {
    const [separator, items] = Array.isArray(argument) ? (argument as unknown[]) : [];
    if (typeof separator !== 'string' || !Array.isArray(items)) return [{ name: JSON.stringify(whole) }];
    const parts = items.map((item) => read(item, depth + 1)).filter((part) => part !== undefined);
    return joined(parts.flatMap((part, index) => (index === 0 ? [part] : [literal(separator), part])));
  };

  const substitute = (argument: unknown, whole: unknown, depth: number): Pattern => {
    const [text, given] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    if (typeof text !== 'string') return [{ name: JSON.stringify(whole) }];
    const variables = isRecord(given) ? given : {};
    return joined(text.split(/(\$\{[^}]*\})/).map((piece) => filled(piece, variables, depth)));
  };

  const filled = (piece: string, variables: Readonly<Record<string, unknown>>, depth: number): Pattern => {
    const inside = /^\$\{(!?)\s*([^}]*?)\s*\}$/.exec(piece);
    if (!inside) return literal(piece);
    const [, escape, name = ''] = inside;
    if (escape) return [`\${${name}}`];
    if (Object.hasOwn(variables, name)) return read(variables[name], depth + 1) ?? [];
    const dot = name.indexOf('.');
    const value = dot < 0 ? reference(name, 'Ref', depth) : reference(name.slice(0, dot), name.slice(dot + 1), depth);
    return value ?? [];
  };

  return (value) => read(value, 0);
}

/** Name and argument of an intrinsic call; undefined for plain values. */
export function intrinsicOf(value: unknown): readonly [name: string, argument: unknown] | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const [entry] = entries;
  return entries.length === 1 && entry && (entry[0] === 'Ref' || entry[0].startsWith('Fn::')) ? entry : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
