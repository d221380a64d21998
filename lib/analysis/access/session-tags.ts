import type { Person } from '../../manifest';
import { type ConditionTest, type Resource, type Statement, asText } from '../../template';
import type { Decided } from '../claim';
import { fail, pass, unsure } from '../decided';
import { nameOf } from '../name-of';
import { isHidden, textOf } from '../says';

/** The session tags of the people of one job function: by the name each bears in AWS. */
export interface SessionTags {
  /** Tags that somebody has whom the role lets in: whoever else it lets in must not bring them. */
  readonly keys: readonly string[];
  readonly of: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** @param names under which a role lets people in */
export function sessionTagsOf(people: readonly Person[], names: readonly string[]): SessionTags {
  const of = new Map(people.map(({ email, tags }) => [email.toLowerCase(), tags]));
  return { keys: [...new Set(names.flatMap((name) => Object.keys(of.get(name) ?? {})))].sort(), of };
}

const TAGS = 'a person gets the share of another';
const REQUEST_TAG = 'aws:requesttag/';

/** Does a statement let somebody in with their own value of each tag alone, and without the tags they do not have? */
export function judgeTags(role: string, name: string, statement: Statement, { keys, of }: SessionTags): Decided[] {
  return keys.map((key) => {
    const wanted = of.get(name)?.[key];
    const holds = statement.conditions.some((test) =>
      wanted === undefined ? isWithout(test, key) : saysOnly(test, key, wanted),
    );
    if (holds) return pass();
    const witness = `${name} enters ${role} with any value of the session tag ${key}`;
    return statement.hiddenConditions.length > 0 || mentions(statement, key)
      ? unsure(`${witness}, unless a condition we do not read forbids it`)
      : fail(TAGS, witness);
  });
}

/** May a statement set tags, and if so, none but those of the manifest? Policies elsewhere may trust them. */
export function judgeTagKeys(role: string, statement: Statement, { keys }: SessionTags): Decided[] {
  const actions = statement.actions?.map((action) => textOf(action).toLowerCase()) ?? ['*'];
  if (actions.every((action) => SETS_NO_TAGS.includes(action))) return [];
  const test = statement.conditions.find(
    ({ operator, key }) => operator === 'ForAllValues:StringEquals' && key.toLowerCase() === 'aws:tagkeys',
  );
  const values = test?.values.map(({ value }) => asText(value)) ?? [];
  if (test && values.every((value) => value.kind === 'known' && keys.includes(value.value))) return [pass()];
  const witness = `a session of ${role} bears tags that the manifest does not know`;
  const isUnread = statement.hiddenConditions.length > 0 || values.some(({ kind }) => kind === 'hidden');
  return [isUnread ? unsure(`${witness}, unless a condition we do not read forbids it`) : fail(TAGS, witness)];
}

const SETS_NO_TAGS = ['sts:assumerolewithsaml', 'sts:setsourceidentity'];

/** A tag of the role itself stands in for the one a session does not bring. */
export function judgeRoleTags(role: Resource, { keys }: SessionTags): Decided[] {
  if (keys.length === 0) return [];
  const tags = role.read('Tags');
  if (isHidden(tags)) return [unsure(`${nameOf(role)}: its tags are hidden`)];
  return tags.each().map((tag) => {
    const key = tag.get('Key');
    if (isHidden(tag) || isHidden(key)) return unsure(`${nameOf(role)}: a tag of it is hidden`);
    if (!keys.some((one) => one.toLowerCase() === textOf(key).toLowerCase())) return pass();
    return fail(TAGS, `${nameOf(role)} bears the tag ${textOf(key)}, which stands in for that of a person`);
  });
}

function saysOnly({ operator, key, values }: ConditionTest, tag: string, wanted: string): boolean {
  return (
    operator === 'StringEquals' && isTag(key, tag) && values.length > 0 && values.every((one) => textOf(one) === wanted)
  );
}

function isWithout({ operator, key, values }: ConditionTest, tag: string): boolean {
  return operator === 'Null' && isTag(key, tag) && values.length > 0 && values.every((one) => textOf(one) === 'true');
}

/** Something is said of the tag that we cannot read: perhaps what is wanted. */
function mentions({ conditions }: Statement, tag: string): boolean {
  return conditions.some(({ key, values }) => isTag(key, tag) && values.some(isHidden));
}

function isTag(key: string, tag: string): boolean {
  return key.toLowerCase() === REQUEST_TAG + tag.toLowerCase();
}
