import { ServiceNetwork, VendorRole } from '../../constructs';
import {
  codesOf,
  enclaveTemplate,
  exampleManifest,
  onlyOf,
  propertiesOf,
  statementsIn,
  statementsOf,
  Surroundings,
} from './fixtures';

const arnOf = (digit: number) => `arn:aws:vpc-lattice:eu-central-1:111122223333:service/svc-0a1b2c3d4e5f6071${digit}`;
const RATES = { serviceArn: arnOf(1), methods: ['GET'], path: '/rates/*' };
const OFFERS = { serviceArn: arnOf(2), methods: ['POST'], path: '/offers' };
const ROLE = 'arn:aws:iam::111122223333:role/enclave/acme/enclave-acme.clerk';

function servicesIn(stack: Surroundings, routes = [RATES, OFFERS]): ServiceNetwork {
  const { network, archive } = stack;
  return new ServiceNetwork(stack, 'Services', {
    vendor: 'acme',
    network,
    archive,
    services: [1, 2].map((digit) => ({ serviceName: `service${digit}`, serviceArn: arnOf(digit) })),
    callers: routes.length > 0 ? [{ roleArn: ROLE, routes }] : [],
  });
}

const built = () => {
  const stack = new Surroundings();
  servicesIn(stack);
  return stack;
};

test('nothing is called without IAM, and no other account gets the service network', () => {
  const network = onlyOf(built().template(), 'AWS::VpcLattice::ServiceNetwork');
  expect(network).toMatchObject({ AuthType: 'AWS_IAM', SharingConfig: { enabled: false } });
});

test('calls from elsewhere, unsigned, in plain text or on a straying path are denied, not merely not allowed', () => {
  const stack = built();
  const policy = onlyOf(stack.template(), 'AWS::VpcLattice::AuthPolicy').Policy;
  const denials = statementsIn(policy).filter(({ Effect }) => Effect === 'Deny');
  expect(denials.map(({ Condition, Resource }) => Condition ?? Resource)).toEqual([
    { StringNotEquals: { 'vpc-lattice-svcs:SourceVpc': stack.resolve(stack.network.vpc.vpcId) as unknown } },
    { StringEquals: { 'aws:PrincipalType': 'Anonymous' } },
    { NumericNotEquals: { 'vpc-lattice-svcs:Port': '443' } },
    { Bool: { 'aws:SecureTransport': 'false' } },
    ['*/*..*', '*/*%2e*', '*/*%2E*', '*/*%25*'],
  ]);
  expect(denials.every(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}')).toBe(true);
});

test('a role is let to its own routes, each with its methods', () => {
  const policy = onlyOf(built().template(), 'AWS::VpcLattice::AuthPolicy').Policy;
  const allowed = statementsIn(policy).filter(({ Effect }) => Effect === 'Allow');
  const condition = (methods: string[]) => ({
    ArnEquals: { 'aws:PrincipalArn': ROLE },
    StringEquals: { 'vpc-lattice-svcs:RequestMethod': methods },
  });
  expect(allowed.map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
    [`${arnOf(1)}/rates/*`, condition(['GET'])],
    [`${arnOf(2)}/offers`, condition(['POST'])],
  ]);
});

test('the door stands in the vendor’s subnets behind the group of the other doors, and opens when calls are recorded', () => {
  const stack = built();
  const template = stack.template();
  const [id, door] = Object.entries(
    template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'ServiceNetwork' } }),
  )[0] as [string, { Properties: object; DependsOn: string[] }];
  const resolved = (value: unknown) => stack.resolve(value) as unknown;
  expect(door.Properties).toMatchObject({
    SubnetIds: resolved(stack.network.subnets.map(({ subnetId }) => subnetId)),
    SecurityGroupIds: [resolved(stack.network.doorsGroupId)],
  });
  expect(door.DependsOn).toEqual(Object.keys(template.findResources('AWS::VpcLattice::AccessLogSubscription')));
  expect(JSON.stringify(template.findOutputs('*'))).toContain(id);
});

test('no network is joined to the service network, as link-local addresses are not found over VPN', () => {
  const types = Object.values(built().template().toJSON().Resources as Record<string, { Type: string }>);
  expect(types.map(({ Type }) => Type)).not.toContain('AWS::VpcLattice::ServiceNetworkVpcAssociation');
});

test('the resolver answers the names that AWS gives services in this region, and no more of them', () => {
  const names = propertiesOf(built().template(), 'AWS::Route53Resolver::FirewallDomainList').flatMap(
    ({ Domains }) => Domains as unknown[],
  );
  const ofServices = names.filter((name) => String(name).includes('lattice'));
  expect(ofServices).toEqual(['*.vpc-lattice-svcs.eu-central-1.on.aws']);
});

test('a role calls services until its day, from within the enclave, through this service network', () => {
  const stack = new Surroundings();
  const services = servicesIn(stack);
  const role = new VendorRole(stack, 'Clerk', {
    vendor: 'acme',
    jobFunction: 'clerk',
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    people: [{ email: 'ana@acme.example', until: '2027-12-31' }],
    network: stack.network,
    boundary: stack.boundary,
    offboarded: stack.offboarded,
  });
  role.grantCalls(services, [RATES], '2027-06-30');
  const statements = statementsOf(stack.template(), 'AWS::IAM::ManagedPolicy');
  const resolved = (value: unknown) => stack.resolve(value) as unknown;
  const vpc = resolved(stack.network.vpc.vpcId);
  expect(statements).toContainEqual({
    Effect: 'Allow',
    Action: 'vpc-lattice-svcs:Invoke',
    Resource: `${arnOf(1)}/rates/*`,
    Condition: {
      StringEquals: {
        'vpc-lattice-svcs:RequestMethod': ['GET'],
        'vpc-lattice-svcs:ServiceNetworkArn': resolved(services.serviceNetworkArn),
        'vpc-lattice-svcs:SourceVpc': vpc,
      },
      DateLessThanEquals: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' },
    },
  });
  const [line] = statements.filter(({ Sid }) => Sid === 'OnlyThroughTheEnclave');
  expect(line?.Condition?.StringNotEquals).toEqual({
    'aws:SourceVpce': resolved(stack.network.endpointIds),
    'vpc-lattice-svcs:SourceVpc': vpc,
  });
});

test('a boundary of roles that call no service says nothing of them', () => {
  expect(JSON.stringify(statementsOf(new Surroundings().template(), 'AWS::IAM::ManagedPolicy'))).not.toContain(
    'vpc-lattice-svcs',
  );
});

test('services that nobody may call, and more than one policy can say, are refused', () => {
  expect(codesOf(() => servicesIn(new Surroundings(), []))).toEqual(['enclave/services-without-callers']);
  const many = Array.from({ length: 120 }, (_, index) => ({ ...RATES, path: `/rates/${index}/*` }));
  expect(codesOf(() => servicesIn(new Surroundings(), many))).toEqual(['enclave/services-policy-length']);
});

test('through the manifest: every service is joined by its ARN, and each role calls what is named for its job function', () => {
  const manifest = exampleManifest('many-services');
  const template = enclaveTemplate(manifest);
  const joined = propertiesOf(template, 'AWS::VpcLattice::ServiceNetworkServiceAssociation');
  expect(joined.map(({ ServiceIdentifier }) => ServiceIdentifier).sort()).toEqual(
    manifest.services.map(({ arn }) => arn).sort(),
  );
  const billing = propertiesOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(({ ManagedPolicyName }) => ManagedPolicyName === 'enclave-policy-care.billing-grants')
    .flatMap(({ PolicyDocument }) => statementsIn(PolicyDocument))
    .filter(({ Effect }) => Effect === 'Allow');
  expect(JSON.stringify(billing)).toContain('/premiums/*');
  expect(JSON.stringify(billing)).not.toContain('/claims/open/*');
});

test('the review is told who called what, and who was refused; without services it is not asked', () => {
  const queriesOf = (template: ReturnType<typeof enclaveTemplate>) =>
    propertiesOf(template, 'AWS::Athena::NamedQuery').filter(({ Name }) => Name === 'service-calls-by-person');
  const [query] = queriesOf(enclaveTemplate(exampleManifest('many-services')));
  expect(query?.QueryString).toMatch(/callerPrincipal.*authDeniedReason.*FROM service_access/s);
  expect(queriesOf(enclaveTemplate(exampleManifest('minimal')))).toEqual([]);
});
