import type { Template } from '../template';

/** What a reviewer asks for first, in the words a vendor manager uses, and the resource types behind them. */
const THINGS: readonly [type: string, one: string, many: string][] = [
  ['AWS::EC2::VPC', 'network', 'networks'],
  ['AWS::EC2::Subnet', 'isolated subnet', 'isolated subnets'],
  ['AWS::EC2::VPCEndpoint', 'private endpoint', 'private endpoints'],
  ['AWS::EC2::ClientVpnEndpoint', 'Client VPN', 'Client VPNs'],
  ['AWS::EC2::ClientVpnAuthorizationRule', 'authorization rule', 'authorization rules'],
  ['AWS::IAM::Role', 'role', 'roles'],
  ['AWS::Lambda::Function', 'function', 'functions'],
  ['AWS::ApiGateway::RestApi', 'private API', 'private APIs'],
  ['AWS::CloudTrail::Trail', 'trail', 'trails'],
  ['AWS::S3::Bucket', 'bucket', 'buckets'],
  ['AWS::Logs::LogGroup', 'log group', 'log groups'],
  ['AWS::KMS::Key', 'key', 'keys'],
];

/** One or two lines about what a template builds. */
export function describeBuilt(template: Template): string {
  const counts = new Map<string, number>();
  for (const { type } of template.resources.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  const named = THINGS.flatMap(([type, one, many]) => {
    const count = counts.get(type);
    return count ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  return `  ${template.resources.size} resources: ${named.join(', ')}`;
}
