/** Words that say nothing of what somebody worries about. */
const EMPTY_WORDS = new Set(
  (
    'a an and any anybody are as at be because been but by can cannot could do does for from get had happen happened happens has have he her his ' +
    'how i if in into is it its just may might more much must my no nobody not of on one only or other our out shall she ' +
    'should so some somebody someone something still than that the their them then there these they thing this those through to ' +
    'too us very vendor want was we were what when where which while who whole whom why will with without would you your'
  ).split(' '),
);

/** Several words for one thing, of which none would mean it alone. */
const ENTERING = /\b(?:log|sign|get|gets|logs|signs|logged|signed)[ -](?:in|on)\b(?! to)/g;

/** The words of a text that carry meaning, each as it was written and in its base form. */
export function wordsOf(text: string): { readonly written: string; readonly base: string }[] {
  const said = text.toLowerCase().replace(ENTERING, 'login');
  const words = said.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  const parts = words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]));
  return parts
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
    .map((written) => ({ written, base: baseForm(written) }));
}

/** Takes the usual endings off, so that `logs`, `logged` and `logging` are one word. It need not be a word of English. */
export function baseForm(word: string): string {
  if (word.length < 4) return word;
  const stem = word
    .replace(/(ies|ied)$/, 'y')
    .replace(/(ing|ed|es|s)$/, (ending) => (word.length - ending.length < 3 || word.endsWith('ss') ? ending : ''));
  // `stopp` of `stopping` is `stop`; `leave` and `leav` are one.
  return stem.replace(/([^aeiouls])\1$/, '$1').replace(/(?<=..)e+$/, '');
}
