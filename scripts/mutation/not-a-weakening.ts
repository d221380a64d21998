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
  'AWS::EC2::ClientVpnTargetNetworkAssociation': /^(ClientVpnEndpointId|SubnetId)$/,
  'AWS::EC2::FlowLog': /^(ResourceId|ResourceType)$|DestinationOptions\./,
  'AWS::EC2::NetworkAcl': /^VpcId$/,
  'AWS::EC2::NetworkAclEntry': /^(NetworkAclId|Protocol|RuleAction|RuleNumber)$/,
  'AWS::EC2::SubnetNetworkAclAssociation': /^(NetworkAclId|SubnetId)$/,
  'AWS::EC2::RouteTable': /^VpcId$/,
  'AWS::EC2::SecurityGroup': /^GroupDescription$|IpProtocol$/,
  'AWS::EC2::SecurityGroupIngress': /^IpProtocol$/,
  'AWS::EC2::Subnet': /^VpcId$/,
  'AWS::EC2::SubnetRouteTableAssociation': /^(RouteTableId|SubnetId)$/,
  'AWS::EC2::VPCEndpoint': /^VpcId$/,
  'AWS::IAM::ManagedPolicy': /^PolicyDocument$/,
  'AWS::IAM::Role': /^AssumeRolePolicyDocument$|^Policies\.\d+\.(PolicyName|PolicyDocument)$/,
  'AWS::Lambda::Function': /^(Code|Role)$/,
  'AWS::Lambda::Permission': /^(Action|FunctionName|Principal)$/,
  'AWS::Logs::SubscriptionFilter': /^(DestinationArn|FilterPattern|LogGroupName)$/,
  'AWS::S3::BucketPolicy': /^(Bucket|PolicyDocument)$/,
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
    /IAM::ManagedPolicy$|VPCEndpoint$|RestApi$|IAM::Role$/,
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
  of(/SubnetRouteTableAssociation$/, ANY, 'the main table of the network has no route but the local one either'),

  of(/NetworkAclEntry$/, WHOLE, 'AWS refuses what no rule lets through', GONE),
  of(/NetworkAclEntry$/, /^RuleNumber$/, 'rules that let through nothing but what is agreed do so in any order'),
  of(/NetworkAclEntry$/, /^Egress$/, 'a rule is for the way in unless told otherwise', /^dropped$/),

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
  of(/ResolverQueryLoggingConfig$/, /^Name$/, 'a name for people'),
  of(/SecurityGroup|S3::Bucket$/, /Rules\.\d+\.Id$/, 'a name for people'),

  // What AWS presets is as safe, or AWS refuses what is left.
  of(
    ANY,
    /^(MaxSessionDuration|MapPublicIpOnLaunch|PendingWindowInDays|RotationPeriodInDays)$|DataTraceEnabled$|SSEType$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/VPCEndpoint$/, /^VpcEndpointType$/, 'the preset is a gateway, which AWS refuses with subnets', /^dropped$/),
  of(
    /VPCEndpoint$/,
    /^(RouteTableIds|SubnetIds)/,
    'AWS refuses those of another network, and with fewer of them fewer get through',
  ),
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
    /CloudWatch::Alarm$/,
    /^(ActionsEnabled|Metrics\.0\.ReturnData)$/,
    'actions are on, and a formula is what is compared, unless told otherwise',
    /^dropped$/,
  ),
  of(/Logs::MetricFilter$/, /DefaultValue$/, 'what is not counted is missing, which is no alarm', /^dropped$/),

  of(
    /Athena::WorkGroup$/,
    /^WorkGroupConfiguration\.EnforceWorkGroupConfiguration$/,
    'a workgroup decides where answers go unless told otherwise',
    /^dropped$/,
  ),
  of(/DeliveryStream$/, /^DeliveryStreamType$/, 'records are put in directly unless told otherwise', /^dropped$/),

  // How things run, not who may use them.
  of(/Athena::WorkGroup$/, WHOLE, 'without it nobody asks', GONE),
  of(
    /Athena::WorkGroup$/,
    /^(Name|State|RecursiveDeleteOption)$|(BytesScannedCutoffPerQuery|RequesterPaysEnabled|EngineVersion.*)$/,
    'what a query costs, and whether it runs: where its answer goes stays the same',
  ),
  of(/S3::Bucket$/, /BucketKeyEnabled$/, 'how often S3 calls the key: what is encrypted stays the same'),
  of(/S3::Bucket$/, /AbortIncompleteMultipartUpload/, 'parts of what never became an object'),
  of(/CloudWatch::Alarm$/, /^OKActions$/, 'that all is well again is no alarm', /^dropped$/),
  of(/CloudWatch::Alarm$/, /^Metrics\.0\.Id$/, 'the name of a formula, which no other formula uses'),
  of(
    /ApiGateway::(Method|RequestValidator)$/,
    /^(RequestValidatorId|RequestParameters.*|Validate.*)$/,
    'no route has a model or a parameter beyond its path: the validator finds nothing that the path does not',
  ),
  of(
    /ApiGateway::RequestValidator$/,
    /^(-|RestApiId)$/,
    'no route has a model or a parameter beyond its path: the validator finds nothing that the path does not',
  ),
  of(
    /ApiGateway::RestApi$/,
    /^Policy\.Statement\.\d+\.(Condition|Resource)/,
    'the two Denies decide, whatever an Allow for the account says',
    /^(condition-removed|if-exists-ArnEquals|value-ArnEquals|resource-)/,
  ),
  of(
    /ApiGateway::Stage$/,
    /Throttling(Rate|Burst)Limit$/,
    'how many calls the backend stands is its own affair: who calls what stays the same',
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
  of(
    /ApiGateway::Method$/,
    /Integration\.(IntegrationHttpMethod|TimeoutInMillis)$/,
    'Lambda takes no other method; a call that waits shorter or longer is the same call',
  ),
];

export function isHarmless(mutant: Mutant): boolean {
  if (mutant.kind === 'dropped' && REQUIRED[mutant.type]?.test(mutant.path)) return true;
  return HARMLESS.some(
    ({ type, path, kinds }) =>
      type.test(mutant.type) && path.test(mutant.path) && (kinds === undefined || kinds.test(mutant.kind)),
  );
}
