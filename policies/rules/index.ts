import type { Rule } from '../rule';
import accessPointAtRoot from './exposure/access-point-at-root';
import accessPointUserless from './access/access-point-userless';
import adminPortOpenToInternet from './exposure/admin-port-open-to-internet';
import airflowConsolePublic from './exposure/airflow-console-public';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiMethodOpen from './access/api-method-open';
import apiOperationOpen from './access/api-operation-open';
import apiPublic from './exposure/api-public';
import apiRouteOpen from './access/api-route-open';
import apiTlsOutdated from './transit/api-tls-outdated';
import beanstalkPublic from './exposure/beanstalk-public';
import brokerPublic from './exposure/broker-public';
import bucketAccessPointUnblocked from './exposure/bucket-access-point-unblocked';
import bucketAclsInUse from './exposure/bucket-acls-in-use';
import bucketOriginAnonymous from './exposure/bucket-origin-anonymous';
import bucketOriginUnsigned from './exposure/bucket-origin-unsigned';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import bucketPublicAclsAccepted from './exposure/bucket-public-acls-accepted';
import bucketPublicAclsEffective from './exposure/bucket-public-acls-effective';
import bucketPublicPoliciesAccepted from './exposure/bucket-public-policies-accepted';
import bucketPublicPoliciesEffective from './exposure/bucket-public-policies-effective';
import bucketReadableByAnyAccount from './exposure/bucket-readable-by-any-account';
import bucketReadableByEveryone from './exposure/bucket-readable-by-everyone';
import bucketWritableByEveryone from './exposure/bucket-writable-by-everyone';
import buildPrivileged from './exposure/build-privileged';
import cacheAuthMissing from './access/cache-auth-missing';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import containerFilesystemWritable from './exposure/container-filesystem-writable';
import containerPrivileged from './exposure/container-privileged';
import containerShellAllowed from './access/container-shell-allowed';
import containerUserRoot from './exposure/container-user-root';
import dataClusterNodePublic from './exposure/data-cluster-node-public';
import databaseGroupOpenToInternet from './exposure/database-group-open-to-internet';
import databaseIamLoginOff from './access/database-iam-login-off';
import databasePortOpenToInternet from './exposure/database-port-open-to-internet';
import databasePublic from './exposure/database-public';
import egressEveryProtocol from './exposure/egress-every-protocol';
import egressOpenToInternet from './exposure/egress-open-to-internet';
import endpointServiceOpenToEveryone from './exposure/endpoint-service-open-to-everyone';
import endpointServiceUnsupervised from './exposure/endpoint-service-unsupervised';
import fileTransferAddressPublic from './exposure/file-transfer-address-public';
import fileTransferPublic from './exposure/file-transfer-public';
import graphDatabasePublic from './exposure/graph-database-public';
import graphDatabaseUnauthenticated from './access/graph-database-unauthenticated';
import httpPortOpenToInternet from './exposure/http-port-open-to-internet';
import identityPoolGuestsAllowed from './access/identity-pool-guests-allowed';
import imagePublic from './exposure/image-public';
import ingressEveryProtocol from './exposure/ingress-every-protocol';
import instanceAddressElastic from './exposure/instance-address-elastic';
import instanceAddressPublic from './exposure/instance-address-public';
import instanceMetadataTokenless from './exposure/instance-metadata-tokenless';
import instanceProfileMissing from './access/instance-profile-missing';
import kafkaPublic from './exposure/kafka-public';
import kubernetesEndpointOpenToInternet from './exposure/kubernetes-endpoint-open-to-internet';
import kubernetesEndpointPublic from './exposure/kubernetes-endpoint-public';
import launchAddressUnsaid from './exposure/launch-address-unsaid';
import ledgerPermissionsUnused from './access/ledger-permissions-unused';
import loadBalancerPublic from './exposure/load-balancer-public';
import modelNetworkOpen from './exposure/model-network-open';
import networkAclAdminPortOpen from './exposure/network-acl-admin-port-open';
import networkAclCustom from './exposure/network-acl-custom';
import networkAclOpenToInternet from './exposure/network-acl-open-to-internet';
import nodeGroupSshOpen from './exposure/node-group-ssh-open';
import notebookInternetDirect from './exposure/notebook-internet-direct';
import notebookMetadataTokenless from './exposure/notebook-metadata-tokenless';
import notebookOutsideVpc from './exposure/notebook-outside-vpc';
import notebookRootAllowed from './access/notebook-root-allowed';
import policyAllowsEverything from './access/policy-allows-everything';
import remoteDesktopOpenToInternet from './exposure/remote-desktop-open-to-internet';
import replicationInstancePublic from './exposure/replication-instance-public';
import roleTrustsAnyone from './access/role-trusts-anyone';
import routeToInternet from './exposure/route-to-internet';
import searchCollectionPublic from './exposure/search-collection-public';
import searchDomainPublic from './exposure/search-domain-public';
import searchDomainUsersMissing from './access/search-domain-users-missing';
import securityGroupOpenBeyondWeb from './exposure/security-group-open-beyond-web';
import securityGroupOpenToInternet from './exposure/security-group-open-to-internet';
import sshOpenToInternet from './exposure/ssh-open-to-internet';
import subnetAddressPublic from './exposure/subnet-address-public';
import taskAddressPublic from './exposure/task-address-public';
import taskRoleMissing from './access/task-role-missing';
import taskSharesHostProcesses from './exposure/task-shares-host-processes';
import timeSeriesPublic from './exposure/time-series-public';
import trailDigestMissing from './logging/trail-digest-missing';
import transitGatewayUnsupervised from './exposure/transit-gateway-unsupervised';
import userPoolMfaOff from './access/user-pool-mfa-off';
import userPoolMfaOptional from './access/user-pool-mfa-optional';
import vpcDefaultGroupOpen from './exposure/vpc-default-group-open';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';
import warehousePublic from './exposure/warehouse-public';
import webServicePublic from './exposure/web-service-public';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  accessPointAtRoot,
  accessPointUserless,
  adminPortOpenToInternet,
  airflowConsolePublic,
  albListenerPlaintext,
  apiAccessUnlogged,
  apiMethodOpen,
  apiOperationOpen,
  apiPublic,
  apiRouteOpen,
  apiTlsOutdated,
  beanstalkPublic,
  brokerPublic,
  bucketAccessPointUnblocked,
  bucketAclsInUse,
  bucketOriginAnonymous,
  bucketOriginUnsigned,
  bucketPlaintextAllowed,
  bucketPublicAclsAccepted,
  bucketPublicAclsEffective,
  bucketPublicPoliciesAccepted,
  bucketPublicPoliciesEffective,
  bucketReadableByAnyAccount,
  bucketReadableByEveryone,
  bucketWritableByEveryone,
  buildPrivileged,
  cacheAuthMissing,
  cacheTransitPlaintext,
  containerFilesystemWritable,
  containerPrivileged,
  containerShellAllowed,
  containerUserRoot,
  dataClusterNodePublic,
  databaseGroupOpenToInternet,
  databaseIamLoginOff,
  databasePortOpenToInternet,
  databasePublic,
  egressEveryProtocol,
  egressOpenToInternet,
  endpointServiceOpenToEveryone,
  endpointServiceUnsupervised,
  fileTransferAddressPublic,
  fileTransferPublic,
  graphDatabasePublic,
  graphDatabaseUnauthenticated,
  httpPortOpenToInternet,
  identityPoolGuestsAllowed,
  imagePublic,
  ingressEveryProtocol,
  instanceAddressElastic,
  instanceAddressPublic,
  instanceMetadataTokenless,
  instanceProfileMissing,
  kafkaPublic,
  kubernetesEndpointOpenToInternet,
  kubernetesEndpointPublic,
  launchAddressUnsaid,
  ledgerPermissionsUnused,
  loadBalancerPublic,
  modelNetworkOpen,
  networkAclAdminPortOpen,
  networkAclCustom,
  networkAclOpenToInternet,
  nodeGroupSshOpen,
  notebookInternetDirect,
  notebookMetadataTokenless,
  notebookOutsideVpc,
  notebookRootAllowed,
  policyAllowsEverything,
  remoteDesktopOpenToInternet,
  replicationInstancePublic,
  roleTrustsAnyone,
  routeToInternet,
  searchCollectionPublic,
  searchDomainPublic,
  searchDomainUsersMissing,
  securityGroupOpenBeyondWeb,
  securityGroupOpenToInternet,
  sshOpenToInternet,
  subnetAddressPublic,
  taskAddressPublic,
  taskRoleMissing,
  taskSharesHostProcesses,
  timeSeriesPublic,
  trailDigestMissing,
  transitGatewayUnsupervised,
  userPoolMfaOff,
  userPoolMfaOptional,
  vpcDefaultGroupOpen,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
  warehousePublic,
  webServicePublic,
];
