/** What roles of services may do, by what they may do it to; all of it on resources of the template alone. */
export const SERVICE_RIGHTS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Logs::LogGroup': ['logs:CreateLogStream', 'logs:PutLogEvents'],
  'AWS::DynamoDB::Table': [
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Scan',
    'dynamodb:UpdateItem',
  ],
  'AWS::KMS::Key': ['kms:Decrypt', 'kms:GenerateDataKey'],
  'AWS::Kinesis::Stream': [
    'kinesis:DescribeStream',
    'kinesis:GetRecords',
    'kinesis:GetShardIterator',
    'kinesis:ListShards',
  ],
  'AWS::KinesisFirehose::DeliveryStream': ['firehose:PutRecord', 'firehose:PutRecordBatch'],
  'AWS::S3::Bucket': [
    's3:AbortMultipartUpload',
    's3:GetBucketLocation',
    's3:ListBucket',
    's3:ListBucketMultipartUploads',
    's3:PutObject',
  ],
};

/** What the broker of an emergency does to the one role that it opens, under the name of whoever asked. */
export const OPENING_RIGHTS: readonly string[] = ['sts:AssumeRole', 'sts:SetSourceIdentity'];

/** Objects are put below a folder, one for each kind of log, and not anywhere. */
export const IN_A_FOLDER: readonly string[] = ['s3:AbortMultipartUpload', 's3:PutObject'];

/** What the handler that empties the default group may do, to the default group of a network of the template. */
export const DEFAULT_GROUP_RIGHTS: readonly string[] = [
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
];

/**
 * Policies of AWS that a role may bear, by the service that assumes it. The first only writes logs and is CDK’s choice
 * for its own handler; without all of the second API Gateway refuses the role.
 */
export const AWS_POLICIES: Readonly<Record<string, string>> = {
  'lambda.amazonaws.com': 'service-role/AWSLambdaBasicExecutionRole',
  'apigateway.amazonaws.com': 'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
};
