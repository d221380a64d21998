import type { TemplateTexts } from './template-texts';

/** What of the account stands in no part of the template that can be read, in words. */
export function unseenIn({ world, letters }: TemplateTexts): readonly string[] {
  const { template } = world;
  return [
    ...template.macros.map(({ name }) => `the macro ${name} may add or change any resource`),
    ...template.malformed.map(({ logicalId }) => `the resource ${logicalId} is malformed`),
    ...template.nestedUnseen().map(({ logicalId }) => `${logicalId} brings resources that are not judged along`),
    ...world
      .ofType('AWS::IoT::Policy')
      .map(({ id }) => `the IoT policy ${id} grants to certificates, not to identities`),
    ...(letters.exhausted ? ['more unknown parts than there are symbols for: some stand as U+FFFD'] : []),
  ];
}
