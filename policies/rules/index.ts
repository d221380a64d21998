import type { Rule } from '../rule';
import accessKeyIssued from './access/access-key-issued';
import albCertificateUnmanaged from './transit/alb-certificate-unmanaged';
import albInvalidHeaderKept from './transit/alb-invalid-header-kept';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import albRulePlaintext from './transit/alb-rule-plaintext';
import albTlsOutdated from './transit/alb-tls-outdated';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiBackendCertificateMissing from './transit/api-backend-certificate-missing';
import apiBackendPlaintext from './transit/api-backend-plaintext';
import apiMutualTlsMissing from './transit/api-mutual-tls-missing';
import apiPolicyPublic from './exposure/api-policy-public';
import apiTlsOutdated from './transit/api-tls-outdated';
import appsyncCachePlaintext from './transit/appsync-cache-plaintext';
import awsPolicyAttached from './access/aws-policy-attached';
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPolicyForeignAccount from './access/bucket-policy-foreign-account';
import bucketPolicyMissing from './access/bucket-policy-missing';
import bucketPolicyNotaction from './access/bucket-policy-notaction';
import bucketPolicyNotprincipal from './exposure/bucket-policy-notprincipal';
import bucketPolicyPublic from './exposure/bucket-policy-public';
import bucketPolicyStarAction from './access/bucket-policy-star-action';
import bucketTlsOutdated from './transit/bucket-tls-outdated';
import buildSourceUnverified from './transit/build-source-unverified';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import classicCertificateUnmanaged from './transit/classic-certificate-unmanaged';
import classicListenerPlaintext from './transit/classic-listener-plaintext';
import classicTlsOutdated from './transit/classic-tls-outdated';
import containerRoleAdmin from './access/container-role-admin';
import databasePlaintextAllowed from './transit/database-plaintext-allowed';
import databaseProxyPlaintextAllowed from './transit/database-proxy-plaintext-allowed';
import daxPlaintext from './transit/dax-plaintext';
import deliveryStreamPlaintext from './transit/delivery-stream-plaintext';
import deviceTlsOutdated from './transit/device-tls-outdated';
import directConnectUnencrypted from './transit/direct-connect-unencrypted';
import distributionAddressDedicated from './transit/distribution-address-dedicated';
import distributionCertificateShared from './transit/distribution-certificate-shared';
import distributionOriginPlaintext from './transit/distribution-origin-plaintext';
import distributionOriginTlsOutdated from './transit/distribution-origin-tls-outdated';
import distributionPlaintextAllowed from './transit/distribution-plaintext-allowed';
import distributionTlsOutdated from './transit/distribution-tls-outdated';
import dmsEndpointPlaintext from './transit/dms-endpoint-plaintext';
import docdbPlaintextAllowed from './transit/docdb-plaintext-allowed';
import elevatedPolicyAttached from './access/elevated-policy-attached';
import emrClusterUnsecured from './transit/emr-cluster-unsecured';
import emrTransitPlaintext from './transit/emr-transit-plaintext';
import endpointPolicyOpen from './exposure/endpoint-policy-open';
import endpointServicePublic from './exposure/endpoint-service-public';
import eventBusPolicyPublic from './exposure/event-bus-policy-public';
import fileMountPlaintext from './transit/file-mount-plaintext';
import fileSystemPlaintextAllowed from './transit/file-system-plaintext-allowed';
import fileTransferCipherOutdated from './transit/file-transfer-cipher-outdated';
import fileTransferPlaintext from './transit/file-transfer-plaintext';
import functionRoleWildcard from './access/function-role-wildcard';
import functionUrlCorsStar from './exposure/function-url-cors-star';
import functionUrlUnauthenticated from './exposure/function-url-unauthenticated';
import functionsShareRole from './access/functions-share-role';
import glueConnectionPlaintext from './transit/glue-connection-plaintext';
import groupWithoutUsers from './access/group-without-users';
import identityPolicyPrincipal from './access/identity-policy-principal';
import imageSharedPublic from './exposure/image-shared-public';
import iotPolicyStarAction from './access/iot-policy-star-action';
import iotPolicyStarResource from './access/iot-policy-star-resource';
import kafkaBrokerPlaintext from './transit/kafka-broker-plaintext';
import kafkaClientPlaintext from './transit/kafka-client-plaintext';
import kafkaConnectorPlaintext from './transit/kafka-connector-plaintext';
import kafkaSourcePlaintext from './transit/kafka-source-plaintext';
import kafkaUnauthenticated from './access/kafka-unauthenticated';
import keyFullControlPublic from './exposure/key-full-control-public';
import keyPolicyMissing from './access/key-policy-missing';
import keyPolicyPublic from './exposure/key-policy-public';
import lambdaPermissionAnyApiRoute from './exposure/lambda-permission-any-api-route';
import lambdaPermissionBeyondInvoke from './access/lambda-permission-beyond-invoke';
import lambdaPermissionSourceMissing from './access/lambda-permission-source-missing';
import lambdaPolicyPublic from './exposure/lambda-policy-public';
import lambdaPolicyStarPrincipal from './exposure/lambda-policy-star-principal';
import latticePlaintext from './transit/lattice-plaintext';
import lightsailPlaintextAllowed from './transit/lightsail-plaintext-allowed';
import mailPlaintextAllowed from './transit/mail-plaintext-allowed';
import mediaContainerPlaintextAllowed from './transit/media-container-plaintext-allowed';
import memorydbPlaintextAllowed from './transit/memorydb-plaintext-allowed';
import meshPlaintextAllowed from './transit/mesh-plaintext-allowed';
import neptunePlaintextAllowed from './transit/neptune-plaintext-allowed';
import notebookRoleBoundless from './access/notebook-role-boundless';
import permissionSetSessionLong from './access/permission-set-session-long';
import policyActionWildcard from './access/policy-action-wildcard';
import policyAllowsAnyResource from './access/policy-allows-any-resource';
import policyAllowsEveryAction from './access/policy-allows-every-action';
import policyAllowsEverything from './access/policy-allows-everything';
import policyAllowsNotaction from './access/policy-allows-notaction';
import policyAllowsNotresource from './access/policy-allows-notresource';
import policyAllowsWholeService from './access/policy-allows-whole-service';
import policyAssumesAnyRole from './access/policy-assumes-any-role';
import policyHandsOutCredentials from './access/policy-hands-out-credentials';
import policyInline from './access/policy-inline';
import policyManagesPermissions from './access/policy-manages-permissions';
import policyPassesAnyRole from './access/policy-passes-any-role';
import policyPlaintextAllowed from './transit/policy-plaintext-allowed';
import policyPrincipalWildcard from './access/policy-principal-wildcard';
import policyReadsAllData from './access/policy-reads-all-data';
import policyUnreviewable from './access/policy-unreviewable';
import policyVersionOutdated from './access/policy-version-outdated';
import policyWritesAnywhere from './access/policy-writes-anywhere';
import queuePlaintextAllowed from './transit/queue-plaintext-allowed';
import queuePolicyNotaction from './access/queue-policy-notaction';
import queuePolicyNotprincipal from './exposure/queue-policy-notprincipal';
import queuePolicyOwnerActions from './access/queue-policy-owner-actions';
import queuePolicyPublic from './exposure/queue-policy-public';
import queuePolicyStarAction from './access/queue-policy-star-action';
import quicksightSourcePlaintext from './transit/quicksight-source-plaintext';
import redshiftPlaintextAllowed from './transit/redshift-plaintext-allowed';
import redshiftServerlessPlaintextAllowed from './transit/redshift-serverless-plaintext-allowed';
import repositoryPolicyPublic from './exposure/repository-policy-public';
import resourcePolicyForeignAccount from './access/resource-policy-foreign-account';
import resourcePolicyNotaction from './access/resource-policy-notaction';
import resourcePolicyNotprincipal from './exposure/resource-policy-notprincipal';
import resourcePolicyPublic from './exposure/resource-policy-public';
import resourcePolicyStarAction from './access/resource-policy-star-action';
import resourcePolicyWholeAccount from './access/resource-policy-whole-account';
import resourceShareExternal from './exposure/resource-share-external';
import responseHstsMissing from './transit/response-hsts-missing';
import roleBoundaryMissing from './access/role-boundary-missing';
import roleSessionLong from './access/role-session-long';
import roleTrustExternalIdMissing from './access/role-trust-external-id-missing';
import roleTrustNotprincipal from './access/role-trust-notprincipal';
import roleTrustStarAction from './access/role-trust-star-action';
import roleTrustsAnyone from './access/role-trusts-anyone';
import roleTrustsForeignAccount from './access/role-trusts-foreign-account';
import roleTrustsWholeAccount from './access/role-trusts-whole-account';
import rootKeyIssued from './access/root-key-issued';
import sagemakerJobPlaintext from './transit/sagemaker-job-plaintext';
import samlTrustAudienceMissing from './access/saml-trust-audience-missing';
import searchNodesPlaintext from './transit/search-nodes-plaintext';
import searchPlaintextAllowed from './transit/search-plaintext-allowed';
import searchPolicyAnyAddress from './exposure/search-policy-any-address';
import searchPolicyMissing from './access/search-policy-missing';
import searchPolicyPublic from './exposure/search-policy-public';
import searchTlsOutdated from './transit/search-tls-outdated';
import serviceConnectPlaintext from './transit/service-connect-plaintext';
import serviceTrustUnbounded from './access/service-trust-unbounded';
import subscriptionPlaintext from './transit/subscription-plaintext';
import topicPlaintextAllowed from './transit/topic-plaintext-allowed';
import topicPolicyNotaction from './access/topic-policy-notaction';
import topicPolicyNotprincipal from './exposure/topic-policy-notprincipal';
import topicPolicyOwnerActions from './access/topic-policy-owner-actions';
import topicPolicyPublic from './exposure/topic-policy-public';
import topicPolicyStarAction from './access/topic-policy-star-action';
import trailDigestMissing from './logging/trail-digest-missing';
import transferLocationPlaintext from './transit/transfer-location-plaintext';
import transitGatewayUnencrypted from './transit/transit-gateway-unencrypted';
import userOutsideGroups from './access/user-outside-groups';
import userPasswordAlone from './access/user-password-alone';
import userPolicyAttached from './access/user-policy-attached';
import videoIngestPlaintext from './transit/video-ingest-plaintext';
import vpcEncryptionUnenforced from './transit/vpc-encryption-unenforced';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnCryptoWeak from './transit/vpn-crypto-weak';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionOverlong from './access/vpn-session-overlong';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';
import vpnSplitTunnel from './exposure/vpn-split-tunnel';
import vpnTunnelUnlogged from './logging/vpn-tunnel-unlogged';
import webIdentityTrustAudienceMissing from './access/web-identity-trust-audience-missing';
import webIdentityTrustSubjectOpen from './access/web-identity-trust-subject-open';
import websiteBucketBeyondCloudfront from './exposure/website-bucket-beyond-cloudfront';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  accessKeyIssued,
  albCertificateUnmanaged,
  albInvalidHeaderKept,
  albListenerPlaintext,
  albRulePlaintext,
  albTlsOutdated,
  apiAccessUnlogged,
  apiBackendCertificateMissing,
  apiBackendPlaintext,
  apiMutualTlsMissing,
  apiPolicyPublic,
  apiTlsOutdated,
  appsyncCachePlaintext,
  awsPolicyAttached,
  balancerTargetPlaintext,
  bucketPlaintextAllowed,
  bucketPolicyForeignAccount,
  bucketPolicyMissing,
  bucketPolicyNotaction,
  bucketPolicyNotprincipal,
  bucketPolicyPublic,
  bucketPolicyStarAction,
  bucketTlsOutdated,
  buildSourceUnverified,
  cacheTransitPlaintext,
  classicCertificateUnmanaged,
  classicListenerPlaintext,
  classicTlsOutdated,
  containerRoleAdmin,
  databasePlaintextAllowed,
  databaseProxyPlaintextAllowed,
  daxPlaintext,
  deliveryStreamPlaintext,
  deviceTlsOutdated,
  directConnectUnencrypted,
  distributionAddressDedicated,
  distributionCertificateShared,
  distributionOriginPlaintext,
  distributionOriginTlsOutdated,
  distributionPlaintextAllowed,
  distributionTlsOutdated,
  dmsEndpointPlaintext,
  docdbPlaintextAllowed,
  elevatedPolicyAttached,
  emrClusterUnsecured,
  emrTransitPlaintext,
  endpointPolicyOpen,
  endpointServicePublic,
  eventBusPolicyPublic,
  fileMountPlaintext,
  fileSystemPlaintextAllowed,
  fileTransferCipherOutdated,
  fileTransferPlaintext,
  functionRoleWildcard,
  functionUrlCorsStar,
  functionUrlUnauthenticated,
  functionsShareRole,
  glueConnectionPlaintext,
  groupWithoutUsers,
  identityPolicyPrincipal,
  imageSharedPublic,
  iotPolicyStarAction,
  iotPolicyStarResource,
  kafkaBrokerPlaintext,
  kafkaClientPlaintext,
  kafkaConnectorPlaintext,
  kafkaSourcePlaintext,
  kafkaUnauthenticated,
  keyFullControlPublic,
  keyPolicyMissing,
  keyPolicyPublic,
  lambdaPermissionAnyApiRoute,
  lambdaPermissionBeyondInvoke,
  lambdaPermissionSourceMissing,
  lambdaPolicyPublic,
  lambdaPolicyStarPrincipal,
  latticePlaintext,
  lightsailPlaintextAllowed,
  mailPlaintextAllowed,
  mediaContainerPlaintextAllowed,
  memorydbPlaintextAllowed,
  meshPlaintextAllowed,
  neptunePlaintextAllowed,
  notebookRoleBoundless,
  permissionSetSessionLong,
  policyActionWildcard,
  policyAllowsAnyResource,
  policyAllowsEveryAction,
  policyAllowsEverything,
  policyAllowsNotaction,
  policyAllowsNotresource,
  policyAllowsWholeService,
  policyAssumesAnyRole,
  policyHandsOutCredentials,
  policyInline,
  policyManagesPermissions,
  policyPassesAnyRole,
  policyPlaintextAllowed,
  policyPrincipalWildcard,
  policyReadsAllData,
  policyUnreviewable,
  policyVersionOutdated,
  policyWritesAnywhere,
  queuePlaintextAllowed,
  queuePolicyNotaction,
  queuePolicyNotprincipal,
  queuePolicyOwnerActions,
  queuePolicyPublic,
  queuePolicyStarAction,
  quicksightSourcePlaintext,
  redshiftPlaintextAllowed,
  redshiftServerlessPlaintextAllowed,
  repositoryPolicyPublic,
  resourcePolicyForeignAccount,
  resourcePolicyNotaction,
  resourcePolicyNotprincipal,
  resourcePolicyPublic,
  resourcePolicyStarAction,
  resourcePolicyWholeAccount,
  resourceShareExternal,
  responseHstsMissing,
  roleBoundaryMissing,
  roleSessionLong,
  roleTrustExternalIdMissing,
  roleTrustNotprincipal,
  roleTrustStarAction,
  roleTrustsAnyone,
  roleTrustsForeignAccount,
  roleTrustsWholeAccount,
  rootKeyIssued,
  sagemakerJobPlaintext,
  samlTrustAudienceMissing,
  searchNodesPlaintext,
  searchPlaintextAllowed,
  searchPolicyAnyAddress,
  searchPolicyMissing,
  searchPolicyPublic,
  searchTlsOutdated,
  serviceConnectPlaintext,
  serviceTrustUnbounded,
  subscriptionPlaintext,
  topicPlaintextAllowed,
  topicPolicyNotaction,
  topicPolicyNotprincipal,
  topicPolicyOwnerActions,
  topicPolicyPublic,
  topicPolicyStarAction,
  trailDigestMissing,
  transferLocationPlaintext,
  transitGatewayUnencrypted,
  userOutsideGroups,
  userPasswordAlone,
  userPolicyAttached,
  videoIngestPlaintext,
  vpcEncryptionUnenforced,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnCryptoWeak,
  vpnEveryoneAuthorized,
  vpnSessionOverlong,
  vpnSessionUnlogged,
  vpnSplitTunnel,
  vpnTunnelUnlogged,
  webIdentityTrustAudienceMissing,
  webIdentityTrustSubjectOpen,
  websiteBucketBeyondCloudfront,
];
