import type { Statement } from '../../template';
import { asText } from '../../template';
import { type Place, namesAccount } from '../placed-text';

/**
 * Condition keys by which each AWS service says for whom it acts: all of them must be tested, or the service acts for
 * other accounts as well (IAM User Guide, "The confused deputy problem", and the guide of each service).
 */
const SAYS_FOR_WHOM: Readonly<Record<string, readonly string[]>> = {
  'cloudtrail.amazonaws.com': ['aws:SourceArn'],
  'delivery.logs.amazonaws.com': ['aws:SourceAccount', 'aws:SourceArn'],
  'firehose.amazonaws.com': ['sts:ExternalId'],
};

/** CloudWatch Logs goes by the name of the region. It names the log group in the encryption context of a key. */
const LOGS = /^logs\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/** Assumed by a service that sends none of these keys: who names such a role must be allowed to pass it. */
const SAYS_NOTHING: readonly string[] = [
  'lambda.amazonaws.com',
  'apigateway.amazonaws.com',
  'cloudtrail.amazonaws.com',
];

/** Keys a key policy must test for a service, by what it lets the service do. */
export function keysOfKeyUse(service: string, actions: readonly string[]): readonly string[] {
  if (LOGS.test(service)) return ['kms:EncryptionContext:aws:logs:arn'];
  const usual = SAYS_FOR_WHOM[service] ?? ['aws:SourceAccount'];
  const writes =
    service.startsWith('cloudtrail.') && actions.some((action) => action.startsWith('kms:GenerateDataKey'));
  return writes ? [...usual, 'kms:EncryptionContext:aws:cloudtrail:arn'] : usual;
}

/** Keys the trust of a role must test for a service. */
export function keysOfTrust(service: string): readonly string[] {
  if (SAYS_NOTHING.includes(service)) return [];
  if (LOGS.test(service)) return ['aws:SourceAccount', 'aws:SourceArn'];
  return SAYS_FOR_WHOM[service] ?? ['aws:SourceAccount'];
}

/** The first key of these that a statement does not hold to the account; undefined when it holds all of them. */
export function untested(statement: Statement, keys: readonly string[], place: Place): string | undefined {
  return keys.find((key) => !holdsToAccount(statement, key, place));
}

/** The `IfExists` and negated forms let in whoever does not say for whom. */
function holdsToAccount({ conditions }: Statement, wanted: string, place: Place): boolean {
  const tests = conditions.filter(
    ({ operator, key }) => /^(String|Arn)(Equals|Like)$/.test(operator) && key.toLowerCase() === wanted.toLowerCase(),
  );
  return tests.some(({ values }) => values.length > 0 && values.every(({ value }) => namesAccount(value, place)));
}

/** Does a statement hold only for calls that come through services of AWS in this region? */
export function throughServices({ conditions }: Statement, { region }: Place): boolean {
  const host = new RegExp(`^[a-z0-9-]+\\.${region}\\.amazonaws\\.com(\\.cn)?$`);
  return conditions.some(
    ({ operator, key, values }) =>
      operator === 'StringEquals' &&
      key.toLowerCase() === 'kms:viaservice' &&
      values.length > 0 &&
      values.every(({ value }) => {
        const text = asText(value);
        return text.kind === 'known' && host.test(text.value);
      }),
  );
}
