import type { Finding } from '../lib/common/finding';
import type { Template } from '../lib/template';
import {
  TEMPLATE_MACRO_UNSEEN,
  TEMPLATE_MALFORMED,
  TEMPLATE_NESTED_UNSEEN,
  TEMPLATE_SECTION_MALFORMED,
} from './beyond-judgement-cards';
import { TEMPLATE_DANGLING_REFERENCE } from './dangling-reference-card';
import { findingOf } from './finding-of';

/** The parts of a template that no rule can look at, each as an unknown finding. */
export function beyondJudgement(template: Template, target: string): Finding[] {
  return [
    ...malformedFindings(template, target),
    ...sectionFindings(template, target),
    ...macroFindings(template, target),
    ...nestedFindings(template, target),
    ...danglingFindings(template, target),
  ];
}

function malformedFindings(template: Template, target: string): Finding[] {
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

function sectionFindings(template: Template, target: string): Finding[] {
  return template.sectionFaults.map(({ name, kind, saw, place }) => {
    const position = template.locate(place);
    const said = {
      verdict: 'unknown',
      property: '',
      position,
      saw,
      want: `a ${kind} CloudFormation accepts`,
    } as const;
    return findingOf(TEMPLATE_SECTION_MALFORMED, said, { logicalId: name, type: kind }, target);
  });
}

function macroFindings(template: Template, target: string): Finding[] {
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

function nestedFindings(template: Template, target: string): Finding[] {
  return template.nestedUnseen().map((declaration) => {
    const said = {
      verdict: 'unknown',
      property: '',
      position: template.locate(declaration.place),
      saw: `${declaration.type}, whose resources stand elsewhere`,
      want: 'resources of this template, or of one that is judged with it',
    } as const;
    return findingOf(TEMPLATE_NESTED_UNSEEN, said, declaration, target);
  });
}

function danglingFindings(template: Template, target: string): Finding[] {
  return template.dangling().map(({ logicalId, path, saw, place }) => {
    const subject = template.resources.get(logicalId) ?? { logicalId, type: 'output' };
    const said = {
      verdict: 'unknown',
      property: path,
      position: template.locate(place),
      saw,
      want: 'a name that stands in the template',
    } as const;
    return findingOf(TEMPLATE_DANGLING_REFERENCE, said, subject, target);
  });
}
