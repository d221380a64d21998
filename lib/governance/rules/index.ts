import type { ManifestRule } from '../manifest-rule';
import acceptedGapExpired from './accepted-gap-expired';
import accessReviewDue from './access-review-due';
import accessReviewOverdue from './access-review-overdue';
import accessUsedOutsideStay from './access-used-outside-stay';
import assessorWithinParty from './assessor-within-party';
import certificationExpired from './certification-expired';
import certificationExpiring from './certification-expiring';
import certificationMissing from './certification-missing';
import conflictingDutiesHeld from './conflicting-duties-held';
import controlUnbacked from './control-unbacked';
import decisionAgainst from './decision-against';
import decisionMissing from './decision-missing';
import decisionStale from './decision-stale';
import dormantAccessKept from './dormant-access-kept';
import drillFailed from './drill-failed';
import drillMissing from './drill-missing';
import dueDiligenceIncomplete from './due-diligence-incomplete';
import escalationLate from './escalation-late';
import grantApprovedByVendor from './grant-approved-by-vendor';
import grantNearEnd from './grant-near-end';
import incidentContactsFew from './incident-contacts-few';
import jobFunctionUnderstaffed from './job-function-understaffed';
import leaverHoldsDuty from './leaver-holds-duty';
import runbookMissing from './runbook-missing';
import stageCapExceeded from './stage-cap-exceeded';
import stageCapLoosened from './stage-cap-loosened';
import trainingExpiring from './training-expiring';
import trainingMissing from './training-missing';

/** Every rule about manifests, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const manifestRules: readonly ManifestRule[] = [
  acceptedGapExpired,
  accessReviewDue,
  accessReviewOverdue,
  accessUsedOutsideStay,
  assessorWithinParty,
  certificationExpired,
  certificationExpiring,
  certificationMissing,
  conflictingDutiesHeld,
  controlUnbacked,
  decisionAgainst,
  decisionMissing,
  decisionStale,
  dormantAccessKept,
  drillFailed,
  drillMissing,
  dueDiligenceIncomplete,
  escalationLate,
  grantApprovedByVendor,
  grantNearEnd,
  incidentContactsFew,
  jobFunctionUnderstaffed,
  leaverHoldsDuty,
  runbookMissing,
  stageCapExceeded,
  stageCapLoosened,
  trainingExpiring,
  trainingMissing,
];
