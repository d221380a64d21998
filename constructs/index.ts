export { acknowledgeFindings } from './acknowledged-findings';
export type { ApiRoute, RouteMethod } from './api-route';
export { Backend } from './backend';
export {
  CriticalTransactions,
  type CriticalTransaction,
  type CriticalTransactionsProps,
} from './critical-transactions';
export { EnclaveNetwork, type EnclaveNetworkProps } from './enclave-network';
export type { EndpointAccess } from './endpoint-policy';
export type { Access } from './merge-accesses';
export { EnclaveStack, type EnclaveStackProps } from './enclave-stack';
export { Heartbeats, type HeartbeatsProps } from './heartbeats';
export { LogArchive, type LogArchiveProps } from './log-archive';
export { LogTables, type LogTablesProps } from './log-tables';
export { PermissionsBoundary, type PermissionsBoundaryProps } from './permissions-boundary';
export { PrivateApi, type PrivateApiProps } from './private-api';
export { FLOW_LOG_FIELDS } from './traffic-records';
export type { RolePerson } from './trust-policy';
export { VendorEnclave, type VendorEnclaveProps } from './vendor-enclave';
export { VendorRole, type RoleAccess, type VendorRoleProps } from './vendor-role';
export { VendorVpn, type VendorVpnProps, type VpnAdmission } from './vendor-vpn';
export type { RosterEntry } from './vpn-roster';
