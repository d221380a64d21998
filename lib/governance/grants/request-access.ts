import { type Day, dayOf } from '../../common/clock';
import type { AccessRequest, Manifest } from '../../manifest';
import type { Complaint } from '../../manifest/complaint';
import { asked as unfit } from '../../manifest/cross-checks/grants';
import { requestedDaysMax } from '../../manifest/grant-days';
import { isSamePerson } from '../../manifest/same-person';
import { nameOfGrant } from './find-access';
import { canBeFilled, hasLeft, type Need, needsOf, waitsFor } from './quorum';
import { refuse, type Verdict } from './verdict';

export interface AskedFor {
  readonly jobFunction: string;
  readonly boundary: string;
  readonly verbs: AccessRequest['verbs'];
  readonly days: number;
  readonly reason: string;
  readonly by: string;
  /** Ids that were used before, as the ledger remembers them. */
  readonly usedIds: readonly string[];
}

/** Asks for access: nobody has anything by it yet. */
export function requestAccess(manifest: Manifest, asked: AskedFor, now: Date): Verdict {
  const today = dayOf(now);
  const needs = needsOf(manifest, asked);
  const complaints = [
    ...unfitNames(manifest, asked),
    ...tooLong(manifest, asked.days),
    ...sameAgain(manifest, asked),
    ...(needs.length === 0 ? [nobodyApproves()] : outOfReach(manifest, needs, asked.by, today)),
    ...(today > manifest.engagement.ends ? [engagementOver(manifest, today)] : []),
  ];
  if (complaints.length > 0) return refuse(...complaints);
  const { jobFunction, boundary, verbs, days, reason, by } = asked;
  const id = freeId(today, [...manifest.requests, ...manifest.grants].map((one) => one.id).concat(asked.usedIds));
  const entry = { id, jobFunction, boundary, verbs, requestedBy: by, requestedOn: today, reason, days };
  return {
    kind: 'edit',
    edits: [{ kind: 'add', path: ['requests'], entry }],
    records: [{ action: 'request', by, subject: id, details: { ...entry } }],
    says: [
      `requested ${id}: ${jobFunction} may ${verbs.join(', ')} ${boundary} for ${days} days, once it is approved and activated`,
      `waits for ${waitsFor(needs, needs)}`,
    ],
  };
}

/** What is asked for stands in no line yet: the lines that it does not fit say so. */
function unfitNames(manifest: Manifest, asked: AskedFor): Complaint[] {
  const boundary = manifest.dataBoundaries.findIndex(({ id }) => id === asked.boundary);
  return unfit(asked, [], manifest).map((complaint) => {
    const [field] = complaint.path;
    if (field === 'verbs') return { ...complaint, path: ['dataBoundaries', boundary] };
    const [path, what] =
      field === 'jobFunction'
        ? [['jobFunctions'], 'the request names a job function that is not in the manifest']
        : [['dataBoundaries'], 'the request names a boundary that is not in the manifest'];
    return { ...complaint, path, what };
  });
}

/** An id is never used twice, also not after its request is gone: its history is found by it. */
function freeId(today: Day, used: readonly (string | undefined)[]): string {
  const stem = `r-${today.replaceAll('-', '')}`;
  let number = 1;
  while (used.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function tooLong(manifest: Manifest, days: number): Complaint[] {
  const most = requestedDaysMax(manifest);
  if (days <= most) return [];
  return [
    {
      path: ['engagement', 'stage'],
      what: `nobody has access for longer than ${most} days in the stage \`${manifest.engagement.stage}\``,
      saw: `${days} days`,
      want: `at most ${most} days`,
      mend: `ask for \`--days ${most}\`; it can be asked for again`,
      code: 'grants/too-long',
    },
  ];
}

function sameAgain({ requests }: Manifest, asked: AskedFor): Complaint[] {
  const key = ({ jobFunction, boundary, verbs }: Pick<AskedFor, 'jobFunction' | 'boundary' | 'verbs'>) =>
    [jobFunction, boundary, ...[...verbs].sort()].join(' ');
  const index = requests.findIndex((request) => key(request) === key(asked));
  if (index === -1) return [];
  return [
    {
      path: ['requests', index],
      what: 'the same is asked for already',
      saw: requests[index]!.id,
      want: 'one request for one access',
      mend: `have \`${requests[index]!.id}\` approved, or rejected first`,
      code: 'grants/requested-twice',
    },
  ];
}

function nobodyApproves(): Complaint {
  return {
    path: ['engagement'],
    what: 'nobody is named who could approve',
    saw: 'neither `engagement.owner` nor a line of `approval.needs` that fits',
    want: 'somebody who approves',
    mend: 'name the owner as `engagement.owner`, or say in `approval` who approves',
    code: 'grants/nobody-approves',
  };
}

function outOfReach(manifest: Manifest, needs: readonly Need[], by: string, today: Day): Complaint[] {
  const isOut = (email: string) => isSamePerson(email, by) || hasLeft(manifest, email, today);
  if (canBeFilled(needs, manifest, isOut)) return [];
  return [
    {
      path: manifest.approval.needs.length > 0 ? ['approval', 'needs'] : ['engagement', 'owner'],
      what: 'there are too few people to approve this request',
      saw: `${waitsFor(needs, needs)}, none of them ${by}`,
      want: 'enough people who neither asked nor left, each for one role',
      mend: 'have somebody else ask for it, or name more people in the roles',
      code: 'grants/out-of-reach',
    },
  ];
}

export function engagementOver({ engagement }: Manifest, today: Day): Complaint {
  return {
    path: ['engagement', 'ends'],
    what: 'the engagement is over',
    saw: `it ended on ${engagement.ends}, and today is ${today} in UTC`,
    want: 'an engagement that goes on',
    mend: 'prolong the engagement first',
    code: 'grants/engagement-over',
  };
}

/** All names that requests and grants of a manifest have now. */
export function namesOf({ requests, grants }: Manifest): string[] {
  return [...requests.map(({ id }) => id), ...grants.map((grant) => nameOfGrant(grant))];
}
