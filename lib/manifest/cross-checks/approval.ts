import { approvalRoles, OWNER_ROLE } from '../approvers';
import type { Complaint } from '../complaint';
import type { Manifest } from '../schema';
import type { Parts } from '.';
import { duplicates, unknownName } from './references';

type Need = Manifest['approval']['needs'][number];

/** Who must agree to a request: do the lines name roles that exist, with enough people in them? */
export function checkApproval({ approval, engagement }: Parts): Complaint[] {
  if (!approval || !engagement) return [];
  const roles = approvalRoles({ approval, engagement });
  return [
    ...duplicates(['approval', 'roles'], approval.roles, 'id', ({ id }) => id),
    ...approval.roles.flatMap(({ people }, index) =>
      duplicates(['approval', 'roles', index, 'people'], people, undefined, (email) => email.toLowerCase()),
    ),
    ...approval.roles.flatMap(({ id }, index) => (id === OWNER_ROLE ? [reserved(index)] : [])),
    ...approval.needs.flatMap((need, index) => [
      ...unknownRole(need, index, [...roles.keys()]),
      ...tooFewPeople(need, index, roles.get(need.role)),
    ]),
  ];
}

function reserved(index: number): Complaint {
  return {
    path: ['approval', 'roles', index, 'id'],
    what: `the role \`${OWNER_ROLE}\` belongs to the owner of the engagement`,
    saw: OWNER_ROLE,
    want: 'another name',
    mend: 'rename the role, or name the person as `engagement.owner`',
    code: 'manifest/approval-role-reserved',
  };
}

function unknownRole({ role }: Need, index: number, known: readonly string[]): Complaint[] {
  const path = ['approval', 'needs', index, 'role'];
  if (role !== OWNER_ROLE || known.includes(role)) return unknownName(path, role, 'a role', known);
  return [
    {
      path,
      what: 'nobody is the owner who has to approve',
      saw: 'no `engagement.owner`',
      want: 'the address of the owner',
      mend: 'add `owner` to `engagement`',
      code: 'manifest/approval-without-owner',
    },
  ];
}

function tooFewPeople({ role, count }: Need, index: number, people: readonly string[] | undefined): Complaint[] {
  if (people === undefined || count <= people.length) return [];
  return [
    {
      path: ['approval', 'needs', index, 'count'],
      what: `the role \`${role}\` has fewer people than have to approve`,
      saw: `${count} of ${people.length}`,
      want: `at most ${people.length}`,
      mend: 'name more people in the role, or ask fewer',
      code: 'manifest/approval-count',
    },
  ];
}
