import type { Template } from 'aws-cdk-lib/assertions';
import { DatabaseDoor, VendorRole, VendorVpn, type DatabaseDoorProps } from '../../constructs';
import {
  Surroundings,
  codesOf,
  enclaveTemplate,
  exampleManifest,
  onlyOf,
  propertiesOf,
  statementsOf,
  type Properties,
} from './fixtures';

const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:claims';

/** A door in a stack of somebody else, and what stands around it. */
class Doorway extends Surroundings {
  public readonly door: DatabaseDoor;
  public readonly vpn: VendorVpn;
  public readonly role: VendorRole;

  constructor(props: Partial<DatabaseDoorProps> = {}) {
    super();
    const { network, archive, boundary, offboarded } = this;
    const samlProviderArn = 'arn:aws:iam::111122223333:saml-provider/acme';
    this.vpn = new VendorVpn(this, 'Vpn', {
      vendor: 'acme',
      network,
      archive,
      samlProviderArn,
      serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
      admissions: [
        { jobFunction: 'clerk', group: 'clerks' },
        { jobFunction: 'typist', group: 'typists' },
      ],
      people: [],
    });
    const people = [{ email: 'ana@acme.example', until: '2027-12-31' }];
    this.role = new VendorRole(this, 'Clerk', {
      vendor: 'acme',
      jobFunction: 'clerk',
      samlProviderArn,
      people,
      network,
      boundary,
      offboarded,
    });
    this.door = new DatabaseDoor(this, 'Claims', {
      vendor: 'acme',
      database: 'claims',
      network,
      archive,
      ranges: ['10.64.3.0/28', '10.64.3.16/28'],
      engine: 'postgresql',
      clusterIdentifier: 'claims',
      users: [{ name: 'acme_ro', secretArn: `${SECRET}-a1b2c3` }],
      vpcId: 'vpc-0a1b2c3d',
      subnetIds: ['subnet-0a1b2c3d', 'subnet-1b2c3d4e'],
      securityGroupId: 'sg-0a1b2c3d',
      auditLogGroup: '/aws/rds/cluster/claims/postgresql',
      ...props,
    });
  }

  /** The same, opened to the clerks. */
  public opened(): Template {
    this.door.allowFrom(this.vpn, ['clerk']);
    this.door.grantTo(this.role, 'acme_ro', '2027-06-30');
    return this.template();
  }
}

const template = new Doorway({ secretKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/abc' }).opened();

/** What a `Ref` or a `GetAtt` names. */
const nameIn = (value: unknown) => {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? attribute?.[0] ?? '';
};

test('the proxy asks for a token of IAM and for TLS, and writes no statement down', () => {
  expect(onlyOf(template, 'AWS::RDS::DBProxy')).toMatchObject({
    DBProxyName: 'enclave-acme-claims',
    EngineFamily: 'POSTGRESQL',
    RequireTLS: true,
    DebugLogging: false,
    Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'REQUIRED', SecretArn: `${SECRET}-a1b2c3` }],
    VpcSubnetIds: ['subnet-0a1b2c3d', 'subnet-1b2c3d4e'],
  });
  expect(onlyOf(template, 'AWS::RDS::DBProxyTargetGroup')).toMatchObject({ DBClusterIdentifiers: ['claims'] });
});

test('the proxy reads its own secret with its key, and nothing else', () => {
  const read = statementsOf(template, 'AWS::IAM::ManagedPolicy').filter(({ Action }) =>
    String(Action).includes('secretsmanager'),
  );
  expect(read).toMatchObject([{ Action: 'secretsmanager:GetSecretValue', Resource: `${SECRET}-a1b2c3` }]);
  const keys = statementsOf(template, 'AWS::IAM::ManagedPolicy').filter(({ Resource }) =>
    JSON.stringify(Resource).includes('key/abc'),
  );
  expect(keys).toMatchObject([
    {
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-central-1.amazonaws.com' } },
    },
  ]);
});

test('nobody reaches the proxy in the network of the database, and it reaches the database alone', () => {
  const groups = template.findResources('AWS::EC2::SecurityGroup', { Properties: { VpcId: 'vpc-0a1b2c3d' } });
  const [[id, group]] = Object.entries(groups) as [[string, { Properties: Properties }]];
  expect(group.Properties.SecurityGroupIngress).toBeUndefined();
  expect(group.Properties.SecurityGroupEgress).toMatchObject([
    { DestinationSecurityGroupId: 'sg-0a1b2c3d', FromPort: 5432, ToPort: 5432, IpProtocol: 'tcp' },
  ]);
  const rules = propertiesOf(template, 'AWS::EC2::SecurityGroupIngress');
  expect(rules.filter(({ GroupId }) => nameIn(GroupId) === id)).toEqual([]);
  expect(rules.filter(({ GroupId }) => GroupId === 'sg-0a1b2c3d')).toMatchObject([{ FromPort: 5432, ToPort: 5432 }]);
});

test('the door stands in the enclave, in subnets of its own with a wall of their own', () => {
  const door = onlyOf(template, 'AWS::RDS::DBProxyEndpoint');
  const subnets = (door.VpcSubnetIds as unknown[]).map(nameIn);
  const all = template.findResources('AWS::EC2::Subnet') as Record<string, { Properties: Properties }>;
  expect(subnets.map((id) => all[id]?.Properties.CidrBlock)).toEqual(['10.64.3.0/28', '10.64.3.16/28']);
  const acl = propertiesOf(template, 'AWS::EC2::SubnetNetworkAclAssociation')
    .filter(({ SubnetId }) => subnets.includes(nameIn(SubnetId)))
    .map(({ NetworkAclId }) => nameIn(NetworkAclId));
  expect(new Set(acl).size).toBe(1);
  const entries = propertiesOf(template, 'AWS::EC2::NetworkAclEntry').filter(
    (entry) => nameIn(entry.NetworkAclId) === acl[0] && entry.RuleAction === 'allow' && entry.Egress === false,
  );
  expect(entries).toMatchObject([{ CidrBlock: '10.64.0.0/22', PortRange: { From: 5432, To: 5432 } }]);
});

test('the VPN leads the granted job function to the door, and no other', () => {
  const rules = propertiesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule');
  const toDoor = rules.filter(({ TargetNetworkCidr }) => String(TargetNetworkCidr).endsWith('/28'));
  expect(toDoor.map(({ AccessGroupId, TargetNetworkCidr }) => [AccessGroupId, TargetNetworkCidr])).toEqual([
    ['clerks', '10.64.3.0/28'],
    ['clerks', '10.64.3.16/28'],
  ]);
});

test('devices and the door open to each other at the one port', () => {
  const door = nameIn((onlyOf(template, 'AWS::RDS::DBProxyEndpoint').VpcSecurityGroupIds as unknown[])[0]);
  const devices = nameIn((onlyOf(template, 'AWS::EC2::ClientVpnEndpoint').SecurityGroupIds as unknown[])[0]);
  const into = propertiesOf(template, 'AWS::EC2::SecurityGroupIngress').filter(
    ({ GroupId }) => nameIn(GroupId) === door,
  );
  expect(
    into.map(({ SourceSecurityGroupId, FromPort, ToPort }) => [nameIn(SourceSecurityGroupId), FromPort, ToPort]),
  ).toEqual([[devices, 5432, 5432]]);
  const groups = template.findResources('AWS::EC2::SecurityGroup') as Record<string, { Properties: Properties }>;
  const out = groups[devices]!.Properties.SecurityGroupEgress as Properties[];
  expect(out.map(({ FromPort, ToPort }) => [FromPort, ToPort])).toEqual([
    [443, 443],
    [5432, 5432],
  ]);
});

test('the role may sign in as the granted user of this proxy, until a day, and the boundary leaves that alone', () => {
  const connects = statementsOf(template, 'AWS::IAM::ManagedPolicy').filter(
    ({ Action }) => Action === 'rds-db:connect',
  );
  expect(connects.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
    expect.stringMatching(/:dbuser:.*DBProxyArn.*"\/acme_ro"/),
    expect.stringMatching(/:dbuser:.*DBProxyArn.*"\/acme_ro"/),
  ]);
  expect(connects.map(({ Condition }) => Condition)).toContainEqual({
    DateLessThanEquals: { 'aws:CurrentTime': '2027-06-30T23:59:59Z' },
  });
  const spared = statementsOf(template, 'AWS::IAM::ManagedPolicy').filter((one) => 'NotAction' in one);
  expect(spared).toMatchObject([{ Effect: 'Deny', NotAction: 'rds-db:connect', Sid: 'OnlyThroughTheEnclave' }]);
});

test('without a database the boundary spares nothing', () => {
  const whole = JSON.stringify(enclaveTemplate(exampleManifest('minimal')).toJSON());
  expect(whole).not.toContain('NotAction');
});

test('what the database writes down goes into the archive, and an alarm compares it with the queries', () => {
  const filters = propertiesOf(template, 'AWS::Logs::SubscriptionFilter');
  expect(filters).toContainEqual(
    expect.objectContaining({ LogGroupName: '/aws/rds/cluster/claims/postgresql', FilterPattern: '' }),
  );
  expect(propertiesOf(template, 'AWS::Logs::LogGroup').map(({ LogGroupName }) => LogGroupName)).toContain(
    '/aws/rds/proxy/enclave-acme-claims',
  );
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm').map((alarm) => JSON.stringify(alarm));
  expect(alarms.filter((one) => one.includes('QueryRequests') && one.includes('/claims/postgresql'))).toHaveLength(1);
  expect(alarms.filter((one) => one.includes('ClientConnectionsSetupFailedAuth'))).toHaveLength(1);
});

test('the resolver knows the name of the door', () => {
  const lists = JSON.stringify(propertiesOf(template, 'AWS::Route53Resolver::FirewallDomainList'));
  expect(lists).toMatch(/Claims\w*Endpoint\w*","Endpoint"/);
});

test.each<[string, () => unknown, string]>([
  ['no user', () => new Doorway({ users: [] }), 'enclave/database-user'],
  [
    'a user whose name is a pattern',
    () => new Doorway({ users: [{ name: '*', secretArn: SECRET }] }),
    'enclave/database-user',
  ],
  [
    'two users of one secret',
    () => new Doorway({ users: ['a', 'b'].map((name) => ({ name, secretArn: SECRET })) }),
    'enclave/database-user',
  ],
  ['two databases', () => new Doorway({ instanceIdentifier: 'claims' }), 'enclave/database-target'],
  ['no database', () => new Doorway({ clusterIdentifier: undefined }), 'enclave/database-target'],
  ['one range', () => new Doorway({ ranges: ['10.64.3.0/28'] }), 'enclave/database-ranges'],
  ['ranges that overlap', () => new Doorway({ ranges: ['10.64.3.0/27', '10.64.3.16/28'] }), 'enclave/database-ranges'],
  [
    'a range of the vendor’s subnets',
    () => new Doorway({ ranges: ['10.64.1.0/28', '10.64.3.16/28'] }),
    'enclave/database-ranges',
  ],
  [
    'a range of another network',
    () => new Doorway({ ranges: ['10.65.3.0/28', '10.64.3.16/28'] }),
    'enclave/database-ranges',
  ],
  [
    'a user whom the door does not know',
    () => {
      const { door, role } = new Doorway();
      door.grantTo(role, 'postgres', '2027-06-30');
    },
    'enclave/database-user',
  ],
  [
    'a job function that does not come by the VPN',
    () => {
      const { door, vpn } = new Doorway();
      door.allowFrom(vpn, ['stranger']);
    },
    'enclave/vpn-admission',
  ],
  [
    'a job function whose range the door takes away',
    () => {
      const stack = new Surroundings();
      const vpn = new VendorVpn(stack, 'Vpn', {
        vendor: 'acme',
        network: stack.network,
        archive: stack.archive,
        samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
        serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
        admissions: [
          { jobFunction: 'clerk', group: 'clerks' },
          { jobFunction: 'typist', group: 'typists', destinations: ['10.64.2.0/23'] },
        ],
        people: [],
      });
      vpn.leadTo({ groupId: 'sg-1', port: 5432, ranges: ['10.64.3.0/28'] }, ['clerk']);
    },
    'enclave/vpn-rules-shadow',
  ],
])('%s is refused', (_title, run, code) => {
  expect(codesOf(run)).toEqual([code]);
});

test('the manifest gives each job function the users of the verbs it was granted', () => {
  const whole = enclaveTemplate(exampleManifest('claims-database'));
  const usersOf = (role: string) =>
    Object.entries(whole.findResources('AWS::IAM::ManagedPolicy'))
      .filter(([id]) => id.includes(`Role${role}`))
      .flatMap(([, policy]) => [...JSON.stringify(policy).matchAll(/"\/(harbour_\w+)"/g)].map(([, user]) => user));
  expect(usersOf('adjuster')).toEqual(['harbour_ro', 'harbour_lind', 'harbour_brandt']);
  expect(usersOf('clerk')).toEqual(['harbour_rates']);
  const own = statementsOf(whole, 'AWS::IAM::ManagedPolicy').filter(
    ({ Resource, Condition }) => JSON.stringify(Resource).includes('harbour_lind') && Condition?.DateLessThanEquals,
  );
  expect(own).toMatchObject([{ Condition: { StringEquals: { 'aws:SourceIdentity': ['maya.lind@harbour.example'] } } }]);
  expect(JSON.stringify(own)).not.toContain('harbour_brandt');
});
