import type { RuleCard } from '../lib/common/rule-card';

/** A name that leads to nothing: CloudFormation would refuse it, and what reads it is unknown. */
export const TEMPLATE_DANGLING_REFERENCE: RuleCard = {
  id: 'template-dangling-reference',
  topic: 'governance',
  severity: 'error',
  title: 'Reference leads to nothing in the template',
  why: 'CloudFormation would refuse the template; and what a property with this reference comes to nobody could judge.',
  fix: 'Correct the name, or declare the resource, parameter or condition it means.',
  controls: { 'nist-800-53-r5': ['cm-6'] },
  bad: [],
  good: [
    {
      title: 'names that stand in the template, and those of CloudFormation',
      template: `
        Parameters:
          Stage: { Type: String }
        Resources:
          Key: { Type: AWS::KMS::Key }
          Logs:
            Type: AWS::Logs::LogGroup
            DependsOn: Key
            Properties:
              KmsKeyId: !GetAtt Key.Arn
              LogGroupName: !Sub ['/\${Stage}/\${AWS::Region}/\${Office}/\${!Literal}', { Office: manila }]`,
    },
    {
      title: 'names of resources that SAM and a module make',
      template: `
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Claims: { Type: AWS::Serverless::Api, Properties: { StageName: live } }
          Network: { Type: Acme::Network::Vpn::MODULE }
        Outputs:
          Stage: { Value: !Ref Claims.Stage }
          Deployment: { Value: !Ref ClaimsDeployment5332c373d4 }
          Endpoint: { Value: !Ref NetworkEndpoint }`,
    },
  ],
  unknown: [
    {
      title: 'a name that is misspelt',
      template: `
        Resources:
          Key: { Type: AWS::KMS::Key }
          Logs:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: !GetAtt Keys.Arn }`,
    },
    {
      title: 'a condition that is not there',
      template: `
        Resources:
          Logs: { Type: AWS::Logs::LogGroup, Condition: IsLive }`,
    },
  ],
};
