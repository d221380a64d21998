/** What is left of a word must be at least so long, or the ending belongs to the word. */
const STEM_MIN = 3;

/** Endings that make another word of the same thing. The longer come first; each needs a longer word to stand on. */
const ENDINGS =
  /(?:i[sz]ation|ification|ation|ition|ment|ness|ator|ate|ance|ence|able|ible|i[sz]e?|ity|ive|ion|al|er|ly|ant|ent)$/;
const ENDING_STEM_MIN = 4;

/** Takes the usual endings off, so that `logs`, `logged` and `logging` are one word. It need not be a word of English. */
export function baseForm(word: string): string {
  if (word.length < 4) return word;
  const one = word
    .replace(/(ies|ied)$/, 'y')
    .replace(/(?<!s|u|i)s$/, '')
    .replace(/(sses|xes|ches|shes)$/, (ending) => ending.slice(0, -2));
  const bare = one.replace(/(ing|ed)$/, (ending) => (hasVowel(one.slice(0, -ending.length)) ? '' : ending));
  const whole = bare === one ? bare : bare.replace(/at$/, 'ate');
  // American and British spelling are one: behavior, analyze.
  return root(whole.replace(/our$/, 'or').replace(/yz(e?)$/, 'ys$1'));
}

function root(word: string): string {
  const ending = ENDINGS.exec(word)?.[0] ?? '';
  const stem = word.length - ending.length >= ENDING_STEM_MIN ? word.slice(0, word.length - ending.length) : word;
  // `stopp` of `stopping` is `stop`; `leave` and `leav` are one, and so are `deny` and `deni`.
  return stem
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/(?<=..)e+$/, '')
    .replace(/(?<=..)y$/, 'i');
}

function hasVowel(stem: string): boolean {
  return stem.length >= STEM_MIN && /[aeiouy]/.test(stem);
}
