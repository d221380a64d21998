import type { Manifest } from '../../manifest';
import type { DataBoundary } from '../../manifest/schema';
import type { Document } from './document';
import { joined, list, page, section } from './markdown-parts';

/** What people may do with which data, in words they can be trained on. */
export function dataHandlingProcedure(manifest: Manifest): Document {
  const { vendor, dataBoundaries, egress } = manifest;
  return {
    file: 'procedure-data-handling.md',
    text: page(
      `Handling data: ${vendor.name}`,
      ...dataBoundaries.map((boundary) => section(boundary.dataset, list(factsOf(boundary, manifest)))),
      section(
        'For all of it',
        list([
          'Work in the enclave only. Nothing is copied to a device, a mail, a chat or another system.',
          egress.domains.length === 0
            ? 'No site outside is reachable from the enclave, and that is meant so.'
            : `From the enclave only these sites are reachable: ${joined(egress.domains)}.`,
          'Every access is recorded under your own name. Nobody works under the name of somebody else.',
          'Whoever asks for data by mail, telephone or chat is sent to the owner of the data. Nobody needs your password or your second factor.',
          'What looks wrong is told at once, see runbook-incident.md. Telling is never held against anybody.',
        ]),
      ),
    ),
  };
}

function factsOf(boundary: DataBoundary, manifest: Manifest): string[] {
  const { classification, purpose, resources, keyArn, tag } = boundary;
  const grants = manifest.grants.filter((grant) => grant.boundary === boundary.id);
  return [
    `Classified ${classification}. Purpose: ${purpose}`,
    ...grants.map(({ jobFunction, verbs, expires }) => `${jobFunction} may ${joined(verbs)}, until ${expires}`),
    ...(grants.length === 0 ? ['Nobody may reach it today'] : []),
    ...(tag === undefined ? [] : [`Each person has the part of their own ${tag}, and no other`]),
    `It is at ${joined(resources)}${keyArn === undefined ? '' : `, encrypted with ${keyArn}`}`,
  ];
}
