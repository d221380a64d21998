import type { SourcedPolicy } from '../policy/json-policy';
import { holdsSymbol } from '../policy/symbols';
import { given } from './managed-policies';
import { readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** Policies of the organization, level by level: every level must allow. */
export interface OrganizationPolicies {
  readonly serviceControl: readonly (readonly SourcedPolicy[])[];
  readonly resourceControl: readonly (readonly SourcedPolicy[])[];
  readonly unread: readonly string[];
}

const TYPES = { SERVICE_CONTROL_POLICY: 'serviceControl', RESOURCE_CONTROL_POLICY: 'resourceControl' } as const;

/**
 * Policies of AWS Organizations that a template makes, a level for each target.
 *
 * AWS attaches a policy that allows everything wherever nobody took it away, so each level holds it as a possibility.
 * Limits: whether a target that is no account is above this one is not known, so its policies only may apply.
 */
export function organizationPoliciesIn(texts: TemplateTexts): OrganizationPolicies {
  const levels = {
    serviceControl: new Map<string, SourcedPolicy[]>(),
    resourceControl: new Map<string, SourcedPolicy[]>(),
  };
  const unread: string[] = [];
  const views = texts.besides ? texts.world.viewsAnywhere() : [];
  const holders = [texts.world, ...views].flatMap((view) => view.ofType('AWS::Organizations::Policy'));
  for (const holder of holders) {
    const type = texts.ofProperty(holder, holder.read('Type'));
    const kinds =
      type !== undefined && Object.hasOwn(TYPES, type) ? [TYPES[type as keyof typeof TYPES]] : kindsOf(type);
    const where = `organization policy ${holder.id}`;
    for (const target of holder.read('TargetIds').each()) {
      const account = texts.ofProperty(holder, target) ?? 'a target that is hidden';
      if (/^\d{12}$/.test(account) && account !== texts.deployment.account) continue;
      const isOurs = account === texts.deployment.account && holder.existence === 'certain' && kinds.length === 1;
      const read = given(readDocument(holder.read('Content'), holder, texts), where, isOurs);
      unread.push(...read.unread);
      for (const kind of kinds) push(levels[kind], account, read.policies);
    }
  }
  const listed = (kind: keyof typeof levels, certain: boolean) =>
    [...levels[kind].values()].map((level) => [{ ...FULL_ACCESS, certain }, ...level]);
  // From resources nobody can take it away.
  return { serviceControl: listed('serviceControl', false), resourceControl: listed('resourceControl', true), unread };
}

/** Policies of another type, as for tags or backups, say nothing about access; a type that is hidden may be either. */
function kindsOf(type: string | undefined): readonly ('serviceControl' | 'resourceControl')[] {
  return type === undefined || holdsSymbol(type) ? ['serviceControl', 'resourceControl'] : [];
}

function push(levels: Map<string, SourcedPolicy[]>, target: string, policies: readonly SourcedPolicy[]): void {
  levels.set(target, [...(levels.get(target) ?? []), ...policies]);
}

/** What AWS attaches to every target. */
export const FULL_ACCESS: SourcedPolicy = {
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
  where: 'what AWS attaches to every level of an organization unless somebody takes it away',
  certain: false,
};
