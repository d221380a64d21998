import type { Finding } from '../lib/common/finding';
import type { SourceText } from '../lib/common/read-text';
import { exception as exceptionSchema } from '../lib/manifest/schema/oversight';
import { guidance } from '../lib/manifest/guidance';
import { type TemplateSource, isMap, own, parseTemplateSource } from '../lib/template/template-source';
import { EXCEPTION_INCOMPLETE } from './exception-cards';
import type { PlacedException } from './exceptions';
import { type Subject, findingOf } from './finding-of';

/** The key under a resource's `Metadata`. Notes to other tools are never read: they name no owner and no end. */
const KEY = 'VendorEnclave';
const LIST = `Metadata.${KEY}.exceptions`;

/** The same agreement as in a manifest, but for the resource: it stands on it. */
const schema = exceptionSchema.omit({ resource: true });

export interface TemplateExceptions {
  readonly exceptions: readonly PlacedException[];
  /** One for each field that keeps an entry from being an agreement. */
  readonly findings: readonly Finding[];
}

/**
 * Exceptions that stand on the resources of a template.
 *
 * Limits: an entry must be written out; what an intrinsic would make of it is not asked, and it covers nothing.
 */
export function templateExceptions(source: SourceText, target: string): TemplateExceptions {
  // Hardly any template has them, and a second reading of every large one would be felt.
  if (!source.text.includes(KEY)) return { exceptions: [], findings: [] };
  const parsed = parseTemplateSource(source);
  const read = Object.entries(own(parsed.raw, 'Resources') as object).flatMap(([logicalId, body]) => {
    const noted: unknown = own(own(body, 'Metadata'), KEY);
    return noted === undefined ? [] : [readResource(noted, { logicalId, ...namesOf(body) }, parsed, target)];
  });
  return {
    exceptions: read.flatMap((one) => one.exceptions),
    findings: read.flatMap((one) => one.findings),
  };
}

function readResource(noted: unknown, subject: Subject, source: TemplateSource, target: string): TemplateExceptions {
  const list = own(noted, 'exceptions');
  const path = ['Resources', subject.logicalId, 'Metadata', KEY];
  if (!Array.isArray(list)) {
    const said = {
      verdict: 'fail',
      position: source.locate(path, 'key'),
      property: LIST,
      saw: list === undefined ? 'not set' : 'no list',
      want: 'a list of exceptions',
    } as const;
    return { exceptions: [], findings: [findingOf(EXCEPTION_INCOMPLETE, said, subject, target)] };
  }
  const read = list.map((entry, index): PlacedException | Finding[] => {
    const property = `${LIST}.${index}`;
    const at = [...path, 'exceptions', index];
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return mistakesOf(entry, parsed.error.issues, { property, at, subject, source, target });
    const place = { subject, property, position: source.locate(at, 'value') };
    return { ...parsed.data, resource: subject.logicalId, place };
  });
  return {
    exceptions: read.filter((one): one is PlacedException => !Array.isArray(one)),
    findings: read.flatMap((one) => (Array.isArray(one) ? one : [])),
  };
}

interface Entry {
  readonly property: string;
  readonly at: readonly (string | number)[];
  readonly subject: Subject;
  readonly source: TemplateSource;
  readonly target: string;
}

type Issues = NonNullable<ReturnType<typeof schema.safeParse>['error']>['issues'];

function mistakesOf(entry: unknown, issues: Issues, { property, at, subject, source, target }: Entry): Finding[] {
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')],
  );
  return [...new Set(fields)].map((field) => {
    const known = own(schema.shape, field) as (typeof schema.shape)['owner'] | undefined;
    const value = own(entry, field);
    const said = {
      verdict: 'fail',
      position: source.locate([...at, ...(field ? [field] : [])], 'key'),
      property: field ? `${property}.${field}` : property,
      saw: value === undefined ? 'not set' : typeof value === 'string' ? value || 'empty text' : 'no text',
      want: known
        ? (guidance.get(known)?.want ?? 'some text')
        : `an entry with ${Object.keys(schema.shape).join(', ')}, and nothing else`,
    } as const;
    return findingOf(EXCEPTION_INCOMPLETE, said, subject, target);
  });
}

function namesOf(body: unknown): { type: string; constructPath?: string } {
  const [type, path] = [own(body, 'Type'), own(own(body, 'Metadata'), 'aws:cdk:path')];
  return {
    type: typeof type === 'string' ? type : 'no type',
    ...(typeof path === 'string' && isMap(body) && { constructPath: path }),
  };
}
