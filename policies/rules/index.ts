import type { Rule } from '../rule';
import adminPortOpenToInternet from './exposure/admin-port-open-to-internet';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import databaseGroupOpenToInternet from './exposure/database-group-open-to-internet';
import databasePortOpenToInternet from './exposure/database-port-open-to-internet';
import egressEveryProtocol from './exposure/egress-every-protocol';
import egressOpenToInternet from './exposure/egress-open-to-internet';
import httpPortOpenToInternet from './exposure/http-port-open-to-internet';
import ingressEveryProtocol from './exposure/ingress-every-protocol';
import networkAclAdminPortOpen from './exposure/network-acl-admin-port-open';
import networkAclCustom from './exposure/network-acl-custom';
import networkAclOpenToInternet from './exposure/network-acl-open-to-internet';
import policyAllowsEverything from './access/policy-allows-everything';
import remoteDesktopOpenToInternet from './exposure/remote-desktop-open-to-internet';
import roleTrustsAnyone from './access/role-trusts-anyone';
import routeToInternet from './exposure/route-to-internet';
import securityGroupOpenToInternet from './exposure/security-group-open-to-internet';
import sshOpenToInternet from './exposure/ssh-open-to-internet';
import subnetAddressPublic from './exposure/subnet-address-public';
import trailDigestMissing from './logging/trail-digest-missing';
import vpcDefaultGroupOpen from './exposure/vpc-default-group-open';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  adminPortOpenToInternet,
  albListenerPlaintext,
  apiAccessUnlogged,
  apiTlsOutdated,
  bucketPlaintextAllowed,
  cacheTransitPlaintext,
  databaseGroupOpenToInternet,
  databasePortOpenToInternet,
  egressEveryProtocol,
  egressOpenToInternet,
  httpPortOpenToInternet,
  ingressEveryProtocol,
  networkAclAdminPortOpen,
  networkAclCustom,
  networkAclOpenToInternet,
  policyAllowsEverything,
  remoteDesktopOpenToInternet,
  roleTrustsAnyone,
  routeToInternet,
  securityGroupOpenToInternet,
  sshOpenToInternet,
  subnetAddressPublic,
  trailDigestMissing,
  vpcDefaultGroupOpen,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
