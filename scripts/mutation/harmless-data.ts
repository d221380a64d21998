import { GONE, GONE_ITEM, type Harmless, WHOLE, of } from './harmless';

/** What is not mutated of the ways to databases, and of data that the enclave makes. */
export const HARMLESS_DATA: readonly Harmless[] = [
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

  of(/^AWS::RDS::/, WHOLE, 'without it nobody comes to the database', GONE),
  of(/RDS::DBProxy$/, /^Auth(\.\d+)?$/, 'a user less: nobody signs in as one that the proxy does not know', GONE_ITEM),
  of(
    /RDS::DBProxy(Endpoint)?$/,
    /^VpcSubnetIds\.\d+$/,
    'AWS refuses fewer than two, and with fewer of them fewer get through',
    GONE_ITEM,
  ),
  of(/RDS::DBProxy$/, /^DebugLogging$/, 'what AWS presets is as safe', GONE_ITEM),
  of(/RDS::DBProxy$/, /^IdleClientTimeout$/, 'it ends connections sooner', /^lowered$/),
  of(
    /RDS::DBProxyTargetGroup$/,
    /MaxIdleConnectionsPercent$/,
    'how many connections to the database stand ready: how many there may be is said beside it',
  ),
  of(/RDS::DBProxyTargetGroup$/, /MaxConnectionsPercent$/, 'the vendor takes fewer', /^lowered$/),
  of(/RDS::DBProxyTargetGroup$/, /^DB(Cluster|Instance)Identifiers$/, 'then the proxy leads nowhere', GONE_ITEM),
  of(/RDS::DBProxyTargetGroup$/, /^TargetGroupName$/, 'there is one, and AWS refuses another', /^strange$/),
  of(/RDS::DBProxyEndpoint$/, /^DBProxyEndpointName$/, 'a name for people', /^strange$/),
  of(
    /RDS::DBProxyEndpoint$/,
    /^TargetRole$/,
    'which instance answers, not who may ask: AWS presets the one that writes, and refuses a word it does not know',
  ),
];
