import type { Finding } from '../../lib/common/finding';
import { outdent } from '../../lib/common/outdent';
import { Template } from '../../lib/template';
import { type Rule, judgeTemplate } from '../../policies';

export function fromYaml(text: string): Template {
  return Template.parse({ file: 'test.yaml', text: outdent(text) });
}

/** The findings of one rule, each as `verdict Resource[property]: saw`. */
export function findingsOf(rule: Rule, text: string): string[] {
  const { findings } = judgeTemplate(fromYaml(text), { target: 'test', rules: [rule] });
  return findings.filter((finding) => finding.rule === rule.id).map(inOneLine);
}

export function inOneLine({ verdict, resource, property, saw }: Finding): string {
  return `${verdict} ${resource.logicalId}[${property}]: ${saw}`;
}
