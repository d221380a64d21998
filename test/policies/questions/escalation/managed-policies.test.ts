/** Ways to more rights: what the managed policies of AWS bring. */
import { allow, deny, judge } from './vendor-role';

describe('what managed policies of AWS bring', () => {
  test.each([
    ['AdministratorAccess', 'fail'],
    ['PowerUserAccess', 'fail: sts:assumerole'],
    ['IAMFullAccess', 'fail: iam:putuserpolicy'],
    ['AmazonEC2FullAccess', 'fail: ec2:stopinstances with ec2:modifyinstanceattribute with ec2:startinstances'],
    ['AmazonSSMFullAccess', 'fail: ssm:sendcommand'],
    ['AWSCloudFormationFullAccess', 'fail: cloudformation:updatestack'],
    ['AWSCodeBuildAdminAccess', 'fail: ssm:startsession'],
    ['AWSLambda_FullAccess', 'fail: iam:passrole with lambda:createfunction with lambda:invokefunction'],
    ['ReadOnlyAccess', 'silent'],
    // Made for people, and known by its document; made for a service, which is left to it.
    ['AWSCodeStarFullAccess', 'fail: codestar:createprojectfromtemplate'],
    ['service-role/AmazonElasticMapReduceRole', 'silent'],
  ])('%s: %s', (name, verdict) => {
    const said = judge(
      "{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }",
      `ManagedPolicyArns: ['arn:aws:iam::aws:policy/${name}']`,
    );
    expect(said).toMatch(new RegExp(`^${verdict}`));
  });

  test('roles for functions only: not for machines, but for functions', () => {
    const attached = "ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSLambda_FullAccess']";
    const denied = deny("['lambda:Update*', 'lambda:CreateFunction']");
    expect(judge(`[${denied}, ${allow('ec2:RunInstances')}]`, attached)).toBe('silent');
    expect(judge(`[${deny("'lambda:Update*'")}]`, attached)).toBe(
      'fail: iam:passrole with lambda:createfunction with lambda:invokefunction',
    );
  });
});
