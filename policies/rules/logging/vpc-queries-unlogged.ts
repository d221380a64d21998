import type { Relation } from '../../../lib/template';
import { hasReferrer, mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

const ASSOCIATIONS: Relation = {
  type: 'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
  path: 'ResourceId',
};

/** Where findings point: what is missing stands outside the resource's properties. */
const WANTED = 'ResolverQueryLogging';

export default defineRule({
  id: 'vpc-queries-unlogged',
  topic: 'logging',
  severity: 'warning',
  title: 'VPC does not log the names it looks up',
  why: 'Data that is carried out in DNS queries, and malware that calls home, leave no trace.',
  fix: 'Associate a resolver query logging configuration with the VPC.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'si-4'] },
  appliesTo: ['AWS::EC2::VPC'],

  check(vpc, world, report) {
    const difference = { saw: 'no association', want: 'a resolver query logging configuration' };
    mustHold(hasReferrer(vpc, world, ASSOCIATIONS), vpc.read(WANTED), difference, report);
  },

  bad: [
    {
      title: 'no association',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }`,
    },
    {
      title: 'another VPC is associated',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Other:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.1.0.0/16 }
          Names:
            Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
            Properties: { ResourceId: !Ref Other, ResolverQueryLogConfigId: rqlc-0123456789abcdef }`,
    },
  ],
  good: [
    {
      title: 'associated',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Names:
            Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
            Properties: { ResourceId: !Ref Vpc, ResolverQueryLogConfigId: rqlc-0123456789abcdef }`,
    },
    {
      title: 'associated by its attribute',
      template: `
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Names:
            Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
            Properties: { ResourceId: !GetAtt Vpc.VpcId, ResolverQueryLogConfigId: rqlc-0123456789abcdef }`,
    },
  ],
  unknown: [
    {
      title: 'an association of a VPC that a parameter names',
      template: `
        Parameters:
          Id: { Type: String }
        Resources:
          Vpc:
            Type: AWS::EC2::VPC
            Properties: { CidrBlock: 10.0.0.0/16 }
          Names:
            Type: AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation
            Properties: { ResourceId: !Ref Id, ResolverQueryLogConfigId: rqlc-0123456789abcdef }`,
    },
  ],
});
