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

/** A certification that an engagement asks for: in its stage, or in a later one. */
export interface AskedCertification extends RequiredCertification {
  /** What asks for it: `confidential data`, or the name of a regulation. */
  readonly because: readonly string[];
  readonly isDue: boolean;
}

/** Every certification that an engagement needs, each once. A team of the client's own answers for itself. */
export function requiredCertifications(manifest: Manifest): RequiredCertification[] {
  return askedCertifications(manifest).filter(({ isDue }) => isDue);
}

/** The same, with those that the data will ask for once the vendor is past its pilot. */
export function askedCertifications(manifest: Manifest): AskedCertification[] {
  const { engagement, dataBoundaries } = manifest;
  if (engagement.principalClass === 'internal') return [];
  const isDue = hasReached(manifest, 'limited');
  const reasons = [
    ...dataBoundaries.flatMap(({ classification }) =>
      OF_CLASSIFICATION[classification].map((asked) => ({ asked, because: `${classification} data`, isDue })),
    ),
    ...engagement.regulations.flatMap((regulation) =>
      OF_REGULATION[regulation].map((asked) => ({ asked, because: regulation, isDue: true })),
    ),
  ];
  return [...new Set(reasons.map(({ asked }) => asked))].map((asked) => {
    const own = reasons.filter((reason) => reason.asked === asked);
    const because = [...new Set(own.map((reason) => reason.because))];
    return { ...asked, because, isDue: own.some((reason) => reason.isDue) };
  });
}

/** Certificates that answer what is asked for, and gaps that somebody accepts in their place. */
export function answersTo({ accepted }: RequiredCertification, { dueDiligence }: Pick<Manifest, 'dueDiligence'>) {
  return {
    certificates: dueDiligence.certifications.filter(({ standard }) => accepted.test(standard)),
    gaps: dueDiligence.gaps.filter(({ standard }) => accepted.test(standard ?? '')),
  };
}
