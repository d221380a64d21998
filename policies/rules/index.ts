import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import policyAllowsEverything from './access/policy-allows-everything';
import roleTrustsAnyone from './access/role-trusts-anyone';
import trailDigestMissing from './logging/trail-digest-missing';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  albListenerPlaintext,
  apiAccessUnlogged,
  apiTlsOutdated,
  bucketPlaintextAllowed,
  cacheTransitPlaintext,
  policyAllowsEverything,
  roleTrustsAnyone,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
