import type { Stack } from 'aws-cdk-lib/core';
import { Backend, BackendLink, EnclaveNetwork, LogArchive, PrivateApi, VendorRole } from '../../constructs';

/** An API that a load balancer of the account answers, over HTTPS, and that shows it a certificate. */
export function example(stack: Stack): void {
  const vendor = 'partner';
  const apiName = 'claims';
  const archive = new LogArchive(stack, 'Archive', { vendor });
  const analysts = VendorRole.arnOf(stack, vendor, 'analyst');
  const resources = ['arn:aws:execute-api:eu-central-1:111122223333:*'];
  const network = new EnclaveNetwork(stack, 'Network', {
    vendor,
    archive,
    roleArns: [analysts],
    accesses: [{ service: 'execute-api', actions: ['execute-api:Invoke'], resources }],
  });
  const link = new BackendLink(stack, 'Link', {
    vendor,
    apiName,
    url: 'https://claims.client.example/api',
    loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/claims/0a1b2c3d4e5f6071',
    subnetIds: ['subnet-0a1b2c3d4e5f60718'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  });
  const common = { vendor, apiName, network, archive, callerArns: [analysts] };
  const api = new PrivateApi(stack, 'Claims', { ...common, certificates: ['first'] });
  api.addRoute({ method: 'GET', path: '/claims/{claimId}' }, Backend.loadBalancer(link));
}
