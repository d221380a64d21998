import { partitionOf } from '../common/arn';
import type { ChoicePoint } from './choices';
import { placeAt } from './property';
import { CONDITION_PATH, type Call, valueOf } from './scope';
import { type RawMap, isMap, own } from './template-source';
import { ABSENT, type Unresolved, type Value, known, unresolved } from './value';

/**
 * What a `Ref` to a name comes down to: a parameter, a pseudo parameter or a resource.
 *
 * Limits: a parameter without default, or read from SSM, is unresolved unless a condition that holds says what it
 * equals; so is a list parameter with allowed values.
 */
export function readName(name: string, call: Call): Value {
  const value = readDeclared(name, call);
  // A condition that read its own outcome would no longer see that it hangs on a choice.
  if (value.kind !== 'unresolved' || call.path === CONDITION_PATH) return value;
  return call.scope.literalOf(value) ?? value;
}

function readDeclared(written: string, call: Call): Value {
  const name = call.scope.declarations.renames.get(written) ?? written;
  if (name === 'AWS::NoValue') return ABSENT;
  if (name.startsWith('AWS::')) return readPseudoParameter(name, call);
  const { parameters, resourceTypes } = call.scope.declarations;
  const parameter = own(parameters, name);
  if (isMap(parameter)) return givenTo(name, parameter, call) ?? readParameter(name, parameter, call);
  const type = resourceTypes.get(name);
  if (type === undefined) return unresolved(`Ref: ${name}, which is not in this template`, symbolOfRef(name, call));
  if (isCustom(type)) return unresolved(`Ref: ${name}, which a custom resource chooses`, symbolOfRef(name, call));
  return call.scope.referenceTo(name, 'Ref');
}

/**
 * What `Fn::GetAtt` of `Resource.Attribute` comes down to; the attribute may hold dots (`Outputs.Name`).
 *
 * Limits: what a custom resource, a nested stack, a module, an SSM parameter or a wait condition gives is unresolved.
 */
export function readAttribute(target: string, call: Call): Value {
  const renamed = call.scope.declarations.renames.get(target);
  if (renamed !== undefined) return call.scope.referenceTo(renamed, 'Ref');
  const dot = target.indexOf('.');
  const id = dot === -1 ? target : target.slice(0, dot);
  const type = call.scope.declarations.resourceTypes.get(id);
  if (dot <= 0 || type === undefined) {
    return unresolved(`GetAtt: ${target}, which is not in this template`, symbolOfAttribute(target, call));
  }
  const attribute = target.slice(dot + 1);
  if (type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) {
    const put = call.scope.output(id, attribute.slice('Outputs.'.length), call.path);
    if (put) return put;
  }
  if (isCustom(type) || SOMEBODY_ELSES.test(`${type}.${attribute}`)) {
    return unresolved(`GetAtt: ${target}, which somebody else writes`, symbolOfAttribute(target, call));
  }
  return call.scope.referenceTo(id, attribute);
}

/** Its id and its attributes are whatever the code behind it answers, a star or another resource's name included. */
function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource' || type.endsWith('::MODULE');
}

const SOMEBODY_ELSES =
  /^AWS::(SSM::Parameter\.Value|CloudFormation::Stack\.Outputs\..*|CloudFormation::WaitCondition\.Data)$/;

/** The same in every template of one account and region. */
const SHARED = ['AWS::AccountId', 'AWS::Region', 'AWS::Partition', 'AWS::URLSuffix'];

/** `!Ref P` and `${P}` are the same value, so both go by the symbol of the long form. */
function symbolOfRef(name: string, call: Call): string {
  const text = JSON.stringify({ Ref: name });
  return SHARED.includes(name) ? text : call.scope.symbolFor(text);
}

function symbolOfAttribute(target: string, call: Call): string {
  return call.scope.symbolFor(JSON.stringify({ 'Fn::GetAtt': target }));
}

function readPseudoParameter(name: string, call: Call): Value {
  const { region, account, partition = region && partitionOf(region) } = call.scope.declarations.environment;
  const given: Readonly<Record<string, string | undefined>> = {
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': partition,
    'AWS::StackName': call.scope.declarations.stackName,
    'AWS::URLSuffix': partition && (partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'),
  };
  const value = own(given, name);
  return typeof value === 'string' ? known(value) : unresolved(`Ref: ${name}`, symbolOfRef(name, call));
}

function readParameter(name: string, parameter: RawMap, call: Call): Value {
  const type = typeOf(parameter);
  const because = (why: string): Unresolved => unresolved(`Ref: ${name}, a parameter ${why}`, symbolOfRef(name, call));
  if (type.startsWith('AWS::SSM::Parameter::Value')) return because('read from SSM at deployment');
  const isList = isListType(type);
  const allowed = scalarsOf(own(parameter, 'AllowedValues'));
  const preset = own(parameter, 'Default');
  if (allowed.length > 0 && isList) return because('that takes several of its allowed values');
  if (allowed.length > 0) {
    const option = call.scope.choices.choose(allowedValuesOf(name, allowed, preset));
    const value = option === undefined ? undefined : allowed[option];
    return value === undefined ? because('with several allowed values') : known(value);
  }
  const [only] = scalarsOf([preset]);
  if (only === undefined) return because('without default');
  if (!isList) return known(only);
  return itemsOf(String(only), name, call);
}

/** Lists are given as text too: what lies between the commas. */
function itemsOf(text: string, name: string, call: Call): Value {
  const items = text.split(',').map((item) => item.trim());
  return valueOf(call, { raw: items, place: placeAt(['Parameters', name, 'Default']) });
}

/** What a parent stack of the call passes: it counts, whatever default and allowed values say. */
function givenTo(name: string, parameter: RawMap, call: Call): Value | undefined {
  const value = call.scope.given(name, call.path);
  if (value?.kind === 'known' && isListType(typeOf(parameter))) {
    return itemsOf(String(value.value), name, call);
  }
  return value;
}

/** Anything but a text may not even be written as one. */
function typeOf(parameter: RawMap): string {
  const type = own(parameter, 'Type');
  return typeof type === 'string' ? type : '';
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function allowedValuesOf(name: string, allowed: readonly (string | number | boolean)[], preset: unknown): ChoicePoint {
  const options = allowed.map(String);
  const [given] = scalarsOf([preset]);
  const preferred = given === undefined ? -1 : options.indexOf(String(given));
  return { key: `parameter ${name}`, kind: 'parameter', name, options, ...(preferred >= 0 && { preferred }) };
}

function scalarsOf(raw: unknown): (string | number | boolean)[] {
  if (!Array.isArray(raw)) return [];
  return raw.filter((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean');
}
