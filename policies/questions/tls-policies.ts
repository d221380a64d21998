import type { Profile } from '../../lib/common/rule-card';
import type { Ternary } from '../judge';

/** What the name of a security policy says about the connections it accepts. */
export interface TlsPolicy {
  /** Oldest version of TLS 1 that it accepts: 2 stands for TLS 1.2; SSL 3 counts as 0. */
  readonly minimum: number;
  readonly fips: boolean;
  /** The algorithms of RFC 9151 and nothing else. */
  readonly cnsa1: boolean;
  readonly postQuantum: boolean;
}

/**
 * Names carry the oldest version they accept. AWS adds names of these forms every year, so we read the form and keep
 * no list. Sources: "Security policies for your Application Load Balancer" and "... Network Load Balancer"; "Supported
 * security policies" (API Gateway); "DomainEndpointOptions" (OpenSearch Service API); "Transport security in AWS IoT
 * Core"; "Supported protocols and ciphers between viewers and CloudFront"; "Load balancer TLS policies" (Lightsail).
 */
const FORMS: readonly RegExp[] = [
  /^ELBSecurityPolicy-(?:TLS13|TLS|FS)-1-(\d)-/i,
  /^(?:IoT)?SecurityPolicy_TLS1\d_1_(\d)_/i,
  // On edge-optimized domains the oldest version stands alone: SecurityPolicy_TLS13_2025_EDGE.
  /^SecurityPolicy_TLS1(\d)_.*EDGE$/i,
  /^TLS_1_(\d)$/i,
  /^Policy-Min-TLS-1-(\d)-/i,
  /^TLSv1\.(\d)_\d{4}$/i,
  /^TLS-(?:FS-)?(?:Res-)?1-(\d)-/i,
];

/** Names of the years before versions stood in them: all accept TLS 1.0. */
const OLD = /^(?:ELBSecurityPolicy-(?:FS-)?\d{4}-\d\d|TLS-2016-08|TLSv1(?:_2016)?|SSLv3)$/i;

/** Reads the name of a security policy of any service; undefined when the name has no form we know. */
export function readTlsPolicy(name: string): TlsPolicy | undefined {
  const minor = OLD.test(name) ? '0' : FORMS.map((form) => form.exec(name)?.[1]).find((found) => found !== undefined);
  if (minor === undefined) return undefined;
  const words = name.toUpperCase().split(/[-_]/);
  return {
    minimum: Number(minor),
    fips: words.includes('FIPS'),
    // The INTEROP policies also accept what RFC 9151 forbids.
    cnsa1: words.includes('RFC9151') && !words.some((word) => word.startsWith('INTEROP')),
    postQuantum: words.includes('PQ'),
  };
}

/** Services whose policies have names, and the profiles among which those names let one choose. */
const CHOICES = {
  balancer: ['fips', 'cnsa1', 'post-quantum'],
  api: ['fips', 'post-quantum'],
  search: ['fips', 'cnsa1'],
  // CloudFront offers hybrid key exchange with every policy and has no FIPS names; neither have the others.
  other: [],
} as const satisfies Record<string, readonly Profile[]>;

/** What a policy of a service should say under a profile: for `mustBeText`. */
export function tlsExpectation(
  service: keyof typeof CHOICES,
  profile: Profile,
): { readonly want: string; readonly accepts: (name: string) => Ternary } {
  const chosen = (CHOICES[service] as readonly Profile[]).includes(profile) ? profile : 'modern';
  const { want, holds } = ASKS[chosen];
  return {
    want,
    accepts: (name) => {
      const policy = readTlsPolicy(name);
      return policy && policy.minimum >= 2 && holds(policy);
    },
  };
}

const ASKS: Record<Profile, { readonly want: string; readonly holds: (policy: TlsPolicy) => boolean }> = {
  modern: { want: 'a policy that starts at TLS 1.2 or 1.3', holds: () => true },
  fips: { want: 'a policy from TLS 1.2 on with FIPS in its name', holds: ({ fips }) => fips },
  cnsa1: { want: 'a policy with RFC9151 in its name that is not for interoperation', holds: ({ cnsa1 }) => cnsa1 },
  'post-quantum': { want: 'a policy from TLS 1.2 on with PQ in its name', holds: ({ postQuantum }) => postQuantum },
};
