import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { TAG_VENDOR, signInStackOf, vaultStackOf } from '../lib/manifest/names';
import type { Manifest } from '../lib/manifest/schema';
import { PermissionSetsStack } from './permission-sets-stack';
import { refuseOutgrown } from './stack-size';
import { VaultStack } from './vault-stack';
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
  /** The stack of the log vault, beside this one and deployed before it; absent when the manifest names no account for it. */
  public readonly vault?: VaultStack;
  /** The stack of the permission sets, deployed after this one; absent where people sign in by SAML. */
  public readonly signIn?: PermissionSetsStack;

  constructor(scope: Construct, id: string, props: EnclaveStackProps) {
    super(scope, id, stackProps(props.manifest));
    this.enclave = new VendorEnclave(this, 'Enclave', props);
    refuseOutgrown(this, this.enclave);
    const { vaultAccount } = props.manifest.logging;
    if (vaultAccount !== undefined) {
      this.vault = new VaultStack(scope, vaultStackOf(id), { manifest: props.manifest, account: vaultAccount });
      this.addStackDependency(this.vault, 'S3 copies only into a bucket that is there');
    }
    if (props.manifest.connect.identityCenter) {
      this.signIn = new PermissionSetsStack(scope, signInStackOf(id), props);
      this.signIn.addStackDependency(this, 'a permission set is assigned only where its policy is');
    }
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
