import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { TAG_VENDOR } from '../lib/manifest/names';
import type { Manifest } from '../lib/manifest/schema';
import { VendorEnclave } from './vendor-enclave';

export interface EnclaveStackProps {
  /** The manifest, checked and with its defaults filled in: see `loadManifest`. */
  readonly manifest: Manifest;
  /**
   * Day to build for, YYYY-MM-DD in UTC: whoever left before it is not in the template.
   * @default - today
   */
  readonly today?: string;
}

/** One vendor's enclave as a stack of its own, in the account and region the manifest names. */
export class EnclaveStack extends Stack {
  public readonly enclave: VendorEnclave;

  constructor(scope: Construct, id: string, props: EnclaveStackProps) {
    super(scope, id, stackProps(props.manifest));
    this.enclave = new VendorEnclave(this, 'Enclave', props);
  }
}

function stackProps({ vendor, placement }: Manifest): StackProps {
  return {
    env: { account: placement.account, region: placement.region },
    description: `Enclave of ${vendor.name}: how its people get in, what they reach, who sees it`,
    terminationProtection: true,
    // Tags of a stack reach every resource, so the stage is not among them: see `VendorEnclave`.
    tags: { [TAG_VENDOR]: vendor.id },
  };
}
