import type { Property, Resource } from '../../../template';
import type { JsonStatement } from '../policy/json-policy';
import { type GuardedSet, asFarAs } from './guarded-set';
import type { Given } from './managed-policies';
import type { PolicyTargets, Target } from './policy-targets';
import { HIDDEN, json } from './policy-elements';
import { wordsOf } from './resource-policies';
import type { TemplateTexts } from './template-texts';

/** A property of a permission that narrows it, and the test that it becomes. */
type Narrowing = readonly [property: string, operator: string, key: string];

const OF_FUNCTION: readonly Narrowing[] = [
  ['SourceArn', 'ArnLike', 'aws:SourceArn'],
  ['SourceAccount', 'StringEquals', 'aws:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'],
];
const OF_LAYER: readonly Narrowing[] = [['OrganizationId', 'StringEquals', 'aws:PrincipalOrgID']];

/** Gathers permissions of functions and layers: resource policies of one statement, without a document. */
export function gatherPermissions(set: GuardedSet, texts: TemplateTexts, targets: PolicyTargets): void {
  for (const permission of texts.ofType('AWS::Lambda::Permission')) {
    const pointer = permission.read('FunctionName');
    const arn = texts.resources.functionArn(pointer, permission);
    const isName = arn !== undefined && arn.startsWith('arn:');
    for (const target of functionsOf(permission, pointer, arn, targets)) {
      give(set, permission, target, 'AWS::Lambda::Function', isName ? arn : '*', OF_FUNCTION, texts);
    }
  }
  for (const permission of texts.ofType('AWS::Lambda::LayerVersionPermission')) {
    const pointer = permission.read('LayerVersionArn');
    const arn = texts.ofProperty(permission, pointer) ?? '*';
    for (const target of targets.of(permission, pointer, { type: LAYER })) {
      give(set, permission, target, LAYER, arn, OF_LAYER, texts);
    }
  }
}

const LAYER = 'AWS::Lambda::LayerVersion';

/** A permission may be for a version or an alias of a function. */
function functionsOf(
  permission: Resource,
  pointer: Property,
  arn: string | undefined,
  targets: PolicyTargets,
): Target[] {
  const type = 'AWS::Lambda::Function';
  const own = targets.named(arn, type) ?? targets.named(arn?.replace(/:[^:]*$/, ''), type);
  if (own)
    return [{ resource: own, certain: permission.existence === 'certain' || permission.condition === own.condition }];
  return targets.of(permission, pointer, { type, name: 'FunctionName' });
}

function give(
  set: GuardedSet,
  permission: Resource,
  target: Target,
  type: string,
  arn: string,
  narrowings: readonly Narrowing[],
  texts: TemplateTexts,
): void {
  const { statement, certain } = statementOf(permission, arn, narrowings, texts);
  const where = `${target.resource ? wordsOf(target.resource) : type}, permission ${permission.id}`;
  const policies = [
    { document: { Version: '2012-10-17', Statement: [statement] }, where, certain: certain && arn !== '*' },
  ];
  const given: Given = asFarAs(target, { policies, unread: [] });
  if (target.resource) set.give(target.resource, given);
  else set.giveOutside(permission, type, arn, given);
}

/** A permission as the statement that it adds to the policy of whatever it is for. */
export function permissionOf(permission: Resource, texts: TemplateTexts) {
  return statementOf(permission, '*', permission.type === 'AWS::Lambda::Permission' ? OF_FUNCTION : OF_LAYER, texts);
}

function statementOf(permission: Resource, arn: string, narrowings: readonly Narrowing[], texts: TemplateTexts) {
  const read = (name: string) => json(permission.read(name), permission, texts, 0);
  const [action, principal] = [read('Action'), principalOf(texts.ofProperty(permission, permission.read('Principal')))];
  const tests = narrowings.flatMap(([name, operator, key]): [string, string, unknown][] =>
    permission.read(name).value.kind === 'absent' ? [] : [[operator, key, read(name)]],
  );
  const legible = tests.filter(([, , value]) => value !== HIDDEN);
  const statement: JsonStatement = {
    Sid: permission.id,
    Effect: 'Allow',
    Principal: principal ?? '*',
    Action: action === HIDDEN ? '*' : action,
    Resource: arn,
    ...(legible.length > 0 && { Condition: conditionOf(legible) }),
  };
  return { statement, certain: action !== HIDDEN && principal !== undefined && legible.length === tests.length };
}

function conditionOf(tests: readonly (readonly [string, string, unknown])[]) {
  const operators = [...new Set(tests.map(([operator]) => operator))];
  return Object.fromEntries(
    operators.map((operator) => {
      const own = tests.filter(([other]) => other === operator);
      return [operator, Object.fromEntries(own.map(([, key, value]) => [key, value]))];
    }),
  );
}

/** Lambda takes services, accounts and ARNs in one property; undefined when nobody knows which it is. */
function principalOf(text: string | undefined) {
  if (text === '*') return '*';
  if (text === undefined || /^[\uE000-\uF8FF]$/.test(text)) return undefined;
  return text.startsWith('arn:') || /^\d{12}$/.test(text) ? { AWS: text } : { Service: text };
}
