import type { Stack } from 'aws-cdk-lib/core';
import { PipelineRole } from '../../constructs';

/** The main branch of one repository deploys, through the roles of the CDK's bootstrap and no others. */
export function example(stack: Stack): void {
  new PipelineRole(stack, 'Pipeline', {
    oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    subject: 'repo:meridian/enclaves:ref:refs/heads/main',
    audience: 'sts.amazonaws.com',
  });
}
