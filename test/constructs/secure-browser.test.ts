import { Match } from 'aws-cdk-lib/assertions';
import { SecureBrowser, type SecureBrowserProps } from '../../constructs';
import {
  codesOf,
  enclaveTemplate,
  exampleManifest,
  manifestWith,
  onlyOf,
  propertiesOf,
  statementsOf,
  Surroundings,
} from './fixtures';

function browserIn(stack: Surroundings, props: Partial<SecureBrowserProps> = {}): Surroundings {
  new SecureBrowser(stack, 'Browser', {
    vendor: 'acme',
    network: stack.network,
    archive: stack.archive,
    samlMetadataUrl: 'https://login.client.example/metadata.xml',
    urls: ['https://claims.client.example/inbox', 'https://letters.client.example'],
    ...props,
  });
  return stack;
}

const built = (props: Partial<SecureBrowserProps> = {}) => browserIn(new Surroundings(), props).template();

test('nothing is copied, pasted, printed, downloaded or uploaded, and a session nobody uses ends', () => {
  expect(onlyOf(built(), 'AWS::WorkSpacesWeb::UserSettings')).toMatchObject({
    CopyAllowed: 'Disabled',
    PasteAllowed: 'Disabled',
    PrintAllowed: 'Disabled',
    DownloadAllowed: 'Disabled',
    UploadAllowed: 'Disabled',
    DeepLinkAllowed: 'Disabled',
    WebAuthnAllowed: 'Disabled',
    IdleDisconnectTimeoutInMinutes: 15,
    DisconnectTimeoutInMinutes: 15,
  });
});

test('the browser opens the given addresses and no other, by two lists that agree', () => {
  const settings = onlyOf(built(), 'AWS::WorkSpacesWeb::BrowserSettings');
  const allowed = ['https://.claims.client.example/inbox', 'https://.letters.client.example'];
  expect(settings.WebContentFilteringPolicy).toEqual({ AllowedUrls: allowed, BlockedUrls: ['*'] });
  expect(JSON.parse(String(settings.BrowserPolicy))).toMatchObject({
    chromePolicies: {
      URLBlocklist: { value: ['*'] },
      URLAllowlist: { value: allowed },
      IncognitoModeAvailability: { value: 1 },
      DeveloperToolsAvailability: { value: 2 },
      PasswordManagerEnabled: { value: false },
      ExtensionInstallBlocklist: { value: ['*'] },
      PrintingEnabled: { value: false },
      EditBookmarksEnabled: { value: false },
    },
  });
});

test('it stands in the enclave and may talk HTTPS to the private endpoints, to nothing else', () => {
  const template = built();
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    GroupDescription: Match.stringLikeRegexp('Browser of the vendor'),
    SecurityGroupEgress: [
      Match.objectLike({ DestinationSecurityGroupId: Match.anyValue(), FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }),
    ],
  });
  expect(onlyOf(template, 'AWS::WorkSpacesWeb::NetworkSettings').SubnetIds).toHaveLength(2);
});

test('people sign in by SAML, from the portal on', () => {
  const template = built();
  expect(onlyOf(template, 'AWS::WorkSpacesWeb::Portal').AuthenticationType).toBe('Standard');
  expect(onlyOf(template, 'AWS::WorkSpacesWeb::IdentityProvider')).toMatchObject({
    IdentityProviderType: 'SAML',
    IdentityProviderDetails: { MetadataURL: 'https://login.client.example/metadata.xml', IDPInit: 'false' },
  });
});

test('the portal bears every setting, each encrypted with the key of the browser', () => {
  const template = built({ allowedRanges: ['203.0.113.0/24'] });
  const settings = ['UserSettings', 'BrowserSettings', 'DataProtectionSettings', 'IpAccessSettings', 'SessionLogger'];
  const portal = onlyOf(template, 'AWS::WorkSpacesWeb::Portal');
  for (const name of settings) {
    expect(portal).toHaveProperty(`${name}Arn`);
    expect(onlyOf(template, `AWS::WorkSpacesWeb::${name}`).CustomerManagedKey).toEqual(portal.CustomerManagedKey);
  }
  expect(portal).toHaveProperty('NetworkSettingsArn');
  expect(portal).toHaveProperty('UserAccessLoggingSettingsArn');
  expect(onlyOf(template, 'AWS::WorkSpacesWeb::IpAccessSettings').IpRules).toEqual([{ IpRange: '203.0.113.0/24' }]);
});

test('sessions are recorded whole, in a folder of the archive that only the service writes, for this account', () => {
  const template = built();
  expect(onlyOf(template, 'AWS::WorkSpacesWeb::SessionLogger')).toMatchObject({
    EventFilter: { All: {} },
    LogConfiguration: { S3: { KeyPrefix: 'browser-sessions/', BucketOwner: '111122223333' } },
  });
  const writes = statementsOf(template, 'AWS::S3::BucketPolicy').find(({ Sid }) => Sid === 'Writesbrowsersessions');
  expect(writes).toMatchObject({
    Principal: { Service: 'workspaces-web.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: { 'Fn::Join': ['', [expect.anything(), '/browser-sessions/*']] },
    Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  });
  const uses = statementsOf(template, 'AWS::KMS::Key', 'KeyPolicy').filter(({ Principal }) =>
    JSON.stringify(Principal).includes('workspaces-web'),
  );
  expect(uses).toHaveLength(2);
  for (const { Condition } of uses) {
    expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
  }
});

test('pages are recorded through a stream whose name AWS demands, and arrive in the archive', () => {
  const template = built();
  expect(onlyOf(template, 'AWS::Kinesis::Stream')).toMatchObject({
    Name: 'amazon-workspaces-web-enclave-acme',
    StreamEncryption: { EncryptionType: 'KMS' },
  });
  const [delivery, ...others] = propertiesOf(template, 'AWS::KinesisFirehose::DeliveryStream').filter(
    ({ DeliveryStreamType }) => DeliveryStreamType === 'KinesisStreamAsSource',
  );
  expect(others).toEqual([]);
  expect(delivery).toMatchObject({
    KinesisStreamSourceConfiguration: { KinesisStreamARN: { 'Fn::GetAtt': [expect.anything(), 'Arn'] } },
    ExtendedS3DestinationConfiguration: { Prefix: expect.stringMatching(/^browser-access\//) as string },
  });
});

test('personal data that has a form is blackened', () => {
  const settings = onlyOf(built(), 'AWS::WorkSpacesWeb::DataProtectionSettings');
  const { InlineRedactionPatterns: patterns } = settings.InlineRedactionConfiguration as {
    InlineRedactionPatterns: {
      BuiltInPatternId?: string;
      CustomPattern?: { PatternName: string; PatternRegex: string };
    }[];
  };
  const expected: Record<string, string> = {
    card: 'paid with 4111 1111 1111 1111.',
    iban: 'to DE89 3704 0044 0532 0130 00 today',
    phone: 'call +63 2 5550 0142 now',
  };
  expect(patterns.map((one) => one.BuiltInPatternId ?? one.CustomPattern?.PatternName)).toEqual([
    'emailAddress',
    'ssn',
    ...Object.keys(expected),
  ]);
  for (const { CustomPattern } of patterns) {
    if (!CustomPattern) continue;
    const [, source, flags] = /^\/(.*)\/(g)$/.exec(CustomPattern.PatternRegex)!;
    expect(expected[CustomPattern.PatternName]).toMatch(new RegExp(source!, flags));
    expect('claim 2026-0042 of 12 pages').not.toMatch(new RegExp(source!, flags));
  }
});

test.each<[string, Partial<SecureBrowserProps>, string]>([
  ['no address', { urls: [] }, 'enclave/browser-url'],
  ['an address with a wildcard', { urls: ['https://*.client.example'] }, 'enclave/browser-url'],
  ['an address in plain text', { urls: ['http://claims.client.example'] }, 'enclave/browser-url'],
  ['metadata in plain text', { samlMetadataUrl: 'http://login.client.example' }, 'enclave/browser-metadata'],
  ['a session that never ends', { idleMinutesMax: 0 }, 'enclave/browser-minutes'],
  ['a broken line that lasts', { disconnectedMinutesMax: 61 }, 'enclave/browser-minutes'],
  ['half the internet', { allowedRanges: ['0.0.0.0/1'] }, 'enclave/range-too-wide'],
])('refuses %s', (_title, props, code) => {
  expect(codesOf(() => browserIn(new Surroundings(), props))).toEqual([code]);
});

test('through the manifest, an enclave may have the browser alone', () => {
  const connect = {
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    secureBrowser: { samlMetadataUrl: 'https://login.client.example', urls: ['https://claims.client.example'] },
  };
  const template = enclaveTemplate(manifestWith({ connect }));
  template.resourceCountIs('AWS::WorkSpacesWeb::Portal', 1);
  template.resourceCountIs('AWS::EC2::ClientVpnEndpoint', 0);
});

test('what is recorded has a table, and an alarm for a week without a word', () => {
  const template = enclaveTemplate(exampleManifest('pilot-browser'));
  const tables = propertiesOf(template, 'AWS::Glue::Table').map(({ TableInput }) => TableInput as { Name: string });
  expect(tables.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['browser_access', 'browser_sessions']));
  const quiet = propertiesOf(template, 'AWS::CloudWatch::Alarm').map(({ AlarmDescription }) => AlarmDescription);
  for (const source of ['browser-access', 'browser-sessions']) {
    expect(quiet).toContainEqual(expect.stringContaining(`${source} has been silent for 7 days`));
  }
  template.hasResourceProperties('AWS::S3::Bucket', {
    MetricsConfigurations: Match.arrayWith([{ Id: 'browser-sessions', Prefix: 'browser-sessions/' }]),
  });
});

test('the resolver answers for the hosts that the browser opens, by their exact names', () => {
  const connect = {
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    secureBrowser: { samlMetadataUrl: 'https://login.client.example', urls: ['https://claims.client.example/inbox'] },
  };
  enclaveTemplate(manifestWith({ connect })).hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['claims.client.example']),
  });
});
