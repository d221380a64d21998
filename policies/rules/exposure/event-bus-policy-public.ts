import type { Resource } from '../../../lib/template';
import { isStar, says } from '../../judge';
import { judgeOpenness } from '../../questions/judge-openness';
import type { Report } from '../../rule';
import { RESOURCE_POLICY_TYPES } from '../../questions/resource-policies';
import { defineRule } from '../../rule';

const WANT = 'named accounts, or a condition on aws:PrincipalOrgID';

export default defineRule({
  id: 'event-bus-policy-public',
  topic: 'exposure',
  severity: 'error',
  title: 'Event bus takes events from everybody',
  why: 'Any AWS account can send events that your rules take for real and act upon.',
  fix: 'Name the accounts in `Principal`, or add a condition on `aws:PrincipalOrgID`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'sc-7'] },
  appliesTo: RESOURCE_POLICY_TYPES.eventBus,

  check(resource, world, report) {
    judgeOpenness(resource, world, report, { want: WANT });
    judgeFlat(resource, report);
  },

  bad: [
    {
      title: 'a star in a statement',
      template: `
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: all
              Statement: { Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: '*' }`,
    },
    {
      title: 'a star in the old form',
      template: `
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: all
              Action: events:PutEvents
              Principal: '*'`,
    },
    {
      title: 'a star in the policy of the bus itself',
      template: `
        Resources:
          Bus:
            Type: AWS::Events::EventBus
            Properties:
              Name: claims
              Policy: { Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: events:PutEvents, Resource: '*' }] }`,
    },
  ],
  good: [
    {
      title: 'a star, narrowed to one organization, in a statement and in the old form',
      template: `
        Resources:
          New:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: new
              Statement: { Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } } }
          Old:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: old
              Action: events:PutEvents
              Principal: '*'
              Condition: { Type: StringEquals, Key: AWS:PrincipalOrgID, Value: o-a1b2c3d4e5 }`,
    },
    {
      title: 'one account, and a star that is denied',
      template: `
        Resources:
          One:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: one
              Action: events:PutEvents
              Principal: '111122223333'
          Denied:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: denied
              Statement: { Effect: Deny, Principal: '*', Action: events:PutEvents, Resource: '*' }`,
    },
    {
      title: 'a Deny by NotAction to all but one account, which leaves nothing of it to others',
      template: `
        Resources:
          Policy:
            Type: AWS::Events::EventBus
            Properties:
              Name: claims
              Policy:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: 'events:PutEvents', Resource: '*' }
                  - { Effect: Deny, Principal: '*', NotAction: ['s3:*'], Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' } } }`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Who: { Type: String }
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: all
              Action: events:PutEvents
              Principal: !Ref Who`,
    },
    {
      title: 'a statement that is imported',
      template: `
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: all
              Statement: !ImportValue statement`,
    },
    {
      title: 'an old condition of a form that AWS does not know',
      template: `
        Resources:
          Policy:
            Type: AWS::Events::EventBusPolicy
            Properties:
              StatementId: all
              Action: events:PutEvents
              Principal: '*'
              Condition: { Type: StringEquals, Key: aws:SourceIp, Value: 10.0.0.1 }`,
    },
  ],
});

/** The old form: the parts of one statement, each a property of its own. */
function judgeFlat(resource: Resource, report: Report): void {
  const principal = resource.read('Principal');
  const star = isStar(principal.value);
  if (principal.value.kind === 'absent' || star === false) return;
  const condition = resource.read('Condition');
  // AWS takes no other key here, so what stands there instead will not be deployed.
  if (condition.value.kind !== 'absent' && says(condition.get('Key'), 'aws:PrincipalOrgID')) return;
  if (star && condition.value.kind === 'absent') report.fail(principal, { want: WANT });
  else report.unknown(principal, { want: WANT });
}
