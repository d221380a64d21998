import type { Mutant } from './mutant';

/** Parts of the enclave that a proof which is still being built is to hold: taken out of this list when it stands. */
const AWAITED: readonly (readonly [proof: string, type: RegExp])[] = [
  ['archive-locked', /^AWS::(S3::Bucket|S3::BucketPolicy|KinesisFirehose::DeliveryStream|Logs::SubscriptionFilter)$/],
  ['trail-records', /^AWS::CloudTrail::/],
  ['vpn-guarded', /^AWS::EC2::ClientVpn/],
  ['dns-closed', /^AWS::Route53(Resolver)?::/],
];

/** The proof that is to kill a mutant; undefined when none is on its way. */
export function awaitedFrom(mutant: Mutant): string | undefined {
  return AWAITED.find(([, type]) => type.test(mutant.type))?.[0];
}
