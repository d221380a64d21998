import type { AcknowledgedFinding } from './acknowledged-finding';
import { ARCHIVE_FINDINGS } from './archive';
import { ASSESSOR_FINDINGS } from './assessor';
import { BREAK_GLASS_FINDINGS } from './break-glass';
import { CREATED_DATA_FINDINGS } from './created-data';
import { HANDLER_FINDINGS } from './handlers';
import { LOG_COPIES_FINDINGS } from './log-copies';
import { NETWORK_FINDINGS } from './network';
import { API_FINDINGS } from './private-api';
import { BROWSER_FINDINGS } from './secure-browser';
import { VPN_ALARM_FINDINGS } from './vpn-alarms';

/**
 * What cdk-nag's packs still find in an enclave, and why it stays: one file for each part of the enclave. Nothing else is
 * acknowledged anywhere, and each line covers one rule on one type of resource.
 */
export const ACKNOWLEDGED_FINDINGS: readonly AcknowledgedFinding[] = [
  ...ARCHIVE_FINDINGS,
  ...ASSESSOR_FINDINGS,
  ...BREAK_GLASS_FINDINGS,
  ...CREATED_DATA_FINDINGS,
  ...HANDLER_FINDINGS,
  ...LOG_COPIES_FINDINGS,
  ...NETWORK_FINDINGS,
  ...API_FINDINGS,
  ...BROWSER_FINDINGS,
  ...VPN_ALARM_FINDINGS,
];
