import { partitionOf } from '../../common/arn';
import { offboarded, type Manifest } from '../../manifest';
import { type Statement, except } from './policy';

/**
 * The list of people put off is written by those whom the manifest names, and by no deployment: not even by one that
 * reverts what was changed beside the template. The pipeline makes the list, and takes it down with the enclave.
 */
export function listStays(manifest: Manifest, deployerArn: string): Statement[] {
  const { account, region } = manifest.placement;
  const named = manifest.offboarding?.roleArns ?? [];
  const name = `${offboarded.path(manifest)}${offboarded.policyName(manifest)}`;
  const deny = { Effect: 'Deny', Resource: `arn:${partitionOf(region)}:iam::${account}:policy${name}` } as const;
  return [
    {
      Sid: 'NobodyIsLetInAgain',
      ...deny,
      Action: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
      ...(named.length > 0 ? { Condition: except(...named) } : {}),
    },
    {
      Sid: 'TheListStays',
      ...deny,
      Action: ['iam:CreatePolicy', 'iam:DeletePolicy', 'iam:DeletePolicyVersion'],
      Condition: except(deployerArn, ...named),
    },
  ];
}
