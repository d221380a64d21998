import type { Resource } from '../../../template';
import type { Guarded } from '../account/account';
import type { Given } from './managed-policies';
import type { Target } from './policy-targets';
import type { TemplateTexts } from './template-texts';

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly arn: string;
  readonly policies: Guarded['policies'][number][];
  readonly unread: string[];
}

/** The resources that bear policies, gathered from those who hold them. */
export class GuardedSet {
  private readonly byId = new Map<string, Entry>();

  constructor(private readonly texts: TemplateTexts) {}

  /** A resource that may bear a policy, whether or not it does. */
  add(resource: Resource): void {
    this.entryOf(resource);
  }

  give(resource: Resource, { policies, unread }: Given): void {
    const entry = this.entryOf(resource);
    entry.policies.push(...policies);
    entry.unread.push(...unread);
  }

  /** Something outside of the template, known by the ARN that a policy of the template gives it. */
  giveOutside(holder: Resource, type: string, arn: string, { policies, unread }: Given): void {
    const id = `${holder.id} ${arn}`;
    const entry = this.byId.get(id) ?? { id: holder.id, type, arn, policies: [], unread: [] };
    this.byId.set(id, entry);
    entry.policies.push(...policies);
    entry.unread.push(...unread);
  }

  all(): readonly Guarded[] {
    return [...this.byId.values()];
  }

  private entryOf(resource: Resource): Entry {
    const { id, type } = resource;
    const before = this.byId.get(id);
    if (before) return before;
    const arn = this.texts.resources.arnOf(resource) ?? '\ufffd';
    const entry: Entry = { id, type, arn, policies: [], unread: [] };
    this.byId.set(id, entry);
    return entry;
  }
}

/** What is given, as far as its target is certain. */
export function asFarAs({ certain }: Target, { policies, unread }: Given): Given {
  return { policies: policies.map((policy) => ({ ...policy, certain: policy.certain && certain })), unread };
}
