import {
  type PolicyDocument,
  type Relation,
  type Resource,
  type World,
  describe,
  statementsOf,
} from '../../lib/template';
import { type Ternary, any, whyPossible } from '../judge';
import type { Report } from '../rule';

/** How a template attaches policies to resources of one type, and what they must refuse. */
export interface Attachment {
  /** What people call the policy: `bucket policy`. */
  readonly called: string;
  readonly relations: readonly Relation[];
  readonly want: string;
  /** What a report says of policies that refuse too little. */
  readonly saw: string;
}

/** Fails when no policy that points at a resource refuses what it should. */
export function checkAttached(
  resource: Resource,
  world: World,
  { called, relations, want, saw }: Attachment,
  refuses: (documents: readonly PolicyDocument[]) => Ternary,
  report: Report,
): void {
  const found = relations.map((relation) => ({ ...world.referrers(resource, relation), path: relation.path }));
  const documents = found.flatMap(({ certain }) => certain).map(documentOf);
  const possible = found.flatMap(({ possible, path }) => possible.map((policy) => whyPossiblyOf(policy, path)));
  const refused = any([refuses(documents), ...possible.map(() => undefined)]);
  if (refused) return;
  // The policy is a resource of its own, so the property is the one people would look for: `BucketPolicy`.
  const property = resource.read(called.replace(/(^| )./g, (start) => start.trim().toUpperCase()));
  if (refused === undefined) {
    const [first = whatHides(documents)] = possible;
    report.unknown(property, { saw: `${called} ${first}`, want });
  } else report.fail(property, { saw: documents.length === 0 ? `no ${called}` : `a ${called} ${saw}`, want });
}

/** The document of a policy that is a resource of its own. */
export function documentOf(policy: Resource): PolicyDocument {
  return statementsOf(policy.read('PolicyDocument'));
}

function whyPossiblyOf(policy: Resource, path: string): string {
  return `${policy.id} ${whyPossible(policy, path)}`;
}

function whatHides(documents: readonly PolicyDocument[]): string {
  const [hidden] = documents.flatMap((document) => document.hidden);
  return hidden ? `whose document is ${describe(hidden.value)}` : 'with parts that are not known';
}
