import { BUILT_IN_PERSONAL_DATA, PERSONAL_DATA_FORMS, REDACTION_CONFIDENCE } from '../../manifest/personal-data';
import { type Property, type Resource, asNumber, asText } from '../../template';
import { type Decided, mergeDecided } from '../claim';
import { mustBe, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isAbsent } from '../says';
import { broken } from './browser-reach';

/** Lists of pages that a pattern may be kept to, or kept away from, on a pattern and for all of them. */
const SOME_PAGES = ['EnforcedUrls', 'ExemptUrls'];
const SOME_PAGES_FOR_ALL = ['GlobalEnforcedUrls', 'GlobalExemptUrls'];

/** Is personal data that has a form blackened, on every page? */
export function judgeRedaction(settings: Resource): Decided {
  const redaction = settings.read('InlineRedactionConfiguration');
  const patterns = redaction.get('InlineRedactionPatterns').each();
  const name = nameOf(settings);
  const wanted: readonly [path: string, text: string][] = [
    ...BUILT_IN_PERSONAL_DATA.map((id): [string, string] => ['BuiltInPatternId', id]),
    ...Object.values(PERSONAL_DATA_FORMS).map((form): [string, string] => ['CustomPattern.PatternRegex', form]),
  ];
  return mergeDecided([
    judgeConfidence(redaction.get('GlobalConfidenceLevel'), name),
    ...SOME_PAGES_FOR_ALL.map((path) => mustBeAbsent(redaction.get(path), name)),
    ...wanted.map(([path, text]) => {
      const texts = patterns.map((pattern) => asText(read(pattern, path).value));
      const pattern = patterns.find((_, at) => texts[at]!.kind === 'known' && texts[at]!.value === text);
      if (pattern) return judgePattern(pattern, name);
      const hidden = redaction.value.kind === 'unresolved' || texts.some(({ kind }) => kind === 'hidden');
      return hidden ? unsure(`${name}: what it blackens is hidden`) : broken(`${name} shows ${text} as it is`);
    }),
  ]);
}

function judgePattern(pattern: Property, name: string): Decided {
  return mergeDecided([
    judgeConfidence(pattern.get('ConfidenceLevel'), name),
    ...SOME_PAGES.map((path) => mustBeAbsent(pattern.get(path), name)),
  ]);
}

/** Where nothing is said AWS takes 2 (AWS CloudFormation Template Reference, "InlineRedactionConfiguration"). */
function judgeConfidence({ value }: Property, name: string): Decided {
  if (value.kind === 'absent') return pass();
  const number = asNumber(value);
  const holds = number.kind === 'known' && number.value <= REDACTION_CONFIDENCE;
  return mustBe(holds, value, 'a browser is not sealed', `${name} shows what it is not sure about`);
}

function mustBeAbsent(property: Property, name: string): Decided {
  return isAbsent(property) ? pass() : broken(`${name} blackens on some pages only: ${property.path}`);
}

function read(property: Property, path: string): Property {
  return path.split('.').reduce((one, step) => one.get(step), property);
}
