import { CfnRecordSet, PrivateHostedZone, type CfnRecordSetProps } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import type { EnclaveNetwork } from './enclave-network';

/**
 * A name that only the enclave's network knows: a zone of its own with one record, which the resolver answers. `where` says
 * what the record leads to.
 */
export function serviceName(
  scope: Construct,
  suffix: string,
  network: EnclaveNetwork,
  domain: string,
  where: Pick<CfnRecordSetProps, 'aliasTarget' | 'resourceRecords' | 'ttl'>,
): void {
  const zone = new PrivateHostedZone(scope, `Zone${suffix}`, { zoneName: domain, vpc: network.vpc });
  new CfnRecordSet(scope, `Record${suffix}`, { hostedZoneId: zone.hostedZoneId, name: domain, type: 'A', ...where });
  network.answerTo(domain);
}
