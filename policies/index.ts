export { cards } from './catalogue';
export { type ExceptionOptions, applyExceptions, covers } from './exceptions';
export { type JudgeOptions, type Judgement, judgeTemplate } from './judge-template';
export { VendorEnclaveChecks, type VendorEnclaveChecksProps } from './pack';
export { type Difference, type Report, type Rule, defineRule } from './rule';
export { rules } from './rules';
