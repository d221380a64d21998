/** One rule of cdk-nag, or several, that a type of resource breaks on purpose. */
export interface AcknowledgedFinding {
  readonly resourceType: string;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Ends the construct path when the reason does not hold for every resource of the type. */
  readonly pathEnd?: string;
}

export const solutions = (rule: string) => `AwsSolutions::AwsSolutions-${rule}`;
export const nist = (rule: string) => `NIST.800.53.R5::NIST.800.53.R5-${rule}`;
export const pci = (rule: string) => `PCI.DSS.321::PCI.DSS.321-${rule}`;
