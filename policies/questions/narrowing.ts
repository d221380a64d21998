import { type Cidr, parseCidr } from '../../lib/common/cidr';
import type { ConditionTest, Value } from '../../lib/template';
import { type Ternary, all, says } from '../judge';
import { HOLE, spell } from './spelling';

/** Keys that say who the caller is. An external id or a source address says what the caller knows or where it stands. */
const WHO = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn'];

/**
 * Keys that close a resource to everybody but those who come from a fixed place, or a service that works for a fixed
 * account. Source: S3 and EFS user guides, 'The meaning of "public"'; KMS, SNS and Lambda add keys of their own.
 */
const WHENCE = [
  ...['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceowner', 'aws:sourceorgid', 'aws:sourceorgpaths'],
  ...['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths', 'aws:userid'],
  ...['s3:dataaccesspointaccount', 's3:dataaccesspointarn', 'kms:calleraccount', 'sns:endpoint'],
];

/** `…IfExists` and `ForAllValues` also hold for callers without the key, so they narrow nothing. */
const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

const SERVICES = ['aws:principalisawsservice', 'aws:viaawsservice'];

/** In a Deny these hold for callers without the key too, except with `ForAnyValue`. */
const NEGATIVE =
  /^(ForAllValues:)?(StringNotEquals|StringNotEqualsIgnoreCase|StringNotLike|ArnNotEquals|ArnNotLike)(IfExists)?$/i;

/** Does a condition leave only callers that it names? An answer of no means that it says something else about them. */
export function narrowsWho(test: ConditionTest): Ternary {
  return POSITIVE.test(test.operator) && isFixed(test, WHO);
}

/** Does a condition of a resource policy leave only callers, places or accounts that it names? */
export function narrowsAccess(test: ConditionTest): Ternary {
  const key = test.key.toLowerCase();
  if (key === 'aws:sourceip') return /^IpAddress$/i.test(test.operator) && all(test.values.map(isFewAddresses));
  // Only who reaches a mount target in the VPC can set it; EFS does not call such a policy public.
  if (key === 'elasticfilesystem:accessedviamounttarget') {
    return /^Bool$/i.test(test.operator) && all(test.values.map((value) => says(value, 'true')));
  }
  return POSITIVE.test(test.operator) && isFixed(test, [...WHO, ...WHENCE]);
}

/** Does a condition of a Deny spare only callers that it names? */
export function sparesOnlyNamed(test: ConditionTest): Ternary {
  return spares(test, WHO);
}

/** Does a condition of a Deny in a resource policy spare only callers, places or accounts that it names? */
export function sparesOnlyFixed(test: ConditionTest): Ternary {
  if (test.key.toLowerCase() === 'aws:sourceip') {
    return /^NotIpAddress(IfExists)?$/i.test(test.operator) && all(test.values.map(isFewAddresses));
  }
  return spares(test, [...WHO, ...WHENCE]);
}

function spares(test: ConditionTest, keys: readonly string[]): Ternary {
  // It spares the services of AWS, and whom those work for nobody can tell from here.
  if (SERVICES.includes(test.key.toLowerCase())) return undefined;
  return NEGATIVE.test(test.operator) && isFixed(test, keys);
}

function isFixed({ operator, key, values }: ConditionTest, keys: readonly string[]): Ternary {
  const name = key.toLowerCase();
  if (!keys.includes(name)) return false;
  // ArnEquals takes wildcards, as ArnLike does; StringEquals does not.
  const wildcards = !/String(Not)?Equals/i.test(operator);
  const inArn = /Arn/i.test(operator);
  return all(values.map(({ value }) => isNarrow(value, name, { wildcards, inArn })));
}

/** Variables that hold the resource's own account and organization: the same for every caller. */
const OWN: Readonly<Record<string, string>> = {
  'aws:principalorgid': '${aws:resourceorgid}',
  'aws:principalaccount': '${aws:resourceaccount}',
  'aws:sourceorgid': '${aws:resourceorgid}',
  'aws:sourceaccount': '${aws:resourceaccount}',
  'kms:calleraccount': '${aws:resourceaccount}',
};

/**
 * With wildcards a value may mean everyone again: what counts is the account of an ARN, the organization of a path.
 *
 * Limits: any other policy variable (`${aws:PrincipalTag/team}`) may be something the caller chose, so nobody can tell.
 */
function isNarrow(value: Value, key: string, { wildcards, inArn }: { wildcards: boolean; inArn: boolean }): Ternary {
  const text = spell(value);
  if (text === undefined) return undefined;
  if (text.includes('${')) return text.toLowerCase() === OWN[key] || undefined;
  if (!wildcards) return true;
  const first = [...namingPart(text, key, inArn)].find((char) => ['*', '?', HOLE].includes(char));
  return first === undefined || (first === HOLE ? undefined : false);
}

/** The part of a value that says whose callers it means. */
function namingPart(text: string, key: string, inArn: boolean): string {
  if (key.endsWith('orgpaths')) return text.split('/')[0] ?? '';
  // An endpoint that ends in a fixed domain belongs to whoever owns the domain.
  if (key === 'sns:endpoint') return /@[^*?]+$/.test(text) ? '' : text;
  const [, before, account, rest] = (key.endsWith('arn') && /^((?:[^:]*:){4})([^:]*):(.*)$/.exec(text)) || [];
  if (before === undefined || account === undefined || rest === undefined) return text;
  // Names of buckets are unique among all accounts, and their ARNs need none.
  if (/^arn:[^:]*:s3:/.test(before) && /^\*?$/.test(account)) return rest.split('/')[0] ?? '';
  // Operators for ARNs match each field on its own; in those for texts a star runs over the colons. Where AWS itself
  // writes the ARN, no name holds an account between two colons, so any region is as good as one.
  const fields = key === 'aws:sourcearn' ? before.replace(/:\*:$/, '::') : before;
  return (inArn ? fields.replace(/[*?]/g, '') : fields) + account;
}

const PREFIX_MIN = 8;

/**
 * Are these addresses few enough to be somebody's? S3 takes ranges wider than /8, or than /32 of IPv6, for everybody.
 *
 * Limits: many narrow ranges that make up everything together are not added up.
 */
function isFewAddresses({ value }: { value: Value }): Ternary {
  const text = spell(value);
  if (text === undefined || text.includes(HOLE)) return undefined;
  if (text.includes(':')) return Number(text.split('/')[1] ?? 128) >= 32;
  const cidr: Cidr | undefined = parseCidr(text.includes('/') ? text : `${text}/32`);
  return cidr ? cidr.prefix >= PREFIX_MIN : undefined;
}
