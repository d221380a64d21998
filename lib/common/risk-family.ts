import type { Topic } from './finding';

/**
 * What kind of risk a weakness belongs to, the one that is mended first foremost: "over-permission, governance and
 * offboarding cause far more incidents than deliberate theft".
 */
export interface RiskFamily {
  readonly id: RiskFamilyId;
  /** Why it stands where it stands. */
  readonly reason: string;
  /** Topics whose rules belong here, unless another family names the rule. */
  readonly topics: readonly Topic[];
  /** Rules of other topics that belong here all the same. */
  readonly rules: readonly string[];
  /** How the claims begin that belong here: proofs have no topic. */
  readonly claims: readonly string[];
}

export const RISK_FAMILY_IDS = [
  'over-permission',
  'offboarding',
  'governance',
  'exposure',
  'entry',
  'visibility',
  'theft',
] as const;
export type RiskFamilyId = (typeof RISK_FAMILY_IDS)[number];

const FAMILIES: Readonly<Record<RiskFamilyId, Omit<RiskFamily, 'id'>>> = {
  'over-permission': {
    reason: 'Access beyond the job does harm by mistake, every working day, and makes every other weakness worse.',
    topics: ['access'],
    rules: [
      'build-privileged',
      'conflicting-duties-held',
      'container-privileged',
      'container-user-root',
      'stage-cap-exceeded',
      'stage-cap-loosened',
      'task-shares-host-processes',
    ],
    claims: [
      'APIs answer no call that counts for no usage plan',
      'All that',
      'Functions run code',
      'Keys are held only',
      'No role of a service or handler',
      'Nobody but the roles of the enclave',
      'Nobody who enters',
      'One function alone opens the emergency role',
      'Policies of collections',
      'Roles of services',
      'Services answer the job functions',
      'The assessor reads',
      'The assessor’s role and the emergency roles',
      'The emergency role shuts',
      'The permission sets open',
      'The permissions boundary allows',
      'The policies that permission sets bear',
      'The private endpoints let through',
      'The role of',
    ],
  },
  offboarding: {
    reason: 'Access that outlives its reason belongs to somebody who has left, or to nobody, and no one looks at it.',
    topics: [],
    rules: [
      'access-key-issued',
      'access-used-outside-stay',
      'dormant-access-kept',
      'leaver-holds-duty',
      'permission-set-session-long',
      'role-session-long',
      'root-key-issued',
      'vpn-session-overlong',
    ],
    claims: ['Every role that people take denies', 'Sessions of the role of', 'The roster of the VPN lists'],
  },
  governance: {
    reason: 'What nobody owns, approved, reviewed or rehearsed goes wrong unnoticed, and nobody knows whom to call.',
    topics: ['governance'],
    rules: ['user-outside-groups', 'user-policy-attached'],
    claims: ['All approvers are told', 'Each id that the enclave publishes'],
  },
  exposure: {
    reason: 'What anybody can reach is found within hours, though it was opened by mistake.',
    topics: ['exposure'],
    rules: ['log-destination-open'],
    claims: [
      'A filter stands before each API',
      'APIs answer only their callers',
      'Data that the enclave makes',
      'Each database is reached',
      'Endpoints lead to no services',
      'Network ACLs',
      'No database is reached',
      'No endpoint leads',
      'No route of a transit gateway',
      'Security groups let through',
      'The network has no address',
      'The transit gateway carries',
    ],
  },
  entry: {
    reason: 'A weak door or a line in plain text needs an attacker who stands in the way or holds a stolen password.',
    topics: ['transit'],
    rules: [
      'access-point-userless',
      'api-method-open',
      'api-operation-open',
      'api-route-open',
      'cache-auth-missing',
      'database-iam-login-off',
      'graph-database-unauthenticated',
      'identity-pool-guests-allowed',
      'instance-metadata-tokenless',
      'kafka-unauthenticated',
      'notebook-metadata-tokenless',
      'saml-trust-audience-missing',
      'search-domain-users-missing',
      'user-password-alone',
      'user-pool-mfa-off',
      'user-pool-mfa-optional',
      'vpn-certificate-alone',
      'web-identity-trust-audience-missing',
      'web-identity-trust-subject-open',
    ],
    claims: [
      'APIs refuse calls',
      'Every VPN session is signed in',
      'Every tunnel leads',
      'Names of APIs',
      'No VPN session',
      'No application is open',
      'No tunnel leads',
      'The Client VPN has',
      'Verified Access leads',
    ],
  },
  visibility: {
    reason: 'A missing record harms nobody by itself; it makes whatever else happens last longer.',
    topics: ['logging'],
    rules: [
      'template-dangling-reference',
      'template-macro-unseen',
      'template-malformed',
      'template-nested-unseen',
      'template-section-malformed',
    ],
    claims: [
      'All traffic of the network',
      'Every archived log',
      'Every call of an API',
      'Every connection through the firewall',
      'Every event of a log group',
      'Everything that a database writes',
      'Logs, keys and the roster',
      'No identity of the enclave',
      'No log is copied',
      'Nobody can delete',
      'Nobody deletes',
      'One trail records',
      'Only logs are written',
      'Whoever answers for the enclave',
      'Whoever writes records',
    ],
  },
  theft: {
    reason: 'A way out with data needs somebody inside who wants to steal: rare, and the other families narrow it.',
    topics: [],
    rules: [
      'egress-every-protocol',
      'egress-open-to-internet',
      'endpoint-policy-open',
      'model-network-open',
      'notebook-internet-direct',
      'route-to-internet',
      'vpn-split-tunnel',
      'workgroup-results-anywhere',
    ],
    claims: [
      'Every VPN session keeps',
      'Every browser session',
      'Every route out',
      'No browser session',
      'No network of the enclave',
      'The resolver of the enclave',
    ],
  },
};

/** Every family, the one that is mended first foremost. */
export const RISK_FAMILIES: readonly RiskFamily[] = RISK_FAMILY_IDS.map((id) => ({ id, ...FAMILIES[id] }));

const BY_RULE = new Map(RISK_FAMILIES.flatMap(({ id, rules }) => rules.map((rule) => [rule, id] as const)));
const BY_TOPIC = new Map(RISK_FAMILIES.flatMap(({ id, topics }) => topics.map((topic) => [topic, id] as const)));
const CLAIMS = RISK_FAMILIES.flatMap(({ id, claims }) => claims.map((claim) => [claim, id] as const));

/** The family of a rule, the user's own among them: that of its topic, unless the table names it. */
export function familyOfRule(rule: string, topic: Topic): RiskFamilyId {
  return BY_RULE.get(rule) ?? BY_TOPIC.get(topic)!;
}

/** The family of a claim, and how the claims of its kind begin. One that nobody placed comes first, to be looked at. */
export function familyOfClaim(claim: string): { readonly family: RiskFamilyId; readonly kind: string } {
  const [kind, family] = CLAIMS.find(([beginning]) => claim.startsWith(beginning)) ?? [claim, RISK_FAMILY_IDS[0]];
  return { family, kind };
}
