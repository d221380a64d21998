import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiPolicyPublic from './exposure/api-policy-public';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPolicyForeignAccount from './access/bucket-policy-foreign-account';
import bucketPolicyMissing from './access/bucket-policy-missing';
import bucketPolicyNotaction from './access/bucket-policy-notaction';
import bucketPolicyNotprincipal from './exposure/bucket-policy-notprincipal';
import bucketPolicyPublic from './exposure/bucket-policy-public';
import bucketPolicyStarAction from './access/bucket-policy-star-action';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import endpointPolicyOpen from './exposure/endpoint-policy-open';
import endpointServicePublic from './exposure/endpoint-service-public';
import eventBusPolicyPublic from './exposure/event-bus-policy-public';
import functionRoleWildcard from './access/function-role-wildcard';
import functionUrlCorsStar from './exposure/function-url-cors-star';
import functionUrlUnauthenticated from './exposure/function-url-unauthenticated';
import functionsShareRole from './access/functions-share-role';
import identityPolicyPrincipal from './access/identity-policy-principal';
import imageSharedPublic from './exposure/image-shared-public';
import iotPolicyStarAction from './access/iot-policy-star-action';
import iotPolicyStarResource from './access/iot-policy-star-resource';
import keyFullControlPublic from './exposure/key-full-control-public';
import keyPolicyMissing from './access/key-policy-missing';
import keyPolicyPublic from './exposure/key-policy-public';
import lambdaPermissionAnyApiRoute from './exposure/lambda-permission-any-api-route';
import lambdaPermissionBeyondInvoke from './access/lambda-permission-beyond-invoke';
import lambdaPermissionSourceMissing from './access/lambda-permission-source-missing';
import lambdaPolicyPublic from './exposure/lambda-policy-public';
import lambdaPolicyStarPrincipal from './exposure/lambda-policy-star-principal';
import policyAllowsEverything from './access/policy-allows-everything';
import policyAssumesAnyRole from './access/policy-assumes-any-role';
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
import resourceShareExternal from './exposure/resource-share-external';
import roleTrustExternalIdMissing from './access/role-trust-external-id-missing';
import roleTrustNotprincipal from './access/role-trust-notprincipal';
import roleTrustStarAction from './access/role-trust-star-action';
import roleTrustsAnyone from './access/role-trusts-anyone';
import roleTrustsForeignAccount from './access/role-trusts-foreign-account';
import roleTrustsWholeAccount from './access/role-trusts-whole-account';
import samlTrustAudienceMissing from './access/saml-trust-audience-missing';
import searchPolicyAnyAddress from './exposure/search-policy-any-address';
import searchPolicyMissing from './access/search-policy-missing';
import searchPolicyPublic from './exposure/search-policy-public';
import serviceTrustUnbounded from './access/service-trust-unbounded';
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
import webIdentityTrustAudienceMissing from './access/web-identity-trust-audience-missing';
import webIdentityTrustSubjectOpen from './access/web-identity-trust-subject-open';
import websiteBucketBeyondCloudfront from './exposure/website-bucket-beyond-cloudfront';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  albListenerPlaintext,
  apiAccessUnlogged,
  apiPolicyPublic,
  apiTlsOutdated,
  bucketPlaintextAllowed,
  bucketPolicyForeignAccount,
  bucketPolicyMissing,
  bucketPolicyNotaction,
  bucketPolicyNotprincipal,
  bucketPolicyPublic,
  bucketPolicyStarAction,
  cacheTransitPlaintext,
  endpointPolicyOpen,
  endpointServicePublic,
  eventBusPolicyPublic,
  functionRoleWildcard,
  functionUrlCorsStar,
  functionUrlUnauthenticated,
  functionsShareRole,
  identityPolicyPrincipal,
  imageSharedPublic,
  iotPolicyStarAction,
  iotPolicyStarResource,
  keyFullControlPublic,
  keyPolicyMissing,
  keyPolicyPublic,
  lambdaPermissionAnyApiRoute,
  lambdaPermissionBeyondInvoke,
  lambdaPermissionSourceMissing,
  lambdaPolicyPublic,
  lambdaPolicyStarPrincipal,
  policyAllowsEverything,
  policyAssumesAnyRole,
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
  resourceShareExternal,
  roleTrustExternalIdMissing,
  roleTrustNotprincipal,
  roleTrustStarAction,
  roleTrustsAnyone,
  roleTrustsForeignAccount,
  roleTrustsWholeAccount,
  samlTrustAudienceMissing,
  searchPolicyAnyAddress,
  searchPolicyMissing,
  searchPolicyPublic,
  serviceTrustUnbounded,
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
  webIdentityTrustAudienceMissing,
  webIdentityTrustSubjectOpen,
  websiteBucketBeyondCloudfront,
];
