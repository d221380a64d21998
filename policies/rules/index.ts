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
import balancerTargetPlaintext from './transit/balancer-target-plaintext';
import beanstalkPlaintext from './transit/beanstalk-plaintext';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import buildSourceUnverified from './transit/build-source-unverified';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import classicCertificateUnmanaged from './transit/classic-certificate-unmanaged';
import classicListenerPlaintext from './transit/classic-listener-plaintext';
import classicTlsOutdated from './transit/classic-tls-outdated';
import deliveryStreamPlaintext from './transit/delivery-stream-plaintext';
import deviceTlsOutdated from './transit/device-tls-outdated';
import distributionAddressDedicated from './transit/distribution-address-dedicated';
import distributionCertificateShared from './transit/distribution-certificate-shared';
import distributionOriginPlaintext from './transit/distribution-origin-plaintext';
import distributionOriginTlsOutdated from './transit/distribution-origin-tls-outdated';
import distributionPlaintextAllowed from './transit/distribution-plaintext-allowed';
import distributionTlsOutdated from './transit/distribution-tls-outdated';
import latticePlaintext from './transit/lattice-plaintext';
import lightsailPlaintextAllowed from './transit/lightsail-plaintext-allowed';
import mailPlaintextAllowed from './transit/mail-plaintext-allowed';
import meshPlaintextAllowed from './transit/mesh-plaintext-allowed';
import plaintextPortOpen from './transit/plaintext-port-open';
import policyAllowsEverything from './access/policy-allows-everything';
import responseHstsMissing from './transit/response-hsts-missing';
import roleTrustsAnyone from './access/role-trusts-anyone';
import searchNodesPlaintext from './transit/search-nodes-plaintext';
import searchPlaintextAllowed from './transit/search-plaintext-allowed';
import searchTlsOutdated from './transit/search-tls-outdated';
import serviceConnectPlaintext from './transit/service-connect-plaintext';
import trailDigestMissing from './logging/trail-digest-missing';
import transferLocationPlaintext from './transit/transfer-location-plaintext';
import urlPlaintext from './transit/url-plaintext';
import videoIngestPlaintext from './transit/video-ingest-plaintext';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

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
  balancerTargetPlaintext,
  beanstalkPlaintext,
  bucketPlaintextAllowed,
  buildSourceUnverified,
  cacheTransitPlaintext,
  classicCertificateUnmanaged,
  classicListenerPlaintext,
  classicTlsOutdated,
  deliveryStreamPlaintext,
  deviceTlsOutdated,
  distributionAddressDedicated,
  distributionCertificateShared,
  distributionOriginPlaintext,
  distributionOriginTlsOutdated,
  distributionPlaintextAllowed,
  distributionTlsOutdated,
  latticePlaintext,
  lightsailPlaintextAllowed,
  mailPlaintextAllowed,
  meshPlaintextAllowed,
  plaintextPortOpen,
  policyAllowsEverything,
  responseHstsMissing,
  roleTrustsAnyone,
  searchNodesPlaintext,
  searchPlaintextAllowed,
  searchTlsOutdated,
  serviceConnectPlaintext,
  trailDigestMissing,
  transferLocationPlaintext,
  urlPlaintext,
  videoIngestPlaintext,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
