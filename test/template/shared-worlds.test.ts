/** One world for many questions gives the answers that a world for each would give. */
import { Template, describe as say, inEveryWorld, inSharedWorlds } from '../../lib/template';
import type { World } from '../../lib/template';
import { judgeTemplate, rules } from '../../policies';
import { mergeWorlds } from '../../policies/merge-worlds';
import { observe } from '../../policies/rule';
import { makeTemplate } from '../../scripts/bench/make-template';
import { fromYaml } from './from-yaml';

/** Every observation of every rule, each resource and rule in fresh worlds. */
function inFreshWorlds(template: Template): string[] {
  return [...template.resources.values()].flatMap(({ logicalId, type }) =>
    rules
      .filter(({ appliesTo }) => appliesTo.includes(type))
      .flatMap((rule) => {
        const branches = inEveryWorld(template, (world) => {
          const resource = world.resource(logicalId);
          return resource ? observe(rule, resource, world, 'modern') : null;
        });
        return mergeWorlds(branches).map((said) =>
          [rule.id, logicalId, said.verdict, said.property, said.saw].join(' '),
        );
      }),
  );
}

test('forty templates with conditions and parameters: shared and fresh worlds say the same', () => {
  let count = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const text = JSON.stringify(makeTemplate(60, seed, 0.3));
    const judged = judgeTemplate(Template.parse({ file: 'a.json', text }), { target: 'a' })
      .findings.filter(({ rule, saw }) => !rule.startsWith('template-') && !saw.startsWith('an answer that hangs on'))
      .map(({ rule, resource, verdict, property, saw }) =>
        [rule, resource.logicalId, verdict, property, saw].join(' '),
      );
    expect(judged).toEqual(inFreshWorlds(Template.parse({ file: 'a.json', text })));
    count += judged.length;
  }
  expect(count).toBeGreaterThan(500);
});

const OPEN = `
    Parameters: { Stage: { Type: String }, Mode: { Type: String, AllowedValues: [a, b] } }
    Conditions:
      IsLive: !Equals [!Ref Stage, live]
      NotLive: !Not [!Condition IsLive]
      A: !And [!Condition B, !Equals [a, b]]
      B: !Not [!Condition A]
    Resources:
      Probe:
        Type: Test::Probe
        Properties:
          Plain: a
          Stage: !Ref Stage
          Mode: !Ref Mode
          Live: !If [IsLive, !Ref Stage, b]
          List: [!If [NotLive, x, !Ref 'AWS::NoValue'], y]
          A: !If [A, 1, 2]
          B: !If [B, 1, 2]`;

const reading = (path: string) => (world: World) => say(world.resource('Probe')!.read(path).value);

test('whatever was asked before, in whatever order, the answer is the one of a fresh world', () => {
  const paths = ['Plain', 'Stage', 'Live', 'List', 'List.1', 'Mode', 'Stage', 'Live', 'A', 'B', 'Plain'];
  for (const order of [paths, [...paths].reverse()]) {
    const template = fromYaml(OPEN);
    for (const path of order) {
      const shared = inSharedWorlds(template, reading(path));
      expect(shared).toEqual(inEveryWorld(fromYaml(OPEN), reading(path)));
    }
  }
});

test('conditions in a circle have no answer, wherever the question begins', () => {
  const world = fromYaml(OPEN).openWorld();
  expect(['A', 'B'].map((path) => reading(path)(world))).toEqual([
    'condition A names itself',
    'condition B names itself',
  ]);
});

test('a question that hangs on nothing runs once and shares what it read', () => {
  const template = fromYaml(OPEN);
  const property = (world: World) => world.resource('Probe')!.read('Plain');
  const [one, other] = [inSharedWorlds(template, property), inSharedWorlds(template, property)];
  expect(one.branches[0]!.outcome).toBe(other.branches[0]!.outcome);
  expect(one.branches).toHaveLength(1);
});

test('whoever catches what stops a question gets no answer from the shared world', () => {
  const catching = (world: World): string => {
    try {
      return reading('Mode')(world);
    } catch {
      return 'caught';
    }
  };
  const { branches } = inSharedWorlds(fromYaml(OPEN), catching);
  expect(branches.map(({ outcome }) => outcome)).toEqual(['a', 'b']);
});

test('a question that breaks for a reason of its own breaks', () => {
  const breaks = () => {
    throw new Error('ours');
  };
  expect(() => inSharedWorlds(fromYaml(OPEN), breaks)).toThrow('ours');
});

test('what a world computes once is computed once for all who share it, and anew in each replay', () => {
  const template = fromYaml(OPEN);
  let runs = 0;
  const counted = (path: string) => (world: World) =>
    world.once(`count ${path}`, () => {
      runs++;
      return reading(path)(world);
    });
  for (let round = 0; round < 3; round++) inSharedWorlds(template, counted('Plain'));
  expect(runs).toBe(1);
  for (let round = 0; round < 2; round++) inSharedWorlds(template, counted('Mode'));
  // Each round: one attempt that is stopped, and two worlds.
  expect(runs).toBe(7);
});
