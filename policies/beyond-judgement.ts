import type { Finding } from '../lib/common/finding';
import type { RuleCard } from '../lib/common/rule-card';
import type { Template } from '../lib/template';
import { findingOf } from './finding-of';

/** Parts of a template that no rule can look at. Both are `unknown`: nothing is shown to be wrong. */
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
      title: 'resources written by a loop',
      template: `
        Transform: AWS::LanguageExtensions
        Resources:
          Fn::ForEach::Offices:
            - Office
            - [Manila, Cebu]
            - Vpn\${Office}: { Type: AWS::EC2::ClientVpnEndpoint }`,
    },
  ],
};

export function malformedFindings(template: Template, target: string): Finding[] {
  return template.malformed.map(({ logicalId, type, part, saw, position }) => {
    const said = {
      verdict: 'unknown',
      property: part,
      position,
      saw,
      want: 'a resource CloudFormation accepts',
    } as const;
    return findingOf(TEMPLATE_MALFORMED, said, { logicalId, type: type || 'no type' }, target);
  });
}

export function macroFindings(template: Template, target: string): Finding[] {
  return template.macros.map(({ name, place }) => {
    const position = template.locate(place);
    const said = {
      verdict: 'unknown',
      property: '',
      position,
      saw: name,
      want: 'resources that are written out',
    } as const;
    return findingOf(TEMPLATE_MACRO_UNSEEN, said, { logicalId: name, type: 'macro' }, target);
  });
}
