import type { Classification, Manifest } from '../manifest';
import type { Regulation } from '../manifest/schema/governance';
import { hasReached } from './stage-reached';

/** A certification that a vendor needs, and why. */
export interface RequiredCertification {
  /** In the words of a buyer: `ISO/IEC 27001 or SOC 2 Type II`. */
  readonly name: string;
  /** Names of standards that answer it. */
  readonly accepted: RegExp;
}

const SECURITY: RequiredCertification = {
  name: 'ISO/IEC 27001 or SOC 2 Type II',
  accepted: /\b27001\b|\bSOC ?2,? type ?(II|2)\b/i,
};
const CARDS: RequiredCertification = { name: 'PCI DSS', accepted: /\bPCI[ -]?DSS\b/i };
const HEALTH: RequiredCertification = { name: 'HITRUST or ISO 27799', accepted: /\bHITRUST\b|\b27799\b/i };
const REPORTING: RequiredCertification = {
  name: 'SOC 1 Type II or ISAE 3402',
  accepted: /\bSOC ?1,? type ?(II|2)\b|\bISAE ?3402\b/i,
};
const PRIVACY: RequiredCertification = {
  name: 'ISO/IEC 27701 or ISO/IEC 27018',
  accepted: /\b27701\b|\b27018\b/i,
};

/** What the data asks for, once a vendor is past the pilot. */
const OF_CLASSIFICATION: Readonly<Record<Classification, readonly RequiredCertification[]>> = {
  public: [],
  internal: [],
  confidential: [SECURITY],
  restricted: [SECURITY],
};

/** What a regulation asks for, in every stage. */
const OF_REGULATION: Readonly<Record<Regulation, readonly RequiredCertification[]>> = {
  'payment-cards': [CARDS],
  'health-records': [HEALTH, SECURITY],
  'financial-reporting': [REPORTING],
  'financial-services': [SECURITY],
  'personal-data': [PRIVACY],
};

/** Every certification that an engagement needs, each once. A team of the client's own answers for itself. */
export function requiredCertifications(manifest: Manifest): RequiredCertification[] {
  const { engagement, dataBoundaries } = manifest;
  if (engagement.principalClass === 'internal') return [];
  const ofData = hasReached(manifest, 'limited')
    ? dataBoundaries.flatMap(({ classification }) => OF_CLASSIFICATION[classification])
    : [];
  return [...new Set([...ofData, ...engagement.regulations.flatMap((one) => OF_REGULATION[one])])];
}
