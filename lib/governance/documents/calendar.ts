import { addDays } from '../../common/clock';
import type { Manifest } from '../../manifest';
import { proceduresOf, rereadBy } from '../procedures';
import { reviewDue } from '../reviews';
import type { Document } from './document';

/** Something that is due on a day. */
interface DueDay {
  /** Same day and key, same entry: a calendar that reads the file again moves it instead of adding one. */
  readonly key: string;
  readonly on: string;
  readonly what: string;
}

/**
 * The days on which something is due, as a calendar (RFC 5545): reviews, ends of grants, training, certificates, accepted
 * gaps, exceptions, procedures to read again and the engagement itself. All of them last the whole day.
 *
 * Limits: reviews are laid out from the last one that was held, or from the first day, every `cadenceDays`; where neither
 * is known there are none.
 */
export function reviewCalendar(manifest: Manifest): Document {
  const stamp = `${plain(firstDay(manifest))}T000000Z`;
  const events = dueDays(manifest).flatMap(({ key, on, what }) => [
    'BEGIN:VEVENT',
    `UID:${key}.${plain(on)}@enclave-${manifest.vendor.id}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(on)}`,
    `SUMMARY:${escaped(`${manifest.vendor.name}: ${what}`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//vendor-enclave//EN', ...events, 'END:VCALENDAR'];
  return { file: 'reviews.ics', text: lines.map((line) => `${folded(line)}\r\n`).join('') };
}

/** What is due, by day. */
export function dueDays(manifest: Manifest): DueDay[] {
  const { grants, people, dueDiligence, exceptions, engagement } = manifest;
  const days: DueDay[] = [
    ...reviewDays(manifest).map((on) => ({ key: 'review', on, what: 'quarterly review' })),
    ...grants.map(({ id, jobFunction, boundary, expires }) => ({
      key: `grant.${id ?? `${jobFunction}.${boundary}`}`,
      on: expires,
      what: `last day of the access of ${jobFunction} to ${boundary}`,
    })),
    ...people
      .filter(({ left }) => left === undefined)
      .flatMap(({ email, name, training }) =>
        training.map(({ course, expires }) => ({
          key: `training.${email}.${slug(course)}`,
          on: expires,
          what: `${name}: ${course} expires`,
        })),
      ),
    ...people.flatMap(({ email, name, left }) =>
      left === undefined ? [] : [{ key: `leaves.${email}`, on: left, what: `last day of ${name}` }],
    ),
    ...dueDiligence.certifications.map(({ standard, expires }) => ({
      key: `certificate.${slug(standard)}`,
      on: expires,
      what: `${standard} expires`,
    })),
    ...dueDiligence.gaps.map(({ gap, expires }) => ({
      key: `gap.${slug(gap)}`,
      on: expires,
      what: `accepted gap ends: ${gap}`,
    })),
    ...exceptions.map(({ rule, resource, expires }) => ({
      key: `exception.${rule}.${slug(resource)}`,
      on: expires,
      what: `exception from ${rule} ends`,
    })),
    ...proceduresOf(manifest).flatMap(({ key, name, reviewed }) =>
      reviewed === undefined ? [] : [{ key, on: rereadBy(reviewed), what: `last day to read again: ${name}` }],
    ),
    { key: 'engagement', on: engagement.ends, what: 'last day of the engagement' },
  ];
  return days.sort((one, other) => (`${one.on} ${one.key}` < `${other.on} ${other.key}` ? -1 : 1));
}

function reviewDays(manifest: Manifest): string[] {
  const days: string[] = [];
  const { reviews, engagement } = manifest;
  for (let on = reviewDue(manifest); on !== undefined && on <= engagement.ends; on = addDays(on, reviews.cadenceDays))
    days.push(on);
  return days;
}

/** The file says nothing of when it was written: the same manifest makes the same file. */
function firstDay({ engagement }: Manifest): string {
  return engagement.starts ?? engagement.ends;
}

const plain = (day: string) => day.replaceAll('-', '');

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** RFC 5545, "Text": these four are escaped. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** RFC 5545, "Content Lines": no line is longer than 75 bytes; what goes on begins with a space. */
const LINE_BYTES_MAX = 75;

function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const letter of line) {
    if (Buffer.byteLength(current + letter) > LINE_BYTES_MAX) {
      lines.push(current);
      current = ' ';
    }
    current += letter;
  }
  return [...lines, current].join('\r\n');
}
