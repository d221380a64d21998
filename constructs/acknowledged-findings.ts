import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { ACKNOWLEDGED_FINDINGS } from './acknowledgements';
import { solutions } from './acknowledgements/acknowledged-finding';

/** Wildcards in resources, by what stands before them. A wildcard that fits none of these stays a finding. */
export const ACKNOWLEDGED_WILDCARDS: ReadonlyMap<RegExp, string> = new Map([
  [
    /^arn:(<AWS::Partition>|[a-z-]+):s3:::[^*]+\/\*$/,
    'The manifest grants the objects below this prefix; bucket and prefix are exact, only the object names are open.',
  ],
  [
    /^arn:[a-z-]+:s3:[a-z0-9-]+:\d{12}:accesspoint\/[a-z0-9-]+\/object\/[^*]*\*$/,
    'The manifest grants the objects below this prefix of the access point; only the object names are open.',
  ],
  [
    /^arn:(<AWS::Partition>|[a-z-]+):execute-api:[^*]+\/v1\/[A-Z]+\/.*\*/,
    'The wildcard stands for a path parameter. Routes it happens to cover without a grant are denied.',
  ],
  [
    /^arn:[a-z-]+:vpc-lattice:[a-z0-9-]+:\d{12}:service\/svc-[0-9a-z]{17}\/[^*]*\*$/,
    'The manifest names what lies below this path of the service; service and path are exact.',
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
    for (const { resourceType, pathEnd = '', rules, reason, wildcards } of ACKNOWLEDGED_FINDINGS) {
      if (node.cfnResourceType !== resourceType || !node.node.path.endsWith(pathEnd)) continue;
      Validations.of(node).acknowledge(...rules.map((id) => ({ id, reason })));
      if (wildcards && node instanceof CfnManagedPolicy) acknowledgeWildcards(node, [[wildcards, reason]]);
    }
    if (node instanceof CfnManagedPolicy) acknowledgeWildcards(node, [...ACKNOWLEDGED_WILDCARDS]);
  }
  return [];
}

function acknowledgeWildcards(policy: CfnManagedPolicy, known: readonly (readonly [RegExp, string])[]): void {
  for (const resource of allowedResources(Stack.of(policy).resolve(policy.policyDocument))) {
    const text = flatten(resource);
    const [, reason] = known.find(([pattern]) => pattern.test(text)) ?? [];
    if (!text.includes('*') || !reason) continue;
    Validations.of(policy).acknowledge({ id: `${solutions('IAM5')}[Resource::${text}]`, reason });
  }
}

function allowedResources(document: unknown): unknown[] {
  const { Statement = [] } = document as { Statement?: { Effect: string; Resource: unknown }[] };
  return Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource }) => Resource);
}

/** An ARN as cdk-nag writes it into a finding: references and policy variables in angle brackets. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{([^}]+)\}/g, '<$1>');
  const { Ref, ...functions } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  const [name, parts] = Object.entries(functions)[0] ?? [];
  if (name === 'Fn::GetAtt' && Array.isArray(parts)) return `<${parts.join('.')}>`;
  if (name === 'Fn::Join' && Array.isArray(parts) && Array.isArray(parts[1])) {
    return parts[1].map(flatten).join(String(parts[0]));
  }
  return JSON.stringify(value);
}
