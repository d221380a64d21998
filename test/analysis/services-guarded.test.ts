import { servicesGuarded } from '../../lib/analysis/access/services-guarded';
import { SHORT_MANIFEST, parse } from '../support/manifests';
import { ANY, changes, decide } from '../support/proofs';

const SERVICE = 'arn:aws:vpc-lattice:eu-central-1:111122223333:service/svc-0a1b2c3d4e5f60711';
const SERVICES = `services: [{ id: rates, arn: "${SERVICE}", routes: [{ methods: [GET, PUT], path: /rates/*, jobFunctions: [clerk] }] }]\n`;
const claim = servicesGuarded(parse(SHORT_MANIFEST + SERVICES).manifest);
const without = servicesGuarded(parse(SHORT_MANIFEST).manifest);

const CALL = 'Action: "vpc-lattice-svcs:Invoke"';
const deny = (condition: string, resource = '"*"') =>
  `{ Effect: Deny, Principal: { AWS: "*" }, ${CALL}, Resource: ${resource}${condition && `, Condition: { ${condition} }`} }`;
const OUTSIDE = deny('StringNotEquals: { "vpc-lattice-svcs:SourceVpc": !Ref Net }');
const UNSIGNED = deny('StringEquals: { aws:PrincipalType: Anonymous }');
const PLAIN = deny('NumericNotEquals: { "vpc-lattice-svcs:Port": 443 }');
const UNENCRYPTED = deny('Bool: { aws:SecureTransport: "false" }');
const STRAYING = deny('', '["*/*..*", "*/*%2e*", "*/*%2E*", "*/*%25*"]');
const ROLE = '"arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk"';
const CLERK =
  `{ Effect: Allow, Principal: { AWS: "arn:aws:iam::111122223333:root" }, ${CALL}, Resource: "${SERVICE}/rates/*", ` +
  `Condition: { ArnEquals: { aws:PrincipalArn: ${ROLE} }, StringEquals: { "vpc-lattice-svcs:RequestMethod": [GET, PUT] } } }`;
const GROUP = '!Sub "arn:aws:logs:eu-central-1:111122223333:log-group:${Log}"';

const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC }
  Sub: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net } }
  Log: { Type: AWS::Logs::LogGroup }
  Mesh: { Type: AWS::VpcLattice::ServiceNetwork, Properties: { AuthType: AWS_IAM, SharingConfig: { enabled: false } } }
  Callers:
    Type: AWS::VpcLattice::AuthPolicy
    Properties:
      ResourceIdentifier: !GetAtt Mesh.Id
      Policy:
        Statement:
          - ${OUTSIDE}
          - ${UNSIGNED}
          - ${PLAIN}
          - ${UNENCRYPTED}
          - ${STRAYING}
          - ${CLERK}
  Rates: { Type: AWS::VpcLattice::ServiceNetworkServiceAssociation, Properties: { ServiceNetworkIdentifier: !GetAtt Mesh.Arn, ServiceIdentifier: "${SERVICE}" } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Net, VpcEndpointType: ServiceNetwork, ServiceNetworkArn: !GetAtt Mesh.Arn, SubnetIds: [!Ref Sub] } }
  Record: { Type: AWS::VpcLattice::AccessLogSubscription, Properties: { ResourceIdentifier: !GetAtt Mesh.Id, DestinationArn: ${GROUP}, ServiceNetworkLogType: SERVICE } }
`;

const added = (type: string, properties = '') => `Resources:\n  More: { Type: ${type}, Properties: { ${properties} } }`;
const association = (service: string, network = '!GetAtt Mesh.Arn') =>
  added(
    'AWS::VpcLattice::ServiceNetworkServiceAssociation',
    `ServiceNetworkIdentifier: ${network}, ServiceIdentifier: ${service}`,
  );

describe('services are guarded', () => {
  changes(claim, TEMPLATE, [
    ['as the manifest names them', 'Any', 'Any', 'pass', /1 service networks, 1 services/],
    ['called without IAM', 'AWS_IAM', 'NONE', 'fail', /Mesh is called without IAM/],
    ['called without IAM, by silence', 'AuthType: AWS_IAM, ', '', 'fail', /Mesh is called without IAM/],
    ['called as is said at deployment', 'AWS_IAM', '!Ref Any', 'unknown', /Any/],
    ['shared', 'enabled: false', 'enabled: true', 'fail', /Mesh may be shared/],
    ['shared, perhaps, by silence', ', SharingConfig: { enabled: false }', '', 'fail', /Mesh may be shared/],
    ['without a policy', 'AWS::VpcLattice::AuthPolicy', 'AWS::SNS::Topic', 'fail', /no policy of its own/],
    ['with a policy said at deployment', 'Statement:', 'Id: !Ref Any\n        Statement:', 'pass', /1 services/],
    [
      'with a second policy',
      'Resources:',
      added('AWS::VpcLattice::AuthPolicy', 'ResourceIdentifier: !Ref Mesh, Policy: { Statement: [] }'),
      'fail',
      /two policies/,
    ],
    ['open to other networks', OUTSIDE, UNSIGNED, 'fail', /does not say: Deny.*SourceVpc/],
    [
      'open to a network of another stack',
      '"vpc-lattice-svcs:SourceVpc": !Ref Net',
      '"vpc-lattice-svcs:SourceVpc": vpc-1',
      'fail',
      /does not say: Deny.*SourceVpc/,
    ],
    ['open to unsigned calls', UNSIGNED, OUTSIDE, 'fail', /does not say: Deny.*PrincipalType/],
    ['open by other ports', PLAIN, OUTSIDE, 'fail', /does not say: Deny.*Port/],
    ['open in plain text', UNENCRYPTED, OUTSIDE, 'fail', /does not say: Deny.*SecureTransport/],
    ['open to straying paths', STRAYING, OUTSIDE, 'fail', /does not say: Deny.*\.\./],
    ['open to some straying paths', ', "*/*%25*"', '', 'fail', /does not say: Deny.*%25/],
    ['open to straying paths of a part', '"*/*..*"', '"*/a/*..*"', 'fail', /does not say/],
    ['open to another role', 'enclave-acme.clerk', 'enclave-acme.other', 'fail', /says more.*enclave-acme\.other/],
    ['open to the whole account', `ArnEquals: { aws:PrincipalArn: ${ROLE} }, `, '', 'fail', /says more than agreed/],
    ['open to another account', '111122223333:root', '999988887777:root', 'fail', /says more.*999988887777/],
    ['open to everybody', '{ AWS: "arn:aws:iam::111122223333:root" }', '"*"', 'fail', /says more than agreed/],
    ['open by other methods', '[GET, PUT]', '[GET, PUT, DELETE]', 'fail', /says more.*DELETE/],
    [
      'open by all methods',
      ', StringEquals: { "vpc-lattice-svcs:RequestMethod": [GET, PUT] }',
      '',
      'fail',
      /says more/,
    ],
    ['open on other paths', '/rates/*"', '/*"', 'fail', /says more.*60711\/\*/],
    ['open for other actions', CLERK, CLERK.replace('svcs:Invoke', 'svcs:*'), 'fail', /says more.*svcs:\*/],
    ['open to a role given at deployment', ROLE, '!Ref Any', 'unknown', /a statement is hidden/],
    ['forbidden more besides', UNSIGNED, `${UNSIGNED}\n          - ${deny('', '"*/rates/closed"')}`, 'pass', /./],
    ['joined to a service of somebody', 'Resources:', association(`${SERVICE}x`), 'fail', /More joins .*60711x/],
    ['joined to a service given at deployment', 'Resources:', association('!Ref Any'), 'unknown', /Any/],
    ['joined elsewhere', 'Resources:', association(`"${SERVICE}"`, 'sn-0'), 'fail', /More belongs to sn-0/],
    ['not joined', '::ServiceNetworkServiceAssociation', '::AuthPolicy', 'fail', /two policies|nothing joins rates/],
    [
      'joined to a network',
      'Resources:',
      added('AWS::VpcLattice::ServiceNetworkVpcAssociation'),
      'fail',
      /More is a AWS::VpcLattice::ServiceNetworkVpcAssociation/,
    ],
    [
      'joined to resources, which stand under no policy',
      'Resources:',
      added('AWS::VpcLattice::ServiceNetworkResourceAssociation', 'ServiceNetworkId: !GetAtt Mesh.Id'),
      'fail',
      /no part of an enclave/,
    ],
    [
      'shared by a policy',
      'Resources:',
      added('AWS::VpcLattice::ResourcePolicy', 'ResourceArn: !GetAtt Mesh.Arn'),
      'fail',
      /no part of an enclave/,
    ],
    ['in two networks', 'Resources:', added('AWS::VpcLattice::ServiceNetwork'), 'fail', /there are 2 service networks/],
    ['without a door', 'ServiceNetworkArn: !GetAtt Mesh.Arn, ', '', 'fail', /no endpoint leads to Mesh/],
    [
      'behind another kind of door',
      'VpcEndpointType: ServiceNetwork',
      'VpcEndpointType: Interface',
      'fail',
      /another type/,
    ],
    ['behind a door of another network', '[!Ref Sub]', '[!Ref Sub, subnet-1]', 'fail', /Door stands in/],
    ['behind a door nowhere', ', SubnetIds: [!Ref Sub]', '', 'fail', /Door stands in/],
    ['behind a door given at deployment', '[!Ref Sub]', '!Ref Any', 'unknown', /Any/],
    ['unrecorded', 'ResourceIdentifier: !GetAtt Mesh.Id, Dest', 'Dest', 'fail', /belongs to|nothing records/],
    ['recorded as resources', 'Type: SERVICE }', 'Type: RESOURCE }', 'fail', /nothing records/],
    ['recorded as AWS presets', ', ServiceNetworkLogType: SERVICE', '', 'fail', /nothing records/],
    ['recorded as is said at deployment', 'Type: SERVICE }', 'Type: !Ref Any }', 'unknown', /as far as can be read/],
    ['recorded for somebody else', GROUP, '"arn:aws:logs:eu-central-1:999988887777:log-group:x"', 'fail', /writes to/],
    [
      'recorded for somebody else besides',
      'Resources:',
      added(
        'AWS::VpcLattice::AccessLogSubscription',
        'ResourceIdentifier: !Ref Mesh, DestinationArn: "arn:aws:s3:::x"',
      ),
      'fail',
      /More writes to/,
    ],
    ['recorded where is said at deployment', GROUP, '!Ref Any', 'unknown', /Any/],
  ]);
});

test('where the manifest names no service, there is no service network', () => {
  expect(decide(without, `${ANY} { Net: { Type: AWS::EC2::VPC } }`)).toMatchObject({ verdict: 'pass' });
  expect(decide(without, TEMPLATE)).toMatchObject({ verdict: 'fail' });
  expect(decide(claim, `${ANY} { Net: { Type: AWS::EC2::VPC } }`)).toMatchObject({ verdict: 'fail' });
});
