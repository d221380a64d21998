/**
 * What CloudTrail calls the data of each service a boundary may hold, beside objects in S3 (AWS CloudTrail User Guide,
 * "Logging data events"). Secrets and keys are missing on purpose: their reads are management events, which the trail
 * records anyway.
 */
export const DATA_EVENT_TYPES: Readonly<Record<string, string>> = {
  dynamodb: 'AWS::DynamoDB::Table',
  sns: 'AWS::SNS::Topic',
  sqs: 'AWS::SQS::Queue',
};

/** Objects are recorded by the beginning of their ARN, everything else by its whole ARN. */
export const OBJECT_EVENT_TYPE = 'AWS::S3::Object';

/** The part of an object ARN before its wildcard; a bare bucket gets the slash that stops it from matching its namesakes. */
export function objectPrefixOf(arn: string): string {
  const prefix = arn.replace(/\*.*$/, '');
  return prefix.includes('/') ? prefix : `${prefix}/`;
}

/**
 * Calls that a trail records only where it is told whose data (same guide, "Logging data events"; Amazon S3 User Guide,
 * "Amazon S3 CloudTrail events"; Amazon DynamoDB, SQS and SNS Developer Guides, "Logging … using AWS CloudTrail").
 * Not all there are: those of the services of a boundary, and of Lambda, which people expect to find.
 */
const DATA_EVENTS: Readonly<Record<string, string>> = {
  dynamodb:
    'BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem PutItem ' +
    'Query Scan TransactGetItems TransactWriteItems UpdateItem',
  lambda: 'Invoke',
  s3:
    'AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload DeleteObject DeleteObjectTagging ' +
    'DeleteObjects GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging ' +
    'HeadObject ListObjectVersions ListObjects ListParts PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention ' +
    'PutObjectTagging RestoreObject SelectObjectContent UploadPart UploadPartCopy',
  sns: 'Publish PublishBatch',
  sqs: 'ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch ReceiveMessage SendMessage SendMessageBatch',
};

/** Is a call recorded only as a data event? */
export function isDataEvent(service: string, eventName: string): boolean {
  return DATA_EVENTS[service]?.split(' ').includes(eventName) ?? false;
}
