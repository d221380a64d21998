import { type Addition, one } from './addition';
import { STRANGER } from './stranger';

/** What somebody could slip in beside a service network. */
export function besideServices(network: string): Addition[] {
  const [ServiceNetworkIdentifier, VpcIdentifier] = [{ 'Fn::GetAtt': [network, 'Arn'] }, 'vpc-0123456789abcdef0'];
  const place = `arn:aws:vpc-lattice:eu-central-1:${STRANGER}`;
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'vpc-lattice-svcs:Invoke', Resource: '*' }];
  const type = (name: string) => `AWS::VpcLattice::${name}`;
  return [
    one('strange-service', type('ServiceNetworkServiceAssociation'), {
      ServiceNetworkIdentifier,
      ServiceIdentifier: `${place}:service/svc-0123456789abcdef0`,
    }),
    one('strange-network', type('ServiceNetworkVpcAssociation'), { ServiceNetworkIdentifier, VpcIdentifier }),
    one('strange-resource', type('ServiceNetworkResourceAssociation'), {
      ServiceNetworkId: ServiceNetworkIdentifier,
      ResourceConfigurationId: 'rcfg-0123456789abcdef0',
    }),
    one('second-auth-policy', type('AuthPolicy'), {
      ResourceIdentifier: ServiceNetworkIdentifier,
      Policy: { Statement },
    }),
    one('services-shared', type('ResourcePolicy'), { ResourceArn: ServiceNetworkIdentifier, Policy: { Statement } }),
    one('services-recorded-by-stranger', type('AccessLogSubscription'), {
      ResourceIdentifier: ServiceNetworkIdentifier,
      DestinationArn: `arn:aws:logs:eu-central-1:${STRANGER}:log-group:x`,
    }),
    one('second-service-network', type('ServiceNetwork'), { AuthType: 'NONE' }),
  ];
}
