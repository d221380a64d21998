import { applicationsNamed } from '../../lib/analysis/access/applications-named';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { decide } from '../support/proofs';

const BALANCER = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/1';
const OIDC =
  'oidc: { issuer: "https://login.client.example", authorizationEndpoint: "https://login.client.example/a", ' +
  'tokenEndpoint: "https://login.client.example/t", userInfoEndpoint: "https://login.client.example/u", clientId: acme, ' +
  'clientSecretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:s" }';
const APPLICATION =
  `{ id: claims, domain: claims.client.example, loadBalancerArn: "${BALANCER}", vpcId: vpc-0a1b2c3d, ` +
  'certificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/1", loadBalancerSecurityGroupId: sg-0a1b2c3d, ' +
  'subnetIds: [subnet-0a1b2c3d], jobFunctions: [clerk] }';
const ACCESS = `  verifiedAccess: { ${OIDC}, allowedRanges: [203.0.113.0/24], applications: [${APPLICATION}] }\n`;
const claim = applicationsNamed(parse(shortManifestWith(['  clientVpn:', `${ACCESS}  clientVpn:`])).manifest);

const MFA = 'context.identity.groups.contains("vpn-mfa")';
const CLERKS = 'context.identity.groups.contains("enclave-acme.clerk")';
const permit = (conditions: string) => `'permit(principal, action, resource) when { ${conditions} };'`;

const SECRET = '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:111122223333:secret:s:SecretString}}';

const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Identity:
    Type: AWS::EC2::VerifiedAccessTrustProvider
    Properties: { TrustProviderType: user, PolicyReferenceName: identity, UserTrustProviderType: oidc, OidcOptions: { Issuer: "https://login.client.example", AuthorizationEndpoint: "https://login.client.example/a", TokenEndpoint: "https://login.client.example/t", UserInfoEndpoint: "https://login.client.example/u", ClientId: acme, Scope: openid groups, ClientSecret: "${SECRET}" } }
  Instance:
    Type: AWS::EC2::VerifiedAccessInstance
    Properties: { VerifiedAccessTrustProviderIds: [!Ref Identity], FipsEnabled: true, LoggingConfigurations: { LogVersion: ocsf-1.0.0-rc.2, IncludeTrustContext: true, CloudWatchLogs: { Enabled: true, LogGroup: !Ref Log } } }
  Log: { Type: AWS::Logs::LogGroup }
  Group:
    Type: AWS::EC2::VerifiedAccessGroup
    Properties: { VerifiedAccessInstanceId: !Ref Instance, PolicyEnabled: true, PolicyDocument: ${permit(`${MFA} && ${CLERKS}`)} }
  Way:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: vpc-0a1b2c3d
      SecurityGroupIngress: [{ CidrIp: 203.0.113.0/24, IpProtocol: tcp, FromPort: 443, ToPort: 443 }]
      SecurityGroupEgress: [{ DestinationSecurityGroupId: sg-0a1b2c3d, IpProtocol: tcp, FromPort: 443, ToPort: 443 }]
  Claims:
    Type: AWS::EC2::VerifiedAccessEndpoint
    Properties:
      VerifiedAccessGroupId: !Ref Group
      EndpointType: load-balancer
      AttachmentType: vpc
      DomainCertificateArn: "arn:aws:acm:eu-central-1:111122223333:certificate/1"
      ApplicationDomain: claims.client.example
      LoadBalancerOptions: { LoadBalancerArn: "${BALANCER}", Port: 443, Protocol: https, SubnetIds: [subnet-0a1b2c3d] }
      SecurityGroupIds: [!GetAtt Way.GroupId]
      PolicyEnabled: true
      PolicyDocument: ${permit(CLERKS)}
`;

function changed(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the template does not say: ${from}`);
    return text.replace(from, to);
  }, TEMPLATE);
}

const OF_GROUP = `PolicyDocument: ${permit(`${MFA} && ${CLERKS}`)} }`;
const OF_ENDPOINT = `PolicyDocument: ${permit(CLERKS)}`;

test.each<[string, [string, string][], 'pass' | 'fail' | 'unknown', RegExp]>([
  ['a named application', [], 'pass', /lets enclave-acme.clerk with vpn-mfa open claims.client.example/],
  ['conditions beside it', [[`${MFA} &&`, `${MFA} && context.device.risk == "LOW" &&`]], 'pass', /./],
  [
    'another domain',
    [['ApplicationDomain: claims', 'ApplicationDomain: payroll']],
    'fail',
    /payroll.client.example, which the manifest/,
  ],
  [
    'a domain given at deployment',
    [['ApplicationDomain: claims.client.example', 'ApplicationDomain: !Ref Any']],
    'unknown',
    /domain is hidden/,
  ],
  ['a group of another stack', [['!GetAtt Way.GroupId', 'sg-0f0f0f0f']], 'unknown', /sg-0f0f0f0f, which is not in/],
  ['no group', [['      SecurityGroupIds: [!GetAtt Way.GroupId]\n', '']], 'fail', /carries the default one/],
  ['people from anywhere', [['203.0.113.0/24,', '0.0.0.0/0,']], 'fail', /0.0.0.0\/0 reaches Way/],
  [
    'a way to another group',
    [['DestinationSecurityGroupId: sg-0a1b2c3d', 'DestinationSecurityGroupId: sg-0b']],
    'fail',
    /Way reaches sg-0b/,
  ],
  [
    'a way to anywhere',
    [['DestinationSecurityGroupId: sg-0a1b2c3d', 'CidrIp: 0.0.0.0/0']],
    'fail',
    /Way reaches 0.0.0.0/,
  ],
  ['a rule given at deployment', [['203.0.113.0/24,', '!Ref Any,']], 'unknown', /as far as can be read/],
  ['no rule for going out', [[/      SecurityGroupEgress.*\n/.exec(TEMPLATE)![0], '']], 'fail', /lets everything out/],
  ['another network', [['VpcId: vpc-0a1b2c3d', 'VpcId: vpc-0b']], 'fail', /stands in another network/],
  ['another token endpoint', [['client.example/t"', 'client.example/evil"']], 'fail', /another provider/],
  ['a secret that stands here', [[SECRET, 'hunter2']], 'fail', /another client secret/],
  [
    'a secret of another name',
    [['secret:s:SecretString', 'secret:t:SecretString']],
    'unknown',
    /client secret is hidden/,
  ],
  [
    'nobody to say who somebody is',
    [['VerifiedAccessTrustProviderIds: [!Ref Identity]', 'Description: x']],
    'fail',
    /asks no user/,
  ],
  ['weak ciphers', [['FipsEnabled: true', 'FipsEnabled: false']], 'fail', /FIPS/],
  ['no reasons', [['IncludeTrustContext: true', 'IncludeTrustContext: false']], 'fail', /and not why/],
  ['records elsewhere', [['!Ref Log', 'theirs']], 'unknown', /writes to theirs/],
  ['plain text inside', [['Protocol: https', 'Protocol: http']], 'fail', /plain text/],
  ['another certificate', [['certificate/1"\n', 'certificate/2"\n']], 'fail', /another place/],
  ['another subnet', [['[subnet-0a1b2c3d]', '[subnet-0b]']], 'fail', /another place/],
  ['another load balancer', [['app/claims/1', 'app/payroll/1']], 'fail', /another place/],
  ['another port', [['", Port: 443', '", Port: 8080']], 'fail', /another place/],
  ['a whole range', [['EndpointType: load-balancer', 'EndpointType: cidr']], 'fail', /another place/],
  ['no policy', [[OF_ENDPOINT, 'Description: x']], 'fail', /Claims has no policy/],
  [
    'a policy that is off',
    [['PolicyEnabled: true\n', 'PolicyEnabled: false\n']],
    'fail',
    /Claims has no policy that is on/,
  ],
  [
    'a policy of the group that is off',
    [['PolicyEnabled: true,', 'PolicyEnabled: false,']],
    'fail',
    /Group has no policy that is on/,
  ],
  ['a switch given at deployment', [['PolicyEnabled: true\n', 'PolicyEnabled: !Ref Any\n']], 'unknown', /is hidden by/],
  ['a policy given at deployment', [[OF_ENDPOINT, 'PolicyDocument: !Ref Any']], 'unknown', /its policy is hidden/],
  ['no second factor', [[`${MFA} && ${CLERKS}`, CLERKS]], 'fail', /a person outside vpn-mfa comes in/],
  [
    'a second factor or the group',
    [[OF_GROUP, `PolicyDocument: ${permit(`(${MFA} || ${CLERKS})`)} }`]],
    'fail',
    /a person outside vpn-mfa/,
  ],
  [
    'another permit without the second factor',
    [[`${CLERKS} };' }`, `${CLERKS} }; permit(principal, action, resource) when { ${CLERKS} };' }`]],
    'fail',
    /a person outside vpn-mfa/,
  ],
  [
    'everybody with a second factor',
    [
      [OF_GROUP, `PolicyDocument: ${permit(MFA)} }`],
      [OF_ENDPOINT, `PolicyDocument: ${permit(MFA)}`],
    ],
    'fail',
    /a person outside enclave-acme.clerk/,
  ],
  [
    'another group besides',
    [
      [OF_GROUP, `PolicyDocument: ${permit(MFA)} }`],
      [OF_ENDPOINT, `PolicyDocument: ${permit(`(${CLERKS} || context.identity.groups.contains("x"))`)}`],
    ],
    'fail',
    /a person outside enclave-acme.clerk/,
  ],
  ['the group alone demands the clerks', [[OF_ENDPOINT, `PolicyDocument: ${permit(MFA)}`]], 'pass', /./],
  [
    'a policy in another form',
    [[OF_ENDPOINT, "PolicyDocument: 'forbid(principal, action, resource) when { a };'"]],
    'unknown',
    /form we do not read/,
  ],
  [
    'a condition in another form',
    [[`${MFA} &&`, 'context.identity.groups.containsAny(["vpn-mfa"]) &&']],
    'unknown',
    /which we do not read/,
  ],
  [
    'a group of another stack',
    [['VerifiedAccessGroupId: !Ref Group', 'VerifiedAccessGroupId: !ImportValue G']],
    'unknown',
    /its group is not in/,
  ],
  [
    'an instance of another stack',
    [['VerifiedAccessInstanceId: !Ref Instance', 'VerifiedAccessInstanceId: vai-1']],
    'unknown',
    /its instance is not in/,
  ],
  ['nobody records', [['Enabled: true, LogGroup', 'Enabled: false, LogGroup']], 'fail', /nobody records/],
  [
    'recording given at deployment',
    [['Enabled: true, LogGroup', 'Enabled: !Ref Any, LogGroup']],
    'unknown',
    /recorded is hidden/,
  ],
  [
    'people of another issuer',
    [['Issuer: "https://login.client', 'Issuer: "https://evil']],
    'fail',
    /another provider/,
  ],
  [
    'people of IAM Identity Center',
    [['UserTrustProviderType: oidc', 'UserTrustProviderType: iam-identity-center']],
    'fail',
    /another provider/,
  ],
  [
    'an issuer given at deployment',
    [['Issuer: "https://login.client.example"', 'Issuer: !Ref Any']],
    'unknown',
    /Issuer is hidden/,
  ],
  [
    'groups that a device tells',
    [['TrustProviderType: user', 'TrustProviderType: device']],
    'fail',
    /asks no user provider/,
  ],
  ['a provider of another stack', [['[!Ref Identity]', '[!Ref Identity, vatp-1]']], 'unknown', /trusts vatp-1/],
])('%s', (_title, changes, verdict, reason) => {
  const proof = decide(claim, changed(...changes));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('the manifest says whether there is an application at all', () => {
  expect(decide(claim, 'Resources: {}')).toMatchObject({
    verdict: 'fail',
    witness: expect.stringMatching(/no endpoint leads to claims.client.example/) as string,
  });
  const without = applicationsNamed(parse(SHORT_MANIFEST).manifest);
  expect(decide(without, 'Resources: {}')).toMatchObject({ verdict: 'pass' });
  expect(decide(without, TEMPLATE)).toMatchObject({ verdict: 'fail' });
});

const DEVICE = 'device: { provider: crowdstrike, tenantId: ours, scoreMin: 70 }, allowedRanges';
const withDevices = applicationsNamed(
  parse(shortManifestWith(['  clientVpn:', `${ACCESS.replace('allowedRanges', DEVICE)}  clientVpn:`])).manifest,
);
const VOUCHED = changed(
  ['[!Ref Identity]', '[!Ref Identity, !Ref Health]'],
  [
    '  Instance:',
    '  Health:\n    Type: AWS::EC2::VerifiedAccessTrustProvider\n    Properties: { TrustProviderType: device, ' +
      'PolicyReferenceName: device, DeviceTrustProviderType: crowdstrike, DeviceOptions: { TenantId: ours } }\n  Instance:',
  ],
  [`${MFA} && ${CLERKS}`, `${MFA} && ${CLERKS} && context.device.assessment.overall >= 80`],
);

test.each<[string, string, string, 'pass' | 'fail' | 'unknown', RegExp]>([
  ['a device in order', '', '', 'pass', /open claims/],
  ['any device', ' && context.device.assessment.overall >= 80', '', 'fail', /a device that nobody vouches for/],
  ['a device that is half in order', '>= 80', '>= 69', 'fail', /a device that nobody vouches for/],
  ['nobody to vouch', ', !Ref Health', '', 'fail', /asks no device provider/],
  ['somebody else’s devices', 'TenantId: ours', 'TenantId: theirs', 'fail', /another provider/],
  ['devices under another name', 'Name: device', 'Name: phone', 'fail', /another provider/],
])('where the manifest wants devices in order: %s', (_title, from, to, verdict, reason) => {
  expect(VOUCHED).toContain(from);
  const proof = decide(withDevices, VOUCHED.replace(from, to));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});
