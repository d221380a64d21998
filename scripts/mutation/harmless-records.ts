import { ANY, GONE, WHOLE, type Harmless, of } from './harmless';

/** What is not mutated of what is written down: archive, trail, streams, alarms, tables and queries. */
export const HARMLESS_RECORDS: readonly Harmless[] = [
  of(
    /^AWS::(Glue::(Database|Table)|Athena::NamedQuery)$/,
    ANY,
    'a table or a saved query says how records are read: who may read them and what is kept is said elsewhere',
  ),
  of(/DeliveryStream$/, /^DeliveryStreamName$/, 'API Gateway refuses a stream without its prefix'),
  of(
    /CloudTrail::Trail$/,
    /^TrailName$|AdvancedEventSelectors\.\d+\.Name$/,
    'bucket and key name the trail that may write',
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
  of(/Events::Rule$/, /^Targets\.\d+\.Id$/, 'the name of a target within its rule'),
];
