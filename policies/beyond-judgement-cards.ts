import type { RuleCard } from '../lib/common/rule-card';
import { TEMPLATE_DANGLING_REFERENCE } from './dangling-reference-card';

/** Parts of a template that no rule can look at. All are `unknown`: nothing is shown to be wrong. */
export const TEMPLATE_MALFORMED: RuleCard = {
  id: 'template-malformed',
  topic: 'governance',
  severity: 'error',
  title: 'Resource is not well-formed, so no rule could judge it',
  why: 'CloudFormation would refuse this resource, and a reviewer must not take our silence about it for a pass.',
  fix: 'Give the resource a `Type`, and `Properties` that are a map.',
  controls: { 'nist-800-53-r5': ['cm-6'] },
  bad: [],
  good: [
    {
      title: 'a resource with type and properties',
      template: `
        Resources:
          Logs:
            Type: AWS::Logs::LogGroup
            Properties: { RetentionInDays: 365 }`,
    },
  ],
  unknown: [
    {
      title: 'a resource without type',
      template: `
        Resources:
          Vpn:
            Properties: { ClientCidrBlock: 10.20.0.0/22 }`,
    },
    {
      title: 'properties that are a list',
      template: `
        Resources:
          Vpn:
            Type: AWS::EC2::ClientVpnEndpoint
            Properties:
              - ClientCidrBlock: 10.20.0.0/22`,
    },
  ],
};

export const TEMPLATE_MACRO_UNSEEN: RuleCard = {
  id: 'template-macro-unseen',
  topic: 'governance',
  severity: 'warning',
  title: 'Macro rewrites the template at deployment, out of our sight',
  why: 'What a macro adds or changes exists only after deployment began, so nobody has judged it.',
  fix: 'Judge the processed template, as `aws cloudformation get-template --template-stage Processed` prints it.',
  controls: { 'nist-800-53-r5': ['cm-3'] },
  bad: [],
  good: [
    {
      title: 'language extensions only repeat what is written',
      template: `
        Transform: AWS::LanguageExtensions
        Resources:
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'a loop over what stands in the template, and SAM resources, are written out',
      template: `
        Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
        Resources:
          Fn::ForEach::Offices:
            - Office
            - [Manila, Cebu]
            - Logs\${Office}: { Type: AWS::Logs::LogGroup }
          Table: { Type: AWS::Serverless::SimpleTable }`,
    },
  ],
  unknown: [
    {
      title: 'a macro over the whole template',
      template: `
        Transform: [CompanyDefaults]
        Resources:
          Logs:
            Type: AWS::Logs::LogGroup`,
    },
    {
      title: 'resources written by a loop over what only the deployment knows',
      template: `
        Transform: AWS::LanguageExtensions
        Parameters:
          Offices: { Type: CommaDelimitedList }
        Resources:
          Fn::ForEach::Offices:
            - Office
            - !Ref Offices
            - Vpn\${Office}: { Type: AWS::EC2::ClientVpnEndpoint }`,
    },
    {
      title: 'a SAM resource that we cannot write out',
      template: `
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Link:
            Type: AWS::Serverless::Connector
            Properties: { Source: { Id: A }, Destination: { Id: B }, Permissions: [Read] }`,
    },
    {
      title: 'conditions written by a macro, on which resources hang',
      template: `
        Conditions:
          Fn::Transform: { Name: CompanyConditions }
        Resources:
          Logs:
            Type: AWS::Logs::LogGroup
            Condition: IsLive`,
    },
    {
      title: 'a resource that a macro adds to',
      template: `
        Resources:
          Logs:
            Type: AWS::Logs::LogGroup
            Fn::Transform: { Name: CompanyDefaults }`,
    },
  ],
};

export const TEMPLATE_NESTED_UNSEEN: RuleCard = {
  id: 'template-nested-unseen',
  topic: 'governance',
  severity: 'warning',
  title: 'Resource brings resources of another template, out of our sight',
  why: 'What stands in a nested template or module is deployed with this one, and nobody has judged it here.',
  fix: 'Judge the other template too, or the whole folder that `cdk synth` wrote.',
  controls: { 'nist-800-53-r5': ['cm-3'] },
  bad: [],
  good: [
    {
      title: 'a nested stack under a condition that is never true',
      template: `
        Conditions:
          Never: !Equals [a, b]
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Condition: Never
            Properties: { TemplateURL: https://templates.s3.amazonaws.com/inner.yaml }`,
    },
  ],
  unknown: [
    {
      title: 'a nested stack whose template lies in a bucket',
      template: `
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: https://templates.s3.amazonaws.com/inner.yaml }`,
    },
    {
      title: 'a module of the registry',
      template: `
        Resources:
          Network:
            Type: Acme::Network::Vpn::MODULE`,
    },
  ],
};

export const TEMPLATE_SECTION_MALFORMED: RuleCard = {
  id: 'template-section-malformed',
  topic: 'governance',
  severity: 'error',
  title: 'Parameter, condition, mapping, output or rule is not well-formed',
  why: 'CloudFormation would refuse the template, and whatever hangs on this part nobody could judge.',
  fix: 'Write the part as CloudFormation documents it, and name only what stands in the template.',
  controls: { 'nist-800-53-r5': ['cm-6'] },
  bad: [],
  good: [
    {
      title: 'each part as CloudFormation documents it',
      template: `
        Parameters:
          Stage: { Type: String, Default: pilot }
        Mappings:
          Offices: { Manila: { Cidr: 10.1.0.0/16 } }
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
          IsPilot: !Not [!Condition IsLive]
        Rules:
          OnlyHere:
            Assertions:
              - Assert: !Equals [!Ref AWS::Region, eu-central-1]
        Resources:
          Logs: { Type: AWS::Logs::LogGroup, Condition: IsLive }
        Outputs:
          Stage: { Value: !Ref Stage }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter without type',
      template: `
        Parameters:
          Stage: { Default: pilot }
        Resources:
          Logs: { Type: AWS::Logs::LogGroup }`,
    },
    {
      title: 'a condition on a parameter that is misspelt',
      template: `
        Parameters:
          Stage: { Type: String }
        Conditions:
          IsLive: !Equals [!Ref Stagge, live]
        Resources:
          Logs: { Type: AWS::Logs::LogGroup, Condition: IsLive }`,
    },
    {
      title: 'conditions that name one another',
      template: `
        Conditions:
          IsLive: !Not [!Condition IsPilot]
          IsPilot: !Not [!Condition IsLive]
        Resources:
          Logs: { Type: AWS::Logs::LogGroup, Condition: IsLive }`,
    },
    {
      title: 'a mapping of one level',
      template: `
        Mappings:
          Offices: { Manila: 10.1.0.0/16 }
        Resources:
          Logs: { Type: AWS::Logs::LogGroup }`,
    },
    {
      title: 'an output without value',
      template: `
        Resources:
          Logs: { Type: AWS::Logs::LogGroup }
        Outputs:
          LogsArn: { Export: { Name: logs } }`,
    },
  ],
};

export const BEYOND_JUDGEMENT_CARDS = [
  TEMPLATE_DANGLING_REFERENCE,
  TEMPLATE_MACRO_UNSEEN,
  TEMPLATE_MALFORMED,
  TEMPLATE_NESTED_UNSEEN,
  TEMPLATE_SECTION_MALFORMED,
];
