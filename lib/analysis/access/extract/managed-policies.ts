import type { Property, Resource } from '../../../template';
import { managedPolicy } from '../data/managed-policies';
import type { SourcedPolicy } from '../policy/json-policy';
import { type ReadDocument, policiesOf, readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** What an identity is given, and what of it cannot be read. */
export interface Given {
  readonly policies: readonly SourcedPolicy[];
  readonly unread: readonly string[];
}

export const NOTHING_GIVEN: Given = { policies: [], unread: [] };

export function together(parts: readonly Given[]): Given {
  return { policies: parts.flatMap(({ policies }) => policies), unread: parts.flatMap(({ unread }) => unread) };
}

/** A document of a template as what somebody is given; a hidden one is unread. */
export function given(document: ReadDocument, where: string, certain: boolean): Given {
  const unread = document.hidden === undefined ? [] : [`${where}: ${document.hidden}`];
  return { policies: policiesOf(document, where, certain), unread };
}

/** A managed policy that somebody names. */
export interface NamedPolicy {
  readonly arn: string | undefined;
  /** The resource that is the policy, if it is one of the templates. */
  readonly resource?: Resource;
}

/**
 * Finds managed policies by what names them: a reference, or an ARN that one of the template bears.
 *
 * Limits: one of another stack that is not judged too is known by its name only, and so is one of AWS that is not kept.
 */
export class ManagedPolicies {
  private byArn: Map<string, Resource> | undefined;

  constructor(private readonly texts: TemplateTexts) {}

  find(holder: Resource, property: Property): NamedPolicy {
    const arn = this.texts.ofProperty(holder, property);
    const followed = this.texts.world.follow(property);
    const resource = followed?.type === TYPE ? followed : this.at(arn);
    return { arn, ...(resource && { resource }) };
  }

  /** The policy that bears an ARN. */
  at(arn: string | undefined): Resource | undefined {
    const { world } = this.texts;
    this.byArn ??= new Map(
      [...world.viewsAnywhere(), world]
        .flatMap((view) => view.ofType(TYPE))
        .flatMap((policy) => {
          const text = this.texts.resources.arnOf(policy);
          return text === undefined ? [] : [[text, policy] as const];
        }),
    );
    return arn === undefined ? undefined : this.byArn.get(arn);
  }

  /** What a policy gives to whom it is attached. */
  attached({ arn, resource }: NamedPolicy, whose: string): Given {
    if (!resource) return outside(arn, `${whose}, managed policy ${this.shown(arn)}`);
    const document = readDocument(resource.read('PolicyDocument'), resource, this.texts);
    return given(document, `${whose}, managed policy ${resource.id}`, resource.existence === 'certain');
  }

  shown(arn: string | undefined): string {
    return arn === undefined ? 'that is hidden' : this.texts.letters.table.show(arn);
  }
}

const TYPE = 'AWS::IAM::ManagedPolicy';

/** A policy of no template: AWS's own are known by name. */
function outside(arn: string | undefined, where: string): Given {
  const document = arn === undefined ? undefined : managedPolicy(arn);
  return document ? { policies: [{ document, where, certain: true }], unread: [] } : { policies: [], unread: [where] };
}
