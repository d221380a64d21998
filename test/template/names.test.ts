/** What a resource gives: its own name is a symbol, what somebody else writes is not known. */
import { describe as say } from '../../lib/template';
import { firstWorld, fromYaml } from './from-yaml';

function read(type: string, value: string): string {
  const world = firstWorld(
    fromYaml(`
      Resources:
        Other: { Type: ${type} }
        Probe: { Type: Test::Probe, Properties: { Value: ${value} } }`),
  );
  const { value: read } = world.resource('Probe')!.read('Value');
  return `${read.kind}: ${say(read)}`;
}

test.each([
  ['AWS::SNS::Topic', '!Ref Other', 'reference: Ref: Other'],
  ['AWS::SNS::Topic', '!GetAtt Other.TopicName', 'reference: GetAtt: Other.TopicName'],
  ['AWS::SSM::Parameter', '!Ref Other', 'reference: Ref: Other'],
  ['AWS::SSM::Parameter', '!GetAtt Other.Value', 'unresolved: GetAtt: Other.Value, which somebody else writes'],
  ['AWS::CloudFormation::Stack', '!GetAtt Other.Outputs.RoleArn', /^unresolved: GetAtt: Other.Outputs.RoleArn, /],
  ['AWS::CloudFormation::Stack', "!Sub '${Other.Outputs.Name}'", /^unresolved: GetAtt: Other.Outputs.Name, /],
  ['AWS::CloudFormation::WaitCondition', '!GetAtt Other.Data', /^unresolved: GetAtt: Other.Data, /],
  ['Custom::Answer', '!GetAtt Other.Arn', /^unresolved: GetAtt: Other.Arn, /],
  ['Custom::Answer', '!Ref Other', 'unresolved: Ref: Other, which a custom resource chooses'],
  ['AWS::CloudFormation::CustomResource', '!GetAtt Other.Arn', /^unresolved: /],
  ['Acme::Network::Vpn::MODULE', '!GetAtt Other.Arn', /^unresolved: /],
])('of %s, %s', (type, value, answer) => {
  if (typeof answer === 'string') expect(read(type, value)).toBe(answer);
  else expect(read(type, value)).toMatch(answer);
});
