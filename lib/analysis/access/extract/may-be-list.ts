import { type Unresolved, type World } from '../../../template';

/** Functions that give one text, whatever they are given. */
const ONE_TEXT = new Set([
  'Fn::GetAtt',
  'Fn::ImportValue',
  'Fn::Sub',
  'Fn::Join',
  'Fn::Select',
  'Fn::Base64',
  'Fn::ToJsonString',
  'Fn::Length',
]);

/**
 * May something that cannot be read turn out to be several texts, or a map? One letter cannot stand for those.
 *
 * Limits: what a custom resource answers is taken for one text, as CloudFormation documents it.
 */
export function mayBeList({ symbol }: Unresolved, world: World): boolean {
  if (symbol.startsWith('"{{resolve:')) return false;
  const [, name, parameter] = /^[^{"]*\{"([\w:]+)":(?:"([^"]*)"\}$)?/.exec(symbol) ?? [];
  if (name === 'Ref') return isListParameter(parameter ?? '', world);
  return name === undefined || !ONE_TEXT.has(name);
}

function isListParameter(name: string, world: World): boolean {
  const { parameters } = world.declarations;
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (typeof parameter !== 'object' || parameter === null) return false;
  const type = 'Type' in parameter ? parameter.Type : undefined;
  return typeof type !== 'string' || type === 'CommaDelimitedList' || type.includes('List<');
}
