import type { Complaint } from '../complaint';
import type { Manifest } from '../schema';
import { checkAccess } from './access';
import { checkAlarmTopic } from './alarm-topic';
import { checkApis } from './apis';
import { checkAssessor } from './assessor';
import { checkBreakGlass } from './break-glass';
import { checkCollections } from './collections';
import { checkConcerns } from './concerns';
import { checkConnect } from './connect';
import { checkControls } from './controls';
import { checkDatabases } from './databases';
import { checkIdentityCenter } from './identity-center';
import { checkCreatedData } from './created-data';
import { checkGovernance } from './governance';
import { checkLedger } from './ledger';
import { checkLogging } from './logging';
import { checkOffboarding } from './offboarding';
import { checkOffices } from './offices';
import { checkOversight } from './oversight';
import { checkPeople } from './people';
import { checkProcedures } from './procedures';
import { checkServices } from './services';
import { checkPrivateServices } from './private-services';
import { checkServiceNames } from './service-names';
import { checkReachIntoServices, checkServiceRanges } from './service-range';
import { checkSharedServices } from './shared-services';
import { checkVpnCertificate } from './vpn-certificate';
import { checkVpnReach } from './vpn-reach';
import { checkVpnSignIn } from './vpn-sign-in';
import { checkPlacement } from './placement';
import { checkSessionTags } from './session-tags';
import { checkWaysWithoutVpn } from './ways-without-vpn';

/** The parts that passed their own schema. A check looks only at parts that are there. */
export type Parts = Partial<Manifest>;

/** Mistakes that only show when two parts are read together. */
export function crossCheck(parts: Parts, now: Date): Complaint[] {
  const complaints = allComplaints(parts, now);
  // Of a region that does not exist everything else is elsewhere: that would be said once for each ARN.
  if (!complaints.some(({ code }) => code === UNKNOWN_REGION)) return complaints;
  return complaints.filter(({ code }) => !ELSEWHERE.includes(code));
}

const UNKNOWN_REGION = 'manifest/unknown-region';
const ELSEWHERE = ['manifest/region-mismatch', 'manifest/partition', 'manifest/zone-mismatch'];

function allComplaints(parts: Parts, now: Date): Complaint[] {
  return [
    ...checkAccess(parts, now),
    ...checkCollections(parts),
    ...checkCreatedData(parts),
    ...checkPeople(parts, now),
    ...checkSessionTags(parts, now),
    ...checkPlacement(parts),
    ...checkConnect(parts),
    ...checkDatabases(parts, now),
    ...checkIdentityCenter(parts, now),
    ...checkAlarmTopic(parts),
    ...checkVpnCertificate(parts, now),
    ...checkVpnReach(parts),
    ...checkVpnSignIn(parts),
    ...checkLogging(parts),
    ...checkOffices(parts),
    ...checkWaysWithoutVpn(parts),
    ...checkApis(parts),
    ...checkServices(parts),
    ...checkPrivateServices(parts),
    ...checkSharedServices(parts),
    ...checkServiceNames(parts),
    ...checkServiceRanges(parts),
    ...checkReachIntoServices(parts),
    ...checkOversight(parts, now),
    ...checkControls(parts, now),
    ...checkConcerns(parts),
    ...checkLedger(parts),
    ...checkAssessor(parts),
    ...checkGovernance(parts),
    ...checkProcedures(parts, now),
    ...checkBreakGlass(parts),
    ...checkOffboarding(parts),
  ];
}
