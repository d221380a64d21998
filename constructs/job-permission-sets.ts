import { CfnAssignment, CfnPermissionSet } from 'aws-cdk-lib/aws-sso';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CHAINED_HOURS_MIN, permissionSetHours } from '../lib/manifest/identity-center';
import { doorPolicyNameOf, iamPathOf, permissionSetNameOf, TAG_VENDOR } from '../lib/manifest/names';
import { refuse } from './refuse';

/** Who takes the role of one job function. */
export interface JobAdmission {
  /** Short name of the job function. */
  readonly jobFunction: string;
  /** Ids of the people in IAM Identity Center. Nobody is refused: `enclave/permission-set-without-people`. */
  readonly userIds: string[];
  /**
   * Longest time from sign-in to the end of the last session of the role, in hours, 2 to 12. Others are refused:
   * `enclave/permission-set-hours`.
   * @default 4
   */
  readonly sessionHoursMax?: number;
}

export interface JobPermissionSetsProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;
  /** ARN of the organisation's instance of IAM Identity Center. */
  readonly instanceArn: string;
  /** Account of the enclave, twelve digits, where the policies of `VendorRole` stand. */
  readonly enclaveAccount: string;
  readonly admissions: JobAdmission[];
}

/**
 * The way from IAM Identity Center to the roles of an enclave: a permission set for each job function, assigned to single
 * people in the enclave's account. It stands in the account and region of the instance.
 *
 * A permission set opens the role of its job function and does nothing else: the one policy it bears is its boundary as
 * well, and both stand in the enclave's account, by name. What people may do, who they are and until when is said there,
 * by the role. Groups are not assigned: who is in one stands in no template.
 */
export class JobPermissionSets extends Construct {
  private last?: CfnAssignment;

  constructor(scope: Construct, id: string, props: JobPermissionSetsProps) {
    super(scope, id);
    for (const admission of props.admissions) this.admit(admission, props);
    Tags.of(this).add(TAG_VENDOR, props.vendor);
  }

  private admit(admission: JobAdmission, { vendor, instanceArn, enclaveAccount }: JobPermissionSetsProps): void {
    const { jobFunction, userIds, sessionHoursMax = 4 } = admission;
    this.refuseWrong(admission, sessionHoursMax);
    const door = { name: doorPolicyNameOf(vendor, jobFunction), path: iamPathOf({ vendor: { id: vendor } }) };
    const set = new CfnPermissionSet(this, `Job-${jobFunction}`, {
      instanceArn,
      name: permissionSetNameOf(vendor, jobFunction),
      description: `Opens the role of ${jobFunction} in the enclave of ${vendor}`,
      sessionDuration: `PT${permissionSetHours(sessionHoursMax)}H`,
      customerManagedPolicyReferences: [door],
      permissionsBoundary: { customerManagedPolicyReference: door },
    });
    for (const userId of [...new Set(userIds)].sort()) {
      const assignment = new CfnAssignment(this, `Job-${jobFunction}-${userId}`, {
        instanceArn,
        permissionSetArn: set.attrPermissionSetArn,
        principalType: 'USER',
        principalId: userId,
        targetType: 'AWS_ACCOUNT',
        targetId: enclaveAccount,
      });
      // Roles of one account are changed one at a time (IAM Identity Center User Guide, "Quotas").
      if (this.last) assignment.addResourceDependency(this.last);
      this.last = assignment;
    }
  }

  private refuseWrong({ jobFunction, userIds }: JobAdmission, hours: number): void {
    if (userIds.length === 0) {
      refuse(this, {
        what: `nobody may sign in as \`${jobFunction}\``,
        saw: 'no user of IAM Identity Center',
        want: 'at least one person who has not left',
        mend: `name people for \`${jobFunction}\`, or remove the job function`,
        code: 'enclave/permission-set-without-people',
      });
    }
    if (Number.isInteger(hours) && hours >= CHAINED_HOURS_MIN && hours <= 12) return;
    refuse(this, {
      what: `a session of \`${jobFunction}\` cannot be that long, or that short`,
      saw: `${hours} hours`,
      want: `${CHAINED_HOURS_MIN} to 12 hours: the permission set holds for all of them but the last`,
      mend: 'correct `sessionHoursMax`',
      code: 'enclave/permission-set-hours',
    });
  }
}
