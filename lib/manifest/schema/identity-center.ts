import { z } from 'zod';
import { guide } from '../guidance';
import { account, region } from './scalars';

/** As `CreatePermissionSet` takes it (IAM Identity Center API Reference). */
const instanceArn = guide(
  z.string().regex(/^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/),
  'ARN of the organisation’s instance of IAM Identity Center.',
  {
    want: 'the ARN of an instance, such as `arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6`',
    mend: 'ask `aws sso-admin list-instances` in its account',
    code: 'manifest/identity-center-instance',
  },
);

export const identityCenter = z
  .strictObject({
    instanceArn,
    account: account.describe(
      'Account the instance is administered from: its management account or the delegated one.',
    ),
    region: region.describe('Region of the instance.'),
    mfa: guide(
      z.literal('every-sign-in'),
      'When the instance asks for a second factor: a statement of whoever administers it, for no template shows it.',
      {
        want: '`every-sign-in`',
        mend: 'let IAM Identity Center ask for it every time, and say so',
        code: 'manifest/identity-center-mfa',
      },
    ),
  })
  .describe('Instead of `samlProviderArn`: people take their roles through permission sets of IAM Identity Center.');

/** As the Identity Store makes them (Identity Store API Reference, "User"). */
export const identityCenterUserId = guide(
  z.string().regex(/^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/),
  'Id of the person in IAM Identity Center.',
  {
    want: 'the id of a user, such as `c242c5b0-6081-1845-6fa8-6e0d9513c107`',
    mend: 'copy the user id from IAM Identity Center',
    code: 'manifest/identity-center-user',
  },
);
