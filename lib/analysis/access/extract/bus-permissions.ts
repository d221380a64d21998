import type { Resource } from '../../../template';
import type { JsonStatement } from '../policy/json-policy';
import { type GuardedSet, asFarAs } from './guarded-set';
import { type Given, NOTHING_GIVEN } from './managed-policies';
import { HIDDEN, json, statementOf } from './policy-elements';
import type { PolicyTargets } from './policy-targets';
import { wordsOf } from './resource-policies';
import type { TemplateTexts } from './template-texts';

const BUS = 'AWS::Events::EventBus';

/** Gathers permissions of event buses: one statement each, written as a statement or in properties of its own. */
export function gatherBusPermissions(set: GuardedSet, texts: TemplateTexts, targets: PolicyTargets): void {
  for (const holder of texts.ofType('AWS::Events::EventBusPolicy')) {
    const pointer = holder.read('EventBusName');
    const isDefault = pointer.value.kind === 'absent' || texts.ofProperty(holder, pointer) === 'default';
    const found = isDefault
      ? [{ text: 'default', certain: true }]
      : targets.of(holder, pointer, { type: BUS, name: 'Name' });
    for (const target of found) {
      const { resource, text } = 'resource' in target ? target : { ...target, resource: undefined };
      const arn = resource ? texts.resources.arnOf(resource) : outsideArn(text, texts);
      const whose = resource ? wordsOf(resource) : 'event bus';
      const given = asFarAs(target, permissionOf(holder, arn ?? '*', `${whose}, permission ${holder.id}`, texts));
      if (resource) set.give(resource, given);
      else set.giveOutside(holder, BUS, arn ?? '*', given);
    }
  }
}

function outsideArn(text: string | undefined, texts: TemplateTexts): string | undefined {
  if (text?.startsWith('arn:') === true) return text;
  const start = texts.fill('arn:${Partition}:events:${Region}:${Account}:event-bus/');
  return start === undefined ? undefined : `${start}${text ?? '*'}`;
}

function permissionOf(holder: Resource, arn: string, where: string, texts: TemplateTexts): Given {
  const written = holder.read('Statement').parsed();
  const { statements, certain } =
    written.value.kind === 'absent' ? fromProperties(holder, arn, texts) : statementOf(written, holder, texts);
  const document = { Version: '2012-10-17', Statement: statements };
  return { ...NOTHING_GIVEN, policies: [{ document, where, certain }] };
}

/** The older form: an account or everybody, one action, and perhaps an organization. */
function fromProperties(holder: Resource, arn: string, texts: TemplateTexts) {
  const read = (name: string) => json(holder.read(name), holder, texts, 0);
  const [action, principal] = [read('Action'), read('Principal')];
  const isNarrowed = holder.read('Condition').value.kind !== 'absent';
  const [type, key, value] = ['Type', 'Key', 'Value'].map((part) => read(`Condition.${part}`));
  const isLegible = !isNarrowed || (typeof type === 'string' && typeof key === 'string' && value !== HIDDEN);
  const statement: JsonStatement = {
    Sid: holder.id,
    Effect: 'Allow',
    Principal: principal === '*' || principal === HIDDEN ? '*' : { AWS: principal },
    Action: action === HIDDEN ? '*' : action,
    Resource: arn,
    ...(isNarrowed && isLegible && { Condition: { [String(type)]: { [String(key)]: value } } }),
  };
  return { statements: [statement], certain: isLegible && action !== HIDDEN && principal !== HIDDEN };
}
