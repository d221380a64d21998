/** Who writes logs where: a destination may be a name, an ARN, an address, a domain, or a reference to the bucket. */
import { logWritersTo } from '../../../policies/questions/log-buckets';
import { fromYaml } from '../from-yaml';

function writers(resources: string): string[] {
  const world = fromYaml(`
    Parameters: { Any: { Type: String }, Wanted: { Type: String } }
    Conditions: { Is: !Equals [!Ref Wanted, x], Never: !Equals [a, b] }
    Resources:
      Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: enclave-logs } }
      Data: { Type: AWS::S3::Bucket }
      ${resources}`).openWorld();
  return logWritersTo(world.resource('Logs')!, world).map(({ id }) => id);
}

test.each<[string, string]>([
  ['CloudFront::Distribution', 'DistributionConfig: { Logging: { Bucket: !GetAtt Logs.DomainName } }'],
  [
    'CloudFront::StreamingDistribution',
    'StreamingDistributionConfig: { Logging: { Bucket: !GetAtt Logs.DomainName } }',
  ],
  ['CloudTrail::Trail', 'S3BucketName: !Ref Logs'],
  ['CodeBuild::Project', "LogsConfig: { S3Logs: { Location: !Sub '${Logs}/build' } }"],
  ['Config::DeliveryChannel', 'S3BucketName: !Ref Logs'],
  ['EC2::FlowLog', 'LogDestination: !GetAtt Logs.Arn'],
  ['EC2::VerifiedAccessInstance', 'LoggingConfigurations: { S3: { BucketName: !Ref Logs } }'],
  ['ECS::Cluster', 'Configuration: { ExecuteCommandConfiguration: { LogConfiguration: { S3BucketName: !Ref Logs } } }'],
  ['EMR::Cluster', "LogUri: !Sub 's3://${Logs}/emr/'"],
  ['ElasticLoadBalancing::LoadBalancer', 'AccessLoggingPolicy: { S3BucketName: !Ref Logs }'],
  [
    'ElasticLoadBalancingV2::LoadBalancer',
    'LoadBalancerAttributes: [{ Key: a, Value: b }, { Key: access_logs.s3.bucket, Value: !Ref Logs }]',
  ],
  ['Logs::DeliveryDestination', 'DestinationResourceArn: !GetAtt Logs.Arn'],
  ['MSK::Cluster', 'LoggingInfo: { BrokerLogs: { S3: { Bucket: !Ref Logs } } }'],
  [
    'NetworkFirewall::LoggingConfiguration',
    'LoggingConfiguration: { LogDestinationConfigs: [{ LogDestination: { bucketName: !Ref Logs } }] }',
  ],
  ['Pipes::Pipe', 'LogConfiguration: { S3LogDestination: { BucketName: !Ref Logs } }'],
  ['Redshift::Cluster', 'LoggingProperties: { BucketName: !Ref Logs }'],
  ['Route53Resolver::ResolverQueryLoggingConfig', 'DestinationArn: !GetAtt Logs.Arn'],
  ['S3::Bucket', 'LoggingConfiguration: { DestinationBucketName: !Ref Logs }'],
  ['VpcLattice::AccessLogSubscription', 'DestinationArn: !GetAtt Logs.Arn'],
  ['WAFv2::LoggingConfiguration', 'LogDestinationConfigs: [!GetAtt Logs.Arn]'],
])('%s writes to the bucket it names', (type, properties) => {
  expect(writers(`Writer: { Type: AWS::${type}, Properties: { ${properties} } }`)).toEqual(['Writer']);
});

test.each<[string, string, boolean]>([
  ['a name', 'enclave-logs', true],
  ['another name', 'enclave-log', false],
  ['an ARN', 'arn:aws:s3:::enclave-logs', true],
  ['an ARN with a prefix, of another partition', 'arn:aws-us-gov:s3:::enclave-logs/flows/a', true],
  ['an address', 's3://enclave-logs/emr/', true],
  ['an older address', 's3n://enclave-logs', true],
  ['a domain', 'enclave-logs.s3.amazonaws.com', true],
  ['a domain of a region', 'enclave-logs.s3.eu-central-1.amazonaws.com', true],
  ['an older domain of a region', 'enclave-logs.s3-eu-west-1.amazonaws.com', true],
  ['a domain in China', 'enclave-logs.s3.cn-north-1.amazonaws.com.cn', true],
  ['the bucket, followed by another', "!Sub '${Logs}/${Data}'", true],
  ['another bucket, followed by this one', "!Sub '${Data}/${Logs}'", false],
  ['another bucket', '!Ref Data', false],
  ['either bucket', '!If [Never, !Ref Logs, !Ref Data]', false],
  ['a parameter', '!Ref Any', false],
  ['a parameter, followed by the bucket', "!Sub '${Any}/${Logs}'", false],
  ['the bucket, joined', "!Join ['', ['arn:aws:s3:::', !Ref Logs]]", true],
  ['a map', '{ a: !Ref Logs }', false],
  ['nothing', '!Ref AWS::NoValue', false],
])('a destination that is %s', (_, destination, isThere) => {
  const found = writers(`Flow: { Type: AWS::EC2::FlowLog, Properties: { LogDestination: ${destination} } }`);
  expect(found).toEqual(isThere ? ['Flow'] : []);
});

test('a writer that does not exist, or has no properties, writes nothing', () => {
  const gone = 'Gone: { Type: AWS::EC2::FlowLog, Condition: Never, Properties: { LogDestination: !GetAtt Logs.Arn } }';
  expect(writers(`${gone}\n      Empty: { Type: AWS::EC2::FlowLog }`)).toEqual([]);
});

test('two writers, and one that names the bucket twice, are found once each', () => {
  const twice = 'LogDestinationConfigs: [!GetAtt Logs.Arn, enclave-logs]';
  const found = writers(`
      One: { Type: AWS::WAFv2::LoggingConfiguration, Properties: { ${twice} } }
      Two: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: enclave-logs } }`);
  expect(found.sort()).toEqual(['One', 'Two']);
});

test('a bucket whose name CloudFormation makes up is found by reference only', () => {
  const world = fromYaml(`
    Resources:
      Logs: { Type: AWS::S3::Bucket }
      Named: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: Logs } }
      Pointed: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: !Ref Logs } }`).openWorld();
  expect(logWritersTo(world.resource('Logs')!, world).map(({ id }) => id)).toEqual(['Pointed']);
});
