import { type Property, type Resource, identityPoliciesOf, policyHoldersFor } from '../../../template';
import { type Given, type ManagedPolicies, given, together } from './managed-policies';
import { readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** What a role, user or group is given by itself and by the policies that name it; not through groups. */
export function attachedTo(identity: Resource, whose: string, texts: TemplateTexts, policies: ManagedPolicies): Given {
  const { certain, possible, outside } = policyHoldersFor(identity, texts.world);
  const read = (holder: Resource, isCertain: boolean) =>
    together(
      identityPoliciesOf(holder).map((document) => {
        const where = `${whose}, ${nameOf(identity, holder, document, texts)}`;
        return given(readDocument(document, holder, texts), where, isCertain);
      }),
    );
  return together([
    ...certain.map((holder) => read(holder, true)),
    ...possible.map((holder) => read(holder, false)),
    ...outside.map((property) => policies.attached(policies.find(identity, property), whose)),
  ]);
}

function nameOf(identity: Resource, holder: Resource, document: Property, texts: TemplateTexts): string {
  if (holder.id !== identity.id) {
    return `${holder.type === 'AWS::IAM::ManagedPolicy' ? 'managed policy' : 'policy'} ${holder.id}`;
  }
  const name = texts.ofProperty(identity, identity.read(document.path.replace(/PolicyDocument$/, 'PolicyName')));
  return `inline policy ${name === undefined ? document.path : texts.letters.table.show(name)}`;
}
