/** A policy that limits or opens an identity, or a way to call: where it stands. */
export interface PolicyLocation {
  /**
   * - `trust`: who may take a role.
   * - `boundary`: the most that an identity may do.
   * - `session`: the most that a session may do, which somebody else opens with a role.
   * - `endpoint`: what may pass an endpoint.
   * - `service-control`, `resource-control`: the most that an account's people, or its resources, may see happen.
   * - `permission`: the properties are the statement themselves: who may call a function or use a layer.
   */
  readonly role: PolicyRole;
  /** Property that holds it; `*` stands for every item of a list, an empty path for the resource itself. */
  readonly path: string;
  /** A document, as an object or as a JSON text; or the ARN, or the name, of a managed policy. @default document */
  readonly holds?: 'arn' | 'name';
  /** Property that names whose it is. @default - the resource itself */
  readonly subject?: string;
  /** It is this role only where a property says so. */
  readonly where?: { readonly property: string; readonly is: string };
}

export type PolicyRole =
  'trust' | 'boundary' | 'session' | 'endpoint' | 'service-control' | 'resource-control' | 'permission';

const BOUNDARY: PolicyLocation = { role: 'boundary', path: 'PermissionsBoundary', holds: 'arn' };
const TRUST: PolicyLocation = { role: 'trust', path: 'AssumeRolePolicyDocument' };
const SESSIONS_OF_CHAT: PolicyLocation = { role: 'session', path: 'GuardrailPolicies.*', holds: 'arn' };

const TABLE: Readonly<Record<string, readonly PolicyLocation[]>> = {
  'AWS::Chatbot::MicrosoftTeamsChannelConfiguration': [{ ...SESSIONS_OF_CHAT, subject: 'IamRoleArn' }],
  'AWS::Chatbot::SlackChannelConfiguration': [{ ...SESSIONS_OF_CHAT, subject: 'IamRoleArn' }],
  'AWS::EC2::VPCEndpoint': [{ role: 'endpoint', path: 'PolicyDocument' }],
  'AWS::EKS::PodIdentityAssociation': [{ role: 'session', path: 'Policy', subject: 'RoleArn' }],
  'AWS::EMR::StudioSessionMapping': [{ role: 'session', path: 'SessionPolicyArn', holds: 'arn', subject: 'StudioId' }],
  'AWS::IAM::Role': [TRUST, BOUNDARY],
  'AWS::IAM::User': [BOUNDARY],
  'AWS::Lambda::LayerVersionPermission': [{ role: 'permission', path: '', subject: 'LayerVersionArn' }],
  'AWS::Lambda::Permission': [{ role: 'permission', path: '', subject: 'FunctionName' }],
  'AWS::Organizations::Policy': [
    {
      role: 'service-control',
      path: 'Content',
      subject: 'TargetIds',
      where: { property: 'Type', is: 'SERVICE_CONTROL_POLICY' },
    },
    {
      role: 'resource-control',
      path: 'Content',
      subject: 'TargetIds',
      where: { property: 'Type', is: 'RESOURCE_CONTROL_POLICY' },
    },
  ],
  'AWS::RolesAnywhere::Profile': [
    { role: 'session', path: 'SessionPolicy', subject: 'RoleArns' },
    { role: 'session', path: 'ManagedPolicyArns.*', holds: 'arn', subject: 'RoleArns' },
  ],
  'AWS::SSO::PermissionSet': [
    { role: 'boundary', path: 'PermissionsBoundary.ManagedPolicyArn', holds: 'arn' },
    { role: 'boundary', path: 'PermissionsBoundary.CustomerManagedPolicyReference.Name', holds: 'name' },
  ],
  'AWS::Serverless::Function': [TRUST, BOUNDARY],
  'AWS::Serverless::StateMachine': [BOUNDARY],
  'AWS::Transfer::User': [{ role: 'session', path: 'Policy', subject: 'Role' }],
};

/** Types that bear such policies. */
export const POLICY_BEARERS: readonly string[] = Object.keys(TABLE);

/**
 * Where a type keeps policies other than these: what an identity may do is read by `identityPoliciesOf` of the template,
 * and who may use a resource stands in `resourcePolicyLocationsOf`.
 *
 * Limits: a trust policy that a service writes for itself, and sessions that are opened outside of the template, are not seen.
 */
export function policyLocationsOf(type: string): readonly PolicyLocation[] {
  return Object.hasOwn(TABLE, type) ? (TABLE[type] ?? []) : [];
}
