/**
 * Templates on which cdk-nag 3.0.2 says the wrong thing: it stays silent, throws, or blames what is right.
 * Each was tried on it; the titles say what it answers. Here each gets the right answer.
 */
import { inOneLine, fromYaml } from './from-yaml';
import { cards, judgeTemplate, rules } from '../../policies';

/** What the named rules say, as `verdict rule Resource[property]`. */
function said(template: string, ...ids: string[]): string[] {
  const strangers = ids.filter((id) => !rules.some((rule) => rule.id === id));
  expect(strangers).toEqual([]);
  return judgeTemplate(fromYaml(template), { target: 'test' })
    .findings.filter(({ rule }) => ids.includes(rule))
    .map(({ verdict, rule, resource, property }) => `${verdict} ${rule} ${resource.logicalId}[${property}]`);
}

describe('1. a statement that allows everything', () => {
  test.each([
    [
      'Effect, Action, Resource (compliant there: it matches text in one order of keys)',
      '{ Effect: Allow, Action: "*", Resource: "*" }',
    ],
    ['Action, Resource, Effect', '{ Action: "*", Resource: "*", Effect: Allow }'],
    ['in lists', '{ Resource: ["*"], Effect: Allow, Action: ["*"] }'],
  ])('in the order %s', (_, statement) => {
    const template = `
      Resources:
        Policy:
          Type: AWS::IAM::Policy
          Properties: { PolicyName: p, Roles: [r], PolicyDocument: { Statement: [${statement}] } }`;
    expect(said(template, 'policy-allows-everything')).toEqual([
      'fail policy-allows-everything Policy[PolicyDocument.Statement.0]',
    ]);
  });

  test('in a user’s own inline policy (not applicable there)', () => {
    const template = `
      Resources:
        User:
          Type: AWS::IAM::User
          Properties:
            Policies:
              - PolicyName: p
                PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } }`;
    expect(said(template, 'policy-allows-everything')).toHaveLength(1);
  });
});

describe('2. wildcards', () => {
  const policy = (statement: string) => `
    Parameters: { Where: { Type: String, Default: '*' } }
    Resources:
      Policy:
        Type: AWS::IAM::Policy
        Properties: { PolicyName: p, Roles: [r], PolicyDocument: { Statement: ${statement} } }`;

  test.each([
    ['NotAction (throws there)', '[{ Effect: Allow, NotAction: "iam:*", Resource: "*" }]', 'policy-allows-notaction'],
    [
      'NotResource (compliant there)',
      '[{ Effect: Allow, Action: "s3:*", NotResource: "arn:aws:s3:::a" }]',
      'policy-allows-notresource',
    ],
    [
      'one statement that is no list (throws there)',
      '{ Effect: Allow, Action: "s3:*", Resource: "*" }',
      'policy-allows-whole-service',
    ],
    [
      'a parameter whose default is a star (compliant there)',
      '[{ Effect: Allow, Action: "s3:DeleteObject", Resource: !Ref Where }]',
      'policy-allows-any-resource',
    ],
  ])('%s', (_, statement, id) =>
    expect(said(policy(statement), id)).toContainEqual(expect.stringMatching(`^fail ${id} Policy`)),
  );

  test('NotPrincipal in a trust policy (no rule there)', () => {
    const template = `
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: { Effect: Allow, NotPrincipal: { AWS: '111122223333' }, Action: sts:AssumeRole }`;
    expect(said(template, 'role-trust-notprincipal')).toHaveLength(1);
  });
});

test('3. a role that everybody may assume (compliant or not applicable for all eight IAM rules there)', () => {
  const template = `
    Resources:
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: sts:AssumeRole }] }`;
  expect(said(template, 'role-trusts-anyone')).toEqual([
    'fail role-trusts-anyone Role[AssumeRolePolicyDocument.Statement.0.Principal]',
  ]);
});

test.each(['HTTP', 'TCP'])('4. a classic load balancer that listens to plain %s (compliant there)', (protocol) => {
  const template = `
    Resources:
      Balancer:
        Type: AWS::ElasticLoadBalancing::LoadBalancer
        Properties: { Listeners: [{ LoadBalancerPort: '80', InstancePort: '80', Protocol: ${protocol} }] }`;
  expect(said(template, 'classic-listener-plaintext')).toContainEqual(expect.stringMatching(/^fail /));
});

test('5. a listener with the policy of 2015 (nothing reads SslPolicy there)', () => {
  const template = `
    Resources:
      Listener:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          Protocol: HTTPS
          SslPolicy: ELBSecurityPolicy-TLS-1-0-2015-04
          Certificates: [{ CertificateArn: !Ref Certificate }]
          DefaultActions: [{ Type: forward, TargetGroupArn: arn }]
      Certificate: { Type: AWS::CertificateManager::Certificate, Properties: { DomainName: example.com } }`;
  expect(said(template, 'alb-tls-outdated')).toEqual(['fail alb-tls-outdated Listener[SslPolicy]']);
});

describe('8. a cache', () => {
  test('that still accepts plain text (compliant there), apart from its encryption at rest', () => {
    const template = `
      Resources:
        Cache:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: { TransitEncryptionEnabled: true, TransitEncryptionMode: preferred, AtRestEncryptionEnabled: false }`;
    expect(said(template, 'cache-transit-plaintext')).toEqual([
      'fail cache-transit-plaintext Cache[TransitEncryptionMode]',
    ]);
  });

  test('of the kinds that have no rule there', () => {
    const template = `
      Resources:
        Cluster: { Type: AWS::ElastiCache::CacheCluster, Properties: { Engine: redis } }
        Memory: { Type: AWS::MemoryDB::Cluster, Properties: { TLSEnabled: false } }`;
    expect(
      said(template, 'cache-transit-plaintext', 'memorydb-plaintext-allowed').map((line) => line.split('[')[0]),
    ).toEqual(['fail cache-transit-plaintext Cluster', 'fail memorydb-plaintext-allowed Memory']);
  });
});

test('9. parameters without a default (there the rule throws, which counts as failed): nobody can tell', () => {
  const template = `
    Parameters:
      Encrypted: { Type: String }
      Port: { Type: Number }
      Public: { Type: String }
    Resources:
      Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { TransitEncryptionEnabled: !Ref Encrypted } }
      Group:
        Type: AWS::EC2::SecurityGroup
        Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 }] }
      Warehouse: { Type: AWS::Redshift::Cluster, Properties: { PubliclyAccessible: !Ref Public } }`;
  const verdicts = said(template, 'cache-transit-plaintext', 'ssh-open-to-internet', 'warehouse-public');
  expect(verdicts.map((line) => line.split('[')[0])).toEqual([
    'unknown cache-transit-plaintext Cache',
    'unknown ssh-open-to-internet Group',
    'unknown warehouse-public Warehouse',
  ]);
});

describe('10. a TLS-only policy', () => {
  test.each([
    ['for everything (non-compliant there)', "'*'"],
    ['with one text (non-compliant there)', "!Sub '${Bucket.Arn}*'"],
  ])('%s', (_, resource) => {
    const template = `
      Resources:
        Bucket: { Type: AWS::S3::Bucket }
        Policy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Bucket
            PolicyDocument:
              Statement:
                Effect: Deny
                Principal: '*'
                Action: s3:*
                Resource: ${resource}
                Condition: { Bool: { aws:SecureTransport: 'false' } }`;
    expect(said(template, 'bucket-plaintext-allowed')).toEqual([]);
  });
});

test('11. policies open to everybody: bucket, key, queue, topic (no rule there)', () => {
  const open = (action: string) =>
    `{ Statement: [{ Effect: Allow, Principal: '*', Action: '${action}', Resource: '*' }] }`;
  const template = `
    Resources:
      Bucket: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: b, PolicyDocument: ${open('s3:GetObject')} } }
      Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: ${open('kms:Decrypt')} } }
      Queue: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [q], PolicyDocument: ${open('sqs:SendMessage')} } }
      Topic: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [t], PolicyDocument: ${open('sns:Publish')} } }`;
  const ids = ['bucket-policy-public', 'key-policy-public', 'queue-policy-public', 'topic-policy-public'];
  expect(said(template, ...ids).map((line) => line.split('[')[0])).toEqual([
    'fail bucket-policy-public Bucket',
    'fail key-policy-public Key',
    'fail queue-policy-public Queue',
    'fail topic-policy-public Topic',
  ]);
});

test('12. services without any rule there', () => {
  const template = `
    Resources:
      Vpn:
        Type: AWS::EC2::ClientVpnEndpoint
        Properties:
          AuthenticationOptions: [{ Type: certificate-authentication }]
          ConnectionLogOptions: { Enabled: false }
      Office: { Type: AWS::EC2::VPNConnection, Properties: { Type: ipsec.1, CustomerGatewayId: cgw-1 } }
      Files: { Type: AWS::Transfer::Server, Properties: { Protocols: [FTP] } }
      Source: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: source, EngineName: mysql, SslMode: none } }
      Dax: { Type: AWS::DAX::Cluster, Properties: { ReplicationFactor: 1 } }
      Memory: { Type: AWS::MemoryDB::Cluster, Properties: { TLSEnabled: false } }
      Documents: { Type: AWS::DocDB::DBClusterParameterGroup, Properties: { Family: docdb5.0, Parameters: { tls: disabled } } }
      Proxy: { Type: AWS::RDS::DBProxy, Properties: { RequireTLS: false } }
      Glue:
        Type: AWS::Glue::Connection
        Properties:
          ConnectionInput: { ConnectionType: JDBC, ConnectionProperties: { JDBC_ENFORCE_SSL: 'false' } }
      Training:
        Type: AWS::SageMaker::DataQualityJobDefinition
        Properties: { NetworkConfig: { EnableInterContainerTrafficEncryption: false } }
      Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          Volumes: [{ Name: v, EFSVolumeConfiguration: { FilesystemId: fs-1, TransitEncryption: DISABLED } }]`;
  const failed = judgeTemplate(fromYaml(template), { target: 'test' }).findings.filter(
    ({ verdict }) => verdict === 'fail',
  );
  const rulesOf = (id: string) => failed.filter(({ resource }) => resource.logicalId === id).map(({ rule }) => rule);
  expect(rulesOf('Vpn')).toEqual(expect.arrayContaining(['vpn-certificate-alone', 'vpn-session-unlogged']));
  expect(rulesOf('Office')).toEqual(expect.arrayContaining(['vpn-crypto-weak', 'vpn-tunnel-unlogged']));
  expect(rulesOf('Files')).toContain('file-transfer-plaintext');
  expect(rulesOf('Source')).toContain('dms-endpoint-plaintext');
  expect(rulesOf('Dax')).toContain('dax-plaintext');
  expect(rulesOf('Memory')).toContain('memorydb-plaintext-allowed');
  expect(rulesOf('Documents')).toContain('docdb-plaintext-allowed');
  expect(rulesOf('Proxy')).toContain('database-proxy-plaintext-allowed');
  expect(rulesOf('Glue')).toContain('glue-connection-plaintext');
  expect(rulesOf('Training')).toContain('sagemaker-job-plaintext');
  expect(rulesOf('Task')).toContain('file-mount-plaintext');
});

test('13. every finding names its property, what stands there and what should', () => {
  const template = `
    Resources:
      Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { TransitEncryptionEnabled: false } }`;
  const finding = judgeTemplate(fromYaml(template), { target: 'test' }).findings.find(
    ({ rule }) => rule === 'cache-transit-plaintext',
  )!;
  expect(inOneLine(finding)).toBe('fail Cache[TransitEncryptionEnabled]: false');
  expect(finding).toMatchObject({ want: expect.stringMatching(/true/) as unknown, resource: { line: 2 } });
});

test('14. a template that no deployment would accept is judged all the same (refused there)', () => {
  const template = `
    Resources:
      Wrong: { Type: AWS::S3::Bucket, Properties: [not, a, map] }
      Unheard: { Type: AWS::Nothing::Here, Properties: { A: !GetAtt Nobody.Arn } }
      Cache: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { TransitEncryptionEnabled: !Ref Nobody, Unknown: 1 } }
      Dax: { Type: AWS::DAX::Cluster, DependsOn: [Nobody] }`;
  const ids = cards.map(({ id }) => id).filter((id) => id.startsWith('dax-') || id.startsWith('template-'));
  const { findings } = judgeTemplate(fromYaml(template), { target: 'test' });
  expect(new Set(findings.map(({ rule }) => rule).filter((rule) => ids.includes(rule)))).toEqual(
    new Set(['template-malformed', 'template-dangling-reference', 'dax-plaintext']),
  );
});
