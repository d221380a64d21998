import { stringify } from 'yaml';
import { outdent } from '../../lib/common/outdent';
import { UserError } from '../../lib/common/user-error';
import { parseYaml } from '../../lib/common/yaml-source';
import { type LoadedManifest, parseManifest } from '../../lib/manifest/load-manifest';

const trained = [{ course: 'Secure work', completed: '2026-12-01', expires: '2027-12-01' }];
const colleague = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@acme.example`,
  jobFunction: 'clerk',
  training: trained,
  lastUsed: '2027-01-14',
});

/** A manifest that no rule complains about on the day of the examples. */
const REST: Readonly<Record<string, unknown>> = {
  apiVersion: 'vendor-enclave/v1',
  vendor: { id: 'acme', name: 'Acme Services' },
  placement: { account: '111122223333', region: 'eu-central-1' },
  engagement: { ends: '2027-12-31' },
  jobFunctions: [{ id: 'clerk' }],
  people: [colleague('Ana'), colleague('Ben'), colleague('Cem')],
  dataBoundaries: [
    { id: 'letters', dataset: 'Letters', purpose: 'Work', resources: ['arn:aws:s3:::client-letters/inbox/*'] },
  ],
  grants: [
    {
      jobFunction: 'clerk',
      boundary: 'letters',
      verbs: ['list', 'read'],
      requestedBy: 'kim@client.example',
      approvedBy: 'owner@client.example',
      reason: 'Work',
      expires: '2027-06-30',
    },
  ],
  connect: {
    samlProviderArn: 'arn:aws:iam::111122223333:saml-provider/acme',
    clientVpn: {
      serverCertificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/0f0f0f0f-1111-2222-3333-444444444444',
    },
  },
};

/** A whole manifest from some parts of one: people who are not named are there beside those who are. */
export function manifestWithParts(excerpt: string, now: Date): LoadedManifest {
  const source = parseYaml({ file: 'excerpt.yaml', text: outdent(excerpt) });
  if (source.problems.length > 0) throw new UserError(source.problems);
  const parts = source.value as Record<string, unknown>;
  const named = (parts.people ?? []) as { email: string; jobFunction: string }[];
  const others = (REST.people as { email: string }[]).filter(({ email }) => !named.some((one) => one.email === email));
  const people = parts.people && !excerpt.includes('Ben') ? [...named, ...others] : (parts.people ?? REST.people);
  return parseManifest({ file: 'enclave.yaml', text: stringify({ ...REST, ...parts, people }) }, now);
}
