import { parseArn } from '../../common/arn';
import type { Path } from '../../common/yaml-source';
import { approversOf } from '../approvers';
import type { Complaint } from '../complaint';
import { iamPathOf } from '../names';
import type { Manifest } from '../schema';
import type { Parts } from '.';

type Assessor = NonNullable<Manifest['assessor']>;

/** Fewer different characters than this, and an external id is a pattern somebody may try. */
const DIFFERENT_CHARACTERS_MIN = 8;

/** Shorter names occur in any UUID. */
const NAME_LENGTH_MIN = 5;

/** The third party: nobody who is judged, and nobody whose name alone opens the door. */
export function checkAssessor(parts: Parts): Complaint[] {
  const { assessor } = parts;
  if (!assessor) return [];
  return [
    ...dependent(assessor, parts),
    ...vendorDomain(assessor, parts),
    ...ownRole(assessor, parts),
    ...externalId(assessor, parts),
    ...tooLong(assessor, parts),
  ];
}

/** Everybody who answers for something that is assessed, and what for. */
function judged(parts: Parts): Map<string, string> {
  const { controls, controlOwners, people, vendor, incidents, approval, requests, grants, engagement, breakGlass } =
    parts;
  const roles: [string | undefined, string][] = [
    ...(people ?? []).map(({ email }): [string, string] => [email, 'works for the vendor']),
    ...(vendor?.contacts ?? []).map(({ email }): [string, string] => [email, 'is a contact of the vendor']),
    ...[incidents?.contacts.client, incidents?.contacts.vendor, incidents?.escalation.flatMap(({ to }) => to)].flatMap(
      (emails) => (emails ?? []).map((email): [string, string] => [email, 'is told of incidents']),
    ),
    ...[
      ...(grants ?? []).flatMap((grant) => [grant.requestedBy, ...approversOf(grant)]),
      ...(requests ?? []).map(({ requestedBy }) => requestedBy),
      ...(approval?.roles ?? []).flatMap(({ people: some }) => some),
    ].map((email): [string, string] => [email, 'asks for access or approves it']),
    ...(engagement?.decision?.decidedBy ?? []).map((email): [string, string] => [email, 'decided the engagement']),
    ...(breakGlass?.approvers ?? []).map(({ email }): [string, string] => [email, 'opens the emergency role']),
    ...[controlOwners?.client, controlOwners?.vendor].flatMap((owner): [string | undefined, string][] =>
      [owner?.accountable, owner?.backup].map((email) => [email, 'owns the controls of a party']),
    ),
    ...(controls ?? []).flatMap(({ id, accountable, backup, approvers }): [string | undefined, string][] =>
      [accountable, backup, ...approvers].map((email) => [email, `owns or approves the control \`${id}\``]),
    ),
  ];
  return new Map(roles.flatMap(([email, role]) => (email ? [[email.toLowerCase(), role]] : [])));
}

function dependent({ contact }: Assessor, parts: Parts): Complaint[] {
  const role = judged(parts).get(contact.toLowerCase());
  if (role === undefined) return [];
  const saw = `${contact}, who ${role}`;
  return [notIndependent(['assessor', 'contact'], saw, 'somebody who answers for nothing in this manifest')];
}

function vendorDomain({ contact }: Assessor, { vendor, people = [] }: Parts): Complaint[] {
  const emails = [...people, ...(vendor?.contacts ?? [])].map(({ email }) => domainOf(email));
  const domains = new Set([...(vendor?.domains ?? []), ...emails]);
  if (!domains.has(domainOf(contact)) || people.some(({ email }) => same(email, contact))) return [];
  return [notIndependent(['assessor', 'contact'], contact, 'an address at no domain of the vendor’s')];
}

/** A role of the vendor's people, who would then assess themselves. */
function ownRole({ principalArn }: Assessor, { vendor, placement }: Parts): Complaint[] {
  const arn = principalArn === undefined ? undefined : parseArn(principalArn);
  if (!arn || !vendor || arn.account !== placement?.account) return [];
  if (!arn.resource.startsWith(`role${iamPathOf({ vendor })}`)) return [];
  return [notIndependent(['assessor', 'principalArn'], principalArn!, 'a role or user of the assessor’s own')];
}

function notIndependent(path: Path, saw: string, want: string): Complaint {
  return {
    path,
    what: 'the assessor is not independent',
    saw,
    want,
    mend: 'name a third party, or take the other task from this one',
    code: 'manifest/assessor-not-independent',
  };
}

function externalId({ principalArn, externalId, organisation }: Assessor, parts: Parts): Complaint[] {
  const { vendor, placement } = parts;
  const account = principalArn === undefined ? undefined : parseArn(principalArn)?.account;
  if (externalId === undefined) {
    if (account === undefined || !placement || account === placement.account) return [];
    return [
      {
        path: ['assessor', 'principalArn'],
        what: 'the assessor enters from another account without an external id',
        saw: `account ${account}`,
        want: '`assessor.externalId`, made by chance for this client alone',
        mend: 'add an `externalId`, such as a fresh UUID, and tell it to the assessor',
        code: 'manifest/assessor-external-id',
      },
    ];
  }
  const names = [vendor?.id, vendor?.name, organisation, account, placement?.account].map((name) => plain(name ?? ''));
  const named = names.find((name) => name.length >= NAME_LENGTH_MIN && plain(externalId).includes(name));
  const different = new Set(externalId).size;
  if (named === undefined && different >= DIFFERENT_CHARACTERS_MIN) return [];
  return [
    {
      path: ['assessor', 'externalId'],
      what: 'the external id can be guessed',
      saw: named === undefined ? `${different} different characters` : `\`${named}\` within it`,
      want: `${DIFFERENT_CHARACTERS_MIN} different characters or more, and no name or account`,
      mend: 'take a fresh UUID',
      code: 'manifest/external-id-guessable',
    },
  ];
}

function tooLong({ until }: Assessor, { engagement }: Parts): Complaint[] {
  if (until === undefined || !engagement || until <= engagement.ends) return [];
  return [
    {
      path: ['assessor', 'until'],
      what: 'the audit outlives the engagement',
      saw: until,
      want: `${engagement.ends} or earlier`,
      mend: 'shorten it: the archive stays, and a later audit gets a day of its own',
      code: 'manifest/assessor-outlives-engagement',
    },
  ];
}

function domainOf(email: string): string {
  return email.split('@').at(-1)!.toLowerCase();
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Letters and digits alone: a name with other hyphens is the same name. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
