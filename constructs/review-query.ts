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

/** Values as SQL texts; they hold no quotes. */
export function listOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}
