import { dayOf } from '../../common/clock';
import type { Complaint } from '../complaint';
import { idpGroupOf } from '../names';
import { isPresent } from '../presence';
import type { Person } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

/** One person cannot hold a job function alone: knowledge must not leave with somebody. */
const PEOPLE_PER_JOB_FUNCTION_MIN = 2;

/** People and job functions: everyone known, nobody alone, no more than agreed. */
export function checkPeople(parts: Parts, now: Date): Complaint[] {
  const { people, jobFunctions } = parts;
  return [
    ...duplicates(['jobFunctions'], jobFunctions ?? [], 'id', (job) => job.id),
    ...duplicates(['people'], people ?? [], 'email', (person) => person.email.toLowerCase()),
    ...(people ?? []).flatMap((person, index) => personComplaints(person, index, parts)),
    ...tooFewPeople(parts, now),
    ...sharedGroups(parts),
    ...tooManyPeople(parts, now),
  ];
}

function personComplaints(person: Person, index: number, parts: Parts): Complaint[] {
  const jobs = parts.jobFunctions?.map((job) => job.id);
  const complaints = jobs
    ? unknownName(['people', index, 'jobFunction'], person.jobFunction, 'a job function', jobs)
    : [];
  const domains = parts.vendor?.domains ?? [];
  const domain = person.email.split('@').at(-1)!.toLowerCase();
  if (domains.length > 0 && !domains.includes(domain)) {
    complaints.push({
      path: ['people', index, 'email'],
      what: 'the person signs in with a domain that is not the vendor’s',
      saw: person.email,
      want: `an address at ${domains.join(', ')}`,
      mend: 'correct the address, or add the domain to `vendor.domains`',
      code: 'manifest/foreign-domain',
    });
  }
  if (person.joined && person.left && person.left < person.joined) {
    complaints.push({
      path: ['people', index, 'left'],
      what: 'the person left before joining',
      saw: person.left,
      want: `${person.joined} or later`,
      mend: 'correct one of the two days',
      code: 'manifest/day-order',
    });
  }
  return complaints;
}

function tooFewPeople({ people, jobFunctions }: Parts, now: Date): Complaint[] {
  if (!people || !jobFunctions) return [];
  return jobFunctions.flatMap((job, index) => {
    const enrolled = people.filter((person) => person.jobFunction === job.id);
    const active = enrolled.filter((person) => isPresent(person, dayOf(now))).length;
    // Taking somebody off must never wait for a successor: one who stays is enough once another has left.
    if (active >= PEOPLE_PER_JOB_FUNCTION_MIN || (active > 0 && enrolled.length > active)) return [];
    return [
      {
        path: ['jobFunctions', index, 'id'],
        what: `the job function \`${job.id}\` hangs on too few people`,
        saw: active === 1 ? 'one active person' : 'no active person',
        want: `at least ${PEOPLE_PER_JOB_FUNCTION_MIN}`,
        mend: 'enrol a second person, or merge the job function into another',
        code: 'manifest/too-few-people',
      },
    ];
  });
}

/** A group says which job function somebody has, so two cannot share one; and the second factor is not a job. */
function sharedGroups({ jobFunctions, vendor, connect }: Parts): Complaint[] {
  if (!jobFunctions || !vendor) return [];
  const groups = jobFunctions.map((job) => idpGroupOf({ vendor }, job));
  return groups.flatMap((group, index) => {
    const isSecondFactor = [connect?.clientVpn, connect?.verifiedAccess].some((way) => group === way?.mfaGroup);
    const owner = isSecondFactor ? '`mfaGroup`' : jobFunctions[groups.indexOf(group)]!.id;
    if (owner === jobFunctions[index]!.id) return [];
    return [
      {
        path: ['jobFunctions', index, 'idpGroup'],
        what: `the job function \`${jobFunctions[index]!.id}\` has no group of its own`,
        saw: `${group}, which is the group of ${owner}`,
        want: 'one group for each job function, apart from the group for the second factor',
        mend: 'let the identity provider send a group of its own for it',
        code: 'manifest/group-shared',
      },
    ];
  });
}

function tooManyPeople({ people, engagement }: Parts, now: Date): Complaint[] {
  const active = (people ?? []).filter((person) => isPresent(person, dayOf(now))).length;
  if (!engagement || active <= engagement.seats) return [];
  return [
    {
      path: ['engagement', 'seats'],
      what: 'more people are enrolled than the engagement has seats',
      saw: `${active} active people`,
      want: `at most ${engagement.seats}`,
      mend: 'raise `seats` with the owner’s consent, or say who has left',
      code: 'manifest/seats-exceeded',
    },
  ];
}
