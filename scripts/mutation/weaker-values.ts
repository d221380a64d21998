import { looserText } from './looser-text';
import type { Json } from './mutant';

interface Weaker {
  readonly type: RegExp;
  /** Path of the property, list places as numbers. */
  readonly path: RegExp;
  readonly values: readonly Json[];
}

const at = (type: RegExp, path: RegExp, ...values: readonly Json[]): Weaker => ({ type, path, values });

/** Weaker words and numbers than the safe one. What is not listed is changed into somebody else's, or both lowered and raised. */
const WEAKER: readonly Weaker[] = [
  at(/EC2::(VPC|Subnet)$/, /^CidrBlock$/, '10.64.0.0/16', '172.16.0.0/22'),
  at(/S3::Bucket$/, /SSEAlgorithm$/, 'AES256'),
  at(/S3::Bucket$/, /DefaultRetention\.Mode$/, 'GOVERNANCE'),
  at(/S3::Bucket$/, /DefaultRetention\.Days$/, 1, 89),
  at(/S3::Bucket$/, /ObjectOwnership$/, 'ObjectWriter', 'BucketOwnerPreferred'),
  at(/S3::Bucket$/, /VersioningConfiguration\.Status$/, 'Suspended'),
  at(/S3::Bucket$/, /ObjectLockConfiguration\.ObjectLockEnabled$/, 'Disabled'),
  at(/S3::Bucket$/, /ExpirationInDays$/, 1, 89),
  at(/Logs::LogGroup$/, /^RetentionInDays$/, 1, 90),
  at(/KMS::Key$/, /^PendingWindowInDays$/, 7),
  at(/KMS::Key$/, /^RotationPeriodInDays$/, 2560),
  at(/NetworkFirewall::FirewallPolicy$/, /Stateless\w*DefaultActions\.\d+$/, 'aws:pass'),
  at(/NetworkFirewall::FirewallPolicy$/, /StatefulDefaultActions\.\d+$/, 'aws:alert_established', 'aws:drop_strict'),
  at(/NetworkFirewall::FirewallPolicy$/, /RuleOrder$/, 'DEFAULT_ACTION_ORDER'),
  at(/NetworkFirewall::FirewallPolicy$/, /StreamExceptionPolicy$/, 'CONTINUE'),
  at(/NetworkFirewall::RuleGroup$/, /^Type$/, 'STATELESS'),
  at(/NetworkFirewall::RuleGroup$/, /RuleOrder$/, 'DEFAULT_ACTION_ORDER'),
  at(/NetworkFirewall::RuleGroup$/, /GeneratedRulesType$/, 'DENYLIST'),
  at(/NetworkFirewall::RuleGroup$/, /TargetTypes\.\d+$/, 'HTTP_HOST'),
  at(/NetworkFirewall::RuleGroup$/, /Targets\.\d+$/, '.example', 'evil.example'),
  at(/NetworkAclEntry$/, /^RuleAction$/, 'allow'),
  at(/EC2::FlowLog$/, /^TrafficType$/, 'REJECT', 'ACCEPT'),
  at(/EC2::FlowLog$/, /^ResourceType$/, 'Subnet'),
  at(/EC2::FlowLog$/, /^MaxAggregationInterval$/, 600),
  at(/EC2::FlowLog$/, /^LogFormat$/, '${version} ${account-id}'),
  at(/EC2::VPCEndpoint$/, /^VpcEndpointType$/, 'GatewayLoadBalancer'),
  at(/EC2::VPCEndpoint$/, /^ServiceName$/, 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0'),
  at(/ClientVpnEndpoint$/, /^SelfServicePortal$/, 'enabled'),
  at(/ClientVpnEndpoint$/, /^SessionTimeoutHours$/, 24),
  at(/ClientVpnEndpoint$/, /AuthenticationOptions\.\d+\.Type$/, 'certificate-authentication'),
  at(/ClientVpnEndpoint$/, /^ClientCidrBlock$/, '10.64.0.0/16'),
  at(/SecurityGroup/, /IpProtocol$/, '-1', 'udp'),
  at(/SecurityGroup/, /FromPort$/, 0),
  at(/SecurityGroup/, /ToPort$/, 65535),
  at(/IAM::Role$/, /^MaxSessionDuration$/, 43200),
  at(/ApiGateway::(RestApi|DomainNameV2)$/, /Types\.\d+$/, 'REGIONAL', 'EDGE'),
  at(/ApiGateway::(RestApi|DomainNameV2)$/, /^EndpointAccessMode$/, 'BASIC'),
  at(/ApiGateway::(RestApi|DomainNameV2)$/, /^SecurityPolicy$/, 'TLS_1_0', 'TLS_1_2'),
  at(/ApiGateway::Method$/, /^AuthorizationType$/, 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS'),
  at(/ApiGateway::Method$/, /^HttpMethod$/, 'ANY'),
  at(/ApiGateway::Method$/, /Integration\.Type$/, 'HTTP_PROXY'),
  at(/ApiGateway::Stage$/, /LoggingLevel$/, 'OFF', 'INFO'),
  at(/ApiGateway::Stage$/, /Throttling(Rate|Burst)Limit$/, 10_000),
  at(/ApiGateway::UsagePlan$/, /(RateLimit|BurstLimit|Quota\.Limit)$/, 10_000_000),
  at(/ApiGateway::Stage$/, /AccessLogSetting\.Format$/, '$context.requestId'),
  at(/ApiGateway::Resource$/, /^PathPart$/, '{proxy+}'),
  at(/ApiGateway::Method$/, /Integration\.ConnectionType$/, 'INTERNET'),
  at(/WAFv2::WebACL$/, /AggregateKeyType$/, 'FORWARDED_IP', 'CONSTANT'),
  at(/WAFv2::WebACL$/, /EvaluationWindowSec$/, 60),
  at(/WAFv2::WebACL$/, /Limit$/, 2_000_000_000),
  at(/Lambda::Function$/, /^Code\.S3Key$/, `${'0'.repeat(64)}.zip`, 'code.zip'),
  at(/Lambda::Permission$/, /^Principal$/, '*', '999999999999'),
  at(/Lambda::Permission$/, /^Action$/, 'lambda:*'),
  at(/Lambda::Permission$/, /^SourceArn$/, '*'),
  at(/DynamoDB::Table$/, /SSEType$/, 'AES256'),
  at(/DeliveryStream$/, /KeyType$/, 'AWS_OWNED_CMK'),
  at(/CloudWatch::Alarm$/, /^Threshold$/, 0, 1_000_000),
  at(/CloudTrail::Trail$/, /FieldSelectors\.\d+\.Equals\.\d+$/, 'stranger'),
  at(/Route53Resolver::FirewallRule/, /\.Action$/, 'ALLOW', 'ALERT'),
  at(/Route53Resolver::FirewallRule/, /Priority$/, 9000),
  at(/RDS::DBProxy$/, /IAMAuth$/, 'DISABLED', 'ENABLED'),
  at(/RDS::DBProxy$/, /EngineFamily$/, 'SQLSERVER'),
  at(/RDS::DBProxy$/, /IdleClientTimeout$/, 28_800),
  at(/RDS::DBProxyTargetGroup$/, /MaxConnectionsPercent$/, 100),
  at(/SubscriptionFilter$/, /^FilterPattern$/, 'nothing-matches-this'),
  at(/OpenSearchServerless::AccessPolicy$/, /^Type$/, 'retention'),
  at(/OpenSearchServerless::SecurityPolicy$/, /^Type$/, 'encryption'),
  at(/WorkSpacesWeb::UserSettings$/, /Allowed$/, 'Enabled'),
  at(/WorkSpacesWeb::UserSettings$/, /TimeoutInMinutes$/, 0, 600),
  at(/WorkSpacesWeb::BrowserSettings$/, /^BrowserPolicy$/, '{}', '{"chromePolicies":{"URLBlocklist":{"value":["*"]}}}'),
  at(/WorkSpacesWeb::Portal$/, /^AuthenticationType$/, 'IAM_Identity_Center'),
  at(/VerifiedAccessTrustProvider$/, /TrustProviderType$/, 'iam-identity-center', 'jumpcloud'),
  at(/VerifiedAccess(Endpoint|Group)$/, /^PolicyDocument$/, 'permit(principal, action, resource);'),
  at(/VerifiedAccessEndpoint$/, /Protocol$/, 'http'),
  at(/EnclaveRoster$/, /People\.\d+\.until$/, '2099-12-31'),
];

/** Weaker values of a property that the table names. */
export function weakerThan(type: string, path: string, value: Json): readonly Json[] | undefined {
  const found = WEAKER.find((one) => one.type.test(type) && one.path.test(path));
  return looserText(type, path, value) ?? found?.values.filter((other) => other !== value);
}

/** Items that make a list of maps weaker when they stand in it as well. */
export function extraItem(type: string, path: string): Json | undefined {
  if (/SecurityGroup/.test(type) && /Security(GroupEgress|GroupIngress)$/.test(path)) {
    return { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };
  }
  if (/CloudTrail::Trail$/.test(type) && /FieldSelectors$/.test(path)) {
    return { Field: 'readOnly', Equals: ['false'] };
  }
  if (/EnclaveRoster$/.test(type) && path === 'People') {
    return { person: 'eve@evil.example', jobFunctions: [], groups: [] };
  }
  if (/ClientVpnEndpoint$/.test(type) && path === 'AuthenticationOptions') {
    return { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-1234567890' } };
  }
  if (/WAFv2::WebACL$/.test(type) && path === 'Rules') {
    const Statement = { SizeConstraintStatement: { ComparisonOperator: 'GE', Size: 0 } };
    return { Name: 'all', Priority: 99, Action: { Allow: {} }, Statement };
  }
  if (/FirewallRuleGroup$/.test(type) && path === 'FirewallRules') {
    return { Priority: 1, Action: 'ALLOW', FirewallDomainListId: 'rslvr-fdl-stranger' };
  }
  if (/RDS::DBProxy$/.test(type) && path === 'Auth') {
    return { AuthScheme: 'SECRETS', IAMAuth: 'DISABLED', SecretArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:x' };
  }
  if (/S3::Bucket$/.test(type) && /Rules$/.test(path)) return { Status: 'Enabled', ExpirationInDays: 1 };
  if (/IAM::Role$/.test(type) && path === 'Policies') {
    return { PolicyName: 'more', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
  }
  return undefined;
}
