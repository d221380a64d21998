import type { Stack } from 'aws-cdk-lib/core';
import { EnclaveNetwork, LogArchive, ServiceNetwork, VendorRole } from '../../constructs';

/** Two services of VPC Lattice behind one door, for the analysts of a partner. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  const analysts = VendorRole.arnOf(stack, 'partner', 'analyst');
  const network = new EnclaveNetwork(stack, 'Network', { vendor: 'partner', archive, roleArns: [analysts] });
  const [rates, offers] = ['svc-0a1b2c3d4e5f60711', 'svc-0a1b2c3d4e5f60712'].map(
    (id) => `arn:aws:vpc-lattice:eu-central-1:111122223333:service/${id}`,
  );
  new ServiceNetwork(stack, 'Services', {
    vendor: 'partner',
    network,
    archive,
    services: [
      { serviceName: 'rates', serviceArn: rates! },
      { serviceName: 'offers', serviceArn: offers! },
    ],
    callers: [
      {
        roleArn: analysts,
        routes: [
          { serviceArn: rates!, methods: ['GET'], path: '/rates/*' },
          { serviceArn: offers!, methods: ['GET', 'POST'], path: '/offers' },
        ],
      },
    ],
  });
}
