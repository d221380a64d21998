import type { Guarded } from '../account/account';
import { given } from './managed-policies';
import { anything, readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** VPC endpoints with their policies; one that cannot be read may let everything pass, or nothing. */
export function endpointsIn(texts: TemplateTexts): readonly Guarded[] {
  return texts.ofType('AWS::EC2::VPCEndpoint').map((endpoint) => {
    const { id, type } = endpoint;
    const document = readDocument(endpoint.read('PolicyDocument'), endpoint, texts);
    const { policies, unread } = given(document, `endpoint ${id}, policy`, true);
    const arn = texts.resources.arnOf(endpoint) ?? '\ufffd';
    return { id, type, arn, policies: unread.length > 0 ? [anything(`endpoint ${id}, policy`)] : policies, unread };
  });
}
