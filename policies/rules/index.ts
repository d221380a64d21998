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
import apiTlsOutdated from './transit/api-tls-outdated';
import appsyncCachePlaintext from './transit/appsync-cache-plaintext';
import awsPolicyAttached from './access/aws-policy-attached';
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
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
import fileMountPlaintext from './transit/file-mount-plaintext';
import fileSystemPlaintextAllowed from './transit/file-system-plaintext-allowed';
import fileTransferCipherOutdated from './transit/file-transfer-cipher-outdated';
import fileTransferPlaintext from './transit/file-transfer-plaintext';
import glueConnectionPlaintext from './transit/glue-connection-plaintext';
import groupWithoutUsers from './access/group-without-users';
import kafkaBrokerPlaintext from './transit/kafka-broker-plaintext';
import kafkaClientPlaintext from './transit/kafka-client-plaintext';
import kafkaConnectorPlaintext from './transit/kafka-connector-plaintext';
import kafkaSourcePlaintext from './transit/kafka-source-plaintext';
import kafkaUnauthenticated from './access/kafka-unauthenticated';
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
import policyHandsOutCredentials from './access/policy-hands-out-credentials';
import policyInline from './access/policy-inline';
import policyManagesPermissions from './access/policy-manages-permissions';
import policyPassesAnyRole from './access/policy-passes-any-role';
import policyPlaintextAllowed from './transit/policy-plaintext-allowed';
import policyReadsAllData from './access/policy-reads-all-data';
import policyUnreviewable from './access/policy-unreviewable';
import policyVersionOutdated from './access/policy-version-outdated';
import policyWritesAnywhere from './access/policy-writes-anywhere';
import queuePlaintextAllowed from './transit/queue-plaintext-allowed';
import quicksightSourcePlaintext from './transit/quicksight-source-plaintext';
import redshiftPlaintextAllowed from './transit/redshift-plaintext-allowed';
import redshiftServerlessPlaintextAllowed from './transit/redshift-serverless-plaintext-allowed';
import responseHstsMissing from './transit/response-hsts-missing';
import roleBoundaryMissing from './access/role-boundary-missing';
import roleSessionLong from './access/role-session-long';
import roleTrustsAnyone from './access/role-trusts-anyone';
import rootKeyIssued from './access/root-key-issued';
import sagemakerJobPlaintext from './transit/sagemaker-job-plaintext';
import searchNodesPlaintext from './transit/search-nodes-plaintext';
import searchPlaintextAllowed from './transit/search-plaintext-allowed';
import searchTlsOutdated from './transit/search-tls-outdated';
import serviceConnectPlaintext from './transit/service-connect-plaintext';
import subscriptionPlaintext from './transit/subscription-plaintext';
import topicPlaintextAllowed from './transit/topic-plaintext-allowed';
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
  apiTlsOutdated,
  appsyncCachePlaintext,
  awsPolicyAttached,
  balancerTargetPlaintext,
  bucketPlaintextAllowed,
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
  fileMountPlaintext,
  fileSystemPlaintextAllowed,
  fileTransferCipherOutdated,
  fileTransferPlaintext,
  glueConnectionPlaintext,
  groupWithoutUsers,
  kafkaBrokerPlaintext,
  kafkaClientPlaintext,
  kafkaConnectorPlaintext,
  kafkaSourcePlaintext,
  kafkaUnauthenticated,
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
  policyHandsOutCredentials,
  policyInline,
  policyManagesPermissions,
  policyPassesAnyRole,
  policyPlaintextAllowed,
  policyReadsAllData,
  policyUnreviewable,
  policyVersionOutdated,
  policyWritesAnywhere,
  queuePlaintextAllowed,
  quicksightSourcePlaintext,
  redshiftPlaintextAllowed,
  redshiftServerlessPlaintextAllowed,
  responseHstsMissing,
  roleBoundaryMissing,
  roleSessionLong,
  roleTrustsAnyone,
  rootKeyIssued,
  sagemakerJobPlaintext,
  searchNodesPlaintext,
  searchPlaintextAllowed,
  searchTlsOutdated,
  serviceConnectPlaintext,
  subscriptionPlaintext,
  topicPlaintextAllowed,
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
];
