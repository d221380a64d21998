import { type Property, type Value, describe } from '../../lib/template';
import type { Report } from '../rule';

const WANT = 'the ARN of a certificate in Certificate Manager';

/**
 * Fails without a certificate, and with one that was uploaded to IAM: nobody renews that.
 *
 * Limits: a parameter or an import is taken for a certificate of Certificate Manager; a listener without any would not
 * deploy, and who renews it is not worth a doubt.
 */
export function mustBeManaged(certificate: Property, report: Report): void {
  const text = literalTextOf(certificate.value);
  if (text === '') report.fail(certificate, { want: WANT });
  else if (/:iam:.*:server-certificate\//.test(text)) report.fail(certificate, { want: WANT });
}

/** The text as far as it is known; a single blank where nothing is. */
function literalTextOf(value: Value): string {
  if (value.kind === 'known') return String(value.value).trim();
  if (value.kind === 'composed') return describe(value);
  return value.kind === 'reference' || value.kind === 'unresolved' ? ' ' : '';
}
