/** One statement of an organisation's policy, as AWS reads it. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Principal?: '*';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export type GuardrailKind = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'DECLARATIVE_POLICY_EC2';

/** One document for the administrator of the organisation to attach. */
export interface Guardrail {
  /** Name of its file, without folder. */
  readonly file: string;
  /** Name in the organisation. */
  readonly name: string;
  /** As AWS Organizations calls the type. */
  readonly kind: GuardrailKind;
  /** What it forbids, in one sentence. */
  readonly says: string;
  readonly document: PolicyDocument | object;
}

/** Longest document of each type, in characters (AWS Organizations User Guide, "Quotas and service limits"). */
export const LENGTH_MAX: Readonly<Record<GuardrailKind, number>> = {
  SERVICE_CONTROL_POLICY: 5120,
  RESOURCE_CONTROL_POLICY: 5120,
  DECLARATIVE_POLICY_EC2: 10_000,
};

/** The text of a document, without blanks: they count too. */
export function textOf({ document }: Guardrail): string {
  return JSON.stringify(document);
}

/** Everybody but these. */
export function except(...arns: string[]): NonNullable<Statement['Condition']> {
  return { ArnNotEquals: { 'aws:PrincipalArn': arns } };
}
