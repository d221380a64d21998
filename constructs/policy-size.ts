import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { refuse } from './refuse';

/** Longest managed policy and longest trust policy, in characters (IAM User Guide, "IAM and AWS STS quotas"). */
export const MANAGED_POLICY_LENGTH_MAX = 6144;
export const TRUST_POLICY_LENGTH_MAX = 2048;

/** Longest id an intrinsic usually stands for: an endpoint id, an account, an API id. */
const INTRINSIC_LENGTH = 24;

export interface PolicyLimit {
  /** In the user's words: `the trust policy of claims-adjuster`. */
  readonly what: string;
  readonly charactersMax: number;
  readonly mend: string;
  readonly code: string;
}

/**
 * Stops synthesis when a policy is longer than AWS takes. IAM does not count white space
 * (IAM User Guide, "IAM and AWS STS quotas").
 *
 * Limits: an intrinsic counts as 24 characters; a policy within a few dozen characters of the limit can still fail at
 * deployment.
 */
export function refuseLongPolicy(scope: IConstruct, document: unknown, limit: PolicyLimit): void {
  const resolved: unknown = Stack.of(scope).resolve(document);
  const length = JSON.stringify(resolved, (_key, value: unknown) =>
    isIntrinsic(value) ? 'x'.repeat(lengthOf(value)) : value,
  ).replace(/\s/g, '').length;
  if (length <= limit.charactersMax) return;
  refuse(scope, {
    what: `${limit.what} is longer than AWS takes`,
    saw: `about ${length} characters`,
    want: `at most ${limit.charactersMax} characters`,
    mend: limit.mend,
    code: limit.code,
  });
}

function isIntrinsic(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

function lengthOf(intrinsic: Record<string, unknown>): number {
  const join = intrinsic['Fn::Join'];
  if (!Array.isArray(join) || !Array.isArray(join[1])) return INTRINSIC_LENGTH;
  return join[1].reduce<number>(
    (total, part: unknown) => total + (typeof part === 'string' ? part.length : INTRINSIC_LENGTH),
    0,
  );
}
