import type { Resource, Value, World } from '../../template';
import { PROXY } from '../network/database-doors';
import { type Place, placedText } from '../placed-text';
import { textOf } from '../says';

/** A user of a proxy, as policies name it, read back from a template. */
export interface DatabaseUserArn {
  /** Literal name of the proxy. */
  readonly proxy: string;
  readonly user: string;
}

/**
 * Reads `arn:…:rds-db:<region>:<account>:dbuser:<id of a proxy>/<user>`, where the id is the last part of the proxy's ARN:
 * AWS makes it up, so that no template can write it down.
 *
 * Limits: undefined for any other form, and for a proxy that shares its name; that then counts as beyond the grants.
 */
export function readDatabaseUserArn(world: World, value: Value, place: Place): DatabaseUserArn | undefined {
  if (value.kind !== 'composed') return undefined;
  const at = value.parts.findIndex((part) => proxyAt(world, part) !== undefined);
  const [proxy, user] = [proxyAt(world, value.parts[at]), value.parts[at + 1]];
  const before = placedText({ kind: 'composed', parts: value.parts.slice(0, at) }, place);
  const { partition, region, account } = place;
  const isOurs = before.whole && before.start === `arn:${partition}:rds-db:${region}:${account}:dbuser:`;
  if (!proxy || !isOurs || typeof user !== 'string' || value.parts.length !== at + 2) return undefined;
  const name = textOf(proxy.read('DBProxyName'));
  const twins = world.ofType(PROXY).filter((other) => textOf(other.read('DBProxyName')) === name);
  if (name === '' || twins.length !== 1 || !/^\/[\w-]+$/.test(user)) return undefined;
  return { proxy: name, user: user.slice(1) };
}

type Part = Extract<Value, { kind: 'composed' }>['parts'][number];

function proxyAt(world: World, part: Part | undefined): Resource | undefined {
  if (typeof part !== 'object' || part.kind !== 'unresolved') return undefined;
  return world.ofType(PROXY).find(({ id }) => idsOf(id).includes(part.symbol));
}

/** How templates write the id of a proxy: the last part of its ARN, `arn:aws:rds:<region>:<account>:db-proxy:prx-…`. */
function idsOf(logicalId: string): string[] {
  return [[logicalId, 'DBProxyArn'], `${logicalId}.DBProxyArn`].map((arn) =>
    JSON.stringify({ 'Fn::Select': [6, { 'Fn::Split': [':', { 'Fn::GetAtt': arn }] }] }),
  );
}
