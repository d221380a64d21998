import type { Rule } from '../rule';
import albCertificateUnmanaged from './transit/alb-certificate-unmanaged';
import albInvalidHeaderKept from './transit/alb-invalid-header-kept';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import albRulePlaintext from './transit/alb-rule-plaintext';
import albTlsOutdated from './transit/alb-tls-outdated';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import classicCertificateUnmanaged from './transit/classic-certificate-unmanaged';
import classicListenerPlaintext from './transit/classic-listener-plaintext';
import classicTlsOutdated from './transit/classic-tls-outdated';
import policyAllowsEverything from './access/policy-allows-everything';
import roleTrustsAnyone from './access/role-trusts-anyone';
import trailDigestMissing from './logging/trail-digest-missing';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  albCertificateUnmanaged,
  albInvalidHeaderKept,
  albListenerPlaintext,
  albRulePlaintext,
  albTlsOutdated,
  apiAccessUnlogged,
  apiTlsOutdated,
  balancerTargetPlaintext,
  bucketPlaintextAllowed,
  cacheTransitPlaintext,
  classicCertificateUnmanaged,
  classicListenerPlaintext,
  classicTlsOutdated,
  policyAllowsEverything,
  roleTrustsAnyone,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
