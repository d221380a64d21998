import type { Complaint } from '../complaint';
import type { Manifest } from '../schema';
import { checkAccess } from './access';
import { checkAlarmTopic } from './alarm-topic';
import { checkApis } from './apis';
import { checkAssessor } from './assessor';
import { checkBreakGlass } from './break-glass';
import { checkConnect } from './connect';
import { checkLogging } from './logging';
import { checkOffices } from './offices';
import { checkOversight } from './oversight';
import { checkPeople } from './people';
import { checkPrivateServices } from './private-services';
import { checkServiceNames } from './service-names';
import { checkReachIntoServices, checkServiceRanges } from './service-range';
import { checkSharedServices } from './shared-services';
import { checkVpnCertificate } from './vpn-certificate';
import { checkVpnReach } from './vpn-reach';
import { checkVpnSignIn } from './vpn-sign-in';
import { checkPlacement } from './placement';
import { checkWaysWithoutVpn } from './ways-without-vpn';

/** The parts that passed their own schema. A check looks only at parts that are there. */
export type Parts = Partial<Manifest>;

/** Mistakes that only show when two parts are read together. */
export function crossCheck(parts: Parts, now: Date): Complaint[] {
  return [
    ...checkAccess(parts, now),
    ...checkPeople(parts, now),
    ...checkPlacement(parts),
    ...checkConnect(parts),
    ...checkAlarmTopic(parts),
    ...checkVpnCertificate(parts, now),
    ...checkVpnReach(parts),
    ...checkVpnSignIn(parts),
    ...checkLogging(parts),
    ...checkOffices(parts),
    ...checkWaysWithoutVpn(parts),
    ...checkApis(parts),
    ...checkPrivateServices(parts),
    ...checkSharedServices(parts),
    ...checkServiceNames(parts),
    ...checkServiceRanges(parts),
    ...checkReachIntoServices(parts),
    ...checkOversight(parts, now),
    ...checkAssessor(parts),
    ...checkBreakGlass(parts),
  ];
}
