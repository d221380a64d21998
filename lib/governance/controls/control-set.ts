import { type ControlOwner, namesOf, type ShippedControl, type VerificationKind } from '../../common/shipped-control';
import { shippedControls } from '../../common/shipped-controls';
import type { ControlSpec, Manifest } from '../../manifest';

/** One way to verify a control; `words`: said in a sentence, which nobody can run. */
export interface Verification {
  readonly kind: VerificationKind | 'words';
  readonly name: string;
  readonly notYet?: true;
}

/** One control as it holds in an engagement: what the product says, and what the manifest adds to it. */
export interface Control {
  readonly id: string;
  readonly origin: 'shipped' | 'assigned' | 'own';
  /** Where in the manifest it is; absent where the manifest does not speak of it. */
  readonly index?: number;
  readonly statement: string;
  readonly concerns: readonly string[];
  /** Words that stakeholders use for what it is about; none of a control of one's own. */
  readonly words: readonly string[];
  readonly evaluation: string;
  /** Who approves, by role. Empty for a control of one's own. */
  readonly approverRoles: readonly string[];
  /** Who approves, by name. */
  readonly approvers: readonly string[];
  readonly verification: readonly Verification[];
  readonly owner: ControlOwner;
  readonly split?: { readonly client: string; readonly vendor: string };
  /** The one person who answers for it; absent where nobody does. */
  readonly accountable?: string;
  readonly backup?: string;
  readonly metric?: string;
  readonly threshold?: string;
  readonly periodDays: number;
  readonly requirements: readonly string[];
  readonly frameworks: ShippedControl['frameworks'];
  readonly unconfirmed: ShippedControl['frameworks'];
}

/** How old the newest evidence of a control of one's own may be, where nobody says: one quarter. */
const PERIOD_DAYS = 92;

type Governed = Pick<Manifest, 'controls' | 'controlOwners'>;

/** Every control of an engagement: those of the product in alphabetical order, then those of the manifest's own. */
export function controlSet({ controls, controlOwners }: Governed, shipped = shippedControls()): Control[] {
  const places = new Map(controls.map((spec, index) => [spec.id, { spec, index }]));
  const known = new Set(shipped.map(({ id }) => id));
  const own = [...places.values()].filter(({ spec }) => !known.has(spec.id));
  return [
    ...shipped.map((control) => assigned(control, places.get(control.id), controlOwners)),
    ...own.map(({ spec, index }) => ownControl(spec, index, controlOwners)),
  ];
}

interface Placed {
  readonly spec: ControlSpec;
  readonly index: number;
}

/** The manifest may sharpen what the product says: words are replaced, ways to verify added, the period only shortened. */
function assigned(control: ShippedControl, placed: Placed | undefined, owners: Manifest['controlOwners']): Control {
  const { approvers: approverRoles, verification, ...rest } = control;
  const shipped = verification.flatMap((entry) => namesOf(entry).map((name) => ({ ...name, ...notYet(entry) })));
  const { spec, index } = placed ?? {};
  const owner = spec?.owner ?? control.owner;
  return {
    ...rest,
    ...answersOf(spec),
    origin: placed ? 'assigned' : 'shipped',
    ...(index !== undefined && { index }),
    owner,
    ...(owner === 'shared' ? {} : { split: undefined }),
    ...whoAnswers(owner, spec, owners),
    approverRoles,
    approvers: spec?.approvers ?? [],
    verification: [...shipped, ...(spec ? verificationOf(spec) : [])],
    concerns: [...control.concerns, ...(spec?.concerns ?? [])],
    periodDays: Math.min(control.periodDays, spec?.periodDays ?? Infinity),
  };
}

function ownControl(spec: ControlSpec, index: number, owners: Manifest['controlOwners']): Control {
  const { id, statement = '', evaluation = '', owner = 'client', concerns, approvers, periodDays = PERIOD_DAYS } = spec;
  return {
    ...answersOf(spec),
    id,
    origin: 'own',
    index,
    statement,
    evaluation,
    owner,
    concerns,
    words: [],
    ...whoAnswers(owner, spec, owners),
    approverRoles: [],
    approvers,
    verification: verificationOf(spec),
    periodDays,
    requirements: [],
    frameworks: {},
    unconfirmed: {},
  };
}

/** What the manifest says itself, without what it leaves to the product. */
function answersOf(spec: ControlSpec | undefined): Partial<Control> {
  if (!spec) return {};
  const { statement, evaluation, split, metric, threshold } = spec;
  const said = Object.entries({ statement, evaluation, split, metric, threshold });
  return Object.fromEntries(said.filter(([, answer]) => answer !== undefined));
}

/** A shared control is led by the client, whose data it is. */
export function answeringParty(owner: ControlOwner): 'client' | 'vendor' {
  return owner === 'vendor' ? 'vendor' : 'client';
}

/** Whoever the control names; else whoever the party that leads it names for all of its own. */
function whoAnswers(owner: ControlOwner, spec: ControlSpec | undefined, owners: Manifest['controlOwners']) {
  const party = owners[answeringParty(owner)];
  const accountable = spec?.accountable ?? party?.accountable;
  const named = spec?.backup ?? party?.backup;
  // The backup of the party may be the very person this control names: then nobody stands in.
  const backup = named?.toLowerCase() === accountable?.toLowerCase() ? undefined : named;
  return { ...(accountable !== undefined && { accountable }), ...(backup !== undefined && { backup }) };
}

function verificationOf({ verification }: ControlSpec): Verification[] {
  return verification.flatMap((entry): Verification[] =>
    typeof entry === 'string' ? [{ kind: 'words', name: entry }] : namesOf(entry),
  );
}

function notYet({ notYet: mark }: { readonly notYet?: true }): { readonly notYet?: true } {
  return mark ? { notYet: mark } : {};
}
