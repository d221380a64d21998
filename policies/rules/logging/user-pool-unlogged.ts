import type { Relation, Resource } from '../../../lib/template';
import { hasReferrer, listsEntry, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const DELIVERIES: Relation = { type: 'AWS::Cognito::LogDeliveryConfiguration', path: 'UserPoolId' };

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'LogConfigurations';

export default defineRule({
  id: 'user-pool-unlogged',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'User pool exports no log of who signs in',
  why: 'Stolen passwords that are tried one after the other do not show.',
  fix: 'Add a log delivery configuration for userAuthEvents, which needs the Plus plan.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::Cognito::UserPool'],

  check(pool, world, report) {
    const takesEvents = (delivery: Resource) =>
      listsEntry(delivery.read('LogConfigurations'), { EventSource: 'userAuthEvents' });
    const difference = { saw: 'no delivery of userAuthEvents', want: 'a delivery of userAuthEvents' };
    mustHold(hasReferrer(pool, world, DELIVERIES, takesEvents), pool.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'no delivery',
      template: `
        Resources:
          Users:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: users }`,
    },
    {
      title: 'messages only',
      template: `
        Resources:
          Users:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: users }
          Log:
            Type: AWS::Cognito::LogDeliveryConfiguration
            Properties: { UserPoolId: !Ref Users, LogConfigurations: [{ EventSource: userNotification }] }`,
    },
  ],
  good: [
    {
      title: 'sign-ins',
      template: `
        Resources:
          Users:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: users }
          Log:
            Type: AWS::Cognito::LogDeliveryConfiguration
            Properties: { UserPoolId: !Ref Users, LogConfigurations: [{ EventSource: userAuthEvents }] }`,
    },
    {
      title: 'messages and sign-ins',
      template: `
        Resources:
          Users:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: users }
          Log:
            Type: AWS::Cognito::LogDeliveryConfiguration
            Properties: { UserPoolId: !Ref Users, LogConfigurations: [{ EventSource: userNotification }, { EventSource: userAuthEvents }] }`,
    },
  ],
  unknown: [
    {
      title: 'a delivery of a pool that a parameter names',
      template: `
        Parameters:
          Pool: { Type: String }
        Resources:
          Users:
            Type: AWS::Cognito::UserPool
            Properties: { UserPoolName: users }
          Log:
            Type: AWS::Cognito::LogDeliveryConfiguration
            Properties: { UserPoolId: !Ref Pool, LogConfigurations: [{ EventSource: userAuthEvents }] }`,
    },
  ],
});
