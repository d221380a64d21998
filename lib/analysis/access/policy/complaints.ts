/** One thing that is wrong with a policy document. */
export interface PolicyComplaint {
  /** Where in the document, as in `Statement[2].Action`; empty for the document itself. */
  readonly path: string;
  readonly saw: string;
  readonly want: string;
  /** `error`: AWS refuses it, or it means nothing. `warning`: AWS takes it, but it hardly means what was intended. */
  readonly severity: 'error' | 'warning';
}

/** A document of ten thousand wrong statements is told by its first ones. */
const COMPLAINTS_MAX = 50;

const SAW_LENGTH_MAX = 80;

/** Collects complaints up to a limit; what is beyond is counted. */
export class Complaints {
  private readonly kept: PolicyComplaint[] = [];
  private left = 0;

  add(severity: PolicyComplaint['severity'], path: string, saw: unknown, want: string): void {
    if (this.kept.length >= COMPLAINTS_MAX) this.left++;
    else this.kept.push({ path, saw: shown(saw), want, severity });
  }

  all(): PolicyComplaint[] {
    if (this.left === 0) return this.kept;
    return [...this.kept, { path: '', saw: `${this.left} more like these`, want: 'none', severity: 'warning' }];
  }
}

/** A value of a JSON document, short enough for a line. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? 'an empty map' : 'a map';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SAW_LENGTH_MAX ? `${text.slice(0, SAW_LENGTH_MAX)}…` : text || 'an empty text';
}

/** What may stand once or as a list, as a list. */
export function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is it written in this map itself? `__proto__` and its like are names as any other. */
export function has(map: object, key: string): boolean {
  return Object.hasOwn(map, key);
}
