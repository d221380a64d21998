import type { Manifest } from './schema';

/** Setting of the connect handler that says when people may connect; none where the manifest agrees on no hours. */
export function workingHoursSetting({ vendor: { workingHours } }: Pick<Manifest, 'vendor'>): string | undefined {
  if (!workingHours) return undefined;
  const { timeZone, days, from, to } = workingHours;
  return JSON.stringify({ timeZone, days, from, to });
}
