import type { ConditionTest, Property, Resource, Statement } from '../../../lib/template';
import { type Ternary, all, any, isStar, not, says } from '../../judge';
import { leadsStrangersOut } from '../../questions/ask-engine';
import { judgeStatements } from '../../questions/judge-statements';
import { narrowsWho } from '../../questions/narrowing';
import { isEveryone } from '../../questions/principals';
import { HOLE, reads, spell } from '../../questions/spelling';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'endpoint-policy-open',
  topic: 'exposure',
  severity: 'warning',
  tier: 'opinion',
  title: 'VPC endpoint leads to the resources of every account',
  why: 'Whoever works inside can carry data through it to a bucket or queue of their own account.',
  fix: 'Set `PolicyDocument` and narrow it to your resources or your organization, for example by `aws:ResourceOrgID`.',
  controls: { 'nist-800-53-r5': ['ac-4', 'sc-7'] },
  appliesTo: ['AWS::EC2::VPCEndpoint'],

  // Source: Control access to VPC endpoints using endpoint policies, Default endpoint policy.
  check(resource, world, report) {
    const refused = takesNoPolicy(resource);
    if (refused) return;
    const policy = resource.read('PolicyDocument');
    const want = 'a policy that names resources, or a condition on aws:ResourceOrgID or aws:PrincipalOrgID';
    const ask = leadsStrangersOut(opens, resource, world);
    if (policy.value.kind !== 'absent') judgeStatements([policy], { ask, part: 'Resource', want }, report);
    else if (refused === undefined) report.unknown(policy, { want });
    else report.fail(policy, { saw: 'not set, which allows everything', want });
  },

  bad: [
    {
      title: 'everything but one bucket',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', NotResource: 'arn:aws:s3:::claims/*' }`,
    },
    {
      title: 'a Deny to callers of other accounts that lets pass whoever signs nothing',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { aws:PrincipalAccount: '111122223333' }, 'Null': { aws:PrincipalAccount: 'false' } } }`,
    },
    {
      title: 'resources of any account by a star, and a queue of a name that anybody may have',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringLike: { aws:ResourceAccount: '*' } } }
                  - { Effect: Allow, Principal: '*', Action: sqs:SendMessage, Resource: 'arn:aws:sqs:*:*:claims' }`,
    },
    {
      title: 'no policy, which AWS takes for one that allows everything',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3`,
    },
    {
      title: 'everything for everybody',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }] }`,
    },
    {
      title: 'reading for everybody, from one bucket and from every bucket',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: { AWS: ['111122223333', '*'] }, Action: s3:GetObject, Resource: ['arn:aws:s3:::claims/*', 'arn:aws:s3:::*'] }] }`,
    },
    {
      title: 'a condition that anybody can meet',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { aws:PrincipalTag/team: claims } } }] }`,
    },
    {
      title: 'another kind, with a condition that holds without the key',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              VpcEndpointType: Interface
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEqualsIfExists: { aws:ResourceOrgID: o-a1 } } }] }`,
    },
  ],
  good: [
    {
      title: 'everything, and a Deny to whoever is of another organization, or to what is',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { aws:ResourceOrgID: o-a1b2c3d4e5 } } }`,
    },
    {
      title: 'named buckets',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: 'arn:aws:s3:::claims/*' }] }`,
    },
    {
      title: 'own callers, own resources, or a named principal',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1 } } }
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { aws:ResourceAccount: !Ref AWS::AccountId } } }
                  - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' }, Action: '*', Resource: '*' }
                  - { Effect: Deny, Principal: '*', Action: s3:DeleteObject, Resource: '*' }`,
    },
    {
      title: 'kinds of endpoint that take no policy',
      template: `
        Parameters:
          Appliance: { Type: String }
        Resources:
          Inspection:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: GatewayLoadBalancer
              ServiceName: !Ref Appliance
          Vendor:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: com.amazonaws.vpce.eu-central-1.vpce-svc-0456
          Services:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: ServiceNetwork
              ServiceNetworkArn: arn:aws:vpc-lattice:eu-central-1:111122223333:servicenetwork/sn-0a1b2c3d4e5f60718
          Database:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Resource
              ResourceConfigurationArn: arn:aws:vpc-lattice:eu-central-1:111122223333:resourceconfiguration/rcfg-0a1b2c3d4e5f60718`,
    },
  ],
  unknown: [
    {
      title: 'what is of the organization of whoever asks',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { aws:ResourceOrgID: '\${aws:PrincipalOrgID}' } } }`,
    },
    {
      title: 'the policy is a parameter',
      template: `
        Parameters:
          Policy: { Type: String }
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: !Ref Policy`,
    },
    {
      title: 'a condition that is imported',
      template: `
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcId: vpc-0123456789abcdef0
              ServiceName: com.amazonaws.eu-central-1.s3
              PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*', Condition: !ImportValue own }] }`,
    },
    {
      title: 'no policy, and the service is a parameter',
      template: `
        Parameters:
          Service: { Type: String }
        Resources:
          Door:
            Type: AWS::EC2::VPCEndpoint
            Properties:
              VpcEndpointType: Interface
              ServiceName: !Ref Service`,
    },
  ],
});

/** Endpoints to appliances and to services that are not of AWS. */
function takesNoPolicy(endpoint: Resource): Ternary {
  const name = endpoint.read('ServiceName').value;
  const ofOthers = spell(name) === HOLE ? undefined : reads(name, /\.vpce-svc-/);
  return any([...WITHOUT_POLICY.map((kind) => says(endpoint.read('VpcEndpointType'), kind)), ofOthers]);
}

/** What leads through VPC Lattice is under the policies of that (Amazon EC2 API Reference, "CreateVpcEndpoint"). */
const WITHOUT_POLICY = ['GatewayLoadBalancer', 'Resource', 'ServiceNetwork'];

const OWNERS = /^aws:Resource(OrgID|OrgPaths|Account)$/i;

function opens({ effect, principals = [], resources = [], conditions, hiddenConditions }: Statement) {
  const narrowed = any([
    ...conditions.map(narrowsWho),
    ...conditions.map(namesOwners),
    ...hiddenConditions.map(() => undefined),
  ]);
  return all([says(effect, 'Allow'), any(principals.map(isEveryone)), any(resources.map(isEverything)), not(narrowed)]);
}

const OPEN_PATTERN = new RegExp(`\\$\\{|${HOLE}`);

/** A policy variable is whatever the caller makes of it, and a text that nobody knows may be a pattern. */
function namesOwners({ operator, key, values }: ConditionTest): Ternary {
  const isOwner = /^String(Equals|Like)$/.test(operator) && OWNERS.test(key);
  const isHidden = operator === 'StringLike' ? OPEN_PATTERN : /\$\{/;
  return isOwner && all(values.map(({ value }) => (reads(value, isHidden) ? undefined : true)));
}

function isEverything({ value }: Property) {
  return any([isStar(value), reads(value, /^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*/)]);
}
