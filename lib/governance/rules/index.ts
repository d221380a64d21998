import type { ManifestRule } from '../manifest-rule';
import acceptedGapExpired from './accepted-gap-expired';
import accessReviewDue from './access-review-due';
import accessReviewOverdue from './access-review-overdue';
import accessUnrecorded from './access-unrecorded';
import accessUsedOutsideStay from './access-used-outside-stay';
import agreementDrifted from './agreement-drifted';
import agreementHalfSigned from './agreement-half-signed';
import approvalRulesChanged from './approval-rules-changed';
import assessorWithinParty from './assessor-within-party';
import certificationExpired from './certification-expired';
import certificationExpiring from './certification-expiring';
import certificationMissing from './certification-missing';
import concernUnanswered from './concern-unanswered';
import conflictingDutiesHeld from './conflicting-duties-held';
import controlStale from './control-stale';
import controlUnbacked from './control-unbacked';
import controlUnmeasured from './control-unmeasured';
import controlUnowned from './control-unowned';
import controlUnverifiable from './control-unverifiable';
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
import ledgerBroken from './ledger-broken';
import ledgerMissing from './ledger-missing';
import manifestUnrecorded from './manifest-unrecorded';
import procedureMissing from './procedure-missing';
import procedureStale from './procedure-stale';
import procedureUndated from './procedure-undated';
import runbookMissing from './runbook-missing';
import stageCapExceeded from './stage-cap-exceeded';
import stageCapLoosened from './stage-cap-loosened';
import stageUnpromoted from './stage-unpromoted';
import trainingExpiring from './training-expiring';
import trainingMissing from './training-missing';

/** Every rule about manifests, in alphabetical order of its id. Written by `node scripts/index-rules.mjs` from the rule files. */
export const manifestRules: readonly ManifestRule[] = [
  acceptedGapExpired,
  accessReviewDue,
  accessReviewOverdue,
  accessUnrecorded,
  accessUsedOutsideStay,
  agreementDrifted,
  agreementHalfSigned,
  approvalRulesChanged,
  assessorWithinParty,
  certificationExpired,
  certificationExpiring,
  certificationMissing,
  concernUnanswered,
  conflictingDutiesHeld,
  controlStale,
  controlUnbacked,
  controlUnmeasured,
  controlUnowned,
  controlUnverifiable,
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
  ledgerBroken,
  ledgerMissing,
  manifestUnrecorded,
  procedureMissing,
  procedureStale,
  procedureUndated,
  runbookMissing,
  stageCapExceeded,
  stageCapLoosened,
  stageUnpromoted,
  trainingExpiring,
  trainingMissing,
];
