import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { TAG_VENDOR } from '../lib/manifest/names';
import type { Manifest } from '../lib/manifest/schema';
import { acknowledgeFindings } from './acknowledged-findings';
import { LogVault } from './log-vault';

export interface VaultStackProps {
  /** The manifest, checked and with its defaults filled in: see `loadManifest`. */
  readonly manifest: Manifest;
  /** The account of the vault, twelve digits; the manifest has it as `logging.vaultAccount`. */
  readonly account: string;
}

/** The log vault of one enclave, as a stack in an account of its own. `EnclaveStack` makes it and is deployed after it. */
export class VaultStack extends Stack {
  public readonly vault: LogVault;

  constructor(scope: Construct, id: string, { manifest, account }: VaultStackProps) {
    const { vendor, placement, logging } = manifest;
    super(scope, id, {
      env: { account, region: placement.region },
      description: `Log vault of ${vendor.name}: a second archive, out of reach of whoever runs the enclave`,
      terminationProtection: true,
      tags: { [TAG_VENDOR]: vendor.id },
    });
    this.vault = new LogVault(this, 'Vault', {
      vendor: vendor.id,
      enclaveAccount: placement.account,
      retentionDays: logging.retentionDays,
      lockDays: logging.lockDays,
    });
    acknowledgeFindings(this);
  }
}
