import type { Property } from './property';

/** Who a statement is about: `*`, or an account, service or identity provider by its kind. */
export interface Principal {
  /** `*` for everyone, else `AWS`, `Service`, `Federated`, `CanonicalUser`; `?` when the kind is not known. */
  readonly kind: string;
  readonly property: Property;
}

/** One test of a `Condition` block, e.g. `Bool` on `aws:SecureTransport` with `false`. */
export interface ConditionTest {
  readonly operator: string;
  readonly key: string;
  /** Any one of them is enough. */
  readonly values: readonly Property[];
  readonly property: Property;
}

/**
 * One statement of a policy. A list that is not written is undefined; each item of a written list is a property of
 * its own, whose value may be literal, composed, a reference or unresolved. A list that is hidden as a whole is one
 * item that is unresolved.
 */
export interface Statement {
  readonly property: Property;
  readonly effect: Property;
  readonly actions?: readonly Property[];
  readonly notActions?: readonly Property[];
  readonly resources?: readonly Property[];
  readonly notResources?: readonly Property[];
  readonly principals?: readonly Principal[];
  readonly notPrincipals?: readonly Principal[];
  readonly conditions: readonly ConditionTest[];
  /** Parts of the `Condition` block that nobody can read before deployment. */
  readonly hiddenConditions: readonly Property[];
}

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** The document, or those of its statements, that nobody can read before deployment. */
  readonly hidden: readonly Property[];
}

/**
 * Reads an IAM policy document: one statement or a list of them, each element a text or a list, the document a map or
 * JSON in a text. Never throws; an absent document has no statements.
 *
 * Limits: JSON put together by `Fn::Sub` or `Fn::Join` around values that are not known is `hidden`, unless
 * `Property.parsed` can read it.
 */
export function statementsOf(document: Property): PolicyDocument {
  const before = READ.get(document);
  if (before) return before;
  const read = readDocument(document);
  READ.set(document, read);
  return read;
}

/** A dozen rules ask for the same document. A property belongs to one world, so what it says never changes. */
const READ = new WeakMap<Property, PolicyDocument>();

function readDocument(document: Property): PolicyDocument {
  const root = document.parsed();
  if (root.value.kind === 'absent') return { statements: [], hidden: [] };
  if (root.value.kind !== 'map') return { statements: [], hidden: [document] };
  const properties = root.get('Statement').each();
  const readable = properties.filter(({ value }) => value.kind === 'map');
  return {
    statements: readable.map(readStatement),
    hidden: properties.filter((property) => !readable.includes(property)),
  };
}

function readStatement(property: Property): Statement {
  const { conditions, hiddenConditions } = readConditions(entryOf(property, 'Condition'));
  return {
    property,
    effect: property.get('Effect'),
    actions: listAt(property, 'Action'),
    notActions: listAt(property, 'NotAction'),
    resources: listAt(property, 'Resource'),
    notResources: listAt(property, 'NotResource'),
    principals: principalsAt(property, 'Principal'),
    notPrincipals: principalsAt(property, 'NotPrincipal'),
    conditions,
    hiddenConditions,
  };
}

function listAt(statement: Property, name: string): readonly Property[] | undefined {
  const property = entryOf(statement, name);
  return property && property.value.kind !== 'absent' ? property.each() : undefined;
}

/** Most statements have four entries of the nine there are: what is not written is not made up. */
function entryOf({ value }: Property, name: string): Property | undefined {
  return value.kind === 'map' ? value.entry(name) : undefined;
}

function principalsAt(statement: Property, name: string): readonly Principal[] | undefined {
  const property = entryOf(statement, name);
  if (!property || property.value.kind === 'absent') return undefined;
  const { value } = property;
  if (value.kind === 'known' && value.value === '*') return [{ kind: '*', property }];
  if (value.kind !== 'map') return [{ kind: '?', property }];
  return [...value.entries].flatMap(([kind, members]) => members.each().map((member) => ({ kind, property: member })));
}

function readConditions(block: Property | undefined): Pick<Statement, 'conditions' | 'hiddenConditions'> {
  const conditions: ConditionTest[] = [];
  const hiddenConditions: Property[] = [];
  if (!block || block.value.kind === 'absent') return { conditions, hiddenConditions };
  if (block.value.kind !== 'map') return { conditions, hiddenConditions: [block] };
  for (const [operator, tests] of block.value.entries) {
    if (tests.value.kind !== 'map') hiddenConditions.push(tests);
    else {
      for (const [key, property] of tests.value.entries) {
        conditions.push({ operator, key, values: property.each(), property });
      }
    }
  }
  return { conditions, hiddenConditions };
}
