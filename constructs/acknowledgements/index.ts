import type { AcknowledgedFinding } from './acknowledged-finding';
import { ARCHIVE_FINDINGS } from './archive';
import { HANDLER_FINDINGS } from './handlers';
import { API_FINDINGS } from './private-api';
import { BROWSER_FINDINGS } from './secure-browser';

/**
 * What cdk-nag's packs still find in an enclave, and why it stays: one file for each part of the enclave. Nothing else is
 * acknowledged anywhere, and each line covers one rule on one type of resource.
 */
export const ACKNOWLEDGED_FINDINGS: readonly AcknowledgedFinding[] = [
  ...ARCHIVE_FINDINGS,
  ...HANDLER_FINDINGS,
  ...API_FINDINGS,
  ...BROWSER_FINDINGS,
];
