import { keyFacts } from '../../../../lib/analysis/access/data/condition-keys';
import { actionsMatching } from '../../../../lib/analysis/access/data/service-reference';

/** Facts from the page on global condition keys and from the pages of services. */
test.each([
  ['aws:SourceIp', 'aws:SourceIp', 'IPAddress'],
  ['AWS:SOURCEIP', 'aws:SourceIp', 'IPAddress'],
  ['aws:VpcSourceIp', 'aws:VpcSourceIp', 'IPAddress'],
  ['aws:SourceVpce', 'aws:SourceVpce', 'String'],
  ['aws:SourceVpcArn', 'aws:SourceVpcArn', 'ARN'],
  ['aws:PrincipalArn', 'aws:PrincipalArn', 'ARN'],
  ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthPresent', 'Bool'],
  ['aws:MultiFactorAuthAge', 'aws:MultiFactorAuthAge', 'Numeric'],
  ['aws:CurrentTime', 'aws:CurrentTime', 'Date'],
  ['aws:EpochTime', 'aws:EpochTime', 'Date'],
  ['s3:object-lock-retain-until-date', 's3:object-lock-retain-until-date', 'Date'],
  ['s3:prefix', 's3:prefix', 'String'],
  ['iam:PassedToService', 'iam:PassedToService', 'String'],
  ['saml:aud', 'saml:aud', 'String'],
  ['accounts.google.com:aud', 'accounts.google.com:aud', 'String'],
  ['token.actions.githubusercontent.com:repository', 'token.actions.githubusercontent.com:repository', 'String'],
  ['aws:TagKeys', 'aws:TagKeys', 'String, many'],
  ['aws:CalledVia', 'aws:CalledVia', 'String, many'],
  ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgPaths', 'String, many'],
  ['dynamodb:LeadingKeys', 'dynamodb:LeadingKeys', 'String, many'],
  ['kms:EncryptionContextKeys', 'kms:EncryptionContextKeys', 'String, many'],
  ['saml:edupersonaffiliation', 'saml:edupersonaffiliation', 'String, many'],
  ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr', 'String, many'],
])('%s is %s: %s', (key, name, type) => {
  const facts = keyFacts(key)!;
  expect([facts.name, facts.type + (facts.multiValued ? ', many' : '')]).toEqual([name, type]);
});

test.each([
  ['aws:RequestTag/team', 'aws:RequestTag/${TagKey}'],
  ['aws:resourcetag/a/b c', 'aws:ResourceTag/${TagKey}'],
  ['aws:PrincipalTag/team', 'aws:PrincipalTag/${TagKey}'],
  ['s3:ExistingObjectTag/class', 's3:ExistingObjectTag/<key>'],
  ['S3:requestobjecttag/class', 's3:RequestObjectTag/<key>'],
  ['kms:EncryptionContext:tenant', 'kms:EncryptionContext:${EncryptionContextKey}'],
  ['secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/${TagKey}'],
  ['ssm:resourceTag/team', 'ssm:resourceTag/${TagKey}'],
  ['agent.acme.buildkite.dev:cluster_id', 'agent.${Domain}.buildkite.dev:cluster_id'],
  ['events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher'],
])('%s is one of %s', (key, name) => expect(keyFacts(key)?.name).toBe(name));

test.each([
  'aws:Nope',
  'aws:RequestTag/',
  'aws:RequestTag',
  'agent..buildkite.dev:cluster_id',
  'token.example.com:aud',
  '__proto__',
  'constructor',
  '',
  'x'.repeat(1_000_000),
  `${'aws:'.repeat(100_000)}RequestTag/x`,
])('%.40s is no key that AWS documents', (key) => expect(keyFacts(key)).toBeUndefined());

test('each key of each action has a type', () => {
  const keys = new Set(actionsMatching('*').flatMap(({ conditionKeys }) => conditionKeys));
  expect(keys.size).toBeGreaterThan(1000);
  expect([...keys].filter((key) => keyFacts(key) === undefined)).toEqual([]);
});
