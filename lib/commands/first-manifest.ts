import { addDays, type Day } from '../common/clock';
import { API_VERSION } from '../manifest/schema';

/** What `init` needs to know. */
export interface Answers {
  readonly vendor: string;
  readonly account: string;
  readonly region: string;
  readonly samlProvider: string;
  readonly serverCertificate: string;
  /** ARN of the data the vendor works on. */
  readonly resource: string;
  /** Who approves on the client's side. */
  readonly owner: string;
}

const FIRST = 'first.person@vendor.example';
const SECOND = 'second.person@vendor.example';

/** Who answers at the vendor for its controls: the people of the first manifest, until real ones take their place. */
export const FIRST_OWNERS = { accountable: FIRST, backup: SECOND } as const;

const ENGAGEMENT_DAYS = 365;
const GRANT_DAYS = 180;

/** The text of a first manifest: short, commented, safe, and accepted by `check`. */
export function firstManifest(answers: Answers, today: Day): string {
  const ends = addDays(today, ENGAGEMENT_DAYS);
  const expires = addDays(today, GRANT_DAYS);
  // JSON strings are YAML strings: quoting this way lets no answer break out of its place.
  const quote = (text: string) => JSON.stringify(text);
  return `# yaml-language-server: $schema=node_modules/vendor-enclave/enclave.schema.json
# One vendor, one file. Everything not said here has a safe default: see enclave.schema.json.
apiVersion: ${API_VERSION}

vendor:
  id: ${idFrom(answers.vendor)}
  name: ${quote(answers.vendor)}
placement:
  account: ${quote(answers.account)} # the account the enclave stands in
  region: ${quote(answers.region)}
engagement:
  stage: pilot
  ends: ${ends}
  owner: ${quote(answers.owner)} # approves requests for access, unless \`approval\` says who does

# What kinds of work there are, and who does them: at least two people each.
jobFunctions:
  - { id: case-worker }
people:
  - { name: First Person, email: ${FIRST}, jobFunction: case-worker }
  - { name: Second Person, email: ${SECOND}, jobFunction: case-worker }

# What data exists for the vendor at all, and who may do what with it until when.
dataBoundaries:
  - id: work
    dataset: Cases handed to the vendor
    purpose: Working on the cases
    resources:
      - ${quote(answers.resource)}
grants:
  - jobFunction: case-worker
    boundary: work
    verbs: [list, read]
    requestedBy: ${FIRST}
    approvedBy: ${quote(answers.owner)} # never the person who requested it
    reason: Daily work on the cases
    expires: ${expires}

# The way in: Client VPN with SAML. The identity provider sends the group \`vpn-mfa\` only after a second factor.
connect:
  samlProviderArn: ${quote(answers.samlProvider)}
  clientVpn:
    serverCertificateArn: ${quote(answers.serverCertificate)}
`;
}

/** `Meridian Claims, Inc.` becomes `meridian-claims-inc`. */
export function idFrom(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');
  const id = /^[a-z]/.test(words) ? words : `vendor-${words}`;
  return id.slice(0, 32).replace(/-+$/, '');
}
