import type { Rule } from '../rule';
import airflowLogLevelLow from './logging/airflow-log-level-low';
import airflowUnlogged from './logging/airflow-unlogged';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiExecutionLogPartial from './logging/api-execution-log-partial';
import apiExecutionUnlogged from './logging/api-execution-unlogged';
import apiLogUnstructured from './logging/api-log-unstructured';
import apiMetricsMissing from './logging/api-metrics-missing';
import apiTlsOutdated from './transit/api-tls-outdated';
import beanstalkLogsUnpublished from './logging/beanstalk-logs-unpublished';
import brokerAuditUnlogged from './logging/broker-audit-unlogged';
import brokerGeneralUnlogged from './logging/broker-general-unlogged';
import browserPortalUnlogged from './logging/browser-portal-unlogged';
import bucketAccessUnlogged from './logging/bucket-access-unlogged';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import buildUnlogged from './logging/build-unlogged';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import cacheUnlogged from './logging/cache-unlogged';
import clusterControlPlaneUnlogged from './logging/cluster-control-plane-unlogged';
import clusterInsightsOff from './logging/cluster-insights-off';
import containerSessionUnlogged from './logging/container-session-unlogged';
import containerUnlogged from './logging/container-unlogged';
import dataSyncUnlogged from './logging/data-sync-unlogged';
import databaseLogsUnexported from './logging/database-logs-unexported';
import distributionUnlogged from './logging/distribution-unlogged';
import docdbAuditOff from './logging/docdb-audit-off';
import docdbAuditUnexported from './logging/docdb-audit-unexported';
import docdbProfilerUnexported from './logging/docdb-profiler-unexported';
import docdbUnlogged from './logging/docdb-unlogged';
import emrUnlogged from './logging/emr-unlogged';
import eventPathUnlogged from './logging/event-path-unlogged';
import fileShareUnlogged from './logging/file-share-unlogged';
import fileTransferUnlogged from './logging/file-transfer-unlogged';
import firewallUnlogged from './logging/firewall-unlogged';
import functionCannotLog from './logging/function-cannot-log';
import functionLogLevelUnset from './logging/function-log-level-unset';
import glueLogDefaultKey from './logging/glue-log-default-key';
import graphqlFieldsUnlogged from './logging/graphql-fields-unlogged';
import graphqlUnlogged from './logging/graphql-unlogged';
import kafkaBrokerUnlogged from './logging/kafka-broker-unlogged';
import kafkaConnectorUnlogged from './logging/kafka-connector-unlogged';
import latticeAccessUnlogged from './logging/lattice-access-unlogged';
import lexConversationLogDefaultKey from './logging/lex-conversation-log-default-key';
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
import mediaContainerUnlogged from './logging/media-container-unlogged';
import neptuneAuditOff from './logging/neptune-audit-off';
import neptuneAuditUnexported from './logging/neptune-audit-unexported';
import policyAllowsEverything from './access/policy-allows-everything';
import roleTrustsAnyone from './access/role-trusts-anyone';
import searchAuditUnlogged from './logging/search-audit-unlogged';
import searchErrorsUnlogged from './logging/search-errors-unlogged';
import searchSlowQueriesUnlogged from './logging/search-slow-queries-unlogged';
import serverlessWarehouseUnlogged from './logging/serverless-warehouse-unlogged';
import shellSessionUnlogged from './logging/shell-session-unlogged';
import stateMachineLogPartial from './logging/state-machine-log-partial';
import stateMachineUnlogged from './logging/state-machine-unlogged';
import threatDetectionOff from './logging/threat-detection-off';
import trailDefaultKey from './logging/trail-default-key';
import trailDigestMissing from './logging/trail-digest-missing';
import trailGlobalEventsMissing from './logging/trail-global-events-missing';
import trailLogGroupMissing from './logging/trail-log-group-missing';
import trailManagementEventsMissing from './logging/trail-management-events-missing';
import trailObjectEventsMissing from './logging/trail-object-events-missing';
import trailSingleRegion from './logging/trail-single-region';
import trailStopped from './logging/trail-stopped';
import trailTopicMissing from './logging/trail-topic-missing';
import userPoolUnlogged from './logging/user-pool-unlogged';
import verifiedAccessUnlogged from './logging/verified-access-unlogged';
import vpcFlowLogPartial from './logging/vpc-flow-log-partial';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpcQueriesUnlogged from './logging/vpc-queries-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';
import vpnTunnelUnlogged from './logging/vpn-tunnel-unlogged';
import warehouseActivityUnlogged from './logging/warehouse-activity-unlogged';
import warehouseUnlogged from './logging/warehouse-unlogged';
import webAclUnlogged from './logging/web-acl-unlogged';
import workgroupMetricsOff from './logging/workgroup-metrics-off';
import workgroupResultsAnywhere from './logging/workgroup-results-anywhere';
import zoneQueriesUnlogged from './logging/zone-queries-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  airflowLogLevelLow,
  airflowUnlogged,
  albListenerPlaintext,
  apiAccessUnlogged,
  apiExecutionLogPartial,
  apiExecutionUnlogged,
  apiLogUnstructured,
  apiMetricsMissing,
  apiTlsOutdated,
  beanstalkLogsUnpublished,
  brokerAuditUnlogged,
  brokerGeneralUnlogged,
  browserPortalUnlogged,
  bucketAccessUnlogged,
  bucketPlaintextAllowed,
  buildUnlogged,
  cacheTransitPlaintext,
  cacheUnlogged,
  clusterControlPlaneUnlogged,
  clusterInsightsOff,
  containerSessionUnlogged,
  containerUnlogged,
  dataSyncUnlogged,
  databaseLogsUnexported,
  distributionUnlogged,
  docdbAuditOff,
  docdbAuditUnexported,
  docdbProfilerUnexported,
  docdbUnlogged,
  emrUnlogged,
  eventPathUnlogged,
  fileShareUnlogged,
  fileTransferUnlogged,
  firewallUnlogged,
  functionCannotLog,
  functionLogLevelUnset,
  glueLogDefaultKey,
  graphqlFieldsUnlogged,
  graphqlUnlogged,
  kafkaBrokerUnlogged,
  kafkaConnectorUnlogged,
  latticeAccessUnlogged,
  lexConversationLogDefaultKey,
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
  mediaContainerUnlogged,
  neptuneAuditOff,
  neptuneAuditUnexported,
  policyAllowsEverything,
  roleTrustsAnyone,
  searchAuditUnlogged,
  searchErrorsUnlogged,
  searchSlowQueriesUnlogged,
  serverlessWarehouseUnlogged,
  shellSessionUnlogged,
  stateMachineLogPartial,
  stateMachineUnlogged,
  threatDetectionOff,
  trailDefaultKey,
  trailDigestMissing,
  trailGlobalEventsMissing,
  trailLogGroupMissing,
  trailManagementEventsMissing,
  trailObjectEventsMissing,
  trailSingleRegion,
  trailStopped,
  trailTopicMissing,
  userPoolUnlogged,
  verifiedAccessUnlogged,
  vpcFlowLogPartial,
  vpcFlowUnlogged,
  vpcQueriesUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
  vpnTunnelUnlogged,
  warehouseActivityUnlogged,
  warehouseUnlogged,
  webAclUnlogged,
  workgroupMetricsOff,
  workgroupResultsAnywhere,
  zoneQueriesUnlogged,
];
