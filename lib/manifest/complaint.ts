import type { Path } from '../common/yaml-source';
import type { Problem } from '../common/user-error';

/** A problem that still knows its place as a path; the loader turns it into file:line:column. */
export interface Complaint extends Omit<Problem, 'where'> {
  readonly path: Path;
  /** Point at the key instead of its value, as for an unknown key. */
  readonly atKey?: boolean;
  /** The key that was probably meant: its absence needs no complaint of its own. */
  readonly meant?: Path;
}

/** `people[2].email`, as a reader of the manifest would say it. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

const SAW_LENGTH_MAX = 80;

/** What stood there, in words: never our type names, never `undefined`. */
export function describeInput(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  const text = `${value as string | number | boolean}`;
  if (text === '') return 'an empty text';
  const shown = text.length > SAW_LENGTH_MAX ? `${text.slice(0, SAW_LENGTH_MAX)}…` : text;
  return typeof value === 'number' ? `${shown} (a number)` : shown;
}
