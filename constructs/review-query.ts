/** A question of a review, as SQL for Athena. */
export interface ReviewQuery {
  readonly name: string;
  readonly question: string;
  /** The table it reads; without it there is no query. */
  readonly table: string;
  readonly sql: string;
}

/** A review looks back over one quarter; whoever wants more changes the number. */
const RECENT = `day >= date_format(current_date - INTERVAL '92' DAY, '%Y/%m/%d')`;

/** Reads the last quarter of a table. */
export function select(columns: readonly string[], from: string, conditions: readonly string[], rest: string): string {
  return [
    `SELECT ${columns.join(',\n  ')}`,
    `FROM ${from}`,
    `WHERE ${[RECENT, ...conditions].join('\n  AND ')}`,
    rest,
  ].join('\n');
}

/** Events of a log group, which lie in envelopes, some in each. */
export const EVENTS = 'CROSS JOIN UNNEST(logevents) AS event (id, ms, message)';

/** A part of a record in JSON, by the names that lead to it. */
export function field(path: string, record = 'message'): string {
  const steps = path.split('.').map((name) => `["${name}"]`);
  return `json_extract_scalar(${record}, '$${steps.join('')}')`;
}

/** Values as SQL texts; they hold no quotes. */
export function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
