/** Somebody who may connect, as the template names them. */
export interface Entry {
  /** Lower-case e-mail address. */
  readonly person: string;
  readonly jobFunctions: readonly string[];
  readonly groups: readonly string[];
  /** First and last day of access, YYYY-MM-DD in UTC, inclusive. */
  readonly from?: string;
  readonly until?: string;
}

export interface Plan {
  /** Entries to write, whether they are new or not. */
  readonly put: readonly Entry[];
  /** People to take off the roster. */
  readonly remove: readonly string[];
}

/** What must happen so that the table, which holds `present`, says what the template says. */
export function plan(present: readonly string[], wanted: readonly Entry[]): Plan {
  const names = new Set(wanted.map(({ person }) => person));
  return { put: wanted, remove: present.filter((person) => !names.has(person)).sort() };
}

/**
 * Reads the entries a template sent, or throws. Nothing is repaired and nothing is skipped: a roster written from
 * half a list would let in too few people at best.
 */
export function readEntries(value: unknown): Entry[] {
  if (!Array.isArray(value)) throw new Error('People is not a list');
  const entries = value.map(readEntry);
  const names = new Set(entries.map(({ person }) => person));
  if (names.size < entries.length) throw new Error('People names somebody twice');
  return entries;
}

function readEntry(value: unknown, index: number): Entry {
  const { person, jobFunctions, groups, from, until } = (value ?? {}) as Record<string, unknown>;
  const refuse = (what: string): never => {
    throw new Error(`entry ${index + 1} of People has no ${what}`);
  };
  if (typeof person !== 'string' || !/^[!-~]+@[!-~]+$/.test(person) || person !== person.toLowerCase()) {
    return refuse('lower-case e-mail address');
  }
  if (!isTextList(jobFunctions)) return refuse('job functions');
  if (!isTextList(groups)) return refuse('groups');
  if (!isDayOrAbsent(from) || !isDayOrAbsent(until)) return refuse('well-formed dates');
  return { person, jobFunctions, groups, from, until };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one.trim() !== '');
}

function isDayOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
}
