import { type Property, type Resource, type World, asText, describe } from '../../lib/template';
import { type Ternary, all, any, says } from '../judge';
import { resourceNamedBy } from './resource-named-by';

/** How one family of database engines is told to refuse connections without TLS. */
export interface Enforcement {
  readonly engines: RegExp;
  readonly parameter: string;
  /** Does this value refuse them? */
  readonly refuses: (value: Property) => Ternary;
  /** First major version that refuses them by itself. @default - none does */
  readonly since?: number;
}

const isOn = (value: Property): Ternary => says(value, '1', 'on', 'true');

/** The first that matches an engine or a parameter group's family counts. */
const ENFORCEMENTS: readonly Enforcement[] = [
  // "Securing Aurora PostgreSQL data with SSL/TLS": rds.force_ssl is 1 by default from version 17 on.
  { engines: /^aurora-postgres/i, parameter: 'rds.force_ssl', refuses: isOn, since: 17 },
  // "Using SSL with a PostgreSQL DB instance": rds.force_ssl is 1 by default from version 15 on.
  { engines: /^postgres/i, parameter: 'rds.force_ssl', refuses: isOn, since: 15 },
  { engines: /^sqlserver/i, parameter: 'rds.force_ssl', refuses: isOn },
  { engines: /^(aurora|mysql|mariadb)/i, parameter: 'require_secure_transport', refuses: isOn },
  { engines: /db2/i, parameter: 'db2comm', refuses: takesOnlySsl },
];

/** `SSL` beside `TCPIP` only adds a port. */
function takesOnlySsl(value: Property): Ternary {
  const answer = asText(value.value);
  if (answer.kind === 'hidden') return undefined;
  return answer.kind === 'known' && answer.value.split(',').every((one) => one.trim().toLowerCase() === 'ssl');
}

/** A parameter group as a database names it. */
export interface Group {
  /** The group's resource, where the template holds it. */
  readonly resource?: Resource;
  /** True for none, or for one that AWS made: nobody can change what such a group says. */
  readonly preset: boolean;
  readonly property: Property;
}

/** The parameter or option group that a database names; groups call themselves by the same property. */
export function groupOf(
  database: Resource,
  kind: 'DBParameterGroup' | 'DBClusterParameterGroup' | 'OptionGroup',
  world: World,
): Group {
  const property = database.read(`${kind}Name`);
  const answer = asText(property.value);
  const preset = answer.kind === 'absent' || (answer.kind === 'known' && /^default[.:]/i.test(answer.value));
  return { resource: resourceNamedBy(property, world, `AWS::RDS::${kind}`, `${kind}Name`), preset, property };
}

/** How TLS is enforced for a database: by its engine, or else by what its parameter group was made for. */
export function enforcementOf(engine: Property, group: Group): Enforcement | undefined {
  const text = textOf(engine) ?? familyOf(group) ?? '';
  return ENFORCEMENTS.find(({ engines }) => engines.test(text));
}

/** Does the database refuse connections without TLS? And what makes it so, in the words of a report. */
export function refusesPlainConnections(
  { parameter, refuses, since }: Enforcement,
  group: Group,
  version: Property,
): { readonly answer: Ternary; readonly saw: string } {
  const { resource, preset, property } = group;
  if (!resource && !preset) return { answer: undefined, saw: describe(property.value) };
  const value = resource?.read('Parameters').get(parameter);
  if (resource && value && value.value.kind !== 'absent') {
    return { answer: refuses(value), saw: `${parameter} ${describe(value.value)} in ${resource.id}` };
  }
  const saw = resource ? `no ${parameter} in ${resource.id}` : 'the parameters AWS takes by default';
  return { answer: since === undefined ? false : isAtLeast(since, version, group), saw };
}

/** The major version, as the engine or the family of the group says it. Without either AWS takes one of its own choice. */
function isAtLeast(major: number, version: Property, group: Group): Ternary {
  if (version.value.kind !== 'absent' && textOf(version) === undefined) return undefined;
  const found = /(\d+)/.exec(textOf(version) ?? familyOf(group)?.replace(/^.*?(?=\d*$)/, '') ?? '')?.[1];
  return found === undefined ? undefined : Number(found) >= major;
}

/** What a group was made for: `postgres16`. A default group has it in its name. */
function familyOf({ resource, property }: Group): string | undefined {
  return resource ? textOf(resource.read('Family')) : textOf(property)?.replace(/^default[.:]/i, '');
}

function textOf({ value }: Property): string | undefined {
  const answer = asText(value);
  return answer.kind === 'known' ? answer.value : undefined;
}

/** Does an option group of Oracle make clients encrypt, by TLS or by Oracle's own network encryption? */
export function encryptsOracle({ resource, preset }: Group): Ternary {
  if (!resource) return preset ? false : undefined;
  const options = resource.read('OptionConfigurations').each();
  return any(
    options.map((option) =>
      any([
        says(option.get('OptionName'), 'SSL'),
        all([says(option.get('OptionName'), 'NATIVE_NETWORK_ENCRYPTION'), requiresEncryption(option)]),
      ]),
    ),
  );
}

// "Oracle native network encryption": the server only requests it unless it is told to require it.
function requiresEncryption(option: Property): Ternary {
  return any(
    option
      .get('OptionSettings')
      .each()
      .map((one) => all([says(one.get('Name'), 'SQLNET.ENCRYPTION_SERVER'), says(one.get('Value'), 'REQUIRED')])),
  );
}
