import { outdent } from '../../lib/common/outdent';
import { Template, type TemplateOptions, type Value, type World, describe, inEveryWorld } from '../../lib/template';

/** A template written inside a test. */
export function fromYaml(text: string, options?: TemplateOptions): Template {
  return Template.parse({ file: 'test.yaml', text: outdent(text) }, options);
}

/** The value of `Probe.Value` in a template that has what `head` declares and one resource. */
export function probe(value: string, head = '', options?: TemplateOptions): Value {
  return probeWorld(value, head, options).resource('Probe')!.read('Value').value;
}

export function probeWorld(value: string, head = '', options?: TemplateOptions): World {
  const text = `${outdent(head)}\nResources:\n  Topic: { Type: 'AWS::SNS::Topic' }\n  Probe:\n    Type: Test::Probe\n    Properties:\n      Value: ${value}\n`;
  return firstWorld(Template.parse({ file: 'test.yaml', text }, options));
}

/** The world in which every choice takes its first option. */
export function firstWorld(template: Template): World {
  return inEveryWorld(template, (world) => world, 1).branches[0]!.outcome;
}

/** What a property says in each world, with the name of the world. */
export function inWorlds(template: Template, id: string, path: string): string[] {
  return inEveryWorld(template, (world) => {
    const resource = world.resource(id);
    return resource ? describe(resource.read(path).value) : 'does not exist';
  }).branches.map(({ outcome, consulted }) => [outcome, ...[...consulted].map((pair) => pair.join(' '))].join(' | '));
}
