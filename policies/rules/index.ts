import type { Rule } from '../rule';
import accessKeyIssued from './access/access-key-issued';
import accessPointAtRoot from './exposure/access-point-at-root';
import accessPointUserless from './access/access-point-userless';
import adminPortOpenToInternet from './exposure/admin-port-open-to-internet';
import airflowConsolePublic from './exposure/airflow-console-public';
import airflowLogLevelLow from './logging/airflow-log-level-low';
import airflowUnlogged from './logging/airflow-unlogged';
import albCertificateUnmanaged from './transit/alb-certificate-unmanaged';
import albInvalidHeaderKept from './transit/alb-invalid-header-kept';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import albRulePlaintext from './transit/alb-rule-plaintext';
import albTlsOutdated from './transit/alb-tls-outdated';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiBackendCertificateMissing from './transit/api-backend-certificate-missing';
import apiBackendPlaintext from './transit/api-backend-plaintext';
import apiExecutionLogPartial from './logging/api-execution-log-partial';
import apiExecutionUnlogged from './logging/api-execution-unlogged';
import apiLogUnstructured from './logging/api-log-unstructured';
import apiMethodOpen from './access/api-method-open';
import apiMetricsMissing from './logging/api-metrics-missing';
import apiMutualTlsMissing from './transit/api-mutual-tls-missing';
import apiOperationOpen from './access/api-operation-open';
import apiPolicyPublic from './exposure/api-policy-public';
import apiPublic from './exposure/api-public';
import apiRouteOpen from './access/api-route-open';
import apiTlsOutdated from './transit/api-tls-outdated';
import appsyncCachePlaintext from './transit/appsync-cache-plaintext';
import awsPolicyAttached from './access/aws-policy-attached';
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import beanstalkLogsUnpublished from './logging/beanstalk-logs-unpublished';
import beanstalkPlaintext from './transit/beanstalk-plaintext';
import beanstalkPublic from './exposure/beanstalk-public';
import brokerAuditUnlogged from './logging/broker-audit-unlogged';
import brokerGeneralUnlogged from './logging/broker-general-unlogged';
import brokerPublic from './exposure/broker-public';
import browserPortalUnlogged from './logging/browser-portal-unlogged';
import bucketAccessPointUnblocked from './exposure/bucket-access-point-unblocked';
import bucketAccessUnlogged from './logging/bucket-access-unlogged';
import bucketAclsInUse from './exposure/bucket-acls-in-use';
import bucketOriginAnonymous from './exposure/bucket-origin-anonymous';
import bucketOriginUnsigned from './exposure/bucket-origin-unsigned';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPolicyForeignAccount from './access/bucket-policy-foreign-account';
import bucketPolicyMissing from './access/bucket-policy-missing';
import bucketPolicyNotaction from './access/bucket-policy-notaction';
import bucketPolicyNotprincipal from './exposure/bucket-policy-notprincipal';
import bucketPolicyPublic from './exposure/bucket-policy-public';
import bucketPolicyStarAction from './access/bucket-policy-star-action';
import bucketPublicAclsAccepted from './exposure/bucket-public-acls-accepted';
import bucketPublicAclsEffective from './exposure/bucket-public-acls-effective';
import bucketPublicPoliciesAccepted from './exposure/bucket-public-policies-accepted';
import bucketPublicPoliciesEffective from './exposure/bucket-public-policies-effective';
import bucketReadableByAnyAccount from './exposure/bucket-readable-by-any-account';
import bucketReadableByEveryone from './exposure/bucket-readable-by-everyone';
import bucketTlsOutdated from './transit/bucket-tls-outdated';
import bucketWritableByEveryone from './exposure/bucket-writable-by-everyone';
import buildPrivileged from './exposure/build-privileged';
import buildSourceUnverified from './transit/build-source-unverified';
import buildUnlogged from './logging/build-unlogged';
import cacheAuthMissing from './access/cache-auth-missing';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import cacheUnlogged from './logging/cache-unlogged';
import classicCertificateUnmanaged from './transit/classic-certificate-unmanaged';
import classicListenerPlaintext from './transit/classic-listener-plaintext';
import classicTlsOutdated from './transit/classic-tls-outdated';
import clusterControlPlaneUnlogged from './logging/cluster-control-plane-unlogged';
import clusterInsightsOff from './logging/cluster-insights-off';
import containerFilesystemWritable from './exposure/container-filesystem-writable';
import containerPrivileged from './exposure/container-privileged';
import containerRoleAdmin from './access/container-role-admin';
import containerSessionUnlogged from './logging/container-session-unlogged';
import containerShellAllowed from './access/container-shell-allowed';
import containerUnlogged from './logging/container-unlogged';
import containerUserRoot from './exposure/container-user-root';
import dataClusterNodePublic from './exposure/data-cluster-node-public';
import dataSyncUnlogged from './logging/data-sync-unlogged';
import databaseGroupOpenToInternet from './exposure/database-group-open-to-internet';
import databaseIamLoginOff from './access/database-iam-login-off';
import databaseLogsUnexported from './logging/database-logs-unexported';
import databasePlaintextAllowed from './transit/database-plaintext-allowed';
import databasePortOpenToInternet from './exposure/database-port-open-to-internet';
import databaseProxyPlaintextAllowed from './transit/database-proxy-plaintext-allowed';
import databasePublic from './exposure/database-public';
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
import distributionUnlogged from './logging/distribution-unlogged';
import dmsEndpointPlaintext from './transit/dms-endpoint-plaintext';
import docdbAuditOff from './logging/docdb-audit-off';
import docdbAuditUnexported from './logging/docdb-audit-unexported';
import docdbPlaintextAllowed from './transit/docdb-plaintext-allowed';
import docdbProfilerUnexported from './logging/docdb-profiler-unexported';
import docdbUnlogged from './logging/docdb-unlogged';
import egressEveryProtocol from './exposure/egress-every-protocol';
import egressOpenToInternet from './exposure/egress-open-to-internet';
import elevatedPolicyAttached from './access/elevated-policy-attached';
import emrClusterUnsecured from './transit/emr-cluster-unsecured';
import emrTransitPlaintext from './transit/emr-transit-plaintext';
import emrUnlogged from './logging/emr-unlogged';
import endpointPolicyOpen from './exposure/endpoint-policy-open';
import endpointServiceOpenToEveryone from './exposure/endpoint-service-open-to-everyone';
import endpointServicePublic from './exposure/endpoint-service-public';
import endpointServiceUnsupervised from './exposure/endpoint-service-unsupervised';
import eventBusPolicyPublic from './exposure/event-bus-policy-public';
import eventPathUnlogged from './logging/event-path-unlogged';
import fileMountPlaintext from './transit/file-mount-plaintext';
import fileShareUnlogged from './logging/file-share-unlogged';
import fileSystemPlaintextAllowed from './transit/file-system-plaintext-allowed';
import fileTransferAddressPublic from './exposure/file-transfer-address-public';
import fileTransferCipherOutdated from './transit/file-transfer-cipher-outdated';
import fileTransferPlaintext from './transit/file-transfer-plaintext';
import fileTransferPublic from './exposure/file-transfer-public';
import fileTransferUnlogged from './logging/file-transfer-unlogged';
import firewallUnlogged from './logging/firewall-unlogged';
import functionCannotLog from './logging/function-cannot-log';
import functionLogLevelUnset from './logging/function-log-level-unset';
import functionRoleWildcard from './access/function-role-wildcard';
import functionUrlCorsStar from './exposure/function-url-cors-star';
import functionUrlUnauthenticated from './exposure/function-url-unauthenticated';
import functionsShareRole from './access/functions-share-role';
import glueConnectionPlaintext from './transit/glue-connection-plaintext';
import glueLogDefaultKey from './logging/glue-log-default-key';
import graphDatabasePublic from './exposure/graph-database-public';
import graphDatabaseUnauthenticated from './access/graph-database-unauthenticated';
import graphqlFieldsUnlogged from './logging/graphql-fields-unlogged';
import graphqlUnlogged from './logging/graphql-unlogged';
import groupWithoutUsers from './access/group-without-users';
import httpPortOpenToInternet from './exposure/http-port-open-to-internet';
import identityPolicyPrincipal from './access/identity-policy-principal';
import identityPoolGuestsAllowed from './access/identity-pool-guests-allowed';
import imagePublic from './exposure/image-public';
import imageSharedPublic from './exposure/image-shared-public';
import ingressEveryProtocol from './exposure/ingress-every-protocol';
import instanceAddressElastic from './exposure/instance-address-elastic';
import instanceAddressPublic from './exposure/instance-address-public';
import instanceMetadataTokenless from './exposure/instance-metadata-tokenless';
import instanceProfileMissing from './access/instance-profile-missing';
import iotPolicyStarAction from './access/iot-policy-star-action';
import iotPolicyStarResource from './access/iot-policy-star-resource';
import kafkaBrokerPlaintext from './transit/kafka-broker-plaintext';
import kafkaBrokerUnlogged from './logging/kafka-broker-unlogged';
import kafkaClientPlaintext from './transit/kafka-client-plaintext';
import kafkaConnectorPlaintext from './transit/kafka-connector-plaintext';
import kafkaConnectorUnlogged from './logging/kafka-connector-unlogged';
import kafkaPublic from './exposure/kafka-public';
import kafkaSourcePlaintext from './transit/kafka-source-plaintext';
import kafkaUnauthenticated from './access/kafka-unauthenticated';
import keyFullControlPublic from './exposure/key-full-control-public';
import keyPolicyMissing from './access/key-policy-missing';
import keyPolicyPublic from './exposure/key-policy-public';
import kubernetesEndpointOpenToInternet from './exposure/kubernetes-endpoint-open-to-internet';
import kubernetesEndpointPublic from './exposure/kubernetes-endpoint-public';
import lambdaPermissionAnyApiRoute from './exposure/lambda-permission-any-api-route';
import lambdaPermissionBeyondInvoke from './access/lambda-permission-beyond-invoke';
import lambdaPermissionSourceMissing from './access/lambda-permission-source-missing';
import lambdaPolicyPublic from './exposure/lambda-policy-public';
import lambdaPolicyStarPrincipal from './exposure/lambda-policy-star-principal';
import latticeAccessUnlogged from './logging/lattice-access-unlogged';
import latticePlaintext from './transit/lattice-plaintext';
import launchAddressUnsaid from './exposure/launch-address-unsaid';
import ledgerPermissionsUnused from './access/ledger-permissions-unused';
import lexConversationLogDefaultKey from './logging/lex-conversation-log-default-key';
import lightsailPlaintextAllowed from './transit/lightsail-plaintext-allowed';
import loadBalancerPublic from './exposure/load-balancer-public';
import loadBalancerUnlogged from './logging/load-balancer-unlogged';
import logArchiveLockBypassable from './logging/log-archive-lock-bypassable';
import logArchiveUnlocked from './logging/log-archive-unlocked';
import logBucketDefaultKey from './logging/log-bucket-default-key';
import logBucketExpiresEarly from './logging/log-bucket-expires-early';
import logBucketUnlocked from './logging/log-bucket-unlocked';
import logBucketUnversioned from './logging/log-bucket-unversioned';
import logDestinationOpen from './logging/log-destination-open';
import logGroupDefaultKey from './logging/log-group-default-key';
import logGroupDeletable from './logging/log-group-deletable';
import logGroupExpiresEarly from './logging/log-group-expires-early';
import logGroupKeptForever from './logging/log-group-kept-forever';
import mailPlaintextAllowed from './transit/mail-plaintext-allowed';
import mediaContainerPlaintextAllowed from './transit/media-container-plaintext-allowed';
import mediaContainerUnlogged from './logging/media-container-unlogged';
import memorydbPlaintextAllowed from './transit/memorydb-plaintext-allowed';
import meshPlaintextAllowed from './transit/mesh-plaintext-allowed';
import modelNetworkOpen from './exposure/model-network-open';
import neptuneAuditOff from './logging/neptune-audit-off';
import neptuneAuditUnexported from './logging/neptune-audit-unexported';
import neptunePlaintextAllowed from './transit/neptune-plaintext-allowed';
import networkAclAdminPortOpen from './exposure/network-acl-admin-port-open';
import networkAclCustom from './exposure/network-acl-custom';
import networkAclOpenToInternet from './exposure/network-acl-open-to-internet';
import nodeGroupSshOpen from './exposure/node-group-ssh-open';
import notebookInternetDirect from './exposure/notebook-internet-direct';
import notebookMetadataTokenless from './exposure/notebook-metadata-tokenless';
import notebookOutsideVpc from './exposure/notebook-outside-vpc';
import notebookRoleBoundless from './access/notebook-role-boundless';
import notebookRootAllowed from './access/notebook-root-allowed';
import permissionSetSessionLong from './access/permission-set-session-long';
import plaintextPortOpen from './transit/plaintext-port-open';
import policyActionWildcard from './access/policy-action-wildcard';
import policyAllowsAnyResource from './access/policy-allows-any-resource';
import policyAllowsEveryAction from './access/policy-allows-every-action';
import policyAllowsEverything from './access/policy-allows-everything';
import policyAllowsNotaction from './access/policy-allows-notaction';
import policyAllowsNotresource from './access/policy-allows-notresource';
import policyAllowsWholeService from './access/policy-allows-whole-service';
import policyAssumesAnyRole from './access/policy-assumes-any-role';
import policyEscalates from './access/policy-escalates';
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
import remoteDesktopOpenToInternet from './exposure/remote-desktop-open-to-internet';
import replicationInstancePublic from './exposure/replication-instance-public';
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
import routeToInternet from './exposure/route-to-internet';
import sagemakerJobPlaintext from './transit/sagemaker-job-plaintext';
import samlTrustAudienceMissing from './access/saml-trust-audience-missing';
import searchAuditUnlogged from './logging/search-audit-unlogged';
import searchCollectionPublic from './exposure/search-collection-public';
import searchDomainPublic from './exposure/search-domain-public';
import searchDomainUsersMissing from './access/search-domain-users-missing';
import searchErrorsUnlogged from './logging/search-errors-unlogged';
import searchNodesPlaintext from './transit/search-nodes-plaintext';
import searchPlaintextAllowed from './transit/search-plaintext-allowed';
import searchPolicyAnyAddress from './exposure/search-policy-any-address';
import searchPolicyMissing from './access/search-policy-missing';
import searchPolicyPublic from './exposure/search-policy-public';
import searchSlowQueriesUnlogged from './logging/search-slow-queries-unlogged';
import searchTlsOutdated from './transit/search-tls-outdated';
import securityGroupOpenBeyondWeb from './exposure/security-group-open-beyond-web';
import securityGroupOpenToInternet from './exposure/security-group-open-to-internet';
import serverlessWarehouseUnlogged from './logging/serverless-warehouse-unlogged';
import serviceConnectPlaintext from './transit/service-connect-plaintext';
import serviceTrustUnbounded from './access/service-trust-unbounded';
import shellSessionUnlogged from './logging/shell-session-unlogged';
import sshOpenToInternet from './exposure/ssh-open-to-internet';
import stateMachineLogPartial from './logging/state-machine-log-partial';
import stateMachineUnlogged from './logging/state-machine-unlogged';
import subnetAddressPublic from './exposure/subnet-address-public';
import subscriptionPlaintext from './transit/subscription-plaintext';
import taskAddressPublic from './exposure/task-address-public';
import taskRoleMissing from './access/task-role-missing';
import taskSharesHostProcesses from './exposure/task-shares-host-processes';
import threatDetectionOff from './logging/threat-detection-off';
import timeSeriesPublic from './exposure/time-series-public';
import topicPlaintextAllowed from './transit/topic-plaintext-allowed';
import topicPolicyNotaction from './access/topic-policy-notaction';
import topicPolicyNotprincipal from './exposure/topic-policy-notprincipal';
import topicPolicyOwnerActions from './access/topic-policy-owner-actions';
import topicPolicyPublic from './exposure/topic-policy-public';
import topicPolicyStarAction from './access/topic-policy-star-action';
import trailDefaultKey from './logging/trail-default-key';
import trailDigestMissing from './logging/trail-digest-missing';
import trailGlobalEventsMissing from './logging/trail-global-events-missing';
import trailLogGroupMissing from './logging/trail-log-group-missing';
import trailManagementEventsMissing from './logging/trail-management-events-missing';
import trailObjectEventsMissing from './logging/trail-object-events-missing';
import trailSingleRegion from './logging/trail-single-region';
import trailStopped from './logging/trail-stopped';
import trailTopicMissing from './logging/trail-topic-missing';
import transferLocationPlaintext from './transit/transfer-location-plaintext';
import transitGatewayUnencrypted from './transit/transit-gateway-unencrypted';
import transitGatewayUnsupervised from './exposure/transit-gateway-unsupervised';
import urlPlaintext from './transit/url-plaintext';
import userOutsideGroups from './access/user-outside-groups';
import userPasswordAlone from './access/user-password-alone';
import userPolicyAttached from './access/user-policy-attached';
import userPoolMfaOff from './access/user-pool-mfa-off';
import userPoolMfaOptional from './access/user-pool-mfa-optional';
import userPoolUnlogged from './logging/user-pool-unlogged';
import verifiedAccessUnlogged from './logging/verified-access-unlogged';
import videoIngestPlaintext from './transit/video-ingest-plaintext';
import vpcDefaultGroupOpen from './exposure/vpc-default-group-open';
import vpcEncryptionUnenforced from './transit/vpc-encryption-unenforced';
import vpcFlowLogPartial from './logging/vpc-flow-log-partial';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpcQueriesUnlogged from './logging/vpc-queries-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnCryptoWeak from './transit/vpn-crypto-weak';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionOverlong from './access/vpn-session-overlong';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';
import vpnSplitTunnel from './exposure/vpn-split-tunnel';
import vpnTunnelUnlogged from './logging/vpn-tunnel-unlogged';
import warehouseActivityUnlogged from './logging/warehouse-activity-unlogged';
import warehousePublic from './exposure/warehouse-public';
import warehouseUnlogged from './logging/warehouse-unlogged';
import webAclUnlogged from './logging/web-acl-unlogged';
import webIdentityTrustAudienceMissing from './access/web-identity-trust-audience-missing';
import webIdentityTrustSubjectOpen from './access/web-identity-trust-subject-open';
import webServicePublic from './exposure/web-service-public';
import websiteBucketBeyondCloudfront from './exposure/website-bucket-beyond-cloudfront';
import workgroupMetricsOff from './logging/workgroup-metrics-off';
import workgroupResultsAnywhere from './logging/workgroup-results-anywhere';
import zoneQueriesUnlogged from './logging/zone-queries-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  accessKeyIssued,
  accessPointAtRoot,
  accessPointUserless,
  adminPortOpenToInternet,
  airflowConsolePublic,
  airflowLogLevelLow,
  airflowUnlogged,
  albCertificateUnmanaged,
  albInvalidHeaderKept,
  albListenerPlaintext,
  albRulePlaintext,
  albTlsOutdated,
  apiAccessUnlogged,
  apiBackendCertificateMissing,
  apiBackendPlaintext,
  apiExecutionLogPartial,
  apiExecutionUnlogged,
  apiLogUnstructured,
  apiMethodOpen,
  apiMetricsMissing,
  apiMutualTlsMissing,
  apiOperationOpen,
  apiPolicyPublic,
  apiPublic,
  apiRouteOpen,
  apiTlsOutdated,
  appsyncCachePlaintext,
  awsPolicyAttached,
  balancerTargetPlaintext,
  beanstalkLogsUnpublished,
  beanstalkPlaintext,
  beanstalkPublic,
  brokerAuditUnlogged,
  brokerGeneralUnlogged,
  brokerPublic,
  browserPortalUnlogged,
  bucketAccessPointUnblocked,
  bucketAccessUnlogged,
  bucketAclsInUse,
  bucketOriginAnonymous,
  bucketOriginUnsigned,
  bucketPlaintextAllowed,
  bucketPolicyForeignAccount,
  bucketPolicyMissing,
  bucketPolicyNotaction,
  bucketPolicyNotprincipal,
  bucketPolicyPublic,
  bucketPolicyStarAction,
  bucketPublicAclsAccepted,
  bucketPublicAclsEffective,
  bucketPublicPoliciesAccepted,
  bucketPublicPoliciesEffective,
  bucketReadableByAnyAccount,
  bucketReadableByEveryone,
  bucketTlsOutdated,
  bucketWritableByEveryone,
  buildPrivileged,
  buildSourceUnverified,
  buildUnlogged,
  cacheAuthMissing,
  cacheTransitPlaintext,
  cacheUnlogged,
  classicCertificateUnmanaged,
  classicListenerPlaintext,
  classicTlsOutdated,
  clusterControlPlaneUnlogged,
  clusterInsightsOff,
  containerFilesystemWritable,
  containerPrivileged,
  containerRoleAdmin,
  containerSessionUnlogged,
  containerShellAllowed,
  containerUnlogged,
  containerUserRoot,
  dataClusterNodePublic,
  dataSyncUnlogged,
  databaseGroupOpenToInternet,
  databaseIamLoginOff,
  databaseLogsUnexported,
  databasePlaintextAllowed,
  databasePortOpenToInternet,
  databaseProxyPlaintextAllowed,
  databasePublic,
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
  distributionUnlogged,
  dmsEndpointPlaintext,
  docdbAuditOff,
  docdbAuditUnexported,
  docdbPlaintextAllowed,
  docdbProfilerUnexported,
  docdbUnlogged,
  egressEveryProtocol,
  egressOpenToInternet,
  elevatedPolicyAttached,
  emrClusterUnsecured,
  emrTransitPlaintext,
  emrUnlogged,
  endpointPolicyOpen,
  endpointServiceOpenToEveryone,
  endpointServicePublic,
  endpointServiceUnsupervised,
  eventBusPolicyPublic,
  eventPathUnlogged,
  fileMountPlaintext,
  fileShareUnlogged,
  fileSystemPlaintextAllowed,
  fileTransferAddressPublic,
  fileTransferCipherOutdated,
  fileTransferPlaintext,
  fileTransferPublic,
  fileTransferUnlogged,
  firewallUnlogged,
  functionCannotLog,
  functionLogLevelUnset,
  functionRoleWildcard,
  functionUrlCorsStar,
  functionUrlUnauthenticated,
  functionsShareRole,
  glueConnectionPlaintext,
  glueLogDefaultKey,
  graphDatabasePublic,
  graphDatabaseUnauthenticated,
  graphqlFieldsUnlogged,
  graphqlUnlogged,
  groupWithoutUsers,
  httpPortOpenToInternet,
  identityPolicyPrincipal,
  identityPoolGuestsAllowed,
  imagePublic,
  imageSharedPublic,
  ingressEveryProtocol,
  instanceAddressElastic,
  instanceAddressPublic,
  instanceMetadataTokenless,
  instanceProfileMissing,
  iotPolicyStarAction,
  iotPolicyStarResource,
  kafkaBrokerPlaintext,
  kafkaBrokerUnlogged,
  kafkaClientPlaintext,
  kafkaConnectorPlaintext,
  kafkaConnectorUnlogged,
  kafkaPublic,
  kafkaSourcePlaintext,
  kafkaUnauthenticated,
  keyFullControlPublic,
  keyPolicyMissing,
  keyPolicyPublic,
  kubernetesEndpointOpenToInternet,
  kubernetesEndpointPublic,
  lambdaPermissionAnyApiRoute,
  lambdaPermissionBeyondInvoke,
  lambdaPermissionSourceMissing,
  lambdaPolicyPublic,
  lambdaPolicyStarPrincipal,
  latticeAccessUnlogged,
  latticePlaintext,
  launchAddressUnsaid,
  ledgerPermissionsUnused,
  lexConversationLogDefaultKey,
  lightsailPlaintextAllowed,
  loadBalancerPublic,
  loadBalancerUnlogged,
  logArchiveLockBypassable,
  logArchiveUnlocked,
  logBucketDefaultKey,
  logBucketExpiresEarly,
  logBucketUnlocked,
  logBucketUnversioned,
  logDestinationOpen,
  logGroupDefaultKey,
  logGroupDeletable,
  logGroupExpiresEarly,
  logGroupKeptForever,
  mailPlaintextAllowed,
  mediaContainerPlaintextAllowed,
  mediaContainerUnlogged,
  memorydbPlaintextAllowed,
  meshPlaintextAllowed,
  modelNetworkOpen,
  neptuneAuditOff,
  neptuneAuditUnexported,
  neptunePlaintextAllowed,
  networkAclAdminPortOpen,
  networkAclCustom,
  networkAclOpenToInternet,
  nodeGroupSshOpen,
  notebookInternetDirect,
  notebookMetadataTokenless,
  notebookOutsideVpc,
  notebookRoleBoundless,
  notebookRootAllowed,
  permissionSetSessionLong,
  plaintextPortOpen,
  policyActionWildcard,
  policyAllowsAnyResource,
  policyAllowsEveryAction,
  policyAllowsEverything,
  policyAllowsNotaction,
  policyAllowsNotresource,
  policyAllowsWholeService,
  policyAssumesAnyRole,
  policyEscalates,
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
  remoteDesktopOpenToInternet,
  replicationInstancePublic,
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
  routeToInternet,
  sagemakerJobPlaintext,
  samlTrustAudienceMissing,
  searchAuditUnlogged,
  searchCollectionPublic,
  searchDomainPublic,
  searchDomainUsersMissing,
  searchErrorsUnlogged,
  searchNodesPlaintext,
  searchPlaintextAllowed,
  searchPolicyAnyAddress,
  searchPolicyMissing,
  searchPolicyPublic,
  searchSlowQueriesUnlogged,
  searchTlsOutdated,
  securityGroupOpenBeyondWeb,
  securityGroupOpenToInternet,
  serverlessWarehouseUnlogged,
  serviceConnectPlaintext,
  serviceTrustUnbounded,
  shellSessionUnlogged,
  sshOpenToInternet,
  stateMachineLogPartial,
  stateMachineUnlogged,
  subnetAddressPublic,
  subscriptionPlaintext,
  taskAddressPublic,
  taskRoleMissing,
  taskSharesHostProcesses,
  threatDetectionOff,
  timeSeriesPublic,
  topicPlaintextAllowed,
  topicPolicyNotaction,
  topicPolicyNotprincipal,
  topicPolicyOwnerActions,
  topicPolicyPublic,
  topicPolicyStarAction,
  trailDefaultKey,
  trailDigestMissing,
  trailGlobalEventsMissing,
  trailLogGroupMissing,
  trailManagementEventsMissing,
  trailObjectEventsMissing,
  trailSingleRegion,
  trailStopped,
  trailTopicMissing,
  transferLocationPlaintext,
  transitGatewayUnencrypted,
  transitGatewayUnsupervised,
  urlPlaintext,
  userOutsideGroups,
  userPasswordAlone,
  userPolicyAttached,
  userPoolMfaOff,
  userPoolMfaOptional,
  userPoolUnlogged,
  verifiedAccessUnlogged,
  videoIngestPlaintext,
  vpcDefaultGroupOpen,
  vpcEncryptionUnenforced,
  vpcFlowLogPartial,
  vpcFlowUnlogged,
  vpcQueriesUnlogged,
  vpnCertificateAlone,
  vpnCryptoWeak,
  vpnEveryoneAuthorized,
  vpnSessionOverlong,
  vpnSessionUnlogged,
  vpnSplitTunnel,
  vpnTunnelUnlogged,
  warehouseActivityUnlogged,
  warehousePublic,
  warehouseUnlogged,
  webAclUnlogged,
  webIdentityTrustAudienceMissing,
  webIdentityTrustSubjectOpen,
  webServicePublic,
  websiteBucketBeyondCloudfront,
  workgroupMetricsOff,
  workgroupResultsAnywhere,
  zoneQueriesUnlogged,
];
