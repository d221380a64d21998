export { type AgreedSet, agreedSet, describeDrift, type Drift, driftOf, isAgreed } from './agreed-set';
export { answerConcern, type ConcernAnswer } from './answer-concern';
export {
  CONTROL_PROBLEMS,
  controlFindings,
  type ControlProblem,
  controlProblems,
  isGoverned,
} from './control-findings';
export { type Control, controlSet, type Verification } from './control-set';
export { type ControlState, type Standing, standingOf, standings } from './coverage';
export { type CheckEvidence, type Evidence, type EvidenceOf, type EvidenceState } from './evidence';
export { lastDays } from './last-days';
export { concernMatcher, type MatchedConcern, matchConcern } from './match-concern';
export { cannotSign, PARTIES, signAgreement, type Party, type Signing } from './sign-agreement';
