/** Replay: a question runs once per world it can tell apart, and each world agrees with itself. */
import { WORLDS_MAX, inEveryWorld } from '../../lib/template';
import { fromYaml, inWorlds } from './from-yaml';

const OPEN = `
    Parameters:
      Stage: { Type: String }
      Mode: { Type: String, Default: tls, AllowedValues: [plain, tls] }
      Only: { Type: String, AllowedValues: [one] }
    Conditions:
      IsProduction: !Equals [!Ref Stage, production]
      IsPilot: !Equals [pilot, !Ref Stage]
      NotProduction: !Not [!Condition IsProduction]
      Plain: !Equals [!Ref Mode, plain]
      InFrankfurt: !Equals [!Ref AWS::Region, eu-central-1]
      Both: !And [!Condition IsProduction, !Condition InFrankfurt]
      Never: !And [!Condition IsProduction, !Condition NotProduction]
`;

const probe = (value: string) =>
  inWorlds(
    fromYaml(`${OPEN}\n    Resources:\n      Probe: { Type: Test::Probe, Properties: { Value: ${value} } }`),
    'Probe',
    'Value',
  );

test.each([
  ['a literal makes one world', 'a', ['a']],
  [
    'a condition makes two',
    '!If [IsProduction, a, b]',
    ['a | condition IsProduction true', 'b | condition IsProduction false'],
  ],
  [
    'a condition that is decided makes one',
    '!If [Never, a, b]',
    ['b | condition Never false', 'b | condition Never false'],
  ],
  [
    'conditions on one comparison agree',
    '!Join ["", [!If [IsProduction, a, b], !If [NotProduction, a, b]]]',
    [
      'ab | condition IsProduction true | condition NotProduction false',
      'ba | condition IsProduction false | condition NotProduction true',
    ],
  ],
  [
    'a value cannot equal two texts',
    '!Join ["", [!If [IsProduction, a, b], !If [IsPilot, a, b]]]',
    [
      'ab | condition IsProduction true | condition IsPilot false',
      'ba | condition IsProduction false | condition IsPilot true',
      'bb | condition IsProduction false | condition IsPilot false',
    ],
  ],
  [
    'a parameter makes one world per allowed value',
    '!Ref Mode',
    ['plain | parameter Mode plain', 'tls | parameter Mode tls'],
  ],
  [
    'a parameter is the same wherever it is read',
    '!Join ["", [!Ref Mode, !Ref Mode]]',
    ['plainplain | parameter Mode plain', 'tlstls | parameter Mode tls'],
  ],
  ['a parameter with one allowed value is known', '!Ref Only', ['one | parameter Only one']],
  [
    'a condition on a parameter is told by its own name',
    '!If [Plain, a, b]',
    ['a | condition Plain true', 'b | condition Plain false'],
  ],
  [
    'a false part of an And spares the rest',
    '!If [Both, a, b]',
    ['a | condition Both true', 'b | condition Both false', 'b | condition Both false'],
  ],
])('%s', (_, value, worlds) => {
  expect(probe(value)).toEqual(worlds);
});

test('a resource under a condition exists only where it holds, and takes others under it along', () => {
  const template = fromYaml(`${OPEN}
    Resources:
      Log: { Type: Test::Log, Condition: IsProduction, Properties: { On: !Ref Probe } }
      Probe: { Type: Test::Probe, Condition: IsProduction }`);
  const seen = inEveryWorld(template, (world) => [
    world.resource('Probe')?.id,
    world.ofType('Test::Log').map(({ id }) => id),
  ]);
  expect(seen.branches.map(({ outcome }) => outcome)).toEqual([
    ['Probe', ['Log']],
    [undefined, []],
  ]);
});

test('what a question never asks makes no worlds', () => {
  const template = fromYaml(`${OPEN}
    Resources:
      Probe: { Type: Test::Probe, Properties: { Value: a, Other: !If [IsProduction, a, b], More: !Ref Mode } }`);
  expect(inWorlds(template, 'Probe', 'Value')).toEqual(['a']);
  const entry = inEveryWorld(template, (world) => world.resource('Probe')!.properties.get('Value').value);
  expect(entry.branches).toHaveLength(1);
});

test('the open world does not choose: what could go either way is unresolved, and no resource is hidden', () => {
  const world = fromYaml(`${OPEN}
    Resources:
      Probe: { Type: Test::Probe, Condition: IsProduction, Properties: { Value: !If [IsProduction, a, b], Mode: !Ref Mode } }`).openWorld();
  const probe = world.resource('Probe')!;
  expect(probe.read('Value').value).toMatchObject({ intrinsic: 'condition IsProduction may go either way' });
  expect(probe.read('Mode').value).toMatchObject({ intrinsic: 'Ref: Mode, a parameter with several allowed values' });
});

test('a resource whose condition nobody can read is judged as if it existed', () => {
  const template = fromYaml(
    'Resources: { Probe: { Type: Test::Probe, Condition: Nowhere, Properties: { Value: a } } }',
  );
  expect(inWorlds(template, 'Probe', 'Value')).toEqual(['a']);
});

test('beyond the limit the answer is incomplete, and says so', () => {
  const names = Array.from({ length: 7 }, (_, index) => `P${index}`);
  const template = fromYaml(`
    Parameters: { ${names.map((name) => `${name}: { Type: String, AllowedValues: [a, b] }`).join(', ')} }
    Resources: { Probe: { Type: Test::Probe, Properties: { Value: !Sub '${names.map((name) => `\${${name}}`).join('')}' } } }`);
  const { branches, complete } = inEveryWorld(template, (world) => world.resource('Probe')!.read('Value').value.kind);
  expect([branches.length, complete]).toEqual([WORLDS_MAX, false]);
});

test.each([
  ['where the condition holds', '!If [IsProduction, !Ref Stage, b]', ['production', 'b']],
  ['inside a text', '!If [IsProduction, !Sub "${Stage}-1", b]', ['production-1', 'b']],
  ['not where it does not hold', '!If [IsProduction, a, !Ref Stage]', ['a', 'Ref: Stage, a parameter without default']],
])('a parameter is the literal that a condition compares it with, %s', (_, value, worlds) => {
  expect(probe(value).map((world) => world.split(' | ')[0])).toEqual(worlds);
});

test('comparisons of values that merely look alike are choices of their own', () => {
  const template = fromYaml(`
    Parameters: { One: { Type: String } }
    Conditions:
      A: !Equals [[!Ref One, a], x]
      B: !Equals [[!Ref One, b], x]
    Resources: { Probe: { Type: Test::Probe, Properties: { Value: !Join ['', [!If [A, a, b], !If [B, a, b]]] } } }`);
  expect(inWorlds(template, 'Probe', 'Value').map((world) => world.split(' | ')[0])).toEqual(['aa', 'ab', 'ba', 'bb']);
});
