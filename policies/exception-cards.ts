import type { RuleCard } from '../lib/common/rule-card';

/** Findings about exceptions themselves. Nothing excepts them, and no baseline covers them. */
function card(
  words: Pick<RuleCard, 'id' | 'severity' | 'title' | 'why' | 'fix'>,
  controls: readonly string[],
): RuleCard {
  return {
    ...words,
    topic: 'governance',
    controls: { 'nist-800-53-r5': controls },
    waivable: false,
    bad: [],
    good: [],
    unknown: [],
  };
}

export const EXCEPTION_EXPIRED = card(
  {
    id: 'exception-expired',
    severity: 'error',
    title: 'Exception has expired and no longer covers anything',
    why: 'A weakness was accepted until a day that has passed; from then on nobody has agreed to it.',
    fix: 'Mend the resource and delete the exception, or let its owner agree to a new expiry.',
  },
  ['ca-5', 'pm-4'],
);

export const EXCEPTION_INCOMPLETE = card(
  {
    id: 'exception-incomplete',
    severity: 'error',
    title: 'Exception in a template lacks what makes it an agreement',
    why: 'Without an owner, a reason and an expiry nobody has agreed to anything, so it covers nothing.',
    fix: 'Complete the entry under `Metadata.VendorEnclave.exceptions`: rule, owner, reason, expires.',
  },
  ['ca-5', 'pm-4'],
);

export const EXCEPTION_REFUSED = card(
  {
    id: 'exception-refused',
    severity: 'error',
    title: 'Exception for a rule that nobody may waive',
    why: 'Some walls hold the whole enclave up: whoever agrees to a hole in one has agreed to it for everybody.',
    fix: 'Delete the exception and mend the resource.',
  },
  ['ca-5', 'cm-3'],
);

export const EXCEPTION_STALE = card(
  {
    id: 'exception-stale',
    severity: 'warning',
    title: 'Exception covers nothing',
    why: 'A forgotten exception waits for the next weakness with its name, which would then pass unseen.',
    fix: 'Delete the exception, or correct its rule and resource.',
  },
  ['ca-5', 'cm-3'],
);

export const EXCEPTION_TOO_BROAD = card(
  {
    id: 'exception-too-broad',
    severity: 'warning',
    title: 'Exception covers more than its owner can have looked at',
    why: 'Whoever agrees to a weakness must have seen it; a pattern also covers the resources of tomorrow.',
    fix: 'Name the resource, or the property where several resources share one weakness.',
  },
  ['ca-5', 'cm-3'],
);

export const EXCEPTION_CARDS = [
  EXCEPTION_EXPIRED,
  EXCEPTION_INCOMPLETE,
  EXCEPTION_REFUSED,
  EXCEPTION_STALE,
  EXCEPTION_TOO_BROAD,
] as const;
