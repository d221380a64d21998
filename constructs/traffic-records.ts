import { CfnFlowLog, type IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import { DNS_FOLDER, FLOW_FOLDER } from './archive-bucket';
import type { LogArchive } from './log-archive';

/** Fields of a flow log record, in this order. The review reads them by position. */
export const FLOW_LOG_FIELDS = [
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  'vpc-id subnet-id tcp-flags pkt-srcaddr pkt-dstaddr pkt-dst-aws-service flow-direction traffic-path',
]
  .join(' ')
  .split(' ');

export interface TrafficRecordsProps {
  /** Name of the query log, unique in its region. */
  readonly name: string;
  readonly vpc: IVpc;
  readonly archive: LogArchive;
}

/** Who talked to whom, and which names were looked up: all of it, delivered straight into the archive. */
export class TrafficRecords extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, archive }: TrafficRecordsProps) {
    super(scope, id);
    const flowLog = new CfnFlowLog(this, 'FlowLog', {
      resourceType: 'VPC',
      resourceId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 's3',
      logDestination: archive.bucket.arnForObjects(FLOW_FOLDER),
      logFormat: FLOW_LOG_FIELDS.map((field) => `\${${field}}`).join(' '),
      maxAggregationInterval: 60,
      destinationOptions: { FileFormat: 'plain-text', HiveCompatiblePartitions: false, PerHourPartition: false },
    });
    flowLog.node.addDependency(archive.ready);
    const queryLog = new CfnResolverQueryLoggingConfig(this, 'QueryLog', {
      name,
      destinationArn: archive.bucket.arnForObjects(DNS_FOLDER),
    });
    queryLog.node.addDependency(archive.ready);
    new CfnResolverQueryLoggingConfigAssociation(this, 'QueryLogOfVpc', {
      resolverQueryLogConfigId: queryLog.attrId,
      resourceId: vpc.vpcId,
    });
    const { heartbeats } = archive;
    for (const folder of [FLOW_FOLDER, DNS_FOLDER]) heartbeats.hearFolder(folder);
    heartbeats.always(FLOW_FOLDER);
    heartbeats.weekly(DNS_FOLDER);
  }
}
