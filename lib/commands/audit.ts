import { readFileSync } from 'node:fs';
import { type AuditItem, type AuditState, auditEnclave, closeClients, differs, openClients } from '../live';
import { iamPathOf, prefixOf } from '../manifest';
import { renderAudit } from '../reports/audit-text';
import { buildEnclaves, inFolder } from './build-enclaves';
import { CLEAN, FINDINGS, type Io, type Outcome } from './io';
import { findManifests } from './targets';

export interface AuditOptions {
  readonly format?: 'text' | 'json';
  /** AWS profile to read with. @default - the SDK's usual search */
  readonly profile?: string;
  /** AWS API to ask instead of the real one. */
  readonly endpointUrl?: string;
}

/**
 * `enclave audit`: holds what is deployed against what the manifest would build. Only reads.
 *
 * What could not be verified is printed and counted, but is no finding: nobody could mend it.
 */
export async function audit(path: string, options: AuditOptions, io: Io): Promise<Outcome> {
  const [loaded] = findManifests([path], io);
  const { manifest } = loaded!;
  const template = await inFolder(undefined, async (folder) => {
    const [built] = await buildEnclaves([loaded!], folder, io);
    return JSON.parse(readFileSync(built!.target.file, 'utf8')) as unknown;
  });
  const { account, region } = manifest.placement;
  const clients = await openClients({ region, profile: options.profile, endpoint: options.endpointUrl });
  try {
    io.progress(`reading account ${account} in ${region}`);
    const items = await auditEnclave({
      template,
      vendorId: manifest.vendor.id,
      iamPath: iamPathOf(manifest),
      // As `stackNameOf` in `assemble.ts`, which would load the CDK here.
      stackName: prefixOf(manifest),
      clients,
      account,
      region,
    });
    io.out(options.format === 'json' ? auditJson(manifest.vendor.id, items) : renderAudit(items, io.paint));
    return items.some(differs) ? FINDINGS : CLEAN;
  } finally {
    closeClients(clients);
  }
}

function auditJson(vendor: string, items: readonly AuditItem[]): string {
  const count = (state: AuditState) => items.filter((item) => item.state === state).length;
  const summary = {
    matches: count('matches'),
    unverified: count('unverified'),
    drifted: count('drifted'),
    missing: count('missing'),
    extra: count('extra'),
  };
  return JSON.stringify({ schemaVersion: '1', vendor, summary, items }, null, 2);
}
