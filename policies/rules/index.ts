import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import appsyncCachePlaintext from './transit/appsync-cache-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketTlsOutdated from './transit/bucket-tls-outdated';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import databasePlaintextAllowed from './transit/database-plaintext-allowed';
import databaseProxyPlaintextAllowed from './transit/database-proxy-plaintext-allowed';
import daxPlaintext from './transit/dax-plaintext';
import directConnectUnencrypted from './transit/direct-connect-unencrypted';
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
import mediaContainerPlaintextAllowed from './transit/media-container-plaintext-allowed';
import memorydbPlaintextAllowed from './transit/memorydb-plaintext-allowed';
import neptunePlaintextAllowed from './transit/neptune-plaintext-allowed';
import policyAllowsEverything from './access/policy-allows-everything';
import policyPlaintextAllowed from './transit/policy-plaintext-allowed';
import queuePlaintextAllowed from './transit/queue-plaintext-allowed';
import quicksightSourcePlaintext from './transit/quicksight-source-plaintext';
import redshiftPlaintextAllowed from './transit/redshift-plaintext-allowed';
import redshiftServerlessPlaintextAllowed from './transit/redshift-serverless-plaintext-allowed';
import roleTrustsAnyone from './access/role-trusts-anyone';
import sagemakerJobPlaintext from './transit/sagemaker-job-plaintext';
import subscriptionPlaintext from './transit/subscription-plaintext';
import topicPlaintextAllowed from './transit/topic-plaintext-allowed';
import trailDigestMissing from './logging/trail-digest-missing';
import transitGatewayUnencrypted from './transit/transit-gateway-unencrypted';
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
  albListenerPlaintext,
  apiAccessUnlogged,
  apiTlsOutdated,
  appsyncCachePlaintext,
  bucketPlaintextAllowed,
  bucketTlsOutdated,
  cacheTransitPlaintext,
  databasePlaintextAllowed,
  databaseProxyPlaintextAllowed,
  daxPlaintext,
  directConnectUnencrypted,
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
  mediaContainerPlaintextAllowed,
  memorydbPlaintextAllowed,
  neptunePlaintextAllowed,
  policyAllowsEverything,
  policyPlaintextAllowed,
  queuePlaintextAllowed,
  quicksightSourcePlaintext,
  redshiftPlaintextAllowed,
  redshiftServerlessPlaintextAllowed,
  roleTrustsAnyone,
  sagemakerJobPlaintext,
  subscriptionPlaintext,
  topicPlaintextAllowed,
  trailDigestMissing,
  transitGatewayUnencrypted,
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
