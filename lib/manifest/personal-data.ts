/**
 * Personal data that has a form of its own, which a browser portal blackens before anybody sees it. Names and addresses
 * have none.
 *
 * The two ids are AWS’s (Amazon WorkSpaces Secure Browser Administration Guide, "Base inline redaction"); the rest we
 * describe.
 */
export const BUILT_IN_PERSONAL_DATA: readonly string[] = ['emailAddress', 'ssn'];

export const PERSONAL_DATA_FORMS: Readonly<Record<'card' | 'iban' | 'phone', string>> = {
  card: '/\\b(?:\\d{4}[ -]?){3}\\d{1,7}\\b/g',
  iban: '/\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b/g',
  phone: '/\\+\\d{1,3}(?:[ ()-]{0,2}\\d){6,14}\\b/g',
};

/** How sure the portal must be that something is personal data, of 3: both written with its marks and without. */
export const REDACTION_CONFIDENCE = 2;
