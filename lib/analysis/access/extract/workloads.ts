import type { Property, Resource } from '../../../template';
import type { Workload } from '../account/account';
import { propertiesAt } from './resource-policies';
import { BY_NAME, PROFILE_PLACES, ROLE_PLACES, ROLE_PROPERTY } from './role-places';
import type { TemplateTexts } from './template-texts';

/**
 * Everything that acts with a role: functions, instances, builds, pipelines.
 *
 * Limits: roles that stand in scripts, in documents of Systems Manager or in task definitions given as text are not found.
 */
export function workloadsIn(texts: TemplateTexts): readonly Workload[] {
  const roles = new Roles(texts);
  return [...texts.world.template.resources.values()]
    .filter(({ type }) => !type.startsWith('AWS::IAM::'))
    .flatMap(({ logicalId }) => texts.world.resource(logicalId) ?? [])
    .flatMap((bearer) => {
      const { id, type } = bearer;
      const borne = [...new Set(roles.of(bearer))];
      if (borne.length === 0) return [];
      const arn = texts.resources.arnOf(bearer) ?? '\ufffd';
      return borne.map((role) => ({ id, type, arn, role }));
    });
}

class Roles {
  private readonly byName: ReadonlyMap<string, string>;
  private readonly byProfile: ReadonlyMap<string, Resource>;

  constructor(private readonly texts: TemplateTexts) {
    const { resources, world } = texts;
    this.byName = new Map(
      world.ofType('AWS::IAM::Role').flatMap((role) => {
        const [name, arn] = [resources.nameOf(role), resources.arnOf(role)];
        return name === undefined || arn === undefined ? [] : [[name, arn] as const];
      }),
    );
    this.byProfile = new Map(
      world
        .ofType('AWS::IAM::InstanceProfile')
        .flatMap((profile) =>
          [resources.nameOf(profile), resources.arnOf(profile)].flatMap((text) =>
            text === undefined ? [] : [[text, profile] as const],
          ),
        ),
    );
  }

  /** ARNs of the roles a resource bears. */
  of(bearer: Resource): string[] {
    const paths = [...topOf(bearer), ...(own(ROLE_PLACES, bearer.type) ?? [])];
    const written = paths.flatMap((path) => propertiesAt(bearer.properties, path));
    const profiles = (own(PROFILE_PLACES, bearer.type) ?? []).flatMap((path) => propertiesAt(bearer.properties, path));
    return [
      ...[...written, ...pipelineRoles(bearer)].flatMap((property) => this.role(bearer, property)),
      ...profiles.flatMap((property) => this.ofProfile(bearer, property)),
    ];
  }

  private role(bearer: Resource, property: Property): string[] {
    const text = property.value.kind === 'absent' ? undefined : this.texts.ofProperty(bearer, property);
    if (text === undefined) return [];
    const named = this.byName.get(text);
    if (named !== undefined) return [named];
    // What begins with a letter of ours may turn out to be an ARN.
    if (/^(arn:|[\uE000-\uF8FF])/.test(text)) return [text];
    const arn = BY_NAME.test(bearer.type)
      ? this.texts.fill(`arn:\${Partition}:iam::\${Account}:role/${text}`)
      : undefined;
    return arn === undefined ? [] : [arn];
  }

  /** The role of an instance profile of the template; of another, nobody knows it. */
  private ofProfile(bearer: Resource, property: Property): string[] {
    const text = property.value.kind === 'absent' ? undefined : this.texts.ofProperty(bearer, property);
    if (text === undefined) return [];
    const profile = this.byProfile.get(text);
    const shown = this.texts.letters.table.show(text);
    const outside = this.texts.letters.opaque(`\${the role of instance profile ${shown}}`);
    if (!profile) return outside === undefined ? [] : [outside];
    return profile
      .read('Roles')
      .each()
      .flatMap((role) => this.named(profile, role));
  }

  private named(holder: Resource, property: Property): string[] {
    const text = this.texts.ofProperty(holder, property);
    if (text === undefined) return [];
    const arn = this.byName.get(text) ?? this.texts.fill(`arn:\${Partition}:iam::\${Account}:role/${text}`);
    return arn === undefined ? [] : [arn];
  }
}

/** Properties at the top of a resource that bear a role by their name. */
function topOf({ properties, type }: Resource): string[] {
  if (properties.value.kind !== 'map' || !type.startsWith('AWS::')) return [];
  const profiles = own(PROFILE_PLACES, type) ?? [];
  return [...properties.value.entries.keys()].filter((name) => ROLE_PROPERTY.test(name) && !profiles.includes(name));
}

/** Data Pipeline keeps its roles in fields of its objects. */
function pipelineRoles(bearer: Resource): readonly Property[] {
  if (bearer.type !== 'AWS::DataPipeline::Pipeline') return [];
  return propertiesAt(bearer.properties, 'PipelineObjects.*.Fields.*')
    .filter((field) => ['role', 'resourceRole'].some((key) => isText(field.get('Key'), key)))
    .map((field) => field.get('StringValue'));
}

const isText = ({ value }: Property, text: string) => value.kind === 'known' && value.value === text;

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
