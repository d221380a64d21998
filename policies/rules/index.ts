import type { Rule } from '../rule';
import accessKeyIssued from './access/access-key-issued';
import albListenerPlaintext from './transit/alb-listener-plaintext';
import apiAccessUnlogged from './logging/api-access-unlogged';
import apiTlsOutdated from './transit/api-tls-outdated';
import awsPolicyAttached from './access/aws-policy-attached';
import bucketPlaintextAllowed from './transit/bucket-plaintext-allowed';
import cacheTransitPlaintext from './transit/cache-transit-plaintext';
import containerRoleAdmin from './access/container-role-admin';
import elevatedPolicyAttached from './access/elevated-policy-attached';
import groupWithoutUsers from './access/group-without-users';
import notebookRoleBoundless from './access/notebook-role-boundless';
import permissionSetSessionLong from './access/permission-set-session-long';
import policyActionWildcard from './access/policy-action-wildcard';
import policyAllowsAnyResource from './access/policy-allows-any-resource';
import policyAllowsEveryAction from './access/policy-allows-every-action';
import policyAllowsEverything from './access/policy-allows-everything';
import policyAllowsNotaction from './access/policy-allows-notaction';
import policyAllowsNotresource from './access/policy-allows-notresource';
import policyAllowsWholeService from './access/policy-allows-whole-service';
import policyEscalates from './access/policy-escalates';
import policyHandsOutCredentials from './access/policy-hands-out-credentials';
import policyInline from './access/policy-inline';
import policyManagesPermissions from './access/policy-manages-permissions';
import policyPassesAnyRole from './access/policy-passes-any-role';
import policyReadsAllData from './access/policy-reads-all-data';
import policyUnreviewable from './access/policy-unreviewable';
import policyVersionOutdated from './access/policy-version-outdated';
import policyWritesAnywhere from './access/policy-writes-anywhere';
import roleBoundaryMissing from './access/role-boundary-missing';
import roleSessionLong from './access/role-session-long';
import roleTrustsAnyone from './access/role-trusts-anyone';
import rootKeyIssued from './access/root-key-issued';
import trailDigestMissing from './logging/trail-digest-missing';
import userOutsideGroups from './access/user-outside-groups';
import userPasswordAlone from './access/user-password-alone';
import userPolicyAttached from './access/user-policy-attached';
import vpcFlowUnlogged from './logging/vpc-flow-unlogged';
import vpnCertificateAlone from './access/vpn-certificate-alone';
import vpnEveryoneAuthorized from './access/vpn-everyone-authorized';
import vpnSessionUnlogged from './logging/vpn-session-unlogged';

/** Every rule, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const rules: readonly Rule[] = [
  accessKeyIssued,
  albListenerPlaintext,
  apiAccessUnlogged,
  apiTlsOutdated,
  awsPolicyAttached,
  bucketPlaintextAllowed,
  cacheTransitPlaintext,
  containerRoleAdmin,
  elevatedPolicyAttached,
  groupWithoutUsers,
  notebookRoleBoundless,
  permissionSetSessionLong,
  policyActionWildcard,
  policyAllowsAnyResource,
  policyAllowsEveryAction,
  policyAllowsEverything,
  policyAllowsNotaction,
  policyAllowsNotresource,
  policyAllowsWholeService,
  policyEscalates,
  policyHandsOutCredentials,
  policyInline,
  policyManagesPermissions,
  policyPassesAnyRole,
  policyReadsAllData,
  policyUnreviewable,
  policyVersionOutdated,
  policyWritesAnywhere,
  roleBoundaryMissing,
  roleSessionLong,
  roleTrustsAnyone,
  rootKeyIssued,
  trailDigestMissing,
  userOutsideGroups,
  userPasswordAlone,
  userPolicyAttached,
  vpcFlowUnlogged,
  vpnCertificateAlone,
  vpnEveryoneAuthorized,
  vpnSessionUnlogged,
];
