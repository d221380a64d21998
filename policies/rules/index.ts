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
import bucketAccessUnlogged from './logging/bucket-access-unlogged';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import buildUnlogged from './logging/build-unlogged';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import clusterControlPlaneUnlogged from './logging/cluster-control-plane-unlogged';
import clusterInsightsOff from './logging/cluster-insights-off';
import containerUnlogged from './logging/container-unlogged';
import databaseLogsUnexported from './logging/database-logs-unexported';
import distributionUnlogged from './logging/distribution-unlogged';
import docdbAuditOff from './logging/docdb-audit-off';
import docdbAuditUnexported from './logging/docdb-audit-unexported';
import docdbProfilerUnexported from './logging/docdb-profiler-unexported';
import docdbUnlogged from './logging/docdb-unlogged';
import emrUnlogged from './logging/emr-unlogged';
import functionCannotLog from './logging/function-cannot-log';
import functionLogLevelUnset from './logging/function-log-level-unset';
import glueLogDefaultKey from './logging/glue-log-default-key';
import graphqlFieldsUnlogged from './logging/graphql-fields-unlogged';
import graphqlUnlogged from './logging/graphql-unlogged';
import kafkaBrokerUnlogged from './logging/kafka-broker-unlogged';
import lexConversationLogDefaultKey from './logging/lex-conversation-log-default-key';
import loadBalancerUnlogged from './logging/load-balancer-unlogged';
import logGroupDefaultKey from './logging/log-group-default-key';
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
import vpcFlowLogPartial from './logging/vpc-flow-log-partial';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';
import warehouseActivityUnlogged from './logging/warehouse-activity-unlogged';
import warehouseUnlogged from './logging/warehouse-unlogged';
import webAclUnlogged from './logging/web-acl-unlogged';
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
  bucketAccessUnlogged,
  bucketPlaintextAllowed,
  buildUnlogged,
  cacheTransitPlaintext,
  clusterControlPlaneUnlogged,
  clusterInsightsOff,
  containerUnlogged,
  databaseLogsUnexported,
  distributionUnlogged,
  docdbAuditOff,
  docdbAuditUnexported,
  docdbProfilerUnexported,
  docdbUnlogged,
  emrUnlogged,
  functionCannotLog,
  functionLogLevelUnset,
  glueLogDefaultKey,
  graphqlFieldsUnlogged,
  graphqlUnlogged,
  kafkaBrokerUnlogged,
  lexConversationLogDefaultKey,
  loadBalancerUnlogged,
  logGroupDefaultKey,
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
  vpcFlowLogPartial,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
  warehouseActivityUnlogged,
  warehouseUnlogged,
  webAclUnlogged,
  zoneQueriesUnlogged,
];
