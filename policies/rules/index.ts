import type { Rule } from '../rule';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiExecutionUnlogged from './logging/api-execution-unlogged';
import apiLogUnstructured from './logging/api-log-unstructured';
import apiMetricsMissing from './logging/api-metrics-missing';
import apiTlsOutdated from './transit/api-tls-outdated';
import beanstalkLogsUnpublished from './logging/beanstalk-logs-unpublished';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import buildUnlogged from './logging/build-unlogged';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import clusterControlPlaneUnlogged from './logging/cluster-control-plane-unlogged';
import clusterInsightsOff from './logging/cluster-insights-off';
import containerUnlogged from './logging/container-unlogged';
import distributionUnlogged from './logging/distribution-unlogged';
import docdbAuditOff from './logging/docdb-audit-off';
import docdbAuditUnexported from './logging/docdb-audit-unexported';
import docdbProfilerUnexported from './logging/docdb-profiler-unexported';
import docdbUnlogged from './logging/docdb-unlogged';
import graphqlFieldsUnlogged from './logging/graphql-fields-unlogged';
import graphqlUnlogged from './logging/graphql-unlogged';
import logGroupDefaultKey from './logging/log-group-default-key';
import logGroupExpiresEarly from './logging/log-group-expires-early';
import logGroupKeptForever from './logging/log-group-kept-forever';
import policyAllowsEverything from './access/policy-allows-everything';
import roleTrustsAnyone from './access/role-trusts-anyone';
import trailDigestMissing from './logging/trail-digest-missing';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  albListenerPlaintext,
  apiAccessUnlogged,
  apiExecutionUnlogged,
  apiLogUnstructured,
  apiMetricsMissing,
  apiTlsOutdated,
  beanstalkLogsUnpublished,
  bucketPlaintextAllowed,
  buildUnlogged,
  cacheTransitPlaintext,
  clusterControlPlaneUnlogged,
  clusterInsightsOff,
  containerUnlogged,
  distributionUnlogged,
  docdbAuditOff,
  docdbAuditUnexported,
  docdbProfilerUnexported,
  docdbUnlogged,
  graphqlFieldsUnlogged,
  graphqlUnlogged,
  logGroupDefaultKey,
  logGroupExpiresEarly,
  logGroupKeptForever,
  policyAllowsEverything,
  roleTrustsAnyone,
  trailDigestMissing,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
