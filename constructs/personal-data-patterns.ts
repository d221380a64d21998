import type { CfnDataProtectionSettings } from 'aws-cdk-lib/aws-workspacesweb';
import { BUILT_IN_PERSONAL_DATA, PERSONAL_DATA_FORMS } from '../lib/manifest/personal-data';

type Pattern = CfnDataProtectionSettings.InlineRedactionPatternProperty;

const DESCRIPTIONS: Readonly<Record<keyof typeof PERSONAL_DATA_FORMS, string>> = {
  card: 'Payment card number',
  iban: 'International bank account number',
  phone: 'Telephone number with country code',
};

/** What the portal blackens on every page before anybody sees it. */
export const PERSONAL_DATA: readonly Pattern[] = [
  ...BUILT_IN_PERSONAL_DATA.map((builtInPatternId) => ({
    builtInPatternId,
    redactionPlaceHolder: hiddenAs(builtInPatternId),
  })),
  ...(['card', 'iban', 'phone'] as const).map((patternName) => ({
    customPattern: {
      patternName,
      patternDescription: DESCRIPTIONS[patternName],
      patternRegex: PERSONAL_DATA_FORMS[patternName],
    },
    redactionPlaceHolder: hiddenAs(patternName),
  })),
];

/** At most 20 letters, digits, `*`, `_` and `-` (Amazon WorkSpaces Secure Browser API Reference, "RedactionPlaceHolder"). */
function hiddenAs(what: string): Pattern['redactionPlaceHolder'] {
  return { redactionPlaceHolderType: 'CustomText', redactionPlaceHolderText: `-${what.toUpperCase()}-` };
}
