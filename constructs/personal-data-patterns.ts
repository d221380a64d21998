import type { CfnDataProtectionSettings } from 'aws-cdk-lib/aws-workspacesweb';

type Pattern = CfnDataProtectionSettings.InlineRedactionPatternProperty;

/**
 * What the portal blackens on every page before anybody sees it: the personal data that has a form of its own. Names and
 * addresses have none. The two ids are AWS’s (Amazon WorkSpaces Secure Browser Administration Guide, "Base inline
 * redaction"); the rest we describe.
 */
export const PERSONAL_DATA: readonly Pattern[] = [
  { builtInPatternId: 'emailAddress', redactionPlaceHolder: hiddenAs('EMAIL') },
  { builtInPatternId: 'ssn', redactionPlaceHolder: hiddenAs('SSN') },
  own('card', 'Payment card number', '/\\b(?:\\d{4}[ -]?){3}\\d{1,7}\\b/g', 'CARD'),
  own(
    'iban',
    'International bank account number',
    '/\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b/g',
    'IBAN',
  ),
  own('phone', 'Telephone number with country code', '/\\+\\d{1,3}(?:[ ()-]{0,2}\\d){6,14}\\b/g', 'PHONE'),
];

function own(patternName: string, patternDescription: string, patternRegex: string, hidden: string): Pattern {
  return { customPattern: { patternName, patternDescription, patternRegex }, redactionPlaceHolder: hiddenAs(hidden) };
}

/** At most 20 letters, digits, `*`, `_` and `-` (Amazon WorkSpaces Secure Browser API Reference, "RedactionPlaceHolder"). */
function hiddenAs(what: string): Pattern['redactionPlaceHolder'] {
  return { redactionPlaceHolderType: 'CustomText', redactionPlaceHolderText: `-${what}-` };
}
