export { type Choice, type ChoicePoint } from './choices';
export { equal, keyOf } from './compare-values';
export { type Declaration, type Fault } from './declared-resources';
export {
  IDENTITY_POLICY_TYPES,
  type IdentityPolicies,
  attachedPoliciesOf,
  identityPoliciesFor,
  identityPoliciesOf,
  type PolicyHolders,
  policyHoldersFor,
} from './identity-policies';
export { linkStacks, linkTargets } from './link-targets';
export { type Target, type TargetOptions, isManifestText, loadTargets } from './load-targets';
export { type Macro } from './macros';
export {
  type ConditionTest,
  type PolicyDocument,
  type Principal,
  type Statement,
  statementsOf,
} from './policy-document';
export { type Property } from './property';
export { RELATIONS, type Referrers, type Relation } from './relations';
export { type Environment } from './scope';
export { Template, type TemplateOptions } from './template';
export {
  type Answer,
  type Composed,
  type Entries,
  type List,
  type Reference,
  type Scalar,
  type Unresolved,
  type Value,
  asBoolean,
  asNumber,
  asText,
  describe,
} from './value';
export { type Resource, type World } from './world';
export { type Branch, type Branches, WORLDS_MAX, inEveryWorld, inSharedWorlds } from './worlds';
