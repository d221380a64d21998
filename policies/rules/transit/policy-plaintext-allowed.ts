import { type Resource, statementsOf } from '../../../lib/template';
import { any } from '../../judge';
import { allowsOnlyTls, anyActionOf, refusesPlaintext } from '../../questions/refuses-plaintext';
import { ANYTHING } from '../../questions/resource-coverage';
import { defineRule } from '../../rule';

interface Holder {
  /** Where the policy stands. */
  readonly path: string;
  readonly service: string;
  /** Nobody gets through but by this policy, so allowing only TLS is enough. */
  readonly alone?: true;
}

const HOLDERS: Readonly<Record<string, Holder>> = {
  'AWS::Backup::BackupVault': { path: 'AccessPolicy', service: 'backup' },
  'AWS::EC2::VPCEndpoint': { path: 'PolicyDocument', service: ANYTHING, alone: true },
  'AWS::ECR::Repository': { path: 'RepositoryPolicyText', service: 'ecr' },
  'AWS::Events::EventBusPolicy': { path: 'Statement', service: 'events' },
  'AWS::KMS::Key': { path: 'KeyPolicy', service: 'kms', alone: true },
  'AWS::Kinesis::ResourcePolicy': { path: 'ResourcePolicy', service: 'kinesis' },
  'AWS::OpenSearchService::Domain': { path: 'AccessPolicies', service: 'es' },
  'AWS::SecretsManager::ResourcePolicy': { path: 'ResourcePolicy', service: 'secretsmanager' },
};

const WANT = 'a Deny for everyone when aws:SecureTransport is false';

export default defineRule({
  id: 'policy-plaintext-allowed',
  topic: 'transit',
  severity: 'warning',
  tier: 'opinion',
  title: 'Resource policy says nothing about plain HTTP',
  why: 'Most of these services answer HTTPS only today; the policy is what proves it, and what holds if that changes.',
  fix: 'Deny every action of the service to everyone when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: Object.keys(HOLDERS),

  check(resource, _world, report) {
    const { path, service, alone } = HOLDERS[resource.type] as Holder;
    const property = resource.read(path);
    if (property.value.kind === 'absent') return;
    const documents = [documentIn(resource, path)];
    const denied = refusesPlaintext(documents, [{ action: anyActionOf(service) }], undefined);
    const closed = any([denied, alone ? allowsOnlyTls(documents) : false]);
    if (closed === undefined) report.unknown(property, { want: WANT });
    else if (!closed) report.fail(property, { saw: 'a policy that leaves plain HTTP open', want: WANT });
  },

  bad: [
    ...Object.entries(HOLDERS).map(([type, { path }]) => ({
      title: `${type}, whose policy only allows`,
      template: holding(type, path, "{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }"),
    })),
    {
      title: 'a Deny for a few actions',
      template: holding(
        'AWS::SecretsManager::ResourcePolicy',
        'ResourcePolicy',
        "{ Effect: Deny, Principal: '*', Action: secretsmanager:Get*, Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }",
      ),
    },
    {
      title: 'a secret that is allowed to those with TLS, which keeps nobody else out',
      template: holding(
        'AWS::SecretsManager::ResourcePolicy',
        'ResourcePolicy',
        "{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } }",
      ),
    },
  ],
  good: [
    ...Object.entries(HOLDERS).map(([type, { path, service }]) => ({
      title: `${type}, whose policy denies plain HTTP`,
      template: holding(
        type,
        path,
        `{ Effect: Deny, Principal: '*', Action: '${service === ANYTHING ? '*' : `${service}:*`}', Resource: '*', Condition: { Bool: { aws:SecureTransport: false } } }`,
      ),
    })),
    {
      title: 'an endpoint and a key whose policies let nobody through without TLS',
      template: `
        Resources:
          Endpoint:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              PolicyDocument:
                Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } }]
          Key:
            Type: AWS::KMS::Key
            Properties:
              KeyPolicy:
                Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: kms:*, Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } }]`,
    },
    {
      title: 'no policy at all',
      template: `
        Resources:
          Images:
            Type: AWS::ECR::Repository`,
    },
  ],
  unknown: [
    {
      title: 'the policy is imported',
      template: `
        Resources:
          Images:
            Type: AWS::ECR::Repository
            Properties: { RepositoryPolicyText: !ImportValue tls-only }`,
    },
  ],
});

/** An event bus policy is a resource with one statement, so its properties are the document. */
function documentIn(resource: Resource, path: string) {
  return statementsOf(path === 'Statement' ? resource.properties : resource.read(path));
}

function holding(type: string, path: string, statement: string): string {
  return `
        Resources:
          Holder:
            Type: ${type}
            Properties: { ${path}: ${path === 'Statement' ? statement : `{ Statement: [${statement}] }`} }`;
}
