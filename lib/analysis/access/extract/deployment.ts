import { partitionOf } from '../../../common/arn';
import type { World } from '../../../template';

/** Where a stack stands, as far as somebody says so. What is missing stays an open symbol. */
export interface Deployment {
  readonly account?: string;
  readonly region?: string;
  /** @default - that of the region */
  readonly partition?: string;
  readonly stackName?: string;
}

/** What whoever asks says of the deployment, and what the template was read with for the rest. */
export function deploymentOf({ template }: World, said: Deployment): Deployment {
  const { environment, declarations } = template;
  const region = said.region ?? environment.region;
  return {
    account: said.account ?? environment.account,
    region,
    partition: said.partition ?? environment.partition ?? (region === undefined ? undefined : partitionOf(region)),
    stackName: said.stackName ?? declarations.stackName,
  };
}

/** What a pseudo parameter comes to, if the deployment says it. */
export function pseudoParameter(name: string, { account, region, partition, stackName }: Deployment) {
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return partition;
    case 'AWS::StackName':
      return stackName;
    case 'AWS::URLSuffix':
      return partition && (partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com');
    default:
      return undefined;
  }
}
