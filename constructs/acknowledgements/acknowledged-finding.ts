/** One rule of cdk-nag, or several, that a type of resource breaks on purpose. */
export interface AcknowledgedFinding {
  readonly resourceType: string;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Ends the construct path when the reason does not hold for every resource of the type. */
  readonly pathEnd?: string;
  /** Wildcards in the resources of a policy that are meant too, as cdk-nag writes them: `<Bucket.Arn>/*`. */
  readonly wildcards?: RegExp;
}

export const solutions = (rule: string) => `AwsSolutions::AwsSolutions-${rule}`;
export const nist = (rule: string) => `NIST.800.53.R5::NIST.800.53.R5-${rule}`;
export const pci = (rule: string) => `PCI.DSS.321::PCI.DSS.321-${rule}`;
