import { type Random, oneOf } from '../bench/random';

/** A place in plain data that can be changed: a map or list, and a key of it. */
interface Spot {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** One to four changes, each of a kind that real files and hostile people make. The data itself stays as it is. */
export function mutate(raw: unknown, random: Random): unknown {
  const copy = structuredClone(raw);
  const changes = 1 + Math.floor(random() * 4);
  for (let index = 0; index < changes; index++) {
    const spots = spotsIn(copy);
    if (spots.length > 0) change(oneOf(random, spots), spots, random);
  }
  return copy;
}

const SPOTS_MAX = 5000;

function spotsIn(raw: unknown): Spot[] {
  const spots: Spot[] = [];
  const queue: unknown[] = [raw];
  for (const holder of queue) {
    if (spots.length > SPOTS_MAX) break;
    if (typeof holder !== 'object' || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      spots.push({ holder: holder as Spot['holder'], key });
      queue.push(value);
    }
  }
  return spots;
}

function get({ holder, key }: Spot): unknown {
  return (holder as Record<string, unknown>)[key];
}

/** As JSON does it: `__proto__` becomes a key like any other. */
function set({ holder, key }: Spot, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

type Change = (spot: Spot, random: Random, spots: readonly Spot[]) => void;

const CHANGES: readonly Change[] = [
  ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  (spot, random) => set(spot, oneOf(random, ODD)()),
  (spot, random) => set(spot, oneOf(random, ODD)()),
  (spot, random) => set(spot, intrinsic(random, get(spot))),
  (spot, random) => set(spot, intrinsic(random, get(spot))),
  (spot, random, spots) => set(spot, structuredClone(get(oneOf(random, spots)))),
  (spot) => set(spot, [get(spot)]),
  (spot) => set(spot, { Nested: get(spot) }),
  (spot) => set(spot, [get(spot), get(spot)]),
  ({ holder, key }, random) => {
    const value = (holder as Record<string, unknown>)[key];
    if (!Array.isArray(holder)) delete holder[key];
    set({ holder, key: Array.isArray(holder) ? key : oneOf(random, NAMES) }, value);
  },
  (spot, random) => {
    const value = get(spot);
    if (typeof value === 'string')
      set(spot, value.slice(0, Math.floor(random() * value.length)) + oneOf(random, TEXTS));
  },
  (spot, random) => {
    if (random() < 0.1) set(spot, deep(50 + Math.floor(random() * 1000), random() < 0.5));
  },
  (spot, random) => {
    if (random() < 0.1) set(spot, repeated(get(spot)));
  },
  ({ holder }, random) => {
    if (!Array.isArray(holder)) set({ holder, key: oneOf(random, NAMES) }, oneOf(random, ODD)());
  },
];

function change(spot: Spot, spots: readonly Spot[], random: Random): void {
  oneOf(random, CHANGES)(spot, random, spots);
}

/** Thousands of times in one list, but no more than a template may weigh, written out: half a gigabyte is no text. */
function repeated(value: unknown): unknown[] {
  const weight = weightOf(value);
  const count = Math.max(2, Math.min(3000, Math.floor(2_000_000 / weight)));
  // Copies: a later change inside one of them must not change, and swell, them all.
  return Array.from({ length: count }, () => structuredClone(value));
}

/** Its length as JSON with indents: those of a thousand levels weigh more than what they lead to. */
function weightOf(value: unknown): number {
  try {
    return (JSON.stringify(value, null, 1) ?? '').length + 1;
  } catch (error) {
    if (error instanceof RangeError) return Infinity;
    throw error;
  }
}

function deep(levels: number, lists: boolean): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = lists ? [value] : { 'Fn::Join': ['', [value]] };
  return value;
}

const ODD: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1.5,
  () => 1e308,
  () => '',
  () => [],
  () => ({}),
  () => [[]],
  () => '*',
  () => 'x'.repeat(100_000),
  () => '\u0000\u202e\ud800 ´é漢字🙂',
  () => ({ Ref: 'AWS::NoValue' }),
  () => ({ toString: 'x', constructor: { prototype: {} } }),
  () => JSON.parse('{"__proto__": {"Type": "AWS::S3::Bucket"}}') as unknown,
  () => '{{resolve:ssm:/a}}',
  () => '{"Statement": [{"Effect": "Allow", "Action": "*"}',
];

const NAMES = [
  'Ref',
  'Fn::If',
  'Fn::Transform',
  'Fn::ForEach::X',
  'Condition',
  'Type',
  'Properties',
  'Statement',
  'Transform',
  'Globals',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
  'a.b',
  '0',
  'AWS::NoValue',
];

const TEXTS = ['', '*', '${A}', '${', '${!A}', '${A.Arn}', '{{resolve:', '\n', ':', '/', '-', '"', '\\', '&{A}'];

const FUNCTIONS = [
  'Ref',
  'Condition',
  'Fn::And',
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::GetStackOutput',
  'Fn::If',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Length',
  'Fn::Not',
  'Fn::Or',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::ToJsonString',
  'Fn::Transform',
];

/** An intrinsic around what stands there, with too few, too many or the wrong arguments as often as with the right ones. */
function intrinsic(random: Random, value: unknown): unknown {
  const name = oneOf(random, FUNCTIONS);
  const word = oneOf(random, ['A', 'Stage', 'IsProd', 'AWS::Region', 'Protocol', 'Circle', '__proto__', 'Bucket0']);
  const argument = oneOf<unknown>(random, [
    value,
    word,
    [word, value],
    [word, value, value],
    [value],
    ['', [value, value]],
    [0, value],
    [word, word, word, { DefaultValue: value }],
    [`\${${word}}-\${A}`, { A: value }],
    `\${${word}}`,
    {},
  ]);
  return { [name]: argument };
}
