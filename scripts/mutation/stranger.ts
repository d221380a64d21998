import type { Json } from './mutant';

/** An account, a person and a network that no manifest names. */
export const STRANGER = '999999999999';
const EVE = 'eve@evil.example';

/** ARNs of somebody else's things, by the name of the property that shall point at them. */
const BY_KEY: readonly [key: RegExp, arn: string][] = [
  [/kms|key/i, `arn:aws:kms:eu-central-1:${STRANGER}:key/00000000-0000-0000-0000-000000000000`],
  [/role/i, `arn:aws:iam::${STRANGER}:role/stranger`],
  [/lambda|function|servicetoken|^uri$/i, `arn:aws:lambda:eu-central-1:${STRANGER}:function:stranger`],
  [/loggroup/i, `arn:aws:logs:eu-central-1:${STRANGER}:log-group:stranger:*`],
  [/bucket|^logdestination$/i, 'arn:aws:s3:::stranger'],
  [/destinationarn/i, `arn:aws:firehose:eu-central-1:${STRANGER}:deliverystream/stranger`],
  [/certificate/i, `arn:aws:acm:eu-central-1:${STRANGER}:certificate/00000000-0000-0000-0000-000000000000`],
  [/saml/i, `arn:aws:iam::${STRANGER}:saml-provider/stranger`],
];

/** What somebody else would write in the place of a value: of the same shape, and never what was agreed. */
export function strangerFor(key: string, value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text)) return '0.0.0.0/0';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(text)) return '8.8.8.8';
  if (/^[^@\s"{]+@[^@\s"]+$/.test(text)) return EVE;
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return '2099-12-31T23:59:59Z';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return '2099-12-31';
  if (/^\d{12}$/.test(text)) return STRANGER;
  if (/arn:|"Arn"/.test(text)) {
    return BY_KEY.find(([wanted]) => wanted.test(key))?.[1] ?? `arn:aws:s3:::stranger/${key}`;
  }
  return 'stranger';
}
