import { type Template } from 'aws-cdk-lib/assertions';
import { OfferedService, PrivateService, type OfferedServiceProps, type PrivateServiceProps } from '../../constructs';
import { Surroundings, codesOf, enclaveTemplate, exampleManifest, onlyOf, propertiesOf } from './fixtures';

const NAME = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718';

function service(props: Partial<PrivateServiceProps> = {}): Template {
  const stack = new Surroundings();
  new PrivateService(stack, 'Ledger', {
    vendor: 'acme',
    service: 'ledger',
    network: stack.network,
    serviceName: NAME,
    domain: 'ledger.client.example',
    range: '10.64.3.0/27',
    ...props,
  });
  return stack.template();
}

test('the endpoint stands alone in two subnets of its own, behind the second wall', () => {
  const template = service();
  const [endpoint] = propertiesOf(template, 'AWS::EC2::VPCEndpoint').filter(({ ServiceName }) => ServiceName === NAME);
  expect(endpoint).toMatchObject({ VpcEndpointType: 'Interface', PrivateDnsEnabled: false });
  expect(endpoint).not.toHaveProperty('PolicyDocument');
  const subnets = endpoint!.SubnetIds as { Ref: string }[];
  const all = template.findResources('AWS::EC2::Subnet') as Record<string, { Properties: { CidrBlock: string } }>;
  expect(subnets.map(({ Ref }) => all[Ref]!.Properties.CidrBlock)).toEqual(['10.64.3.0/28', '10.64.3.16/28']);
  const walled = propertiesOf(template, 'AWS::EC2::SubnetNetworkAclAssociation').map((one) => one.SubnetId);
  expect(walled).toEqual(expect.arrayContaining(subnets));
});

test('its name is a record of the enclave’s own zone, and the resolver answers it', () => {
  const template = service();
  expect(onlyOf(template, 'AWS::Route53::HostedZone')).toMatchObject({ Name: 'ledger.client.example.' });
  expect(onlyOf(template, 'AWS::Route53::RecordSet')).toMatchObject({ Type: 'A', Name: 'ledger.client.example' });
  const lists = propertiesOf(template, 'AWS::Route53Resolver::FirewallDomainList');
  expect(lists.flatMap(({ Domains }) => Domains)).toContain('ledger.client.example');
});

test('only the granted groups are let into the range of a service, and only by its ports', () => {
  const template = enclaveTemplate(exampleManifest('shared-services'));
  const rules = propertiesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule');
  const groupsFor = (range: string) =>
    rules.filter((rule) => rule.TargetNetworkCidr === range).map((rule) => rule.AccessGroupId);
  expect(groupsFor('10.64.3.0/27')).toEqual(['enclave-harbour.data-entry', 'enclave-harbour.team-lead']);
  expect(groupsFor('10.64.3.32/27')).toEqual(['enclave-harbour.team-lead']);
  const into = propertiesOf(template, 'AWS::EC2::SecurityGroupIngress')
    .filter(({ GroupId }) => JSON.stringify(GroupId).includes('Serviceledger'))
    .map(({ IpProtocol, FromPort, ToPort, CidrIp }) => [IpProtocol, FromPort, ToPort, CidrIp]);
  expect(into).toEqual([
    ['tcp', 443, 443, undefined],
    ['tcp', 8443, 8443, undefined],
  ]);
});

test.each<[string, Partial<PrivateServiceProps>, string]>([
  ['a service of AWS', { serviceName: 'com.amazonaws.eu-central-1.s3' }, 'enclave/endpoint-service'],
  ['a service elsewhere', { serviceName: NAME.replace('eu-central-1', 'eu-west-1') }, 'enclave/endpoint-service'],
  ['a port that no rule lets through', { ports: [22] }, 'enclave/service-port'],
  ['no port', { ports: [] }, 'enclave/service-port'],
  ['a range among the vendor’s', { range: '10.64.0.0/27' }, 'enclave/service-range'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => service(props))).toEqual([code]);
});

const OFFER: OfferedServiceProps = {
  vendor: 'acme',
  service: 'ledger',
  loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/ledger/0a1b2c3d4e5f6071',
  enclaveAccount: '444455556666',
  notificationTopicArn: 'arn:aws:sns:eu-central-1:111122223333:on-call',
};

function offered(props: Partial<OfferedServiceProps> = {}): Template {
  const stack = new Surroundings();
  new OfferedService(stack, 'Offered', { ...OFFER, ...props });
  return stack.template();
}

test('a service is offered to the enclave’s account alone, and each endpoint is accepted by hand', () => {
  const template = offered();
  expect(onlyOf(template, 'AWS::EC2::VPCEndpointService')).toMatchObject({ AcceptanceRequired: true });
  expect(onlyOf(template, 'AWS::EC2::VPCEndpointService')).not.toHaveProperty('SupportedRegions');
  expect(onlyOf(template, 'AWS::EC2::VPCEndpointServicePermissions').AllowedPrincipals).toEqual([
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] },
  ]);
  expect(onlyOf(template, 'AWS::EC2::VPCEndpointConnectionNotification')).toMatchObject({
    ConnectionEvents: ['Connect', 'Accept', 'Reject', 'Delete'],
    ConnectionNotificationArn: OFFER.notificationTopicArn,
  });
});

test('a role of the enclave’s account can be all that may ask', () => {
  const deployerRoleArn = 'arn:aws:iam::444455556666:role/deployer';
  expect(onlyOf(offered({ deployerRoleArn }), 'AWS::EC2::VPCEndpointServicePermissions').AllowedPrincipals).toEqual([
    deployerRoleArn,
  ]);
});

test('a private name brings the record that shows whose it is', () => {
  const outputs = Object.values(offered({ privateDnsName: 'ledger.client.example' }).findOutputs('*'));
  expect(JSON.stringify(outputs)).toMatch(/PrivateDnsNameConfiguration.Name.*PrivateDnsNameConfiguration.Value/);
});

test.each<[string, Partial<OfferedServiceProps>, string]>([
  ['everybody', { enclaveAccount: '*' }, 'enclave/offered-account'],
  ['a role elsewhere', { deployerRoleArn: 'arn:aws:iam::999999999999:role/x' }, 'enclave/offered-account'],
  ['every role', { deployerRoleArn: 'arn:aws:iam::444455556666:role/*' }, 'enclave/offered-account'],
  [
    'an appliance',
    { loadBalancerArn: OFFER.loadBalancerArn.replace('/net/', '/gwy/') },
    'enclave/offered-load-balancer',
  ],
])('a service is not offered to %s', (_title, props, code) => {
  expect(codesOf(() => offered(props))).toEqual([code]);
});
