import { isPast } from '../../common/clock';
import { nearest } from '../../common/nearest';
import { shippedControlIds } from '../../common/shipped-controls';
import type { Path } from '../../common/yaml-source';
import { type Complaint, formatPath } from '../complaint';
import type { ControlSpec } from '../schema';
import type { Parts } from '.';

/** The four answers that a control of one's own gives itself, and who owns it. */
const ANSWERS = ['statement', 'owner', 'evaluation', 'approvers', 'verification'] as const;

/** Controls: each owned once, by people who are there, one and another; own ones with their answers. */
export function checkControls(parts: Parts, now: Date): Complaint[] {
  const { controls = [], controlOwners } = parts;
  const parties = (['client', 'vendor'] as const).flatMap((party) => {
    const owner = controlOwners?.[party];
    return owner ? [...sameAsBackup(['controlOwners', party], `the controls of the ${party}`, owner)] : [];
  });
  return [
    ...parties,
    ...controls.flatMap((control, index) => [
      ...ownedTwice(control, index, controls),
      ...unanswered(control, index),
      ...sameAsBackup(['controls', index], `the control \`${control.id}\``, control),
    ]),
    ...responsible(parts).flatMap(({ path, email }) => gone(path, email, parts, now)),
    ...otherParty(parts),
  ];
}

function ownedTwice({ id }: ControlSpec, index: number, controls: readonly ControlSpec[]): Complaint[] {
  const first = controls.findIndex((control) => control.id === id);
  if (first === index) return [];
  const { owner = 'its default owner', accountable = 'the one for the party' } = controls[first]!;
  return [
    {
      path: ['controls', index, 'id'],
      what: `the control \`${id}\` is owned twice`,
      saw: `\`controls[${first}]\` has it already: ${owner}, ${accountable}`,
      want: 'one owner for each control',
      mend: 'keep one of the two entries',
      code: 'manifest/control-owned-twice',
    },
  ];
}

/** An id that the product does not know is a control of one's own, or a slip of the pen. */
function unanswered(control: ControlSpec, index: number): Complaint[] {
  const missing = ANSWERS.filter((answer) => control[answer] === undefined || control[answer].length === 0);
  if (missing.length === 0 || shippedControlIds().includes(control.id)) return [];
  const meant = nearest(control.id, shippedControlIds());
  // Who gives no answer at all meant a control of the product.
  const isSlip = missing.length === ANSWERS.length || (missing.length === ANSWERS.length - 1 && control.owner);
  return [
    {
      path: ['controls', index, 'id'],
      what: isSlip
        ? `\`${control.id}\` is no control of the product, and gives no answers of its own`
        : `the control \`${control.id}\` is your own and leaves something unanswered`,
      saw: `no ${missing.join(', no ')}`,
      want: 'a control of `enclave control`, or a statement, an owner, the evaluation, the approvers and the verification',
      mend: meant ? `write \`${meant}\`` : `add \`${missing.join('`, `')}\``,
      code: isSlip ? 'manifest/unknown-control' : 'manifest/control-unanswered',
    },
  ];
}

type Owner = Pick<ControlSpec, 'accountable' | 'backup'>;

function sameAsBackup(path: Path, whose: string, { accountable, backup }: Owner): Complaint[] {
  if (backup === undefined || backup.toLowerCase() !== accountable?.toLowerCase()) return [];
  return [
    {
      path: [...path, 'backup'],
      what: `nobody stands in for ${whose}`,
      saw: accountable,
      want: 'somebody other than the accountable person',
      mend: 'name a second person',
      code: 'manifest/control-backup',
    },
  ];
}

/** Everybody who answers for a control, or stands in. */
function responsible({ controls = [], controlOwners }: Parts): { path: Path; email: string }[] {
  const owners: [Path, Owner | undefined][] = [
    [['controlOwners', 'client'], controlOwners?.client],
    [['controlOwners', 'vendor'], controlOwners?.vendor],
    ...controls.map((control, index): [Path, Owner] => [['controls', index], control]),
  ];
  return owners.flatMap(([path, owner]) =>
    (['accountable', 'backup'] as const).flatMap((duty) =>
      owner?.[duty] === undefined ? [] : [{ path: [...path, duty], email: owner[duty] }],
    ),
  );
}

function gone(path: Path, email: string, { people = [] }: Parts, now: Date): Complaint[] {
  const person = people.find((one) => one.email.toLowerCase() === email.toLowerCase());
  if (person?.left === undefined || !isPast(person.left, now)) return [];
  return [
    {
      path,
      what: `\`${formatPath(path)}\` names somebody who has left`,
      saw: `${email}, who left on ${person.left}`,
      want: 'somebody who is there',
      mend: 'name a successor',
      code: 'manifest/control-owner-left',
    },
  ];
}

/** The vendor's people do not answer for what the client owns. */
function otherParty({ controls = [], controlOwners, people = [] }: Parts): Complaint[] {
  const ofVendor = new Set(people.map(({ email }) => email.toLowerCase()));
  const named: [Path, string | undefined][] = [
    [['controlOwners', 'client', 'accountable'], controlOwners?.client?.accountable],
    ...controls.map(({ owner, accountable }, index): [Path, string | undefined] => [
      ['controls', index, 'accountable'],
      owner === 'client' ? accountable : undefined,
    ]),
  ];
  return named.flatMap(([path, email]) =>
    email === undefined || !ofVendor.has(email.toLowerCase())
      ? []
      : [
          {
            path,
            what: 'a control of the client hangs on a person of the vendor’s',
            saw: email,
            want: 'somebody of the client’s',
            mend: 'name somebody of the client’s, or make the vendor the owner',
            code: 'manifest/control-owner-party',
          },
        ],
  );
}
