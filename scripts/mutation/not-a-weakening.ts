import type { Mutant } from './mutant';

/** A change that takes nothing away from anybody's safety, and why. */
interface Harmless {
  readonly type: RegExp;
  readonly path: RegExp;
  /** Kinds of change it holds for. @default - all */
  readonly kinds?: RegExp;
  readonly why: string;
}

const of = (type: RegExp, path: RegExp, why: string, kinds?: RegExp): Harmless => ({ type, path, why, kinds });
const ANY = /./;
const WHOLE = /^-$/;
const GONE = /^removed$/;
const GONE_ITEM = /^dropped$/;

/** Properties without which CloudFormation refuses the resource (`required` in its specification, as the CDK’s types say). */
const REQUIRED: Readonly<Record<string, RegExp>> = {
  'AWS::ApiGateway::Deployment': /^RestApiId$/,
  'AWS::ApiGateway::Method': /^(HttpMethod|ResourceId|RestApiId|Integration\.Type)$/,
  'AWS::ApiGateway::RequestValidator': /^RestApiId$/,
  'AWS::ApiGateway::Resource': /^(ParentId|PathPart|RestApiId)$/,
  'AWS::ApiGateway::Stage': /^RestApiId$/,
  'AWS::CloudWatch::Alarm':
    /^(ComparisonOperator|EvaluationPeriods)$|(^|\.)Dimensions\.\d+\.(Name|Value)$|^Metrics\.\d+\.(Id|MetricStat\.(Metric|Period|Stat))$/,
  'AWS::CloudTrail::Trail': /^(IsLogging|S3BucketName)$|FieldSelectors(\.\d+\.Field)?$/,
  'AWS::DynamoDB::Table': /^KeySchema$|(AttributeName|AttributeType|KeyType|SSEEnabled|PointInTimeRecoveryEnabled)$/,
  'AWS::EC2::ClientVpnAuthorizationRule': /^(ClientVpnEndpointId|TargetNetworkCidr)$/,
  'AWS::EC2::ClientVpnEndpoint':
    /^(AuthenticationOptions(\.\d+\.Type)?|ConnectionLogOptions(\.Enabled)?|ServerCertificateArn)$|SAMLProviderArn$/,
  'AWS::EC2::ClientVpnRoute': /^(ClientVpnEndpointId|DestinationCidrBlock|TargetVpcSubnetId)$/,
  'AWS::EC2::ClientVpnTargetNetworkAssociation': /^(ClientVpnEndpointId|SubnetId)$/,
  'AWS::EC2::FlowLog': /^(ResourceId|ResourceType)$|DestinationOptions\./,
  'AWS::EC2::NetworkAcl': /^VpcId$/,
  'AWS::EC2::NetworkAclEntry': /^(NetworkAclId|Protocol|RuleAction|RuleNumber)$/,
  'AWS::EC2::SubnetNetworkAclAssociation': /^(NetworkAclId|SubnetId)$/,
  'AWS::EC2::CustomerGateway': /^Type$/,
  'AWS::EC2::RouteTable': /^VpcId$/,
  'AWS::EC2::SecurityGroup': /^GroupDescription$|IpProtocol$/,
  'AWS::EC2::SecurityGroupIngress': /^IpProtocol$/,
  'AWS::EC2::Subnet': /^VpcId$/,
  'AWS::EC2::SubnetRouteTableAssociation': /^(RouteTableId|SubnetId)$/,
  'AWS::EC2::Route': /^RouteTableId$/,
  'AWS::EC2::VPNConnection': /^Type$|CloudwatchLogOptions\.LogGroupArn$/,
  'AWS::EC2::VPNGateway': /^Type$/,
  'AWS::EC2::VPCEndpoint': /^VpcId$/,
  'AWS::EC2::VPCGatewayAttachment': /^VpcId$/,
  'AWS::IAM::ManagedPolicy': /^PolicyDocument$/,
  'AWS::IAM::Role': /^AssumeRolePolicyDocument$|^Policies\.\d+\.(PolicyName|PolicyDocument)$/,
  'AWS::Lambda::Function': /^(Code|Role)$/,
  'AWS::Lambda::Permission': /^(Action|FunctionName|Principal)$/,
  'AWS::Logs::SubscriptionFilter': /^(DestinationArn|FilterPattern|LogGroupName)$/,
  'AWS::NetworkFirewall::Firewall': /^(FirewallName|FirewallPolicyArn)$/,
  'AWS::NetworkFirewall::FirewallPolicy':
    /^(FirewallPolicy|FirewallPolicyName)$|Stateless(Fragment)?DefaultActions$|StatefulRuleGroupReferences\.\d+\.ResourceArn$/,
  'AWS::NetworkFirewall::LoggingConfiguration':
    /^(FirewallArn|LoggingConfiguration)$|LogDestinationConfigs(\.\d+\.(LogDestination|LogDestinationType|LogType))?$/,
  'AWS::NetworkFirewall::RuleGroup':
    /^(Capacity|RuleGroupName|Type)$|RulesSource$|RulesSourceList\.(GeneratedRulesType|Targets|TargetTypes)$/,
  'AWS::S3::BucketPolicy': /^(Bucket|PolicyDocument)$/,
  'AWS::WAFv2::WebACL': /^(DefaultAction|Scope)$/,
  'Custom::EnclaveRoster': /^ServiceToken$/,
  'Custom::VpcRestrictDefaultSG': /^ServiceToken$/,
};

/** What is not mutated: by type, path and kind, never by the id of a resource. */
const HARMLESS: readonly Harmless[] = [
  of(
    ANY,
    /(^|\.)(Description|AlarmDescription|GroupDescription|Label|Sid|BannerText)$/,
    'words for people, and names of statements',
  ),
  of(ANY, /\.Version$|^Version$/, 'version of the policy language: no policy of ours uses what the older one lacks'),
  of(/ClientVpnEndpoint$/, /^ClientLoginBannerOptions/, 'a notice for people, which stops nobody'),
  of(ANY, /DependsOn$/, 'the order of a deployment'),
  of(
    /^AWS::(Glue::(Database|Table)|Athena::NamedQuery)$/,
    ANY,
    'a table or a saved query says how records are read: who may read them and what is kept is said elsewhere',
  ),

  // Less access is not a weakening: whoever is left without it says so.
  of(
    /IAM::ManagedPolicy$|VPCEndpoint$|RestApi$|DomainNameV2$|IAM::Role$/,
    /Statement\.\d+$/,
    'an Allow taken away from people, an endpoint or an API gives less',
    /^allow-removed:/,
  ),
  of(
    /ApiGateway::(Method|Resource|RestApi|Deployment|Stage)$|Lambda::Permission$|VPCEndpoint$|ClientVpn|IAM::(Role|ManagedPolicy)$/,
    WHOLE,
    'a way in, a right or an API that is gone lets nobody in',
    GONE,
  ),
  of(
    /IAM::ManagedPolicy$|IAM::Role$/,
    /Statement\.\d+$/,
    'a handler that cannot read the roster lets nobody in, and one that cannot write it fails the deployment; so does one that nobody may run',
    /^service:allow-removed:(dynamodb|sts):/,
  ),
  of(
    /KMS::Key$/,
    /Statement\.\d+$/,
    'less in the hands of people; what needs a grant and gets none fails the deployment',
    /^allow-removed:(KeepThroughIam|Administer|ReadersRead|GrantToServices)$/,
  ),
  of(/SecurityGroupIngress$|EC2::(Subnet|RouteTable|VPC)$/, WHOLE, 'without it nothing gets through', GONE),
  of(
    /EC2::SecurityGroup$/,
    /^SecurityGroupEgress\.\d+$/,
    'one of several rules that let out: with the others less gets out',
    /^dropped$/,
  ),
  of(/SubnetRouteTableAssociation$/, ANY, 'the main table of the network has no route but the local one either'),

  // Names: those who are to use a thing name it too, and find nothing under another.
  of(
    /IAM::(Role|ManagedPolicy)$/,
    /^(RoleName|ManagedPolicyName|Path|Policies\.\d+\.PolicyName)$/,
    'endpoints and APIs name a role by path and name, and refuse another',
  ),
  of(
    /Lambda::Function$/,
    /^FunctionName$/,
    'AWS refuses a connect handler without its prefix; nobody finds another name',
  ),
  of(/DeliveryStream$/, /^DeliveryStreamName$/, 'API Gateway refuses a stream without its prefix'),
  of(/ApiGateway::Stage$/, /^StageName$/, 'roles name the stage they may call, and no other'),
  of(
    /CloudTrail::Trail$/,
    /^TrailName$|AdvancedEventSelectors\.\d+\.Name$/,
    'bucket and key name the trail that may write',
  ),
  of(/^AWS::NetworkFirewall::/, /^(FirewallName|FirewallPolicyName|RuleGroupName)$/, 'a name for people'),
  of(
    /WAFv2::WebACL$/,
    /^Rules\.\d+\.Name$|MetricName$/,
    'names of rules and of their measurements: the group of AWS is named in the statement',
  ),
  of(/ApiGatewayV2::VpcLink$|ResolverQueryLoggingConfig$/, /^Name$/, 'a name for people'),
  of(
    /ApiGateway::Model$/,
    /^(Name|ContentType)$/,
    'methods name the model by reference, and for every type of content',
  ),
  of(/Route53::HostedZone$/, /^HostedZoneTags/, 'labels'),
  of(/SecurityGroup|S3::Bucket$/, /Rules\.\d+\.Id$/, 'a name for people'),

  of(/WorkSpacesWeb::/, /^(DisplayName|IdentityProviderName)$/, 'a name for people'),
  of(/WorkSpacesWeb::DataProtectionSettings$/, /Pattern(Description|Name)$/, 'a name for people'),
  of(
    /WorkSpacesWeb::|EC2::VerifiedAccess|EC2::SecurityGroup$/,
    /^Tags/,
    'proofs find ways in by their type; no proof goes by the component of these',
  ),
  of(/Kinesis::Stream$/, /^Name$/, 'the portal refuses a stream without its prefix'),
  of(/VerifiedAccessEndpoint$/, /^EndpointDomainPrefix$/, 'part of the name that AWS makes up'),

  // What AWS presets is as safe, or AWS refuses what is left.
  of(
    ANY,
    /^(MaxSessionDuration|MapPublicIpOnLaunch|PendingWindowInDays|RotationPeriodInDays)$|DataTraceEnabled$|SSEType$|EvaluationWindowSec$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/VPCEndpoint$/, /^VpcEndpointType$/, 'the preset is a gateway, which AWS refuses with subnets', /^dropped$/),
  of(
    /VPCEndpoint$/,
    /^(RouteTableIds|SubnetIds)/,
    'AWS refuses those of another network, and with fewer of them fewer get through',
  ),
  of(/Route53::HostedZone$/, /VPCRegion$/, 'AWS refuses a network that is not in the region'),
  of(
    /WAFv2::WebACL$/,
    /^(Scope|DefaultAction\.Allow)$/,
    'AWS refuses an empty action, and to put a filter of another scope before an API',
  ),
  of(/ApiGatewayV2::VpcLink$/, /^SubnetIds\.\d+$/, 'fewer places to call the load balancer from', GONE_ITEM),
  of(/EC2::RouteTable$/, /^VpcId$/, 'AWS refuses to join a subnet to a table of another network'),
  of(/ApiGateway::Deployment$/, /^RestApiId$/, 'AWS refuses a stage whose deployment is that of another API'),
  of(
    /IAM::Role$/,
    /^ManagedPolicyArns$/,
    'API Gateway refuses a role without it; another handler writes no log of its run',
    /^dropped$/,
  ),
  of(/IAM::Role$/, /^Policies$/, 'a handler that may not empty the default group fails the deployment', /^dropped$/),
  of(/ApiGateway::Account$/, WHOLE, 'API Gateway refuses a stage that logs while the account has no role', GONE),
  of(/Lambda::Function$/, /^Runtime$/, 'AWS refuses a function without a runtime, and one it does not offer any more'),
  of(
    /EnclaveRoster$/,
    /^People\.\d+$|^People\.\d+\.(groups|jobFunctions)$/,
    'whoever is not listed is kept out, and the writer refuses a list without groups',
    /^dropped$/,
  ),
  of(
    /Lambda::Permission$/,
    /^FunctionName$/,
    'this API alone may call another function, which none of its methods names',
  ),
  of(
    /EC2::(CustomerGateway|VPN(Connection|Gateway))$/,
    /^Type$/,
    'there is one type, and AWS refuses another',
    /^strange$/,
  ),
  of(/VPCGatewayAttachment$/, WHOLE, 'AWS refuses a route to a gateway that is not attached', GONE),
  of(
    /VPNConnection$/,
    /LogOutputFormat$|(Phase[12]Lifetime|DPDTimeout)Seconds$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/VPNConnection$/, /Phase[12]LifetimeSeconds$/, 'AWS takes no longer life than ours', /^(raised|lowered)$/),
  of(
    /VPNConnection$/,
    /(Algorithms|DHGroupNumbers)\.\d+$/,
    'with fewer choices a tunnel is stronger or does not stand; the proof refuses a list without any',
    /^dropped$/,
  ),

  of(/EC2::EIP$/, /^Domain$/, 'AWS has no addresses any more but those for VPCs'),
  of(/NetworkFirewall::RuleGroup$/, /^Capacity$/, 'AWS refuses rules for which there is no room'),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StreamExceptionPolicy$/,
    'AWS drops connections whose state is lost where nothing is said',
    /^dropped$/,
  ),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StatefulRuleGroupReferences\.\d+\.Priority$/,
    'every group is an allow list: no order of theirs lets more through; and AWS refuses strict order without numbers',
  ),
  of(
    /NetworkFirewall::FirewallPolicy$/,
    /StatefulDefaultActions\.\d+$/,
    'drops more than what an established connection sends: its very beginning, so that nobody gets out',
    /^weaker=aws:drop_strict$/,
  ),

  of(/WorkSpacesWeb::DataProtectionSettings$/, /GlobalConfidenceLevel$/, 'what AWS presets is as safe', /^dropped$/),
  of(
    /WorkSpacesWeb::DataProtectionSettings$/,
    /GlobalConfidenceLevel$/,
    'the less sure, the more is blackened',
    /^lowered$/,
  ),
  of(/WorkSpacesWeb::DataProtectionSettings$/, /RedactionPlaceHolder/, 'what stands in the place of what is blackened'),
  of(
    /WorkSpacesWeb::BrowserSettings$/,
    /WebContentFilteringPolicy\.BlockedUrls$/,
    'everything is blocked already',
    /^item-added$/,
  ),
  of(
    /WorkSpacesWeb::BrowserSettings$/,
    /WebContentFilteringPolicy\.AllowedUrls$/,
    'everything is blocked, and nothing is let through again',
    /^dropped$/,
  ),
  of(
    /WorkSpacesWeb::NetworkSettings$/,
    /^SubnetIds\.\d+$/,
    'in fewer places, and AWS refuses fewer than two',
    /^dropped$/,
  ),
  of(/VerifiedAccessEndpoint$/, /SubnetIds(\.\d+)?$/, 'in fewer places; AWS refuses none', /^dropped$/),
  of(/EC2::SecurityGroup$/, /^SecurityGroupIngress$/, 'without a rule nobody comes in', /^dropped$/),
  of(
    /WorkSpacesWeb::SessionLogger$/,
    /S3\.BucketOwner$/,
    'the bucket is one of the template, whoever says whose it is',
    /^dropped$/,
  ),

  // How things run, not who may use them.
  of(/EC2::(CustomerGateway|VPNGateway)$/, /Asn$/, 'the number of a device in BGP, which the tunnels do not speak'),
  of(/EC2::CustomerGateway$/, /^DeviceName$/, 'a name for people'),
  of(/EC2::(CustomerGateway|VPNConnection)$/, /^Tags/, 'a label, by which `audit` finds the office'),
  of(
    /VPNConnection$/,
    /^EnableAcceleration$|(DPDTimeoutSeconds|EnableTunnelLifecycleControl|RekeyFuzzPercentage|RekeyMarginTimeSeconds|ReplayWindowSize)$/,
    'how smoothly packets flow, and when AWS may replace an end of a tunnel',
  ),
  of(/WorkSpacesWeb::SessionLogger$/, /S3\.(FolderStructure|LogFileFormat)$/, 'how records lie in the archive'),
  of(/Kinesis::Stream$/, /^StreamModeDetails/, 'how much the stream takes at once'),
  of(
    /ApiGateway::DomainNameV2$/,
    /^Policy\.Statement\.\d+\.Resource/,
    'the policy of a name is about that name and nothing else',
    /^resource-/,
  ),
  of(
    /WAFv2::WebACL$/,
    /Priority$/,
    'no rule lets a call through, so in which order they stand does not matter; AWS refuses two in one place',
  ),
  of(/WAFv2::WebACL$/, /CloudWatchMetricsEnabled$/, 'measurements: every request is in the log'),
  of(
    /ApiGateway::RestApi$/,
    /^Policy\.Statement\.\d+\.(Condition|Resource)/,
    'the two Denies decide, whatever an Allow for the account says',
    /^(condition-removed|if-exists-ArnEquals|value-ArnEquals|resource-)/,
  ),
  of(/Lambda::Function$/, /^(Architectures|MemorySize|Timeout|Handler)/, 'a handler that does not run lets nobody in'),
  of(/EnclaveRoster$/, /^ServiceTimeout$/, 'how long CloudFormation waits'),
  of(/VpcRestrictDefaultSG$/, /^Account$/, 'only makes CloudFormation run the handler again'),
  of(
    /DynamoDB::Table$/,
    /^(BillingMode|AttributeDefinitions|KeySchema)/,
    'AWS refuses a table whose key is another than its attributes say; a handler that finds none lets nobody in',
  ),
  of(
    /DeliveryStream$/,
    /(BufferingHints|CompressionFormat|FileExtension|ProcessingConfiguration)/,
    'how records lie in the archive',
  ),
  of(/EC2::FlowLog$/, /^DestinationOptions/, 'how records lie in the archive'),
  of(/EC2::VPC$/, /^InstanceTenancy$/, 'nothing of the enclave’s own runs in the network'),
  of(/EC2::Subnet$/, /^AvailabilityZone$/, 'which data centre, within the region'),
  of(/EC2::VPC$/, /^EnableDns/, 'without names nobody reaches an endpoint'),
  of(
    /EC2::VPCEndpoint$/,
    /^(PrivateDnsEnabled|DnsOptions)/,
    'without its private name a service is reached at a public address, to which there is no way',
  ),
  of(
    /ApiGateway::Stage$/,
    /(MetricsEnabled|TracingEnabled|DeploymentId)/,
    'measurements: what was called is in the access log',
  ),
  of(/ApiGateway::Stage$/, /LoggingLevel$/, 'INFO logs more than ERROR', /^weaker=INFO$/),
  of(/ApiGateway::Method$/, /Integration\.TimeoutInMillis$/, 'a call that waits shorter or longer is the same call'),
];

export function isHarmless(mutant: Mutant): boolean {
  if (mutant.kind === 'dropped' && REQUIRED[mutant.type]?.test(mutant.path)) return true;
  return HARMLESS.some(
    ({ type, path, kinds }) =>
      type.test(mutant.type) && path.test(mutant.path) && (kinds === undefined || kinds.test(mutant.kind)),
  );
}
