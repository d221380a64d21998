/** What CloudTrail calls a service: `dynamodb.amazonaws.com`, everywhere in the world. */
export const EVENT_SOURCE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/;

/** What CloudTrail calls a call. No wildcard: whoever must look at calls one by one has them named one by one. */
export const EVENT_NAME = /^[A-Za-z][A-Za-z0-9_.:-]{0,127}$/;

/** Longest filter pattern, in characters (Amazon CloudWatch Logs API Reference, "PutMetricFilter"). */
export const EVENT_PATTERN_LENGTH_MAX = 1024;

/**
 * The pattern by which CloudWatch Logs finds some calls of one service among the events of a trail.
 *
 * Values stand in double quotes, or a dot or hyphen would end them; what could end the quotes is escaped, though names
 * that pass the checks above hold no such thing (Amazon CloudWatch Logs User Guide, "Filter pattern syntax").
 */
export function eventPatternOf(eventSource: string, eventNames: readonly string[]): string {
  const names = [...new Set(eventNames)].map((name) => `($.eventName = ${JSON.stringify(name)})`);
  return `{ ($.eventSource = ${JSON.stringify(eventSource)}) && (${names.join(' || ')}) }`;
}
