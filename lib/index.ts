/** The library behind the command line. Constructs and rules have doors of their own: `/constructs`, `/policies`. */
export type { ExceptionNote, Finding, Position, Proof, ResourceRef, Severity, Topic, Verdict } from './common/finding';
export type { Example, RuleCard } from './common/rule-card';
export { type Problem, renderProblem, UserError } from './common/user-error';
export { check, type CheckOptions } from './commands/check';
export { audit, type AuditOptions } from './commands/audit';
export { init, type InitOptions } from './commands/init';
export type { Io, Outcome } from './commands/io';
export { type LoadedManifest, loadManifest, type Manifest, type ManifestInput, parseManifest } from './manifest';
export { findingsReport, type FindingsReport } from './reports/findings-report';
export { loadTargets, Template, type Target } from './template';
