import type { Manifest } from '../../../manifest';
import type { Claim } from '../../claim';
import { pass, unsure } from '../../decided';
import { oversightArnOf } from '../../oversight/oversight-role';
import { accessOf } from '../account/access-of';
import { compareAccess } from '../engine/compare';
import { statementsOfKind } from '../questions/request-kind';
import { accountIn } from './account-in';
import { told, toldTogether } from './told';

const MORE = 'the assessor may do another thing than read';

/**
 * Does the assessor do nothing but read, policies and boundary taken together?
 *
 * Limits: what is read is `assessorReads`. A policy of another account that names the role is not seen.
 */
export function assessorNeverWrites(manifest: Manifest): Claim {
  return {
    claim: 'All that the assessor may do, policies and boundary taken together, is to read',
    decide(world) {
      if (manifest.assessor?.principalArn === undefined) return pass('no assessor enters AWS');
      const account = accountIn(world, manifest);
      const roles = account.identities.filter(({ arn }) => arn === oversightArnOf(manifest, 'assessor'));
      if (roles.length === 0) return unsure('no role of the assessor can be read');
      const reads = { ways: [[statementsOfKind({ actions: READS }, account.symbols)]] };
      const parts = roles.map((role) =>
        told(compareAccess(accessOf(account, role).access, reads, account), MORE, role, account),
      );
      return toldTogether(account, parts, `${roles.length} roles, all actions on all resources`);
    },
  };
}

/** What reads evidence and opens it; none of these changes anything. */
const READS = [
  's3:Get*',
  's3:List*',
  'kms:Decrypt',
  'kms:Describe*',
  'logs:Get*',
  'logs:List*',
  'logs:Filter*',
  'logs:Describe*',
  'logs:StartQuery',
  'logs:StopQuery',
  'cloudtrail:Get*',
  'cloudtrail:List*',
  'cloudtrail:Describe*',
  'cloudtrail:LookupEvents',
  'iam:Get*',
  'iam:List*',
  'cloudformation:Get*',
  'cloudformation:Describe*',
  'cloudformation:List*',
  'ec2:Describe*',
  'cloudwatch:Describe*',
  'cloudwatch:Get*',
  'cloudwatch:List*',
];
