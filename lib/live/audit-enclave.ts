import { parseArn } from '../common/arn';
import { UserError } from '../common/user-error';
import type { AuditItem } from './audit-item';
import type { LiveClients } from './clients';
import { compareEnclave } from './compare-enclave';
import { readVpns } from './read-ec2';
import { readAnyRoleArn, readRoles } from './read-iam';
import { readNetwork } from './read-network';
import { readTemplate } from './read-template';

export interface AuditRequest {
  /** The synthesised template, parsed from JSON. */
  readonly template: unknown;
  readonly vendorId: string;
  /** IAM path of the enclave, e.g. `/enclave/meridian/`. */
  readonly iamPath: string;
  /** The stack it was deployed as: names that CloudFormation makes up begin with it. */
  readonly stackName: string;
  readonly clients: LiveClients;
  /** `placement.account` of the manifest; an answer from any other account is refused. */
  readonly account?: string;
  /** `placement.region` of the manifest. */
  readonly region?: string;
}

/**
 * Holds the deployed enclave against its template. Reads only; an answer that AWS denies, or that
 * cannot be read, ends the audit with a `UserError` instead of a guess.
 */
export async function auditEnclave(request: AuditRequest): Promise<AuditItem[]> {
  const { template, vendorId, iamPath, stackName, clients, account, region } = request;
  const synthesised = readTemplate(template, iamPath, stackName);
  const roles = await readRoles(clients.iam, iamPath);
  // The wrong account holds no such roles, so any other role has to tell which account this is.
  const arn = roles[0]?.arn ?? (await readAnyRoleArn(clients.iam));
  const home = arn === undefined ? undefined : parseArn(arn);
  if (account !== undefined && home && home.account !== account) throw wrongAccount(account, home.account);
  const vpns = await readVpns(clients.ec2, vendorId);
  const network = await readNetwork(clients.ec2, vendorId);
  const place = {
    'AWS::AccountId': home?.account ?? account,
    'AWS::Partition': home?.partition,
    'AWS::Region': region,
    'AWS::StackName': stackName,
  };
  return compareEnclave(synthesised, { roles, vpns, network }, place, stackName);
}

function wrongAccount(wanted: string, found: string): UserError {
  return new UserError([
    {
      where: 'placement.account',
      what: 'is not the account these credentials belong to',
      saw: `account \`${found}\``,
      want: `account \`${wanted}\``,
      mend: 'sign in to the enclave’s account, or name the profile that does',
      code: 'aws/account',
    },
  ]);
}
