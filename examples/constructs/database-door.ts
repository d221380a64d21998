import type { Stack } from 'aws-cdk-lib/core';
import {
  DatabaseDoor,
  EnclaveNetwork,
  LogArchive,
  OffboardedPeople,
  PermissionsBoundary,
  VendorRole,
  VendorVpn,
} from '../../constructs';

/** A cluster of Aurora that analysts read, as a user who may do no more; nobody else's devices come to its door. */
export function example(stack: Stack): void {
  const vendor = 'partner';
  const samlProviderArn = 'arn:aws:iam::111122223333:saml-provider/partner';
  const archive = new LogArchive(stack, 'Archive', { vendor });
  const roleArns = [VendorRole.arnOf(stack, vendor, 'analyst')];
  const network = new EnclaveNetwork(stack, 'Network', { vendor, archive, cidr: '10.70.0.0/22', roleArns });
  const vpn = new VendorVpn(stack, 'Vpn', {
    vendor,
    network,
    archive,
    samlProviderArn,
    serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/0f1e2d3c-4b5a-4968-8776-655443322110',
    admissions: [{ jobFunction: 'analyst', group: 'partner-analysts' }],
    people: [{ person: 'ana@partner.example', jobFunctions: ['analyst'], groups: ['partner-analysts'] }],
  });
  const boundary = new PermissionsBoundary(stack, 'Boundary', { vendor, endpointIds: network.endpointIds });
  const role = new VendorRole(stack, 'Analyst', {
    vendor,
    jobFunction: 'analyst',
    samlProviderArn,
    people: [{ email: 'ana@partner.example', until: '2027-12-31' }],
    network,
    boundary,
    offboarded: new OffboardedPeople(stack, 'Offboarded', { vendor }),
  });
  const door = new DatabaseDoor(stack, 'Claims', {
    vendor,
    database: 'claims',
    network,
    archive,
    ranges: ['10.70.3.0/28', '10.70.3.16/28'],
    engine: 'postgresql',
    clusterIdentifier: 'claims',
    users: [
      {
        name: 'partner_ro',
        secretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:claims/partner-ro-a1b2c3',
      },
    ],
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f6071829'],
    securityGroupId: 'sg-0a1b2c3d4e5f60718',
    auditLogGroup: '/aws/rds/cluster/claims/postgresql',
    alarmTopicArn: 'arn:aws:sns:eu-central-1:111122223333:security-on-call',
  });
  door.allowFrom(vpn, ['analyst']);
  door.grantTo(role, 'partner_ro', '2027-06-30');
}
