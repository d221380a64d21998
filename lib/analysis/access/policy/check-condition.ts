import { nearest } from '../../../common/nearest';
import { keyFacts } from '../data/condition-keys';
import { type Complaints, has, isMap, listed } from './complaints';
import { holdsSymbol } from './symbols';

/** What the values of a family of operators look like. Texts with a policy variable in them may be anything. */
interface Family {
  readonly operators: readonly string[];
  readonly form: RegExp;
  readonly want: string;
}

const ORDERS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const TEXTS = ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'];
const ARNS = ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'];

const FAMILIES: readonly Family[] = [
  { operators: TEXTS.map((name) => `String${name}`), form: /^/, want: 'a text' },
  { operators: ARNS, form: /^(arn:|.*[*?])/, want: 'an ARN, or a pattern of some' },
  { operators: ORDERS.map((name) => `Numeric${name}`), form: /^-?\d+(\.\d+)?$/, want: 'a number' },
  {
    operators: ORDERS.map((name) => `Date${name}`),
    form: /^(\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?|\d+)$/,
    want: 'a date such as `2027-06-30T00:00:00Z`',
  },
  { operators: ['Bool', 'Null'], form: /^(true|false)$/i, want: 'true or false' },
  { operators: ['IpAddress', 'NotIpAddress'], form: /^[0-9a-fA-F:.]+(\/\d{1,3})?$/, want: 'an address or a range' },
  { operators: ['BinaryEquals'], form: /^[A-Za-z0-9+/]*=*$/, want: 'bytes in Base64' },
];

const OPERATORS = new Map(FAMILIES.flatMap((family) => family.operators.map((name) => [name.toLowerCase(), family])));
const NAMES = FAMILIES.flatMap(({ operators }) => operators);

/** Are the tests of a `Condition` block ones that IAM knows, on values of their kind? */
export function checkCondition(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  complaints: Complaints,
): void {
  const at = `${path}.Condition`;
  const { Condition: condition } = statement;
  if (!isMap(condition)) return complaints.add('error', at, condition, 'a map of operators');
  for (const [operator, tests] of Object.entries(condition)) {
    const bare = operator.replace(/^(ForAllValues|ForAnyValue):/i, '').replace(/IfExists$/i, '');
    const family = OPERATORS.get(bare.toLowerCase());
    if (!family || /^null.+/i.test(operator)) {
      const meant = nearest(bare.slice(0, 40), NAMES);
      complaints.add('error', at, operator, meant && meant !== bare ? `\`${meant}\`` : 'an operator of IAM');
    }
    if (!isMap(tests)) {
      complaints.add('error', `${at}.${operator}`, tests, 'a map from condition keys to values');
      continue;
    }
    for (const [key, values] of Object.entries(tests)) {
      checkKey(key, statement, `${at}.${operator}`, complaints);
      for (const value of listed(values)) checkValue(value, `${at}.${operator}.${key}`, family, complaints);
    }
  }
}

function checkValue(value: unknown, path: string, family: Family | undefined, complaints: Complaints): void {
  if (!['string', 'number', 'boolean'].includes(typeof value)) complaints.add('error', path, value, 'a text');
  else if (family && !family.form.test(String(value)) && !isOpen(String(value)))
    complaints.add('error', path, value, family.want);
}

/** A policy variable, or a part that a template hides, may be of any kind. */
function isOpen(value: string): boolean {
  return value.includes('${') || holdsSymbol(value);
}

/** A key of `aws`, or of a service whose actions the statement speaks of. */
function checkKey(
  key: string,
  statement: Readonly<Record<string, unknown>>,
  path: string,
  complaints: Complaints,
): void {
  const [prefix = '', ...name] = key.split(':');
  // Keys of identity providers begin with their address, as in `token.actions.githubusercontent.com:sub`.
  if (name.join(':') === '') complaints.add('error', path, key, 'a condition key such as `aws:SourceIp`');
  else if (prefix.includes('.')) return;
  else if (keyFacts(key) === undefined) complaints.add('warning', path, key, 'a condition key that exists');
  else if (!isAbout(prefix, statement))
    complaints.add('warning', path, key, 'a key of `aws`, or of a service that the statement is about');
}

/** Keys that other services put into requests as well. */
const SHARED = ['aws', 'saml', 'sts', 'sso', 'iam', 'kms', 'ec2', 'vpce'];

function isAbout(prefix: string, statement: Readonly<Record<string, unknown>>): boolean {
  if (SHARED.includes(prefix.toLowerCase()) || !has(statement, 'Action')) return true;
  return listed(statement.Action).some((action) => {
    const [service = ''] = String(action).toLowerCase().split(':');
    return service === prefix.toLowerCase() || /[*?]/.test(service);
  });
}
