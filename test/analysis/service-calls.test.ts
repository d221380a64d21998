import { boundaryWithinGrants } from '../../lib/analysis/access/boundary-within-grants';
import { endpointsWithinGrants } from '../../lib/analysis/access/endpoints-within-grants';
import { roleBounded } from '../../lib/analysis/access/role-bounded';
import { roleWithinGrants } from '../../lib/analysis/access/role-within-grants';
import { dnsClosed } from '../../lib/analysis/network/dns-closed';
import { noWayOut } from '../../lib/analysis/network/no-way-out';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { type Row, allow, changes, clerkTemplate } from '../support/proofs';

const SERVICE = 'arn:aws:vpc-lattice:eu-central-1:111122223333:service/svc-0a1b2c3d4e5f60711';
const { manifest } = parse(
  `${SHORT_MANIFEST}services: [{ id: rates, arn: "${SERVICE}", routes: [{ methods: [GET, PUT], path: /rates/*, jobFunctions: [clerk] }] }]\n`,
);
const [clerk] = manifest.jobFunctions;

const MESH = `  Mesh: { Type: AWS::VpcLattice::ServiceNetwork }
  ServiceDoor: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, VpcEndpointType: ServiceNetwork, ServiceNetworkArn: !GetAtt Mesh.Arn } }`;
const CALL = `Action: "vpc-lattice-svcs:Invoke", Resource: "${SERVICE}/rates/*"`;
const FROM = '"vpc-lattice-svcs:SourceVpc": !Ref Net';
const THROUGH = '"vpc-lattice-svcs:ServiceNetworkArn": !GetAtt Mesh.Arn';
const METHODS = '"vpc-lattice-svcs:RequestMethod": [GET, PUT]';
const UNTIL = 'DateLessThan: { aws:CurrentTime: "2027-12-31T23:59:59Z" }';
const ROLE = clerkTemplate([allow(CALL, `StringEquals: { ${METHODS}, ${FROM}, ${THROUGH} }, ${UNTIL}`)], {
  more: MESH,
});

describe('a role that calls services', () => {
  changes(roleWithinGrants(manifest, clerk!), ROLE, [
    ['is within what is named for it', 'Any', 'Any', 'pass', /within a grant/],
    ['calls less', '[GET, PUT]', '[GET]', 'pass', /within a grant/],
    ['calls one path below', '/rates/*"', '/rates/daily"', 'pass', /within a grant/],
    ['calls by another method', '[GET, PUT]', '[GET, DELETE]', 'fail', /Invoke on .*\/rates\/\*/],
    ['calls by any method', `${METHODS}, `, '', 'fail', /Invoke on /],
    ['calls another path', '/rates/*"', '/*"', 'fail', /Invoke on .*60711\/\*/],
    ['calls another service', '60711', '60712', 'fail', /60712/],
    ['calls whatever there is', `Resource: "${SERVICE}/rates/*"`, 'Resource: "*"', 'fail', /Invoke on \*/],
    ['connects to what passes TLS on', 'svcs:Invoke', 'svcs:Connect', 'fail', /Connect/],
    ['calls from anywhere', `, ${FROM}`, '', 'fail', /from outside the enclave’s endpoints/],
    ['calls through any service network', `, ${THROUGH}`, '', 'fail', /from outside the enclave’s endpoints/],
    ['calls from a network of another stack', FROM, '"vpc-lattice-svcs:SourceVpc": vpc-1', 'unknown', /not to be told/],
    ['calls through another one', '!GetAtt Mesh.Arn }, D', '"arn:x" }, D', 'unknown', /not to be told/],
    ['calls through an endpoint of another kind', FROM, 'aws:SourceVpce: !Ref Door', 'fail', /from outside/],
    ['calls for longer', '2027-12-31', '2028-12-31', 'fail', /after 2027-12-31/],
  ]);
});

describe('a permissions boundary of roles that call services', () => {
  const deny = (...tests: readonly string[]) =>
    `{ Effect: Deny, Action: "*", Resource: "*", Condition: { StringNotEquals: { ${tests.join(', ')} } } }`;
  const OUTSIDE = deny('aws:SourceVpce: [!Ref Door]', FROM);
  const line = clerkTemplate([], {
    role: 'PermissionsBoundary: !Ref Line',
    more: `${MESH}
  Line:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: [${OUTSIDE}, { Effect: Allow, ${CALL}, Condition: { StringEquals: { ${METHODS} } } }] } }`,
  });
  const spared: readonly Row[] = [
    ['spares calls from the own network', 'Any', 'Any', 'pass', /bounded by Line/],
    ['spares calls from another network', FROM, '"vpc-lattice-svcs:SourceVpc": vpc-1', 'unknown', /may leave/],
    ['spares calls from two networks', FROM, '"vpc-lattice-svcs:SourceVpc": [!Ref Net, vpc-1]', 'unknown', /may leave/],
    ['spares calls of another account', FROM, '"vpc-lattice-svcs:SourceVpcOwnerAccount": "1"', 'unknown', /may leave/],
    ['forbids other services only', OUTSIDE, deny(FROM), 'unknown', /may leave/],
  ];
  changes(roleBounded(manifest, clerk!), line, spared);
  changes(boundaryWithinGrants(manifest), line, [
    ['allows what is named', 'Any', 'Any', 'pass', /within the grants/],
    ['allows another path', '/rates/*"', '/*"', 'fail', /allows vpc-lattice-svcs:Invoke/],
    [
      'allows any method',
      `, Condition: { StringEquals: { ${METHODS} } }`,
      '',
      'fail',
      /allows vpc-lattice-svcs:Invoke/,
    ],
  ]);
});

describe('the door to services', () => {
  const doors = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
${MESH}
`;
  const NETWORK_ARN = 'ServiceNetworkArn: !GetAtt Mesh.Arn';
  changes(noWayOut(manifest), doors, [
    ['leads to the service network of the enclave', 'Any', 'Any', 'pass', /no gateway/],
    ['leads to one of somebody', NETWORK_ARN, 'ServiceNetworkArn: "arn:x"', 'unknown', /somebody's resources/],
    ['leads to resources', NETWORK_ARN, 'ResourceConfigurationArn: !GetAtt Mesh.Arn', 'unknown', /somebody's/],
    [
      'and nothing else joins networks',
      'Resources:',
      'Resources:\n  More: { Type: AWS::VpcLattice::ServiceNetworkVpcAssociation }',
      'unknown',
      /More is a AWS::VpcLattice::ServiceNetworkVpcAssociation/,
    ],
  ]);
  changes(endpointsWithinGrants(manifest), doors, [
    ['takes no policy', 'Any', 'Any', 'pass', /./],
    ['as another kind needs one', 'VpcEndpointType: ServiceNetwork', 'VpcEndpointType: Interface', 'fail', /no policy/],
  ]);
});

describe('names of services', () => {
  const zone = '"*.vpc-lattice-svcs.eu-central-1.on.aws"';
  const names = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  Names: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: [${zone}] } }
  All: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ["*"] } }
  Config: { Type: AWS::Route53Resolver::FirewallConfig, Properties: { ResourceId: !Ref Net, FirewallFailOpen: DISABLED } }
  Rules:
    Type: AWS::Route53Resolver::FirewallRuleGroup
    Properties:
      FirewallRules:
        - { Priority: 100, Action: ALLOW, FirewallDomainListId: !GetAtt Names.Id }
        - { Priority: 900, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: !GetAtt All.Id }
  Tie: { Type: AWS::Route53Resolver::FirewallRuleGroupAssociation, Properties: { VpcId: !Ref Net, FirewallRuleGroupId: !GetAtt Rules.Id, Priority: 101 } }
`;
  changes(dnsClosed(manifest), names, [
    ['are answered in the region of the enclave', 'Any', 'Any', 'pass', /1 names are answered/],
    ['are not answered in another', 'eu-central-1.on.aws', 'eu-west-1.on.aws', 'fail', /is looked up/],
    ['are not answered beside the zone', 'vpc-lattice-svcs.eu', 'vpc-lattice.eu', 'fail', /is looked up/],
  ]);
  changes(dnsClosed(parse(SHORT_MANIFEST).manifest), names, [
    ['are not answered where the manifest names no service', 'Any', 'Any', 'fail', /is looked up/],
  ]);
});
