export { cards } from './catalogue';
export { type ExceptionOptions, type PlacedException, applyExceptions, covers } from './exceptions';
export { type JudgeOptions, type Judgement, judgeTemplate } from './judge-template';
export { VendorEnclaveChecks, type VendorEnclaveChecksProps } from './pack';
export { AccessChecks, LoggingChecks, TransitChecks } from './packs';
export { rules } from './rules';

// What the author of a rule needs: `docs/own-rules.md`.
export type { Profile } from '../lib/common/rule-card';
export {
  type Property,
  type Resource,
  type Statement,
  type Value,
  type World,
  Template,
  asBoolean,
  asNumber,
  asText,
  describe,
  equal,
  statementsOf,
} from '../lib/template';
export * from './judge';
export { matchesGlob } from '../lib/common/match-glob';
export { type Difference, type Report, type Rule, defineRule } from './rule';
export { type TriedExample, tryExamples } from './try-examples';
