import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPolicyNotaction from './access/bucket-policy-notaction';
import bucketPolicyNotprincipal from './exposure/bucket-policy-notprincipal';
import bucketPolicyPublic from './exposure/bucket-policy-public';
import bucketPolicyStarAction from './access/bucket-policy-star-action';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import keyPolicyPublic from './exposure/key-policy-public';
import policyAllowsEverything from './access/policy-allows-everything';
import queuePolicyNotaction from './access/queue-policy-notaction';
import queuePolicyNotprincipal from './exposure/queue-policy-notprincipal';
import queuePolicyPublic from './exposure/queue-policy-public';
import queuePolicyStarAction from './access/queue-policy-star-action';
import repositoryPolicyPublic from './exposure/repository-policy-public';
import resourcePolicyNotaction from './access/resource-policy-notaction';
import resourcePolicyNotprincipal from './exposure/resource-policy-notprincipal';
import resourcePolicyPublic from './exposure/resource-policy-public';
import resourcePolicyStarAction from './access/resource-policy-star-action';
import roleTrustsAnyone from './access/role-trusts-anyone';
import topicPolicyNotaction from './access/topic-policy-notaction';
import topicPolicyNotprincipal from './exposure/topic-policy-notprincipal';
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
  bucketPolicyNotaction,
  bucketPolicyNotprincipal,
  bucketPolicyPublic,
  bucketPolicyStarAction,
  cacheTransitPlaintext,
  keyPolicyPublic,
  policyAllowsEverything,
  queuePolicyNotaction,
  queuePolicyNotprincipal,
  queuePolicyPublic,
  queuePolicyStarAction,
  repositoryPolicyPublic,
  resourcePolicyNotaction,
  resourcePolicyNotprincipal,
  resourcePolicyPublic,
  resourcePolicyStarAction,
  roleTrustsAnyone,
  topicPolicyNotaction,
  topicPolicyNotprincipal,
  topicPolicyPublic,
  topicPolicyStarAction,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
