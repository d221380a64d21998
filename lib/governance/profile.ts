import { DUTIES } from '../manifest/schema/governance';
import { domainOf } from './mail-domains';

type Part = Readonly<Record<string, unknown>>;

/** Parts that say how a client works, not with whom: the next engagement takes them over as they are. */
const WHOLE = ['approval', 'stages', 'training', 'egress'] as const;

/** Of other parts only these fields: the rest speaks of one vendor, of people, or of days. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  engagement: ['regulations'],
  logging: ['retentionDays', 'lockDays', 'vaultAccount'],
  incidents: ['types'],
  reviews: ['cadenceDays'],
};

/** Choices about the VPN; certificates, providers and addresses belong to one vendor. */
const VPN_CHOICES = ['mfaGroup', 'sessionHoursMax', 'transport', 'port', 'banner'];

/** What an engagement hands on to the next. */
export interface Profile {
  readonly parts: Part;
  /** Parts of the old manifest of which nothing is handed on. */
  readonly left: readonly string[];
}

/**
 * Takes from a manifest, as it was written, what the next engagement can start from: never people, grants and dates.
 *
 * @param owner who answers at the client for what somebody of the old vendor answered for
 */
export function profileOf(written: Part, owner: string): Profile {
  const parts = Object.fromEntries(
    Object.entries({
      ...pick(written, WHOLE),
      ...Object.fromEntries(Object.entries(FIELDS).map(([name, fields]) => [name, pick(written[name], fields)])),
      conflicts: listOf(written.conflicts).filter(isAboutDuties),
      controls: listOf(written.controls).map((control) => controlFor(control, written, owner)),
      controlOwners: ownersAtClient(written, owner),
      connect: pick({ clientVpn: pick((written.connect as Part | undefined)?.clientVpn, VPN_CHOICES) }, ['clientVpn']),
    }).filter(([, part]) => countValues(part) > 0),
  );
  const left = Object.keys(written).filter((name) => name !== 'apiVersion' && !(name in parts));
  return { parts, left };
}

/** A conflict that names a job function of the old vendor means nothing to the next. */
function isAboutDuties({ duties }: Part): boolean {
  return listOf(duties).every((duty) => (DUTIES as readonly unknown[]).includes(duty));
}

/** The same control, answered for by people of the client. */
function controlFor(control: Part, written: Part, owner: string): Part {
  const { accountable, backup, approvers, ...rest } = control;
  const vendors = domainsOf(written);
  const ofClient = (emails: readonly unknown[]) => [
    ...new Set(emails.filter((one): one is string => typeof one === 'string' && !vendors.has(domainOf(one)))),
  ];
  const [first, second] = ofClient([accountable, backup, ...listOf(approvers), owner]);
  const agreeing = ofClient(listOf(approvers));
  return {
    ...rest,
    accountable: first,
    ...(second !== undefined && { backup: second }),
    approvers: agreeing.length > 0 ? agreeing : [owner],
  };
}

/** Who answers at the client for the controls of its party; nobody where the old manifest does not speak of controls. */
function ownersAtClient(written: Part, owner: string): Part {
  const before = ((written.controlOwners as Part | undefined)?.client ?? {}) as Part;
  if (listOf(written.controls).length === 0 && countValues(written.controlOwners) === 0) return {};
  const { accountable = owner, backup } = before;
  return { client: { accountable, ...(backup !== undefined && { backup }) } };
}

function domainsOf({ vendor, people }: Part): Set<string> {
  const { domains, contacts } = (vendor ?? {}) as Part;
  const emails = [...listOf(people), ...listOf(contacts)].map(({ email }) => email);
  return new Set([
    ...listOf(domains).map(String),
    ...emails.flatMap((email) => (typeof email === 'string' ? [domainOf(email)] : [])),
  ]);
}

function listOf(value: unknown): Part[] {
  return Array.isArray(value) ? (value as Part[]) : [];
}

function pick(value: unknown, names: readonly string[]): Part {
  const part = typeof value === 'object' && value !== null ? (value as Part) : {};
  return Object.fromEntries(Object.entries(part).filter(([name, one]) => names.includes(name) && countValues(one) > 0));
}

/** How many plain values stand in something. */
export function countValues(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + countValues(one), 0);
}
