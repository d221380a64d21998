import { type Claim, prove } from '../../lib/analysis/claim';
import type { Proof } from '../../lib/common/finding';
import { outdent } from '../../lib/common/outdent';
import { Template } from '../../lib/template';

/** Decides a claim on a template written in a test. */
export function decide(claim: Claim, template: string): Proof {
  return prove(Template.parse({ file: 'template.yaml', text: outdent(template) }), 'test', claim);
}
