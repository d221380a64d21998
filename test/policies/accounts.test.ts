/** In which account a principal stands, and whether all of the account is meant. */
import { Template, inEveryWorld, statementsOf } from '../../lib/template';
import { accountOf, isOwnAccount } from '../../policies/questions/principals';
import { outdent } from '../../lib/common/outdent';

function judged(principal: string, account?: string) {
  const text = outdent(`
    Parameters: { Open: { Type: String } }
    Resources:
      Role: { Type: AWS::IAM::Role }
      Probe: { Type: Test::Probe, Properties: { Document: { Statement: { Principal: ${principal} } } } }`);
  const template = Template.parse({ file: 'test.yaml', text }, { environment: { account } });
  const { branches } = inEveryWorld(template, (world) => {
    const [statement] = statementsOf(world.resource('Probe')!.read('Document')).statements;
    const [one] = statement!.principals!;
    const { foreign, whole } = accountOf(one!, world);
    return { foreign, whole, own: isOwnAccount(one!, world) };
  });
  return branches[0]!.outcome;
}

test.each([
  ["{ AWS: '111122223333' }", true, true, false],
  ['{ AWS: 111122223333 }', true, true, false],
  ["{ AWS: 'arn:aws:iam::111122223333:root' }", true, true, false],
  ["{ AWS: 'arn:aws-cn:iam::111122223333:role/a' }", true, false, false],
  ["{ AWS: 'arn:aws:sts::111122223333:assumed-role/a/b' }", true, false, false],
  ["{ AWS: 'arn:aws:iam::999999999:role/a' }", true, false, false],
  ['{ AWS: !Ref AWS::AccountId }', false, true, true],
  ["{ AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' }", false, true, true],
  ["{ AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/a' }", false, false, false],
  ['{ AWS: !GetAtt Role.Arn }', false, false, false],
  ['{ AWS: !Ref Open }', undefined, undefined, undefined],
  ["{ AWS: !Sub 'arn:aws:iam::${Open}:root' }", undefined, true, undefined],
  ["{ AWS: !Sub 'arn:aws:iam::${Open}:role/a' }", undefined, false, false],
  ['{ AWS: { a: b } }', undefined, undefined, undefined],
  ["{ AWS: '*' }", false, false, false],
  ['{ AWS: AIDAEXAMPLE }', false, false, false],
  ["{ AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }", false, false, false],
  ["{ AWS: 'arn:aws:iam::cloudfront:root' }", false, false, false],
  ['{ Service: ec2.amazonaws.com }', false, false, false],
])('%s: foreign %s, whole %s, the own account %s', (principal, foreign, whole, own) => {
  expect(judged(principal)).toEqual({ foreign, whole, own });
});

test('load balancers write their logs from accounts of AWS', () => {
  expect(judged("{ AWS: '054676820928' }")).toEqual({ foreign: false, whole: true, own: false });
});

test('an environment says which number is the own account', () => {
  expect(judged("{ AWS: 'arn:aws:iam::111122223333:root' }", '111122223333')).toEqual({
    foreign: false,
    whole: true,
    own: true,
  });
  expect(judged('{ AWS: !Ref AWS::AccountId }', '111122223333')).toEqual({ foreign: false, whole: true, own: true });
  expect(judged("{ AWS: '444455556666' }", '111122223333')).toEqual({ foreign: true, whole: true, own: false });
});
