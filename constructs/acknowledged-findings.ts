import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * What cdk-nag's packs AwsSolutions and NIST 800-53 r5 still find in an enclave, and why it stays. Nothing else is
 * acknowledged anywhere, and each line covers one rule on one type of resource.
 */
export interface AcknowledgedFinding {
  readonly resourceType: string;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Ends the construct path when the reason does not hold for every resource of the type. */
  readonly pathEnd?: string;
}

const solutions = (rule: string) => `AwsSolutions::AwsSolutions-${rule}`;
const nist = (rule: string) => `NIST.800.53.R5::NIST.800.53.R5-${rule}`;

export const ACKNOWLEDGED_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::S3::Bucket',
    rules: [solutions('S1'), nist('S3BucketLoggingEnabled')],
    reason:
      'The trail records every read and deletion in the archive as data events, into the archive itself, where they are ' +
      'locked; the bucket policy lets nobody write but log services. Server access logs would need a second bucket, which cannot be locked: S3 does not deliver them to a ' +
      'bucket with default retention.',
  },
  {
    resourceType: 'AWS::S3::Bucket',
    rules: [nist('S3BucketReplicationEnabled')],
    reason:
      'Objects are versioned and locked, so nobody can delete them. A copy in another region would move personal data ' +
      'across a border, which the owner of the data decides, not this construct.',
  },
  {
    resourceType: 'AWS::DynamoDB::Table',
    rules: [nist('DynamoDBInBackupPlan')],
    reason:
      'The roster is written from the manifest at every deployment, is protected from deletion and can be restored to ' +
      'any second of the last 35 days. A backup plan would keep a second list of people alive.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaInsideVPC')],
    reason:
      'The handlers decide who enters the network, so they do not stand in it. They accept no connections and call ' +
      'DynamoDB only.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaConcurrency')],
    reason:
      'Reserved concurrency is taken from a quota of the whole account, and a new account has none to give. A starved ' +
      'handler lets nobody in.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaDLQ')],
    pathEnd: 'ConnectHandler/Resource',
    reason: 'Client VPN waits for the answer. A call that fails is a refusal, and there is nothing to deliver later.',
  },
  {
    resourceType: 'AWS::Lambda::Function',
    rules: [nist('LambdaDLQ')],
    pathEnd: 'Roster/Writer/Resource',
    reason:
      'CloudFormation waits for the answer and rolls back without one. A late delivery would write an old roster.',
  },
  {
    resourceType: 'AWS::ApiGateway::Stage',
    rules: [solutions('APIG3'), nist('APIGWAssociatedWithWAF')],
    reason:
      'The API has no address outside the enclave: only signed calls of the vendor roles through one private endpoint ' +
      'arrive, throttled. A web ACL filters strangers, and there are none.',
  },
  {
    resourceType: 'AWS::IAM::Role',
    rules: [
      `AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]`,
    ],
    pathEnd: 'ApiExecutionLogs/Writer/Resource',
    reason:
      'API Gateway takes only a role with all that this policy allows, to write the logs of any API of the account; ' +
      'nobody but API Gateway can assume it.',
  },
  {
    resourceType: 'AWS::ApiGateway::Stage',
    rules: [nist('APIGWCacheEnabledAndEncrypted')],
    reason: 'Nothing is cached: an answer meant for one person must not be kept for the next.',
  },
  {
    resourceType: 'AWS::ApiGateway::Stage',
    rules: [nist('APIGWSSLEnabled')],
    reason: 'A client certificate proves API Gateway to an HTTP backend. The backend is a function, called with IAM.',
  },
  {
    resourceType: 'AWS::ApiGateway::Method',
    rules: [solutions('COG4')],
    reason: 'Callers sign with the IAM role of their job function, which is bound to their name by SAML.',
  },
];

/** Wildcards in resources, by what stands before them. A wildcard that fits none of these stays a finding. */
export const ACKNOWLEDGED_WILDCARDS: ReadonlyMap<RegExp, string> = new Map([
  [
    /^arn:(<AWS::Partition>|[a-z-]+):s3:::[^*]+\/\*$/,
    'The manifest grants the objects below this prefix; bucket and prefix are exact, only the object names are open.',
  ],
  [
    /^arn:(<AWS::Partition>|[a-z-]+):execute-api:[^*]+\/v1\/[A-Z]+\/.*\*/,
    'The wildcard stands for a path parameter. Routes it happens to cover without a grant are denied.',
  ],
  [
    /^<[A-Za-z0-9]+\.Arn>\/[a-z/-]+\/\*$/,
    'Firehose names log objects by the minute they were written; bucket and folder are exact.',
  ],
]);

/**
 * Acknowledges all of the above for everything inside a construct. `VendorEnclave` does so itself; call it for
 * constructs of ours that stand alone in a stack of yours. It takes effect when the app is synthesised, because the
 * policies are complete only when everybody has granted what there is to grant.
 */
export function acknowledgeFindings(scope: IConstruct): void {
  scope.node.addValidation({ validate: () => acknowledgeNow(scope) });
}

function acknowledgeNow(scope: IConstruct): string[] {
  for (const node of scope.node.findAll()) {
    if (!CfnResource.isCfnResource(node)) continue;
    for (const { resourceType, pathEnd = '', rules, reason } of ACKNOWLEDGED_FINDINGS) {
      if (node.cfnResourceType !== resourceType || !node.node.path.endsWith(pathEnd)) continue;
      Validations.of(node).acknowledge(...rules.map((id) => ({ id, reason })));
    }
    if (node instanceof CfnManagedPolicy) acknowledgeWildcards(node);
  }
  return [];
}

function acknowledgeWildcards(policy: CfnManagedPolicy): void {
  for (const resource of allowedResources(Stack.of(policy).resolve(policy.policyDocument))) {
    const text = flatten(resource);
    const [, reason] = [...ACKNOWLEDGED_WILDCARDS].find(([pattern]) => pattern.test(text)) ?? [];
    if (!text.includes('*') || !reason) continue;
    Validations.of(policy).acknowledge({ id: `${solutions('IAM5')}[Resource::${text}]`, reason });
  }
}

function allowedResources(document: unknown): unknown[] {
  const { Statement = [] } = document as { Statement?: { Effect: string; Resource: unknown }[] };
  return Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource }) => Resource);
}

/** An ARN as cdk-nag writes it into a finding: references in angle brackets. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, ...functions } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  const [name, parts] = Object.entries(functions)[0] ?? [];
  if (name === 'Fn::GetAtt' && Array.isArray(parts)) return `<${parts.join('.')}>`;
  if (name === 'Fn::Join' && Array.isArray(parts) && Array.isArray(parts[1])) {
    return parts[1].map(flatten).join(String(parts[0]));
  }
  return JSON.stringify(value);
}
