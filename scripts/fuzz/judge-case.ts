import { UserError } from '../../lib/common/user-error';
import { type Property, Template, type World, describe, identityPoliciesOf, statementsOf } from '../../lib/template';
import { Neighbours } from '../../lib/template/neighbours';
import { judgeTemplate } from '../../policies';

/**
 * Loads a text, judges it by every rule, alone and beside a copy of itself that it nests, and reads every property.
 * False when it is refused in the user's words. Throws for anything that we would have to mend.
 */
export function judgeCase(file: string, text: string): boolean {
  const template = load(file, text);
  if (!template) return false;
  judge(template);
  readAll(template.openWorld());
  const copy = load(`copy-${file}`, text);
  const [stack] = template.declaredOfType('AWS::CloudFormation::Stack');
  if (!copy) return true;
  const nested = stack ? [{ parent: template, logicalId: stack.logicalId, child: copy }] : [];
  const neighbours = new Neighbours(
    [
      { name: 'one', template },
      { name: 'copy', template: copy },
    ],
    nested,
  );
  for (const one of [template, copy]) one.settle(neighbours);
  for (const one of [template, copy]) judge(one);
  return true;
}

function load(file: string, text: string): Template | undefined {
  try {
    return Template.parse({ file, text });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function judge(template: Template): void {
  const { findings } = judgeTemplate(template, { target: 'fuzz' });
  const broken = findings.find(({ saw }) => saw.startsWith('the rule stopped'));
  if (broken) throw new Error(`${broken.rule}: ${broken.saw}`);
  JSON.stringify(findings);
}

const PROPERTIES_MAX = 3000;

function readAll(world: World): void {
  const queue: Property[] = [];
  for (const { logicalId } of world.template.resources.values()) {
    const resource = world.resource(logicalId);
    if (!resource) continue;
    queue.push(resource.properties, resource.read('A.b.0'));
    for (const document of identityPoliciesOf(resource)) statementsOf(document);
  }
  for (const property of queue) {
    if (queue.length > PROPERTIES_MAX) break;
    const { value } = property;
    describe(value);
    if (value.kind === 'list') queue.push(...value.items.slice(0, 20));
    if (value.kind === 'map') queue.push(...value.entries.values());
  }
}
