import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { dayOf, systemClock } from '../lib/common/clock';
import { TAG_VENDOR } from '../lib/manifest/names';
import { isPresent } from '../lib/manifest/presence';
import type { Manifest } from '../lib/manifest/schema';
import { acknowledgeFindings } from './acknowledged-findings';
import { JobPermissionSets } from './job-permission-sets';
import { refuse } from './refuse';

export interface PermissionSetsStackProps {
  /** The manifest, checked and with its defaults filled in: see `loadManifest`. It names Identity Center. */
  readonly manifest: Manifest;
  /**
   * Day to build for, YYYY-MM-DD in UTC: whoever left before it is not in the template.
   * @default - today
   */
  readonly today?: string;
}

/**
 * The permission sets of one enclave, as a stack in the account and region that IAM Identity Center is administered from.
 * `EnclaveStack` makes it, to be deployed after it.
 */
export class PermissionSetsStack extends Stack {
  public readonly permissionSets: JobPermissionSets;

  constructor(scope: Construct, id: string, { manifest, today = dayOf(systemClock()) }: PermissionSetsStackProps) {
    const { connect, jobFunctions, people, placement, vendor } = manifest;
    const { instanceArn, account, region } = connect.identityCenter ?? refuseWithout(scope);
    super(scope, id, {
      env: { account, region },
      description: `Sign-in of ${vendor.name} through IAM Identity Center: opens the roles of its enclave`,
      terminationProtection: true,
      tags: { [TAG_VENDOR]: vendor.id },
    });
    const present = people.filter((person) => isPresent(person, today));
    this.permissionSets = new JobPermissionSets(this, 'PermissionSets', {
      vendor: vendor.id,
      instanceArn,
      enclaveAccount: placement.account,
      admissions: jobFunctions.map((job) => ({
        jobFunction: job.id,
        sessionHoursMax: job.sessionHoursMax,
        userIds: present
          .filter(({ jobFunction }) => jobFunction === job.id)
          .flatMap(({ identityCenterUserId }) => identityCenterUserId ?? []),
      })),
    });
    acknowledgeFindings(this);
  }
}

function refuseWithout(scope: Construct): never {
  return refuse(scope, {
    what: 'there is no Identity Center to put permission sets into',
    saw: 'no `connect.identityCenter`',
    want: 'its instance, account and region',
    mend: 'name it in the manifest',
    code: 'enclave/no-identity-center',
  });
}
