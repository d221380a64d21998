import { type Random, oneOf } from '../../bench/random';

/**
 * The words that policies of the fuzz are made of: few, short and near one another, so that patterns meet.
 *
 * Services, keys and accounts are made up where the real ones are coupled to other parts of a request.
 */
export const ACCOUNTS = ['111122223333', '444455556666'];

export const ACTION_PATTERNS = [
  '*',
  'dock:*',
  'dock:Read',
  'dock:Read*',
  'dock:Write',
  'dock:?ead',
  'dock:R*d',
  'd*:Read',
  '*:Write',
  'depot:*',
  'depot:Read',
  'depot:R??d',
  'dock:*All',
];

/** Enough to tell any two of the patterns apart. */
export const ACTIONS = [
  'dock:Read',
  'dock:ReadAll',
  'dock:Write',
  'dock:WriteAll',
  'dock:Lead',
  'dock:Reed',
  'dock:Rd',
  'depot:Read',
  'depot:Reed',
  'depot:Write',
  'depot:List',
  'quay:Write',
  'quay:Read',
];

const SERVICES = ['dock', 'depot', 'd*', '*'];
const REGIONS = ['', 'east', 'e*', '*', '????'];
const OWNERS = ['111122223333', '1111*', '*', '444455556666', ''];
const NAMES = ['a', 'b', 'ab', 'a*', '*b', '*', 'a/*', '*/b', 'a/?', '?', '*a*', 'a:b', 'a*:*', 'A', '??', 'b/*/a'];
const NAMES_WITH_VARIABLES = [
  '${aws:username}',
  '${aws:username}/*',
  'a/${aws:username}',
  "${aws:username, 'b'}",
  '${*}',
  'a${?}',
];

/** A pattern of resources; whole ones seldom, as `*` hides everything else. */
export function resourcePattern(random: Random, variables: boolean): string {
  const chance = random();
  if (chance < 0.12) return '*';
  if (chance < 0.17) return oneOf(random, ['arn:*', 'arn:aws:dock:*', 'arn:aws:d*', 'arn:*:a', 'arn:aws:*b', '*b']);
  const name = variables && random() < 0.25 ? oneOf(random, NAMES_WITH_VARIABLES) : oneOf(random, NAMES);
  return arnPattern(random, name);
}

/** A pattern with wildcards in any of its six parts. */
export function arnPattern(random: Random, name = oneOf(random, NAMES)): string {
  const usual = random() < 0.6;
  const partition = random() < 0.9 ? 'aws' : oneOf(random, ['*', 'aws*']);
  const [service, region, owner] = usual
    ? ['dock', '', ACCOUNTS[0]]
    : [oneOf(random, SERVICES), oneOf(random, REGIONS), oneOf(random, OWNERS)];
  return ['arn', partition, service, region, owner, name].join(':');
}

export const ARN_PLACES = [
  ...['dock', 'depot', 'quay'].flatMap((service) =>
    ['', 'east', 'west', 'eu'].flatMap((region) =>
      [...ACCOUNTS, '111199999999', ''].map((owner) => `arn:aws:${service}:${region}:${owner}`),
    ),
  ),
  `arn:aws-cn:dock::${ACCOUNTS[0]}`,
];

export const PRINCIPALS = [
  { AWS: '*' },
  { AWS: ACCOUNTS[0] },
  { AWS: `arn:aws:iam::${ACCOUNTS[1]}:root` },
  { AWS: `arn:aws:iam::${ACCOUNTS[0]}:role/a` },
  { AWS: [`arn:aws:iam::${ACCOUNTS[0]}:role/a`, `arn:aws:iam::${ACCOUNTS[1]}:user/b`] },
  { AWS: `arn:aws:iam::${ACCOUNTS[0]}:role/b`, Service: 'ec2.amazonaws.com' },
  { Service: ['ec2.amazonaws.com', 'ecs.amazonaws.com'] },
  { Federated: 'cognito-identity.amazonaws.com' },
];

export const CALLERS = [
  ...ACCOUNTS.flatMap((id) => ['role/a', 'role/b', 'user/b', 'user/c'].map((name) => `AWS:arn:aws:iam::${id}:${name}`)),
  'AWS:arn:aws:iam::777788889999:role/a',
  'Service:ec2.amazonaws.com',
  'Service:ecs.amazonaws.com',
  'Service:sns.amazonaws.com',
  'Federated:cognito-identity.amazonaws.com',
  'Federated:accounts.google.com',
];
