/** When people may connect, as clocks on the wall at the vendor show it. */
export interface WorkingHours {
  /** IANA time zone. */
  readonly timeZone: string;
  readonly days: readonly string[];
  /** First minute, HH:MM. */
  readonly from: string;
  /** Last minute, HH:MM, which counts to its end; before `from` where the hours run over midnight. */
  readonly to: string;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The hours that a setting says; undefined where it cannot be read, or names a zone that this machine does not know. */
export function readWorkingHours(setting: string): WorkingHours | undefined {
  try {
    const { timeZone, days, from, to } = JSON.parse(setting) as Partial<Record<keyof WorkingHours, unknown>>;
    if (typeof timeZone !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined;
    if (!TIME.test(from) || !TIME.test(to)) return undefined;
    if (!Array.isArray(days) || days.length === 0 || !days.every((day) => DAYS.includes(day as string)))
      return undefined;
    clockIn(timeZone);
    return { timeZone, days: days as string[], from, to };
  } catch {
    return undefined;
  }
}

/**
 * Does a moment fall into the hours?
 *
 * The clock on the wall decides: an hour that the change to summer time leaves out is nobody's, and one that the change
 * back repeats counts twice. Hours over midnight belong to the day on which they begin.
 */
export function isWithin({ timeZone, days, from, to }: WorkingHours, moment: Date): boolean {
  const { day, time } = onTheWall(timeZone, moment);
  const begun = days.includes(DAYS[day]!);
  if (from <= to) return begun && from <= time && time <= to;
  const begunBefore = days.includes(DAYS[(day + DAYS.length - 1) % DAYS.length]!);
  return (begun && from <= time) || (begunBefore && time <= to);
}

function onTheWall(timeZone: string, moment: Date): { readonly day: number; readonly time: string } {
  const parts = clockIn(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: DAYS.indexOf(part('weekday').toLowerCase()), time: `${part('hour')}:${part('minute')}` };
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  // Midnight is 00:00 of the day that begins; the 24-hour clock of `hour12: false` writes 24:00.
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
