import { browserSealed } from '../../lib/analysis/access/browser-sealed';
import { BUILT_IN_PERSONAL_DATA, PERSONAL_DATA_FORMS } from '../../lib/manifest/personal-data';
import { SHORT_MANIFEST, parse, shortManifestWith } from '../support/manifests';
import { decide } from '../support/proofs';

const META = 'https://login.client.example/metadata';
const BROWSER = `secureBrowser: { samlMetadataUrl: "${META}", urls: ["https://claims.client.example/inbox"], allowedRanges: [203.0.113.0/24] }`;
const claim = browserSealed(parse(shortManifestWith(['  clientVpn:', `  ${BROWSER}\n  clientVpn:`])).manifest);

const CHROME = Object.entries({
  AllowDeletingBrowserHistory: false,
  AllowFileSelectionDialogs: false,
  DeveloperToolsAvailability: 2,
  DownloadRestrictions: 3,
  IncognitoModeAvailability: 1,
  PrintingEnabled: false,
  ScreenCaptureAllowed: false,
})
  .map(([setting, value]) => `"${setting}":{"value":${value}}`)
  .join();

const PATTERNS = [
  ...BUILT_IN_PERSONAL_DATA.map((BuiltInPatternId) => ({ BuiltInPatternId })),
  ...Object.values(PERSONAL_DATA_FORMS).map((PatternRegex) => ({ CustomPattern: { PatternRegex } })),
];

const TEMPLATE = `
Parameters:
  Any: { Type: String }
Resources:
  Net: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/22 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Net } }
  Doors: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Net } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { VpcId: !Ref Net, SecurityGroupEgress: [{ DestinationSecurityGroupId: !GetAtt Doors.GroupId, IpProtocol: tcp }] }
  Users:
    Type: AWS::WorkSpacesWeb::UserSettings
    Properties: { CopyAllowed: Disabled, PasteAllowed: Disabled, PrintAllowed: Disabled, DownloadAllowed: Disabled, UploadAllowed: Disabled, DeepLinkAllowed: Disabled, WebAuthnAllowed: Disabled, IdleDisconnectTimeoutInMinutes: 15, DisconnectTimeoutInMinutes: 15 }
  Browsers:
    Type: AWS::WorkSpacesWeb::BrowserSettings
    Properties:
      BrowserPolicy: '{"chromePolicies":{"URLBlocklist":{"value":["*"]},"URLAllowlist":{"value":["https://.claims.client.example/inbox"]},${CHROME}}}'
      WebContentFilteringPolicy: { AllowedUrls: ["https://.claims.client.example/inbox"], BlockedUrls: ["*"] }
  Place: { Type: AWS::WorkSpacesWeb::NetworkSettings, Properties: { VpcId: !Ref Net, SubnetIds: [!Ref A], SecurityGroupIds: [!GetAtt Group.GroupId] } }
  Offices: { Type: AWS::WorkSpacesWeb::IpAccessSettings, Properties: { IpRules: [{ IpRange: 203.0.113.0/24 }] } }
  Access: { Type: AWS::WorkSpacesWeb::UserAccessLoggingSettings, Properties: { KinesisStreamArn: !GetAtt Pages.Arn } }
  Pages: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis } } }
  Carrier: { Type: AWS::KinesisFirehose::DeliveryStream, Properties: { KinesisStreamSourceConfiguration: { KinesisStreamARN: !GetAtt Pages.Arn } } }
  Archive: { Type: AWS::S3::Bucket }
  Redaction: { Type: AWS::WorkSpacesWeb::DataProtectionSettings, Properties: { InlineRedactionConfiguration: { InlineRedactionPatterns: ${JSON.stringify(PATTERNS)} } } }
  Sessions: { Type: AWS::WorkSpacesWeb::SessionLogger, Properties: { EventFilter: { All: {} }, LogConfiguration: { S3: { Bucket: !Ref Archive } } } }
  SignIn:
    Type: AWS::WorkSpacesWeb::IdentityProvider
    Properties: { PortalArn: !Ref Portal, IdentityProviderType: SAML, IdentityProviderDetails: { MetadataURL: "${META}", IDPInit: "false", RequestSigningAlgorithm: rsa-sha256 } }
  Portal:
    Type: AWS::WorkSpacesWeb::Portal
    Properties:
      AuthenticationType: Standard
      UserSettingsArn: !GetAtt Users.UserSettingsArn
      BrowserSettingsArn: !GetAtt Browsers.BrowserSettingsArn
      NetworkSettingsArn: !GetAtt Place.NetworkSettingsArn
      IpAccessSettingsArn: !GetAtt Offices.IpAccessSettingsArn
      UserAccessLoggingSettingsArn: !Ref Access
      SessionLoggerArn: !GetAtt Sessions.SessionLoggerArn
      DataProtectionSettingsArn: !GetAtt Redaction.DataProtectionSettingsArn
`;

function changed(...changes: readonly [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the template does not say: ${from}`);
    return text.replace(from, to);
  }, TEMPLATE);
}

const SUBDOMAINS = 'https://claims.client.example/inbox';

test.each<[string, [string, string][], 'pass' | 'fail' | 'unknown', RegExp]>([
  ['a sealed portal', [], 'pass', /recorded twice.*people sign in at/s],
  ['copying is on', [['CopyAllowed: Disabled', 'CopyAllowed: Enabled']], 'fail', /CopyAllowed is not Disabled/],
  ['pasting is on', [['PasteAllowed: Disabled', 'PasteAllowed: Enabled']], 'fail', /PasteAllowed/],
  ['printing is on', [['PrintAllowed: Disabled', 'PrintAllowed: Enabled']], 'fail', /PrintAllowed/],
  ['nothing is said of downloads', [['DownloadAllowed: Disabled, ', '']], 'fail', /DownloadAllowed/],
  ['uploading is a parameter', [['UploadAllowed: Disabled', 'UploadAllowed: !Ref Any']], 'unknown', /hidden by.*Any/],
  ['links choose the page', [['DeepLinkAllowed: Disabled', 'DeepLinkAllowed: Enabled']], 'fail', /DeepLinkAllowed/],
  ['nothing is said of links', [['DeepLinkAllowed: Disabled, ', '']], 'fail', /DeepLinkAllowed/],
  ['an idle session stays open', [['TimeoutInMinutes: 15,', 'TimeoutInMinutes: 0,']], 'fail', /IdleDisconnect/],
  [
    'a broken line lasts',
    [['DisconnectTimeoutInMinutes: 15 }', 'DisconnectTimeoutInMinutes: 60 }']],
    'fail',
    /open: Disc/,
  ],
  [
    'pages without history',
    [['"IncognitoModeAvailability":{"value":1}', '"IncognitoModeAvailability":{"value":0}']],
    'fail',
    /Incognito/,
  ],
  [
    'nothing said of downloads to Chrome',
    [['"DownloadRestrictions":{"value":3},', '']],
    'fail',
    /DownloadRestrictions/,
  ],
  [
    'a stream of another stack',
    [['KinesisStreamArn: !GetAtt Pages.Arn', 'KinesisStreamArn: some']],
    'unknown',
    /writes to some/,
  ],
  [
    'a stream that nobody reads',
    [['KinesisStreamARN: !GetAtt Pages.Arn', 'KinesisStreamARN: some']],
    'fail',
    /nothing carries/,
  ],
  ['a stream in plain text', [['EncryptionType: KMS, ', '']], 'fail', /plain text/],
  ['a stream with a strange key', [['alias/aws/kinesis', 'alias/theirs']], 'fail', /key of somebody else/],
  ['sessions recorded elsewhere', [['Bucket: !Ref Archive', 'Bucket: theirs']], 'unknown', /writes to theirs/],
  [
    'sessions for another owner',
    [['Bucket: !Ref Archive', 'Bucket: !Ref Archive, BucketOwner: "999999999999"']],
    'fail',
    /somebody else/,
  ],
  [
    'nothing blackened',
    [['      DataProtectionSettingsArn: !GetAtt Redaction.DataProtectionSettingsArn\n', '']],
    'fail',
    /has no DataProtection/,
  ],
  ['one form left out', [['{"BuiltInPatternId":"ssn"},', '']], 'fail', /shows ssn as it is/],
  [
    'a form left alone on some pages',
    [['"BuiltInPatternId":"ssn"', '"BuiltInPatternId":"ssn","ExemptUrls":["*"]']],
    'fail',
    /some pages only/,
  ],
  [
    'only what is sure',
    [['InlineRedactionConfiguration: {', 'InlineRedactionConfiguration: { GlobalConfidenceLevel: 3,']],
    'fail',
    /not sure about/,
  ],
  ['an answer nobody asked for', [['IDPInit: "false", ', '']], 'fail', /nobody asked for/],
  ['requests without a signature', [[', RequestSigningAlgorithm: rsa-sha256', '']], 'fail', /signs no request/],
  ['a sign-in for another portal', [['PortalArn: !Ref Portal', 'PortalArn: theirs']], 'unknown', /signs in to theirs/],
  [
    'no user settings',
    [['UserSettingsArn: !GetAtt Users.UserSettingsArn', 'DisplayName: x']],
    'fail',
    /has no UserSettings/,
  ],
  [
    'user settings of another stack',
    [['!GetAtt Users.UserSettingsArn', '!ImportValue Users']],
    'unknown',
    /is not in the template/,
  ],
  [
    'Chrome opens subdomains too',
    [['["https://.claims.client.example/inbox"]}', `["${SUBDOMAINS}"]}`]],
    'fail',
    /Chrome opens https:\/\/claims/,
  ],
  [
    'the filter opens another address',
    [['AllowedUrls: ["', 'AllowedUrls: ["https://mail.example", "']],
    'fail',
    /filter opens https:\/\/mail/,
  ],
  ['an allowed address is a parameter', [['AllowedUrls: ["', 'AllowedUrls: [!Ref Any, "']], 'unknown', /hidden by/],
  ['Chrome blocks nothing', [['"URLBlocklist":{"value":["*"]},', '']], 'fail', /Chrome does not block/],
  [
    'the filter blocks one page',
    [['BlockedUrls: ["*"]', 'BlockedUrls: ["x.example"]']],
    'fail',
    /filter does not block/,
  ],
  [
    'what is blocked is a parameter',
    [['BlockedUrls: ["*"]', 'BlockedUrls: [!Ref Any]']],
    'unknown',
    /blocked is hidden/,
  ],
  [
    'the policy is a parameter',
    [[/BrowserPolicy: .*/.exec(TEMPLATE)![0], 'BrowserPolicy: !Ref Any']],
    'unknown',
    /hidden by/,
  ],
  [
    'no network settings',
    [['NetworkSettingsArn: !GetAtt Place.NetworkSettingsArn', 'DisplayName: x']],
    'fail',
    /has no NetworkSettings/,
  ],
  [
    'a network of somebody else',
    [['Properties: { VpcId: !Ref Net, SubnetIds', 'Properties: { VpcId: vpc-1, SubnetIds']],
    'unknown',
    /stands in vpc-1/,
  ],
  [
    'a subnet of somebody else',
    [['SubnetIds: [!Ref A]', 'SubnetIds: [!Ref A, subnet-1]']],
    'unknown',
    /stands in subnet-1/,
  ],
  [
    'a group that lets everything out',
    [[', SecurityGroupEgress: [{ DestinationSecurityGroupId: !GetAtt Doors.GroupId, IpProtocol: tcp }]', '']],
    'fail',
    /go anywhere/,
  ],
  [
    'a group that leads to a range',
    [['DestinationSecurityGroupId: !GetAtt Doors.GroupId', 'CidrIp: 10.0.0.0/8']],
    'fail',
    /a range of addresses/,
  ],
  [
    'a group that leads elsewhere',
    [['DestinationSecurityGroupId: !GetAtt Doors.GroupId', 'DestinationSecurityGroupId: sg-1']],
    'unknown',
    /leads to sg-1/,
  ],
  ['no group', [['SecurityGroupIds: [!GetAtt Group.GroupId]', 'SecurityGroupIds: []']], 'fail', /the default one/],
  [
    'a rule that stands elsewhere',
    [
      [
        '  Users:',
        '  More: { Type: AWS::EC2::SecurityGroupEgress, Properties: { GroupId: !GetAtt Group.GroupId } }\n  Users:',
      ],
    ],
    'unknown',
    /More may add/,
  ],
  ['people from another range', [['IpRange: 203.0.113.0/24', 'IpRange: 0.0.0.0/0']], 'fail', /people from 0.0.0.0\/0/],
  [
    'people from anywhere',
    [['IpAccessSettingsArn: !GetAtt Offices.IpAccessSettingsArn', 'DisplayName: x']],
    'fail',
    /has no IpAccessSettings/,
  ],
  [
    'pages that nobody records',
    [['UserAccessLoggingSettingsArn: !Ref Access', 'DisplayName: x']],
    'fail',
    /has no UserAccessLogging/,
  ],
  [
    'sessions that nobody records',
    [['SessionLoggerArn: !GetAtt Sessions.SessionLoggerArn', 'DisplayName: x']],
    'fail',
    /has no SessionLogger/,
  ],
  ['sessions recorded in part', [['{ All: {} }', '{ Include: [SessionStart] }']], 'fail', /leaves events out/],
  [
    'people of IAM Identity Center',
    [['AuthenticationType: Standard', 'AuthenticationType: IAM_Identity_Center']],
    'fail',
    /no provider of its own/,
  ],
  [
    'people of another provider',
    [[`MetadataURL: "${META}"`, 'MetadataURL: "https://evil.example"']],
    'fail',
    /people of https:\/\/evil.example/,
  ],
  ['a provider given at deployment', [[`MetadataURL: "${META}"`, 'MetadataURL: !Ref Any']], 'unknown', /hidden by/],
  [
    'a provider of another kind',
    [['IdentityProviderType: SAML', 'IdentityProviderType: Google']],
    'fail',
    /no SAML provider/,
  ],
])('%s', (_title, changes, verdict, reason) => {
  const proof = decide(claim, changed(...changes));
  expect([proof.verdict, proof.witness ?? proof.explanation.join()]).toEqual([verdict, expect.stringMatching(reason)]);
});

test('the manifest says whether there is a browser at all', () => {
  expect(decide(claim, 'Resources: {}')).toMatchObject({ verdict: 'fail' });
  const without = browserSealed(parse(SHORT_MANIFEST).manifest);
  expect(decide(without, 'Resources: {}')).toMatchObject({ verdict: 'pass' });
  expect(decide(without, TEMPLATE)).toMatchObject({ verdict: 'fail' });
});

test('each of several portals is judged', () => {
  const second = '  Second: { Type: AWS::WorkSpacesWeb::Portal, Properties: { AuthenticationType: Standard } }\n';
  expect(decide(claim, TEMPLATE + second).verdict).toBe('fail');
});
