import type { Choices } from './choices';
import type { Node, Reader } from './property';
import type { RawMap } from './template-source';
import { type Known, type Reference, type Unresolved, type Value, describe, unresolved } from './value';

/** Where the template will be deployed, as far as somebody said so. What is missing stays unresolved. */
export interface Environment {
  readonly region?: string;
  readonly account?: string;
  /** @default - that of the region */
  readonly partition?: string;
}

/** What a template declares besides its resources. */
export interface Declarations {
  readonly parameters: RawMap;
  readonly mappings: RawMap;
  readonly conditions: RawMap;
  readonly outputs: RawMap;
  /** Conditions that nobody can answer because of how they name one another, with the reason. */
  readonly conditionFaults: ReadonlyMap<string, string>;
  /** Types by the logical ids that a `Ref` or `Fn::GetAtt` may name; empty when the type cannot be read. */
  readonly resourceTypes: ReadonlyMap<string, string>;
  /** Names such as `Api.Stage`, by which SAM lets authors refer to what it makes, and the ids that it gives. */
  readonly renames: ReadonlyMap<string, string>;
  readonly environment: Environment;
  /** What `AWS::StackName` gives, where somebody said so. */
  readonly stackName?: string;
}

/** The path that values read for a condition have: they belong to no property. */
export const CONDITION_PATH = 'Conditions';

/** Whether a condition holds; unresolved when it cannot be read, or may go either way and this world does not choose. */
export type Decision = boolean | Unresolved;

/** What intrinsics may use while they are worked out in one world. */
export interface Scope extends Reader {
  readonly declarations: Declarations;
  readonly choices: Choices;
  /** Answers a named condition. */
  decide(name: string): Decision;
  /** What a value must be here because a condition that holds in this world says so. */
  literalOf(value: Unresolved): Known | undefined;
  /** A resource of this template as a symbol, by the id it goes by where the value is read. */
  referenceTo(logicalId: string, attribute: string): Reference;
  /** The symbol of what is not known here: in another template the same words mean something else. */
  symbolFor(text: string): string;
  /** What a parent stack passes for a parameter, if one of the call does. */
  given(parameter: string, path: string): Value | undefined;
  /** What a nested stack puts out, if its template is among those of the call. */
  output(logicalId: string, name: string, path: string): Value | undefined;
  /** What a template of the call exports under a name. */
  imported(name: Value, path: string): Value | undefined;
}

/** One intrinsic being worked out. */
export interface Call {
  readonly scope: Scope;
  readonly name: string;
  readonly argument: Node;
  /** Path of the property the result belongs to. */
  readonly path: string;
  /** Equal for equal calls. */
  readonly symbol: string;
}

/** The answer to a call that only CloudFormation knows, or that is not well-formed. */
export function hidden(call: Call, why: string): Unresolved {
  return unresolved(`${call.name}: ${why}`, call.symbol);
}

/** The answer to a call that hangs on a value which is not known, or not of the shape the call needs. */
export function hiddenBy(call: Call, value: Value): Unresolved {
  return value.kind === 'unresolved' ? unresolved(value.intrinsic, call.symbol) : hidden(call, describe(value));
}

/** The value of one argument of a call. */
export function valueOf(call: Call, node: Node): Value {
  return call.scope.evaluate(node, call.path);
}
