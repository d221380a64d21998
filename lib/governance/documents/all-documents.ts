import type { Manifest } from '../../manifest';
import { accessRequestRunbook } from './access-request';
import { reviewCalendar } from './calendar';
import { dataHandlingProcedure } from './data-handling';
import type { Document } from './document';
import { gapReport } from './gap-report';
import { incidentRunbook } from './incident';
import { offboardingRunbook } from './offboarding';
import { trainingList } from './people-lists';
import { vendorQuestionnaire } from './questionnaire';
import { responsibilityMatrix } from './responsibility';

/** Every document that a manifest makes. The same manifest makes the same texts, whenever it is asked. */
export function documentsOf(manifest: Manifest): Document[] {
  return [
    accessRequestRunbook(manifest),
    dataHandlingProcedure(manifest),
    incidentRunbook(manifest),
    offboardingRunbook(manifest),
    responsibilityMatrix(manifest),
    trainingList(manifest),
    vendorQuestionnaire(manifest),
    gapReport(manifest),
    reviewCalendar(manifest),
  ];
}
