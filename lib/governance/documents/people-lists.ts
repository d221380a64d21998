import type { Manifest, Person } from '../../manifest';
import type { Document } from './document';
import { page, section, table } from './markdown-parts';

/** Who is trained in what until when; whoever has no training stands first. */
export function trainingList(manifest: Manifest): Document {
  const rows = manifest.people
    .filter(({ left }) => left === undefined)
    .flatMap(({ name, jobFunction, training }) =>
      training.length === 0
        ? [[name, jobFunction, 'none', '', '']]
        : training.map(({ course, completed, expires }) => [name, jobFunction, course, completed, expires]),
    )
    .sort((one, other) => compare(one[4]!, other[4]!) || compare(one[0]!, other[0]!));
  return {
    file: 'training.md',
    text: page(
      `Training: ${manifest.vendor.name}`,
      table(['person', 'job function', 'course', 'completed', 'expires'], rows),
      section(
        'People who left, or have their last day',
        table(['person', 'job function', 'last day'], leavers(manifest.people)),
      ),
    ),
  };
}

function leavers(people: readonly Person[]): string[][] {
  return people.flatMap(({ name, jobFunction, left }) => (left === undefined ? [] : [[name, jobFunction, left]]));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
