import type { Manifest } from '../../../lib/manifest';
import { parse, shortManifestWith } from '../../support/manifests';

/** The short manifest with more parts. */
export function governed(more: string, change: readonly [from: string, to: string] = ['', '']): Manifest {
  return parse(shortManifestWith(['engagement:', `${more}\nengagement:`], [...change])).manifest;
}

/** Everybody owns everything, as one line for each party. */
export const OWNERS =
  'controlOwners: { client: { accountable: kim@client.example, backup: lee@client.example }, vendor: { accountable: ben@acme.example, backup: ana@acme.example } }';

export const OWN = (more = '') =>
  `controls: [{ id: calls-announced, statement: Each call is announced, owner: vendor, evaluation: None is granted, approvers: [kim@client.example], ${more} }]`;
