import { Match, Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive } from '../../constructs';
import { codesOf, propertiesOf, statementsOf, Surroundings } from './fixtures';

test('there is no way to the internet, and the default security group is emptied', () => {
  const template = new Surroundings().template();
  for (const type of ['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route', 'AWS::EC2::EIP']) {
    template.resourceCountIs(type, 0);
  }
  template.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
});

test('traffic and names are recorded into the archive, all of them', () => {
  const template = new Surroundings().template();
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: { 'Fn::Join': ['', [Match.anyValue(), '/flow']] },
  });
  template.hasResourceProperties('AWS::Route53Resolver::ResolverQueryLoggingConfig', {
    DestinationArn: { 'Fn::Join': ['', [Match.anyValue(), '/dns']] },
  });
});

test('each endpoint lets the given roles do the given things and nobody anything else', () => {
  const template = new Surroundings().template();
  const endpoints = propertiesOf(template, 'AWS::EC2::VPCEndpoint');
  expect(endpoints.map(({ ServiceName }) => ServiceName).sort()).toEqual([
    'com.amazonaws.eu-central-1.execute-api',
    'com.amazonaws.eu-central-1.s3',
    'com.amazonaws.eu-central-1.s3',
    'com.amazonaws.eu-central-1.sts',
  ]);
  const signIn = statementsOf(template, 'AWS::EC2::VPCEndpoint').filter(({ Condition }) => Condition === undefined);
  expect(signIn.map(({ Action }) => Action)).toEqual([['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity']]);
  for (const { Action, Resource, Condition } of statementsOf(template, 'AWS::EC2::VPCEndpoint')) {
    expect([Action, Resource].flat()).not.toContain('*');
    if (Condition) expect(Condition.ArnEquals?.['aws:PrincipalArn']).toHaveLength(1);
  }
});

test('S3 answers to its own name for whoever comes in by VPN', () => {
  new Surroundings().template().hasResourceProperties('AWS::EC2::VPCEndpoint', {
    ServiceName: 'com.amazonaws.eu-central-1.s3',
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'AllResolvers' },
  });
});

test('DynamoDB has no private name, so an output says how to reach it', () => {
  const stack = new Stack(new App(), 'Theirs');
  const archive = new LogArchive(stack, 'Archive', { vendor: 'acme' });
  new EnclaveNetwork(stack, 'Network', {
    vendor: 'acme',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/one'],
    accesses: [{ service: 'dynamodb', actions: ['dynamodb:GetItem'], resources: ['arn:aws:dynamodb:::table/t'] }],
  });
  const own = Template.fromStack(stack);
  own.hasResourceProperties('AWS::EC2::VPCEndpoint', { PrivateDnsEnabled: false, VpcEndpointType: 'Interface' });
  expect(JSON.stringify(own.findOutputs('*'))).toContain('DnsEntries');
});

test('the doors take HTTPS from whom they were opened to, and send nothing', () => {
  const template = new Surroundings().template();
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: Match.stringLikeRegexp('Private endpoints'),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    SecurityGroupIngress: Match.absent(),
  });
});

test('a stack with an environment is not asked for its zones, and keeps its own answer', () => {
  const app = new App();
  const stack = new Surroundings(app);
  const zones = propertiesOf(stack.template(), 'AWS::EC2::Subnet').map(({ AvailabilityZone }) => AvailabilityZone);
  expect(zones).toEqual([{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }]);
  expect(app.synth().manifest.missing).toBeUndefined();
  expect(Object.hasOwn(stack, 'availabilityZones')).toBe(false);
});

test.each(['10.0.0.0/15', '10.0.0.0/25', '10.0.0.0'])('refuses to stand in %s', (cidr) => {
  const stack = new Stack(new App(), 'Theirs');
  const archive = new LogArchive(stack, 'Archive', { vendor: 'acme' });
  const roleArns = ['arn:aws:iam::111122223333:role/one'];
  expect(codesOf(() => new EnclaveNetwork(stack, 'Network', { vendor: 'acme', archive, roleArns, cidr }))).toEqual([
    'enclave/network-cidr',
  ]);
});
