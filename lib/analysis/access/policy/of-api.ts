import { isRecord, listOf, type JsonPolicy } from './json-policy';

/** A part of the API that a policy is about, without the ARN of the API: `execute-api:/prod/GET/parcels`. */
const SHORT = /^execute-api:\//;

/** Any API, for a policy of which nobody says whose it is. */
export const ANY_API = 'arn:*:execute-api:*:*:*';

/**
 * The policy with the ARN of its own API wherever it names a part of it without, as API Gateway does when it saves a policy
 * (Amazon API Gateway Developer Guide, "API Gateway resource policy examples").
 */
export function ofApi(document: JsonPolicy, arn: string): JsonPolicy {
  const statements = listOf(document.Statement);
  if (!statements.some((one) => isRecord(one) && ELEMENTS.some((name) => listOf(one[name]).some(isShort)))) {
    return document;
  }
  return { ...document, Statement: statements.map((one) => (isRecord(one) ? withArn(one, arn) : one)) };
}

const ELEMENTS = ['Resource', 'NotResource'] as const;

function withArn(statement: Record<string, unknown>, arn: string): Record<string, unknown> {
  const written = ELEMENTS.filter((name) => listOf(statement[name]).some(isShort));
  const full = (text: unknown) => (isShort(text) ? text.replace(SHORT, () => `${arn}/`) : text);
  return { ...statement, ...Object.fromEntries(written.map((name) => [name, listOf(statement[name]).map(full)])) };
}

function isShort(text: unknown): text is string {
  return typeof text === 'string' && SHORT.test(text);
}
