import type { Relation } from '../../../lib/template';
import { hasReferrer, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const SUBSCRIPTIONS: Relation = { type: 'AWS::VpcLattice::AccessLogSubscription', path: 'ResourceIdentifier' };

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'AccessLogSubscription';

export default defineRule({
  id: 'lattice-access-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Service network keeps no access log',
  why: 'Nobody can say which service of the vendor called which of yours.',
  fix: 'Add an access log subscription for the service network.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::VpcLattice::ServiceNetwork'],

  check(network, world, report) {
    const difference = { saw: 'no subscription', want: 'an access log subscription' };
    mustHold(hasReferrer(network, world, SUBSCRIPTIONS), network.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'no subscription',
      template: `
        Resources:
          Net:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }`,
    },
    {
      title: 'a subscription of another network',
      template: `
        Resources:
          Net:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }
          Other:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }
          Log:
            Type: AWS::VpcLattice::AccessLogSubscription
            Properties: { ResourceIdentifier: !Ref Other, DestinationArn: 'arn:aws:s3:::logs' }`,
    },
  ],
  good: [
    {
      title: "a subscription by the network's id",
      template: `
        Resources:
          Net:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }
          Log:
            Type: AWS::VpcLattice::AccessLogSubscription
            Properties: { ResourceIdentifier: !GetAtt Net.Id, DestinationArn: 'arn:aws:s3:::logs' }`,
    },
    {
      title: "a subscription by the network's ARN",
      template: `
        Resources:
          Net:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }
          Log:
            Type: AWS::VpcLattice::AccessLogSubscription
            Properties: { ResourceIdentifier: !Ref Net, DestinationArn: 'arn:aws:s3:::logs' }`,
    },
  ],
  unknown: [
    {
      title: 'a subscription of a network that a parameter names',
      template: `
        Parameters:
          Arn: { Type: String }
        Resources:
          Net:
            Type: AWS::VpcLattice::ServiceNetwork
            Properties: { AuthType: AWS_IAM }
          Log:
            Type: AWS::VpcLattice::AccessLogSubscription
            Properties: { ResourceIdentifier: !Ref Arn, DestinationArn: 'arn:aws:s3:::logs' }`,
    },
  ],
});
