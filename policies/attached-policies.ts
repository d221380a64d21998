import { type PolicyDocument, type Relation, type Resource, type World, describe, statementsOf } from '../lib/template';
import { type Ternary, any, whyPossible } from './judge';
import { type Request, refusesPlaintext } from './refuses-plaintext';
import type { Owner } from './resource-coverage';
import type { Report } from './rule';

/** How a template attaches policies to resources of one type, and what they must refuse. */
export interface Attachment {
  /** What people call the policy: `bucket policy`. */
  readonly called: string;
  readonly relations: readonly Relation[];
  readonly requests: readonly Request[];
  readonly want: string;
}

/** Fails when no policy that points at a resource closes it to requests without TLS. */
export function checkAttached(owner: Owner, resource: Resource, world: World, how: Attachment, report: Report): void {
  const found = how.relations.map((relation) => ({ ...world.referrers(resource, relation), path: relation.path }));
  const documents = found.flatMap(({ certain }) => certain).map(documentOf);
  const possible = found.flatMap(({ possible, path }) => possible.map((policy) => ({ policy, path })));
  const refused: Ternary = any([refusesPlaintext(documents, how.requests, owner), ...possible.map(() => undefined)]);
  if (refused) return;
  const property = resource.read(how.called.replace(/(^| )./g, (start) => start.trim().toUpperCase()));
  const saw = documents.length === 0 ? `no ${how.called}` : `a ${how.called} that leaves plain HTTP open`;
  if (refused === false) return report.fail(property, { saw, want: how.want });
  const [first] = possible;
  const saying = first
    ? `${how.called} ${first.policy.id} ${whyPossible(first.policy, first.path)}`
    : whatHides(documents, how);
  report.unknown(property, { saw: saying, want: how.want });
}

/** The document of a policy that is a resource of its own. */
export function documentOf(policy: Resource): PolicyDocument {
  return statementsOf(policy.read('PolicyDocument'));
}

function whatHides(documents: readonly PolicyDocument[], { called }: Attachment): string {
  const [hidden] = documents.flatMap((document) => document.hidden);
  return hidden
    ? `a ${called} whose document is ${describe(hidden.value)}`
    : `a ${called} with parts that are not known`;
}
