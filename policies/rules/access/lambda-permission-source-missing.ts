import type { Property } from '../../../lib/template';
import type { Ternary } from '../../judge';
import { HOLE, OWN_ACCOUNT, spell } from '../../questions/spelling';
import { defineRule } from '../../rule';

const SOURCE = 'SourceArn';

/** A skill has no ARN; Alexa gives a token instead. */
const SOURCES = [SOURCE, 'SourceAccount', 'EventSourceToken'];

export default defineRule({
  id: 'lambda-permission-source-missing',
  topic: 'access',
  severity: 'error',
  title: 'Service may call the function for anybody',
  why: 'The service acts for all its customers, so somebody else’s bucket, topic or API can call your function through it.',
  fix: 'Set `SourceArn` to the resource that calls, or `SourceAccount` to your account.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'] },
  appliesTo: ['AWS::Lambda::Permission'],

  check(resource, _world, report) {
    if (SOURCES.some((path) => resource.read(path).value.kind !== 'absent')) return;
    const service = isService(resource.read('Principal'));
    const source = resource.read(SOURCE);
    const want = 'the resource that calls, or SourceAccount';
    if (service) report.fail(source, { want });
    else if (service === undefined) report.unknown(source, { want });
  },

  bad: [
    {
      title: 'a service without anything',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com`,
    },
    {
      title: 'a service whose domain follows the partition',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !Sub 'sns.\${AWS::URLSuffix}'`,
    },
    {
      title: 'an Alexa skill without its token',
      template: `
        Resources:
          Caller:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: alexa-appkit.amazon.com`,
    },
  ],
  good: [
    {
      title: 'a service with a source, an account, or the token of a skill',
      template: `
        Resources:
          Source:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceArn: !GetAtt Claims.Arn
          Account:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
              SourceAccount: !Ref AWS::AccountId
          Skill:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: alexa-appkit.amazon.com
              EventSourceToken: amzn1.ask.skill.1
          Claims:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'accounts, roles and everybody: they are no service',
      template: `
        Resources:
          Own:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !Ref AWS::AccountId
          Other:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: 111122223333
          Role:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: arn:aws:iam::111122223333:role/caller.one
          Reference:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !GetAtt Caller.Arn
          Everybody:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: '*'
          Caller:
            Type: AWS::IAM::Role`,
    },
  ],
  unknown: [
    {
      title: 'the principal is a parameter',
      template: `
        Parameters:
          Caller: { Type: String }
        Resources:
          Permission:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: claims
              Action: lambda:InvokeFunction
              Principal: !Ref Caller`,
    },
  ],
});

/** Services are called by a domain of theirs; accounts by a number, roles and users by an ARN. */
function isService({ value }: Property): Ternary {
  const text = spell(value);
  if (text === undefined || text === HOLE) return undefined;
  return text.includes('.') && !text.startsWith('arn:') && text !== OWN_ACCOUNT;
}
