import { accountOf, places } from '../../../support/account-of';

const read = (properties: string) =>
  accountOf(`
Parameters: { Any: { Type: String } }
Resources:
  Wall: { Type: AWS::Organizations::Policy, Properties: { Name: wall, ${properties} } }`);

const CONTENT = 'Content: { Statement: [{ Effect: Deny, Action: "iam:*", Resource: "*" }] }';
const FULL = 'perhaps what AWS attaches to every level of an organization unless somebody takes it away';
/** From resources nobody can take it away. */
const ALWAYS_FULL = FULL.replace('perhaps ', '');

test.each<[string, string, string[][], string[][]]>([
  [
    'on this account it applies',
    'Type: SERVICE_CONTROL_POLICY, TargetIds: ["111122223333"]',
    [[FULL, 'organization policy Wall']],
    [],
  ],
  [
    'on a unit it may apply',
    'Type: SERVICE_CONTROL_POLICY, TargetIds: [ou-abcd-12345678, "111122223333"]',
    [
      [FULL, 'perhaps organization policy Wall'],
      [FULL, 'organization policy Wall'],
    ],
    [],
  ],
  ['on another account it does not', 'Type: SERVICE_CONTROL_POLICY, TargetIds: ["222233334444"]', [], []],
  [
    'about resources',
    'Type: RESOURCE_CONTROL_POLICY, TargetIds: ["111122223333"]',
    [],
    [[ALWAYS_FULL, 'organization policy Wall']],
  ],
  ['about tags it says nothing', 'Type: TAG_POLICY, TargetIds: ["111122223333"]', [], []],
  [
    'of a type that is hidden it may be either',
    'Type: !Ref Any, TargetIds: ["111122223333"]',
    [[FULL, 'perhaps organization policy Wall']],
    [[ALWAYS_FULL, 'perhaps organization policy Wall']],
  ],
  [
    'on a target that is hidden it may apply',
    'Type: SERVICE_CONTROL_POLICY, TargetIds: [!Ref Any]',
    [[FULL, 'perhaps organization policy Wall']],
    [],
  ],
])('a policy of the organization: %s', (_title, properties, service, resource) => {
  const { serviceControl, resourceControl } = read(`${properties}, ${CONTENT}`);
  expect([serviceControl.map(places), resourceControl.map(places)]).toEqual([service, resource]);
});

test('a policy of the organization that nobody can read is unseen', () =>
  expect(read('Type: SERVICE_CONTROL_POLICY, TargetIds: ["111122223333"], Content: !Ref Any').unseen).toEqual([
    'organization policy Wall: Content is hidden: Ref: Any, a parameter without default',
  ]));
