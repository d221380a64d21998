import type { Rule } from '../rule';
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
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketTlsOutdated from './transit/bucket-tls-outdated';
import buildSourceUnverified from './transit/build-source-unverified';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import classicCertificateUnmanaged from './transit/classic-certificate-unmanaged';
import classicListenerPlaintext from './transit/classic-listener-plaintext';
import classicTlsOutdated from './transit/classic-tls-outdated';
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
import emrClusterUnsecured from './transit/emr-cluster-unsecured';
import emrTransitPlaintext from './transit/emr-transit-plaintext';
import fileMountPlaintext from './transit/file-mount-plaintext';
import fileSystemPlaintextAllowed from './transit/file-system-plaintext-allowed';
import fileTransferCipherOutdated from './transit/file-transfer-cipher-outdated';
import fileTransferPlaintext from './transit/file-transfer-plaintext';
import glueConnectionPlaintext from './transit/glue-connection-plaintext';
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
import policyAllowsEverything from './access/policy-allows-everything';
import policyPlaintextAllowed from './transit/policy-plaintext-allowed';
import queuePlaintextAllowed from './transit/queue-plaintext-allowed';
import quicksightSourcePlaintext from './transit/quicksight-source-plaintext';
import redshiftPlaintextAllowed from './transit/redshift-plaintext-allowed';
import redshiftServerlessPlaintextAllowed from './transit/redshift-serverless-plaintext-allowed';
import responseHstsMissing from './transit/response-hsts-missing';
import roleTrustsAnyone from './access/role-trusts-anyone';
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
  balancerTargetPlaintext,
  bucketPlaintextAllowed,
  bucketTlsOutdated,
  buildSourceUnverified,
  cacheTransitPlaintext,
  classicCertificateUnmanaged,
  classicListenerPlaintext,
  classicTlsOutdated,
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
  emrClusterUnsecured,
  emrTransitPlaintext,
  fileMountPlaintext,
  fileSystemPlaintextAllowed,
  fileTransferCipherOutdated,
  fileTransferPlaintext,
  glueConnectionPlaintext,
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
  policyAllowsEverything,
  policyPlaintextAllowed,
  queuePlaintextAllowed,
  quicksightSourcePlaintext,
  redshiftPlaintextAllowed,
  redshiftServerlessPlaintextAllowed,
  responseHstsMissing,
  roleTrustsAnyone,
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
