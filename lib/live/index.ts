export { auditEnclave, type AuditRequest } from './audit-enclave';
export type { AuditItem, AuditState } from './audit-item';
export { closeClients, openClients, type ClientOptions, type LiveClients } from './clients';
