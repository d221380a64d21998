import type { Property, Resource } from '../../../template';
import { ofApi } from '../policy/of-api';
import { type GuardedSet, asFarAs } from './guarded-set';
import { type Given, given, together } from './managed-policies';
import { GUARDED_TYPES, POLICY_PLACES, type PolicyPlace } from './policy-places';
import type { PolicyTargets } from './policy-targets';
import { readDocument } from './read-document';
import type { TemplateTexts } from './template-texts';

/** Gathers the resource policies that stand in documents, with whom they are about. */
export function gatherResourcePolicies(set: GuardedSet, texts: TemplateTexts, targets: PolicyTargets): void {
  for (const resource of texts.ofType(...GUARDED_TYPES)) set.add(resource);
  for (const [type, places] of Object.entries(POLICY_PLACES)) {
    for (const holder of texts.ofType(type)) {
      for (const place of places) gather(holder, place, set, texts, targets);
    }
    if (!texts.besides) for (const place of places) gatherFromNeighbours(type, place, set, texts);
  }
}

function gather(
  holder: Resource,
  { path, about }: PolicyPlace,
  set: GuardedSet,
  texts: TemplateTexts,
  targets: PolicyTargets,
): void {
  if (!about) return set.give(holder, ofItself(holder, documentsOf(holder, path, wordsOf(holder), texts), texts));
  const everything = about.path === '';
  const found = everything
    ? [{ certain: holder.existence === 'certain' }]
    : pointersOf(holder, about.path, targets, about);
  for (const target of found) {
    const whose = target.resource ? `${wordsOf(target.resource)}, policy ${holder.id}` : `policy ${holder.id}`;
    const policies = asFarAs(target, documentsOf(holder, path, whose, texts));
    if (target.resource) set.give(target.resource, policies);
    else set.giveOutside(holder, about.type ?? holder.type, outsideArn(target.text, about.arn, texts), policies);
  }
}

/** An API's policy may name its parts without the API. */
function ofItself(holder: Resource, { policies, unread }: Given, texts: TemplateTexts): Given {
  const arn = texts.resources.arnOf(holder);
  if (arn === undefined) return { policies, unread };
  return { policies: policies.map((policy) => ({ ...policy, document: ofApi(policy.document, arn) })), unread };
}

function pointersOf(holder: Resource, path: string, targets: PolicyTargets, kind: NonNullable<PolicyPlace['about']>) {
  return holder
    .read(path)
    .each()
    .flatMap((pointer) => targets.of(holder, pointer, kind));
}

/** Policies in other templates of the call that are shown to be about a resource of this one. */
function gatherFromNeighbours(type: string, { path, about }: PolicyPlace, set: GuardedSet, texts: TemplateTexts): void {
  if (about?.type === undefined || about.path === '' || texts.world.views().length === 0) return;
  const relation = { type, path: about.path, ...(about.name !== undefined && { name: about.name }) };
  for (const target of texts.world.ofType(about.type)) {
    const { certain, possible } = texts.world.referrers(target, relation);
    for (const [holders, isCertain] of [[certain, true] as const, [possible, false] as const]) {
      for (const holder of holders.filter(({ id }) => id.includes('/'))) {
        const policies = documentsOf(holder, path, `${wordsOf(target)}, policy ${holder.id}`, texts);
        set.give(target, asFarAs({ certain: isCertain }, policies));
      }
    }
  }
}

/** The documents at a path; `*` stands for each item of a list. */
function documentsOf(holder: Resource, path: string, whose: string, texts: TemplateTexts): Given {
  return together(
    propertiesAt(holder.properties, path).map((document) =>
      given(readDocument(document, holder, texts), `${whose}, ${document.path}`, true),
    ),
  );
}

/** The properties at a dotted path; `*` stands for each item of a list, or each entry of a map. */
export function propertiesAt(property: Property, path: string): readonly Property[] {
  const [before = '', ...rest] = path.split('.*');
  const found = before === '' ? property : property.read(before.replace(/^\./, ''));
  if (rest.length === 0) return [found];
  const { value } = found;
  const items = value.kind === 'map' ? [...value.entries.values()] : found.each();
  return items.flatMap((item) => propertiesAt(item, rest.join('.*')));
}

/** As in `Bucket Drop`. */
export function wordsOf({ type, id }: Resource): string {
  return `${type.slice(type.lastIndexOf(':') + 1)} ${id}`;
}

function outsideArn(text: string | undefined, template: string | undefined, texts: TemplateTexts): string {
  if (template !== undefined && (text === undefined || !text.startsWith('arn:'))) {
    return texts.fill(template.replace('${}', () => text ?? '*')) ?? '\ufffd';
  }
  return text ?? '*';
}
