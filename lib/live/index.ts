export { auditEnclave, type AuditRequest } from './audit-enclave';
export { differs, type AuditItem, type AuditState } from './audit-item';
export { closeClients, openClients, type ClientOptions, type LiveClients } from './clients';
