import { App, Stack } from 'aws-cdk-lib/core';
import { JobPermissionSets } from '../../constructs';

/** Two analysts of a partner come to their role through IAM Identity Center, which is administered from another account. */
export function example(stack: Stack): void {
  const env = { account: '222233334444', region: 'eu-central-1' };
  const signIn = new Stack(App.of(stack), 'SignIn', { env });
  new JobPermissionSets(signIn, 'PermissionSets', {
    vendor: 'partner',
    instanceArn: 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6',
    enclaveAccount: '111122223333',
    admissions: [
      {
        jobFunction: 'analyst',
        userIds: ['90676f2a1c-0d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f60', '90676f2a1c-1d4e4f5a-8b6c-4d8e-9f0a-1b2c3d4e5f61'],
      },
    ],
  });
}
