import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPolicyForeignAccount from './access/bucket-policy-foreign-account';
import bucketPolicyNotaction from './access/bucket-policy-notaction';
import bucketPolicyNotprincipal from './exposure/bucket-policy-notprincipal';
import bucketPolicyPublic from './exposure/bucket-policy-public';
import bucketPolicyStarAction from './access/bucket-policy-star-action';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import eventBusPolicyPublic from './exposure/event-bus-policy-public';
import iotPolicyStarAction from './access/iot-policy-star-action';
import iotPolicyStarResource from './access/iot-policy-star-resource';
import keyFullControlPublic from './exposure/key-full-control-public';
import keyPolicyMissing from './access/key-policy-missing';
import keyPolicyPublic from './exposure/key-policy-public';
import policyAllowsEverything from './access/policy-allows-everything';
import policyPrincipalWildcard from './access/policy-principal-wildcard';
import queuePolicyNotaction from './access/queue-policy-notaction';
import queuePolicyNotprincipal from './exposure/queue-policy-notprincipal';
import queuePolicyOwnerActions from './access/queue-policy-owner-actions';
import queuePolicyPublic from './exposure/queue-policy-public';
import queuePolicyStarAction from './access/queue-policy-star-action';
import repositoryPolicyPublic from './exposure/repository-policy-public';
import resourcePolicyForeignAccount from './access/resource-policy-foreign-account';
import resourcePolicyNotaction from './access/resource-policy-notaction';
import resourcePolicyNotprincipal from './exposure/resource-policy-notprincipal';
import resourcePolicyPublic from './exposure/resource-policy-public';
import resourcePolicyStarAction from './access/resource-policy-star-action';
import resourcePolicyWholeAccount from './access/resource-policy-whole-account';
import roleTrustsAnyone from './access/role-trusts-anyone';
import searchPolicyAnyAddress from './exposure/search-policy-any-address';
import searchPolicyMissing from './access/search-policy-missing';
import searchPolicyPublic from './exposure/search-policy-public';
import topicPolicyNotaction from './access/topic-policy-notaction';
import topicPolicyNotprincipal from './exposure/topic-policy-notprincipal';
import topicPolicyOwnerActions from './access/topic-policy-owner-actions';
import topicPolicyPublic from './exposure/topic-policy-public';
import topicPolicyStarAction from './access/topic-policy-star-action';
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
  bucketPolicyForeignAccount,
  bucketPolicyNotaction,
  bucketPolicyNotprincipal,
  bucketPolicyPublic,
  bucketPolicyStarAction,
  cacheTransitPlaintext,
  eventBusPolicyPublic,
  iotPolicyStarAction,
  iotPolicyStarResource,
  keyFullControlPublic,
  keyPolicyMissing,
  keyPolicyPublic,
  policyAllowsEverything,
  policyPrincipalWildcard,
  queuePolicyNotaction,
  queuePolicyNotprincipal,
  queuePolicyOwnerActions,
  queuePolicyPublic,
  queuePolicyStarAction,
  repositoryPolicyPublic,
  resourcePolicyForeignAccount,
  resourcePolicyNotaction,
  resourcePolicyNotprincipal,
  resourcePolicyPublic,
  resourcePolicyStarAction,
  resourcePolicyWholeAccount,
  roleTrustsAnyone,
  searchPolicyAnyAddress,
  searchPolicyMissing,
  searchPolicyPublic,
  topicPolicyNotaction,
  topicPolicyNotprincipal,
  topicPolicyOwnerActions,
  topicPolicyPublic,
  topicPolicyStarAction,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
