import { z } from 'zod';
import { parseArn } from '../../common/arn';
import { formatCidr, parseCidr } from '../../common/cidr';
import { guide } from '../guidance';

/** Longest name AWS resources built from an id can bear once our prefixes are added. */
const ID_LENGTH_MAX = 32;

export const id = guide(
  z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(ID_LENGTH_MAX),
  'Short name in kebab-case, used in resource names.',
  {
    want: `lower-case words joined by hyphens, at most ${ID_LENGTH_MAX} characters, such as \`claims-adjuster\``,
    mend: 'rename it in kebab-case',
    code: 'manifest/id',
  },
);

/** Rule ids may be longer than names that AWS resources are built from. */
export const ruleId = guide(
  z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(100),
  'Rule id, see `enclave rules`.',
  {
    want: 'a rule id in kebab-case, such as `vpn-session-unlogged`',
    mend: 'copy the id that the finding names',
    code: 'manifest/id',
  },
);

/** Letters, digits, hyphen and underscore: nothing that could step out of a folder, or end a name. */
export const tagValue = guide(
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  'Value of a session tag, as the identity provider sends it.',
  {
    want: 'letters, digits, `-` and `_`, at most 64 characters, such as `makati`',
    mend: 'write the value the identity provider sends for this person',
    code: 'manifest/tag-value',
  },
);

export const day = guide(
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine(isRealDay, { error: 'no such day' }),
  'A calendar day, UTC: YYYY-MM-DD.',
  { want: 'a calendar day such as `2027-03-31`', mend: 'write the day as YYYY-MM-DD', code: 'manifest/day' },
);

export const timeOfDay = guide(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), 'Time of day, 24-hour clock: HH:MM.', {
  want: 'a time such as `"08:30"`',
  mend: 'write it as "HH:MM", in quotes',
  code: 'manifest/time',
});

export const timeZone = guide(
  z.string().refine(isTimeZone, { error: 'not a time zone' }),
  'IANA time zone of the vendor, e.g. Asia/Manila. No rule depends on a country.',
  {
    want: 'an IANA time zone such as `Asia/Manila` or `UTC`',
    mend: 'look the zone up in the IANA list',
    code: 'manifest/time-zone',
  },
);

export const email = guide(z.email(), 'E-mail address: how a person is known to the identity provider (SAML NameID).', {
  want: 'an e-mail address',
  mend: 'write the address the identity provider knows',
  code: 'manifest/email',
});

/** What STS takes as a source identity (AWS STS API reference, AssumeRoleWithSAML): the person's name in every call. */
export const personEmail = guide(
  z.email().regex(/^[\w+=,.@-]{2,64}$/),
  'E-mail address a person signs in with: NameID for the VPN, SourceIdentity for the roles.',
  {
    want: 'an e-mail address of at most 64 letters, digits and `_+=,.@-`',
    mend: 'give the person an address that AWS takes as a source identity',
    code: 'manifest/person-email',
  },
);

/** Longest group name AWS Client VPN compares (AWS Client VPN Administrator Guide, "SAML-based authentication"). */
const GROUP_LENGTH_MAX = 255;

export const group = guide(z.string().trim().min(1).max(GROUP_LENGTH_MAX), 'Group the identity provider sends.', {
  want: `a group name of at most ${GROUP_LENGTH_MAX} characters`,
  mend: 'write the name as the identity provider sends it',
  code: 'manifest/group',
});

export const text = guide(z.string().trim().min(1).max(2000), 'Free text.', {
  want: 'some text, at most 2000 characters',
  mend: 'write at least one word',
  code: 'manifest/text',
});

export const account = guide(z.string().regex(/^\d{12}$/), 'AWS account id, twelve digits, in quotes.', {
  want: 'twelve digits in quotes, such as `"111122223333"`',
  mend: 'put the account id in quotes, or YAML drops its leading zeros',
  code: 'manifest/account',
});

export const region = guide(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), 'AWS region, e.g. eu-central-1.', {
  want: 'a region such as `eu-central-1`',
  mend: 'write the region code, not its city',
  code: 'manifest/region',
});

export const zone = guide(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/), 'Availability zone of the region.', {
  want: 'an availability zone such as `eu-central-1a`',
  mend: 'write the code of the region and the letter of the zone',
  code: 'manifest/zone',
});

export const cidr = guide(z.string().refine(isNetwork, { error: 'not a CIDR' }), 'IPv4 range in CIDR notation.', {
  want: 'an IPv4 range such as `10.64.0.0/22`, written by its first address',
  mend: 'write first address, slash, prefix length',
  code: 'manifest/cidr',
});

export const arn = guide(
  z.string().refine((value) => parseArn(value) !== undefined, { error: 'not an ARN' }),
  'Amazon resource name.',
  { want: 'an ARN such as `arn:aws:s3:::bucket`', mend: 'copy the ARN from the AWS console', code: 'manifest/arn' },
);

/** An ARN of one service and resource kind, e.g. `acm` and `certificate/`. */
export function arnOf(service: string, resourcePrefix: string, what: string) {
  const matches = (value: string) => {
    const parsed = parseArn(value);
    return parsed?.service === service && parsed.resource.startsWith(resourcePrefix);
  };
  return guide(z.string().refine(matches, { error: 'wrong ARN' }), `ARN of ${what}.`, {
    want: `the ARN of ${what}: \`arn:aws:${service}:…:${resourcePrefix}…\``,
    mend: `copy the ARN of ${what} from the AWS console`,
    code: `manifest/arn-${service}`,
  });
}

/** An id that AWS gave, e.g. `subnet-0a1b2c3d`. */
export function awsId(prefix: string, what: string, code = 'manifest/aws-id') {
  return guide(z.string().regex(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`)), `Id of ${what}.`, {
    want: `the id of ${what}, such as \`${prefix}-0a1b2c3d4e5f60718\``,
    mend: 'copy the id from the AWS console',
    code,
  });
}

export const domain = guide(
  z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/),
  'Domain name, lower case.',
  {
    want: 'a domain name such as `meridian.example`',
    mend: 'write the bare domain, without scheme or path',
    code: 'manifest/domain',
  },
);

export const httpsUrl = guide(
  z.string().regex(/^https:\/\/[A-Za-z0-9.-]+(:\d{1,5})?(\/[^\s"\\${}]*)?$/),
  'An https address.',
  {
    want: 'an address that begins with `https://`',
    mend: 'write the whole https address',
    code: 'manifest/https-url',
  },
);

/** A range must be written by its first address: where host bits are set, tools disagree which range is meant. */
function isNetwork(value: string): boolean {
  const range = parseCidr(value);
  return range !== undefined && formatCidr(range) === value;
}

function isRealDay(value: string): boolean {
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}

/** A distance from UTC is no zone: it knows no summer time, and not every Node takes it for one. */
function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
