import { ANY, GONE, type Harmless, WHOLE, of } from './harmless';
import { HARMLESS_WAYS } from './harmless-ways';
import type { Mutant } from './mutant';
import { REQUIRED } from './required-properties';

/** What is not mutated: by type, path and kind, never by the id of a resource. Ways in and out have a table of their own. */
const HARMLESS: readonly Harmless[] = [
  ...HARMLESS_WAYS,
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
    /^(service:)?allow-removed:(KeepThroughIam|Administer|ReadersRead|GrantToServices)$|^service:allow-removed:UseThroughServices$/,
  ),
  of(/SecurityGroupIngress$|EC2::(Subnet|RouteTable|VPC)$/, WHOLE, 'without it nothing gets through', GONE),
  of(
    /EC2::SecurityGroup$/,
    /^SecurityGroupEgress\.\d+$/,
    'one of several rules that let out: with the others less gets out',
    /^dropped$/,
  ),
  of(/SubnetRouteTableAssociation$/, ANY, 'the main table of the network has no route but the local one either'),

  of(/NetworkAclEntry$/, WHOLE, 'AWS refuses what no rule lets through', GONE),
  of(/NetworkAclEntry$/, /^RuleNumber$/, 'rules that let through nothing but what is agreed do so in any order'),
  of(/NetworkAclEntry$/, /^Egress$/, 'a rule is for the way in unless told otherwise', /^dropped$/),

  // Data that the enclave makes.
  of(
    /SQS::Queue$|Kinesis::Stream$/,
    /^(MessageRetentionPeriod|RetentionPeriodHours)$/,
    'kept longer, or refused by AWS',
    /^raised$/,
  ),
  of(/SQS::Queue$/, /^FifoQueue$/, 'AWS refuses a queue whose name ends in .fifo and that is none'),
  of(
    /(SQS::QueuePolicy|SNS::TopicPolicy)$/,
    /^(Queues|Topics)$/,
    'somebody else’s queue or topic refuses calls in plain text as well',
    /^item-added$/,
  ),

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
  of(
    /ApiGateway::Model$/,
    /^(Name|ContentType)$/,
    'methods name the model by reference, and for every type of content',
  ),
  of(/Route53::HostedZone$/, /^HostedZoneTags/, 'labels'),
  of(/SecurityGroup|S3::Bucket$/, /Rules\.\d+\.Id$/, 'a name for people'),

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
  of(/EC2::SecurityGroup$/, /^SecurityGroupIngress$/, 'without a rule nobody comes in', /^dropped$/),

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
  of(
    /S3::Bucket$/,
    /^ReplicationConfiguration\.Rules\.\d+\.(Priority|Destination\.(Metrics\.EventThreshold|ReplicationTime\.Time)(\.Minutes)?)$/,
    'there is one rule, and one time that S3 takes',
  ),
  of(
    /S3::Bucket$/,
    /^ReplicationConfiguration\.Rules\.\d+\.Filter(\.Prefix)?$/,
    'where nothing is chosen everything is copied',
    /^dropped$/,
  ),
  of(
    /CloudTrail::Trail$/,
    /FieldSelectors\.\d+$/,
    'each field narrows: without one more is recorded, or AWS refuses the selector',
    /^dropped$/,
  ),
  of(/CloudTrail::Trail$/, /FieldSelectors\.\d+\.(Equals|StartsWith)$/, 'one value more records more', /^item-added$/),
  of(/CloudTrail::Trail$/, /^IncludeGlobalServiceEvents$/, 'what AWS presets is as safe', /^dropped$/),
  of(/S3::Bucket$/, /BucketKeyEnabled$/, 'how often S3 calls the key: what is encrypted stays the same'),
  of(/S3::Bucket$/, /AbortIncompleteMultipartUpload/, 'parts of what never became an object'),
  of(/CloudWatch::Alarm$/, /^OKActions$/, 'that all is well again is no alarm', /^dropped$/),
  of(/CloudWatch::Alarm$/, /^Metrics\.0\.Id$/, 'the name of a formula, which no other formula uses'),
  of(
    /ApiGateway::DomainNameV2$/,
    /^Policy\.Statement\.\d+\.Resource/,
    'the policy of a name is about that name and nothing else',
    /^resource-/,
  ),
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
