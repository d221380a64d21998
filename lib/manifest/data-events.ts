/**
 * Calls that a trail records only where it is told whose data (AWS CloudTrail User Guide, "Logging data events"; Amazon S3
 * User Guide, "Amazon S3 CloudTrail events"; Amazon DynamoDB, Kinesis, SQS and SNS Developer Guides, "Logging … using AWS
 * CloudTrail"). Not all there are: those of the services of a boundary, and of Lambda, which people expect to find.
 */
const DATA_EVENTS: Readonly<Record<string, string>> = {
  // The one whose name AWS's own example shows; calls that write are recorded as well.
  aoss: 'Search',
  dynamodb:
    'BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem PutItem ' +
    'Query Scan TransactGetItems TransactWriteItems UpdateItem',
  kinesis: 'GetRecords GetShardIterator PutRecord PutRecords SubscribeToShard',
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
