export interface LogArchiveProps {
  /** Short name of the vendor, part of every name: lower case, hyphens. */
  readonly vendor: string;

  /**
   * How long logs are kept, in days: one of the periods CloudWatch Logs accepts, 365 or more
   * (Amazon CloudWatch Logs API Reference, "PutRetentionPolicy"). Shorter is refused: `enclave/retention-days`.
   * @default 400
   */
  readonly retentionDays?: number;

  /**
   * How long nobody can delete an archived log, in days. Less than 90 is refused: `enclave/lock-days`.
   * @default 365
   */
  readonly lockDays?: number;

  /**
   * ARNs of the roles that may end the log key.
   * @default - whoever IAM of the account allows
   */
  readonly keyAdministrators?: string[];

  /**
   * ARNs of principals that may read the archive, such as a tool for log analysis. The trail holds the management events
   * of the whole account: give a vendor with such readers an account of its own.
   * @default - whoever IAM of the account allows
   */
  readonly readers?: string[];

  /**
   * ARNs of the data whose every read and write the trail records.
   * @default - only the archive itself
   */
  readonly dataResources?: string[];

  /**
   * ARN of the SNS topic that is told when a source of logs falls silent, and when it speaks again; in the region of the
   * archive: `enclave/alarm-topic-region`. Its policy must let `cloudwatch.amazonaws.com` publish; an encrypted topic needs
   * a customer key that does so too (Amazon CloudWatch User Guide, "Notifying users on alarm changes").
   * @default - the alarms show in the console and tell nobody
   */
  readonly alarmTopicArn?: string;
}
