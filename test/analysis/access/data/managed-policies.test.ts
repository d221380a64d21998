import { managedPolicy, managedPolicySource } from '../../../../lib/analysis/access/data/managed-policies';
import { isService } from '../../../../lib/analysis/access/data/service-reference';
import data from '../../../../lib/analysis/access/data/managed-policies.json';

interface Statement {
  readonly Effect: string;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: object;
}
const statementsOf = (name: string) => managedPolicy(name)!.Statement as readonly Statement[];
const names = Object.keys(data.policies);

test('the administrator may do everything, as AWS writes it', () => {
  expect(managedPolicy('AdministratorAccess')).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['*'], Resource: '*' }],
  });
});

test('the power user may do all but three services, and a little of those', () => {
  const [rest, little] = statementsOf('PowerUserAccess');
  expect(rest).toEqual({ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' });
  expect(little!.Action).toEqual(expect.arrayContaining(['iam:CreateServiceLinkedRole', 'account:ListRegions']));
});

test('resources and conditions stay as they are', () => {
  const passes = statementsOf('AWSLambda_FullAccess').find(({ Action: actions }) => actions?.[0] === 'iam:PassRole');
  expect(passes).toEqual({
    Effect: 'Allow',
    Action: ['iam:PassRole'],
    Resource: '*',
    Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  });
  expect(statementsOf('AmazonSSMManagedInstanceCore').flatMap(({ Action: actions }) => actions)).toContain(
    'ssmmessages:OpenDataChannel',
  );
});

test.each([
  ['arn:aws:iam::aws:policy/AdministratorAccess', true],
  ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', true],
  ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess', true],
  ['AWSLambdaBasicExecutionRole', true],
  ['ReadOnlyAccess', true],
  ['arn:aws:iam::111122223333:policy/AdministratorAccess', false],
  ['arn:aws-cn:iam::aws:policy/AdministratorAccess', false],
  ['arn:aws:iam::aws:policy/AdministratorAccess/x/y', false],
  ['arn:aws:iam::aws:role/AdministratorAccess', false],
  ['administratoraccess', false],
  ['AWSSupportServiceRolePolicy', false],
  ['AWS_ConfigRole', false],
  ['__proto__', false],
  ['', false],
])('%s is kept: %s', (name, kept) => expect(managedPolicy(name) !== undefined).toBe(kept));

test('every document has statements with an effect, actions of services that AWS has, and something they act on', () => {
  const retired = new Set<string>();
  for (const name of names) {
    for (const statement of statementsOf(name)) {
      expect(['Allow', 'Deny']).toContain(statement.Effect);
      expect(statement.Resource ?? statement.NotResource).toBeDefined();
      for (const action of statement.Action ?? statement.NotAction!) {
        const [service = '', operation] = action.split(':');
        if (action !== '*') expect(operation).toMatch(/^[A-Za-z0-9*?-]+$/);
        if (!/[*]/.test(service) && !isService(service)) retired.add(service);
      }
    }
  }
  // Services that AWS has closed: its own policies still name them.
  expect([...retired].sort()).toEqual([
    'deepcomposer',
    'deeplens',
    'deepracer',
    'elastic-inference',
    'iot1click',
    'zocalo',
  ]);
});

test('most policies that can be attached are kept, and the source says of which day', () => {
  expect(names.length).toBe(884);
  expect(managedPolicySource()).toMatch(/^moto [\d.]+, Apache-2\.0, .* of \d{4}-\d\d-\d\d$/);
});
