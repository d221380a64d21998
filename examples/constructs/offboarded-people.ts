import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { OffboardedPeople } from '../../constructs';

/** A role of somebody else's that denies everything to whoever is put off, from the next call on. */
export function example(stack: Stack): void {
  const offboarded = new OffboardedPeople(stack, 'Offboarded', { vendor: 'partner' });
  new CfnRole(stack, 'Analyst', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/partner' },
          Action: ['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity'],
          Condition: {
            StringEquals: {
              'SAML:aud': 'https://signin.aws.amazon.com/saml',
              'sts:SourceIdentity': 'ana@partner.example',
            },
          },
        },
      ],
    },
    managedPolicyArns: [offboarded.policyArn],
  });
}
