import { TAG_COMPONENT, component as componentName } from '../manifest/names';
import { UserError } from '../common/user-error';
import { format, type Pattern } from './pattern';
import { intrinsicOf, isRecord, textReader, type Resource, type TextReader } from './template-text';

/** A resource of the template that is a component of the enclave. */
export interface Component extends Resource {
  readonly logicalId: string;
  readonly component: string;
}

export interface InlinePolicy {
  readonly name: Pattern;
  readonly document: unknown;
}

export interface AttachedPolicy {
  readonly arn: Pattern;
  /** Present when the template itself holds the policy. */
  readonly document?: unknown;
  readonly logicalId?: string;
}

export interface SynthesisedRole extends Component {
  readonly inline: readonly InlinePolicy[];
  readonly attached: readonly AttachedPolicy[];
}

export interface SynthesisedVpn extends Component {
  readonly rules: readonly Readonly<Record<string, unknown>>[];
}

/** What the template says about the components the audit compares. */
export interface Synthesised {
  readonly roles: readonly SynthesisedRole[];
  readonly boundaries: readonly Component[];
  readonly vpns: readonly SynthesisedVpn[];
  readonly resources: ReadonlyMap<string, Resource>;
  readonly read: TextReader;
}

/**
 * Finds the enclave's components in a plain template, by their tag. The permissions boundary has none,
 * because CloudFormation cannot tag a managed policy: it is the policy the roles name as their boundary.
 *
 * Limits: looks into one template, not into nested stacks; resources under a `Condition` count as deployed.
 */
export function readTemplate(template: unknown, iamPath: string, stackName: string): Synthesised {
  const resources = resourcesOf(template);
  const read = textReader(resources, stackName);
  const ofType = (type: string) => [...resources].filter(([, resource]) => resource.Type === type);
  const tagged = (type: string): Component[] =>
    ofType(type).flatMap(([logicalId, resource]) => {
      const component = tagOf(resource, read);
      return component === undefined ? [] : [{ ...resource, logicalId, component }];
    });
  const underPath = ({ Properties }: Resource) => texts(read(Properties.Path)).startsWith(iamPath);

  const roles = tagged('AWS::IAM::Role')
    // Service roles of the enclave live on other paths, where the audit does not look.
    .filter((role) => role.component.startsWith(componentName.role('')) || underPath(role))
    .map((role) => ({
      ...role,
      inline: inlinePolicies(role, resources, read),
      attached: attachedPolicies(role, resources, read),
    }));
  const boundaries = ofType('AWS::IAM::ManagedPolicy')
    .filter(([logicalId]) => roles.some((role) => refersTo(role.Properties.PermissionsBoundary, logicalId)))
    .map(([logicalId, policy]) => ({ ...policy, logicalId, component: componentName.boundary }));
  const vpns = tagged('AWS::EC2::ClientVpnEndpoint').map((vpn) => ({
    ...vpn,
    rules: ofType('AWS::EC2::ClientVpnAuthorizationRule')
      .map(([, rule]) => rule.Properties)
      .filter((rule) => refersTo(rule.ClientVpnEndpointId, vpn.logicalId)),
  }));
  return { roles, boundaries, vpns, resources, read };
}

function resourcesOf(template: unknown): Map<string, Resource> {
  const raw = isRecord(template) ? template.Resources : undefined;
  if (!isRecord(raw)) {
    throw new UserError([
      {
        where: 'template:1:1',
        what: 'is not a CloudFormation template',
        saw: 'no map of resources',
        want: 'a template in JSON with `Resources`',
        mend: 'run `enclave synth` and audit the template it writes',
        code: 'audit/not-a-template',
      },
    ]);
  }
  const entries = Object.entries(raw).flatMap(([logicalId, resource]) => {
    if (!isRecord(resource) || typeof resource.Type !== 'string') return [];
    const Properties = isRecord(resource.Properties) ? resource.Properties : {};
    return [[logicalId, { Type: resource.Type, Properties }] as const];
  });
  return new Map(entries);
}

/** The component tag. A Client VPN endpoint keeps its tags one level further down than everybody else. */
function tagOf(resource: Resource, read: TextReader): string | undefined {
  const { Tags, TagSpecifications } = resource.Properties;
  const specified = listOf(TagSpecifications)
    .filter((one) => texts(read(one.ResourceType)) === 'client-vpn-endpoint')
    .flatMap((one) => listOf(one.Tags));
  const tag = [...listOf(Tags), ...specified].find((one) => one.Key === TAG_COMPONENT);
  return tag && texts(read(tag.Value));
}

/** Inline policies stand in the role itself or point at it from a resource of their own. */
function inlinePolicies(role: Component, resources: Map<string, Resource>, read: TextReader): InlinePolicy[] {
  const own = listOf(role.Properties.Policies);
  const pointing = [...resources.values()]
    .filter(
      ({ Type, Properties }) =>
        (Type === 'AWS::IAM::Policy' && pointsAt(Properties.Roles, role)) ||
        (Type === 'AWS::IAM::RolePolicy' && pointsAt([Properties.RoleName], role)),
    )
    .map(({ Properties }) => Properties);
  return [...own, ...pointing].map((policy) => ({
    name: read(policy.PolicyName) ?? [],
    document: policy.PolicyDocument,
  }));
}

/** Managed policies hang on a role from either end. */
function attachedPolicies(role: Component, resources: Map<string, Resource>, read: TextReader): AttachedPolicy[] {
  const managed = [...resources].filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy');
  const arns = role.Properties.ManagedPolicyArns;
  const named = (Array.isArray(arns) ? (arns as unknown[]) : []).map((arn): AttachedPolicy => {
    const own = managed.find(([logicalId]) => refersTo(arn, logicalId));
    const pattern = read(arn) ?? [];
    return own ? { arn: pattern, logicalId: own[0], document: own[1].Properties.PolicyDocument } : { arn: pattern };
  });
  const pointing = managed
    .filter(([, { Properties }]) => pointsAt(Properties.Roles, role))
    .map(([logicalId, { Properties }]): AttachedPolicy => {
      return { arn: read({ Ref: logicalId }) ?? [], logicalId, document: Properties.PolicyDocument };
    });
  return [...named, ...pointing];
}

/** A role is named by reference or by its fixed name. */
function pointsAt(names: unknown, role: Component): boolean {
  const fixed = role.Properties.RoleName;
  const isIt = (name: unknown) => refersTo(name, role.logicalId) || (typeof name === 'string' && name === fixed);
  return Array.isArray(names) && names.some(isIt);
}

/** Does a value name the resource itself? Both ways of writing the ARN of a managed policy count. */
function refersTo(value: unknown, logicalId: string): boolean {
  const [name, argument] = intrinsicOf(value) ?? [];
  if (name === 'Ref') return argument === logicalId;
  const steps = typeof argument === 'string' ? argument.split('.') : argument;
  return name === 'Fn::GetAtt' && Array.isArray(steps) && steps[0] === logicalId;
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function texts(pattern: Pattern | undefined): string {
  return format(pattern ?? [], new Map());
}
