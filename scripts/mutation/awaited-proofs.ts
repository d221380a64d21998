import type { Mutant } from './mutant';

/** Parts of the enclave that a proof which is still being built is to hold: taken out of this list when it stands. */
const AWAITED: readonly (readonly [proof: string, type: RegExp, path?: RegExp])[] = [
  ['archive-locked', /^AWS::(S3::Bucket|S3::BucketPolicy|KinesisFirehose::DeliveryStream|Logs::SubscriptionFilter)$/],
  ['trail-records', /^AWS::CloudTrail::/],
  ['vpn-guarded', /^AWS::EC2::ClientVpn/],
  // Without its log group the VPN records no session.
  ['vpn-guarded', /^AWS::Logs::LogGroup$/, /^-$/],
  ['dns-closed', /^AWS::Route53(Resolver)?::/],
];

/** The proof that is to kill a mutant; undefined when none is on its way. */
export function awaitedFrom(mutant: Mutant): string | undefined {
  return AWAITED.find(([, type, path]) => type.test(mutant.type) && (path?.test(mutant.path) ?? true))?.[0];
}
