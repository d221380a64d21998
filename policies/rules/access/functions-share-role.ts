import { type Template, describe } from '../../../lib/template';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'functions-share-role',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Functions share one role',
  why: 'Each of them may do what any other needs, so one flaw opens all of it, and logs cannot tell them apart.',
  fix: 'Give each function a role of its own.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::Lambda::Function', 'AWS::Serverless::Function'],

  check(resource, world, report) {
    const role = resource.read('Role');
    const shared = functionsByRole(world.template).get(nameOf(rawRole(world.template, resource.id))) ?? [];
    const others = shared.filter((id) => id !== resource.id).flatMap((id) => world.resource(id) ?? []);
    const want = 'a role of its own';
    const saw = `${describe(role.value)}, as in ${others.map(({ id }) => id).join(', ')}`;
    if (role.value.kind === 'absent' || others.length === 0) return;
    const certain = resource.existence === 'certain' && others.some(({ existence }) => existence === 'certain');
    if (certain) report.fail(role, { saw, want });
    else report.unknown(role, { saw, want });
  },

  bad: [
    {
      title: 'a role of the template, by two spellings',
      template: `
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Helper.Arn
          Two:
            Type: AWS::Lambda::Function
            Properties:
              Role: { 'Fn::GetAtt': [Helper, Arn] }
          Helper:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'the same ARN in functions of SAM',
      template: `
        Resources:
          One:
            Type: AWS::Serverless::Function
            Properties:
              Role: arn:aws:iam::111122223333:role/helper
          Two:
            Type: AWS::Serverless::Function
            Properties:
              Role: arn:aws:iam::111122223333:role/helper`,
    },
    {
      title: 'two for certain, and one under a condition that is misspelt',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          Live: !Equals [!Ref Stage, live]
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Helper.Arn
          Two:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Helper.Arn
          Three:
            Type: AWS::Lambda::Function
            Condition: Lvie
            Properties:
              Role: !GetAtt Helper.Arn
          Helper:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'the same parameter',
      template: `
        Parameters:
          Role: { Type: String }
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !Ref Role
          Two:
            Type: AWS::Serverless::Function
            Properties:
              Role: !Ref Role`,
    },
  ],
  good: [
    {
      title: 'different ARNs',
      template: `
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: arn:aws:iam::111122223333:role/one
          Two:
            Type: AWS::Lambda::Function
            Properties:
              Role: arn:aws:iam::111122223333:role/two`,
    },
    {
      title: 'attributes that two parameters name',
      template: `
        Parameters:
          First: { Type: String, Default: Arn }
          Second: { Type: String, Default: RoleId }
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt [Helper, !Ref First]
          Two:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt [Helper, !Ref Second]
          Helper:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'a role each, and functions without one',
      template: `
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Helper.Arn
          Two:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Other.Arn
          Three:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
          Four:
            Type: AWS::Serverless::Function
            Properties:
              Handler: index.handler
          Helper:
            Type: AWS::IAM::Role
          Other:
            Type: AWS::IAM::Role`,
    },
    {
      title: 'functions of which only one is ever there',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          Live: !Equals [!Ref Stage, live]
          Pilot: !Not [!Condition Live]
        Resources:
          One:
            Type: AWS::Lambda::Function
            Condition: Live
            Properties:
              Role: !GetAtt Helper.Arn
          Two:
            Type: AWS::Lambda::Function
            Condition: Pilot
            Properties:
              Role: !GetAtt Helper.Arn
          Helper:
            Type: AWS::IAM::Role`,
    },
  ],
  unknown: [
    {
      title: 'the other stands under a condition that is misspelt',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          Live: !Equals [!Ref Stage, live]
        Resources:
          One:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Helper.Arn
          Two:
            Type: AWS::Lambda::Function
            Condition: Lvie
            Properties:
              Role: !GetAtt Helper.Arn
          Helper:
            Type: AWS::IAM::Role`,
    },
  ],
});

/** Ids of functions by the role they are written with: what is written alike means the same role. */
function functionsByRole(template: Template): ReadonlyMap<string | undefined, readonly string[]> {
  return template.once('functions by role', () => {
    const ids = new Map<string | undefined, string[]>();
    for (const { logicalId } of template.declaredOfType('AWS::Lambda::Function', 'AWS::Serverless::Function')) {
      const name = nameOf(rawRole(template, logicalId));
      ids.set(name, [...(ids.get(name) ?? []), logicalId]);
    }
    return ids;
  });
}

function rawRole(template: Template, logicalId: string): unknown {
  return (template.resources.get(logicalId)?.properties as { Role?: unknown } | undefined)?.Role;
}

/** A reference by the resource it names, whichever way it is spelled. */
function nameOf(raw: unknown): string | undefined {
  const attribute = (raw as { 'Fn::GetAtt'?: string | string[] } | null | undefined)?.['Fn::GetAtt'];
  const steps = [attribute].flat();
  return steps.every((step) => typeof step === 'string') ? `attribute ${steps.join('.')}` : JSON.stringify(raw);
}
