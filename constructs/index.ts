export { acknowledgeFindings } from './acknowledged-findings';
export type { ApiRoute, RouteMethod } from './api-route';
export { AssessorRole, type AssessorRoleProps } from './assessor-role';
export { Backend } from './backend';
export { BackendLink, type BackendLinkProps } from './backend-link';
export { BreakGlass, type BreakGlassProps } from './break-glass';
export { BreakGlassAlarm, type BreakGlassAlarmProps } from './break-glass-alarm';
export type { BreakGlassApprover } from './break-glass-broker';
export { ControlledEgress, type ControlledEgressProps } from './controlled-egress';
export {
  CriticalTransactions,
  type CriticalTransaction,
  type CriticalTransactionsProps,
} from './critical-transactions';
export { DnsFirewall, type DnsFirewallProps } from './dns-firewall';
export { DomainFirewall, type DomainFirewallProps } from './domain-firewall';
export { EnclaveNetwork, type EnclaveNetworkProps } from './enclave-network';
export { EnclaveStack, type EnclaveStackProps } from './enclave-stack';
export type { EndpointAccess } from './endpoint-policy';
export { type Copying, Heartbeats, type HeartbeatsProps } from './heartbeats';
export { LogArchive, type LogArchiveProps } from './log-archive';
export { LogCopies, type LogCopiesProps } from './log-copies';
export { LogTables, type LogTablesProps } from './log-tables';
export { LogVault, type LogVaultProps } from './log-vault';
export type { Access } from './merge-accesses';
export type { NamedApplicationSpec } from './named-application';
export { OfferedService, type OfferedServiceProps } from './offered-service';
export { OfficeVpn, type OfficeVpnProps } from './office-vpn';
export { PermissionsBoundary, type PermissionsBoundaryProps } from './permissions-boundary';
export { PipelineRole, type PipelineRoleProps } from './pipeline-role';
export { PrivateApi, type PrivateApiProps } from './private-api';
export { PrivateService, type PrivateServiceProps } from './private-service';
export { PublishedValues, type PublishedValue, type PublishedValuesProps } from './published-values';
export { SecureBrowser, type SecureBrowserProps } from './secure-browser';
export { FLOW_LOG_FIELDS } from './traffic-records';
export type { RolePerson } from './trust-policy';
export type { TunnelProfile } from './tunnel-options';
export { VaultStack, type VaultStackProps } from './vault-stack';
export { VendorEnclave, type VendorEnclaveProps } from './vendor-enclave';
export { VendorRole, type RoleAccess, type VendorRoleProps } from './vendor-role';
export { VendorVpn } from './vendor-vpn';
export type { VendorVpnProps } from './vendor-vpn-props';
export { VerifiedAccess, type DeviceTrust, type OidcSignIn, type VerifiedAccessProps } from './verified-access';
export type { DevicePosture } from './vpn-access-policy';
export { VpnAlarms, type VpnAlarmsProps } from './vpn-alarms';
export { VpnCertificate, type VpnCertificateProps } from './vpn-certificate';
export type { RosterEntry } from './vpn-roster';
export type { VpnAdmission } from './vpn-rules';
export type { VpnService } from './vpn-service';
