import type { JsonMap } from './mutant';

/** Other ways to a database that somebody could slip in beside a proxy: what it is, its type, and its properties. */
export function waysBesideProxy(
  proxy: string,
): readonly (readonly [kind: string, type: string, properties: JsonMap])[] {
  const DBProxyName = { Ref: proxy };
  const door = { DBProxyName, DBProxyEndpointName: 'second' };
  return [
    [
      'door-in-another-network',
      'AWS::RDS::DBProxyEndpoint',
      { ...door, VpcSubnetIds: ['subnet-1', 'subnet-2'], VpcSecurityGroupIds: ['sg-1'] },
    ],
    ['door-without-a-group', 'AWS::RDS::DBProxyEndpoint', { ...door, VpcSubnetIds: [] }],
    [
      'other-database',
      'AWS::RDS::DBProxyTargetGroup',
      { DBProxyName, TargetGroupName: 'default', DBClusterIdentifiers: ['payroll'] },
    ],
    [
      'proxy-for-passwords',
      'AWS::RDS::DBProxy',
      {
        DBProxyName: 'second',
        EngineFamily: 'POSTGRESQL',
        RoleArn: 'arn:aws:iam::111122223333:role/proxy',
        VpcSubnetIds: ['subnet-1', 'subnet-2'],
        Auth: [
          { AuthScheme: 'SECRETS', IAMAuth: 'DISABLED', SecretArn: 'arn:aws:secretsmanager:eu-west-1:1:secret:x' },
        ],
      },
    ],
  ];
}
