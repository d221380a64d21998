import { parseArn } from '../../common/arn';
import { dayOf } from '../../common/clock';
import type { Complaint } from '../complaint';
import { isPresent } from '../presence';
import type { DataBoundary } from '../schema';
import type { Parts } from '.';

/** Session tags: each is used by a boundary, parts what can be parted, and is there for everybody who is to have a share. */
export function checkSessionTags(parts: Parts, now: Date): Complaint[] {
  return [
    ...(parts.dataBoundaries ?? []).flatMap(unparted),
    ...withoutAssertion(parts),
    ...missing(parts, now),
    ...unused(parts),
  ];
}

/** One object is nobody's folder, and what the keys of an index say is not what those of its table say. */
function unparted({ tag, resources, leadingKeys }: DataBoundary, index: number): Complaint[] {
  if (tag === undefined) return [];
  const whole = resources.find((resource) => !hasParts(resource));
  const saw = whole ?? (leadingKeys.length > 0 ? '`leadingKeys`, which say the same otherwise' : undefined);
  if (saw === undefined) return [];
  return [
    {
      path: ['dataBoundaries', index, 'tag'],
      what: 'a boundary that cannot be parted by a session tag',
      saw,
      want: 'folders that end in `/*`, tables without `leadingKeys`, or resources that bear the tag themselves',
      mend: 'take the resource into a boundary of its own, or remove `tag`',
      code: 'manifest/boundary-tag',
    },
  ];
}

/** A permission set opens a role by taking it, and a session that is taken so bears no tag of the person. */
function withoutAssertion({ connect, dataBoundaries }: Parts): Complaint[] {
  const at = (dataBoundaries ?? []).findIndex(({ tag }) => tag !== undefined);
  if (!connect?.identityCenter || at < 0) return [];
  return [
    {
      path: ['dataBoundaries', at, 'tag'],
      what: 'people who come by IAM Identity Center bring no session tag to their role',
      saw: '`tag` beside `connect.identityCenter`',
      want: 'session tags with `connect.samlProviderArn` only',
      mend: 'make a boundary and a job function for each share, or let people sign in by SAML',
      code: 'manifest/tag-identity-center',
    },
  ];
}

/** One object is nobody’s folder, the keys of an index are not those of its table, and a database has users of its own. */
function hasParts(text: string): boolean {
  const { service, resource } = parseArn(text)!;
  if (service === 'rds') return false;
  if (service === 'dynamodb') return !resource.includes('/index/');
  const place = resource.replace(/^accesspoint\//, '');
  return service !== 's3' || !place.includes('/') || place.endsWith('/*');
}

function missing({ people, grants, dataBoundaries }: Parts, now: Date): Complaint[] {
  if (!people || !grants || !dataBoundaries) return [];
  return people.flatMap((person, index) => {
    if (!isPresent(person, dayOf(now))) return [];
    const granted = grants.filter(({ jobFunction }) => jobFunction === person.jobFunction);
    const wanted = dataBoundaries.filter(({ id }) => granted.some(({ boundary }) => boundary === id));
    const without = wanted.find(({ tag }) => tag !== undefined && person.tags[tag] === undefined);
    if (!without) return [];
    return [
      {
        path: ['people', index],
        what: `\`${without.id}\` is parted by a session tag that this person does not have`,
        saw: `no \`${without.tag}\` among the tags of ${person.email}`,
        want: `a value of \`${without.tag}\` for everybody who may enter \`${without.id}\``,
        mend: `add \`tags: { ${without.tag}: … }\``,
        code: 'manifest/tag-missing',
      },
    ];
  });
}

function unused({ people, dataBoundaries }: Parts): Complaint[] {
  if (!people || !dataBoundaries) return [];
  const used = dataBoundaries.flatMap(({ tag }) => tag ?? []);
  return people.flatMap(({ tags }, index) =>
    Object.keys(tags)
      .filter((tag) => !used.includes(tag))
      .map((tag) => ({
        path: ['people', index, 'tags', tag],
        what: `no data boundary is parted by the session tag \`${tag}\``,
        saw: tag,
        want: used.length > 0 ? [...new Set(used)].join(', ') : 'a boundary with `tag`',
        mend: `name it as \`tag\` of a data boundary, or remove it`,
        code: 'manifest/tag-unused',
      })),
  );
}
