import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import policyActionWildcard from './access/policy-action-wildcard';
import policyAllowsAnyResource from './access/policy-allows-any-resource';
import policyAllowsEveryAction from './access/policy-allows-every-action';
import policyAllowsEverything from './access/policy-allows-everything';
import policyAllowsNotaction from './access/policy-allows-notaction';
import policyAllowsNotresource from './access/policy-allows-notresource';
import policyAllowsWholeService from './access/policy-allows-whole-service';
import policyHandsOutCredentials from './access/policy-hands-out-credentials';
import policyManagesPermissions from './access/policy-manages-permissions';
import policyPassesAnyRole from './access/policy-passes-any-role';
import policyReadsAllData from './access/policy-reads-all-data';
import policyWritesAnywhere from './access/policy-writes-anywhere';
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
  policyActionWildcard,
  policyAllowsAnyResource,
  policyAllowsEveryAction,
  policyAllowsEverything,
  policyAllowsNotaction,
  policyAllowsNotresource,
  policyAllowsWholeService,
  policyHandsOutCredentials,
  policyManagesPermissions,
  policyPassesAnyRole,
  policyReadsAllData,
  policyWritesAnywhere,
  roleTrustsAnyone,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
