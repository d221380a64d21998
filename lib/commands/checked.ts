import { manifestDigest } from '../governance/ledger/digest';
import type { LoadedManifest } from '../manifest/load-manifest';
import type { Checked, CheckedManifest } from '../reports/findings-report';
import type { Io } from './io';
import { ownPackage } from './render-report';

/** When a check was made, by what, and of which manifests: without it a report is evidence of nothing in particular. */
export function checkedNow(manifests: readonly LoadedManifest[], io: Io): Checked {
  const tool = { name: 'vendor-enclave', version: ownPackage().version };
  return { at: io.now().toISOString(), tool, manifests: manifests.map(checkedManifest) };
}

/** The digest is the ledger's, so that a check and an entry of the ledger name the same manifest alike. */
function checkedManifest({ file, manifest, sources: [own, ...others] }: LoadedManifest): CheckedManifest {
  const documents = [...new Map(others.map((one) => [one.file, { file: one.file, sha256: hexOf(one.text) }])).values()];
  return {
    file,
    vendor: manifest.vendor.id,
    sha256: hexOf(own!.text),
    ...(documents.length > 0 && { documents }),
  };
}

const hexOf = (text: string) => manifestDigest(text).slice('sha256:'.length);

/** Is a manifest, with the documents it names, still the one that was checked? Its path may be another. */
export function isUnchanged(checked: CheckedManifest, loaded: LoadedManifest): boolean {
  return digestsOf(checked) === digestsOf(checkedManifest(loaded));
}

function digestsOf({ sha256, documents = [] }: CheckedManifest): string {
  return [sha256, ...documents.map((one) => one.sha256)].join(' ');
}
