import { type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';

const OTHERS = 'somebody else is let in';

/** What gives somebody an identity, or hands something of the enclave to somebody, by being there. */
const STRANGERS: Readonly<Record<string, string>> = {
  'AWS::Cognito::IdentityPool': 'an identity pool',
  'AWS::IAM::AccessKey': 'an access key',
  'AWS::IAM::Group': 'a group of users',
  'AWS::IAM::InstanceProfile': 'an instance that acts as a role',
  'AWS::IAM::OIDCProvider': 'another identity provider',
  'AWS::IAM::SAMLProvider': 'another identity provider',
  'AWS::IAM::User': 'a user',
  'AWS::IAM::UserPolicy': 'rights of a user',
  'AWS::IAM::GroupPolicy': 'rights of a group',
  'AWS::IAM::UserToGroupAddition': 'rights of a user',
  'AWS::Lambda::EventInvokeConfig': 'a place that answers of a function are sent to',
  'AWS::Kinesis::ResourcePolicy': 'a share of a stream',
  'AWS::Kinesis::StreamConsumer': 'another reader of a stream',
  'AWS::Lambda::EventSourceMapping': 'a stream or a queue that runs a function',
  'AWS::Lambda::Url': 'a function that answers the internet',
  'AWS::OpenSearchServerless::SecurityConfig': 'another identity provider',
  'AWS::RAM::ResourceShare': 'a share with another account',
  'AWS::S3::AccessGrant': 'another door to a bucket',
  'AWS::S3::AccessPoint': 'another door to a bucket',
  'AWS::S3::MultiRegionAccessPoint': 'another door to a bucket',
  'AWS::SNS::TopicInlinePolicy': 'another policy of a topic',
  'AWS::SQS::QueueInlinePolicy': 'another policy of a queue',
  'AWS::SSO::Assignment': 'an assignment of people of the organisation',
  'AWS::SSO::PermissionSet': 'rights of people of the organisation',
};

/**
 * Does the template make no identity but the roles, and let nothing call a function but AWS for a resource of its own?
 *
 * Roles and their rights are other claims; so is what leads out of the network.
 *
 * Limits: only the types listed here count as identities and doors. A permission whose caller or source is given at
 * deployment is `unknown`.
 */
export const nobodyElse: Claim = {
  claim: 'Nobody but the roles of the enclave is given an identity, a door or a function to call',
  decide(world) {
    const found = Object.entries(STRANGERS).flatMap(([type, what]) =>
      world.ofType(type).map((resource) => fail(OTHERS, `${what}: ${nameOf(resource)}`)),
    );
    const permissions = world.ofType('AWS::Lambda::Permission');
    const decided = permissions.map((permission) => judge(world, permission));
    return allOf([...found, ...decided], `no other identity, and ${permissions.length} permissions to call a function`);
  },
};

/** A service of AWS, and it alone, on behalf of a resource that stands in the template. */
function judge(world: World, permission: Resource): Decided {
  const [action, principal, source] = ['Action', 'Principal', 'SourceArn'].map((path) => permission.read(path));
  const [what, who] = [asText(action!.value), asText(principal!.value)];
  const shown = `${describe(principal!.value)} may ${describe(action!.value)} by ${nameOf(permission)}`;
  if (what.kind === 'hidden' || who.kind === 'hidden') return unsure(`${shown}, as far as can be read`);
  const isCall = what.kind === 'known' && what.value === 'lambda:InvokeFunction';
  const isService = who.kind === 'known' && /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(who.value);
  if (!isCall || !isService) return fail(OTHERS, shown);
  const { value } = source!;
  const parts = value.kind === 'composed' ? value.parts : [value];
  const isOurs = parts.some(
    (part) => typeof part === 'object' && part.kind === 'reference' && world.resource(part.logicalId) !== undefined,
  );
  if (isOurs) return pass();
  if (value.kind === 'unresolved') return unsure(`${shown}: for whom is hidden`);
  return fail(OTHERS, `${shown} for ${describe(value)}, which is not in the template`);
}
