import { type Property, type Resource, type World, asText } from '../../lib/template';
import { type Ternary, says } from '../judge';

/** Is a route one that nobody can or must guard? `undefined` where nobody can tell. */
export function isUnguardable(route: Resource, world: World): Ternary {
  const key = asText(route.read('RouteKey').value);
  if (key.kind !== 'known') return undefined;
  const text = key.value;
  // Browsers ask with OPTIONS before they sign in.
  if (/^OPTIONS\s/i.test(text)) return true;
  // Of a WebSocket API only $connect takes an authorizer, which then stands for the whole connection.
  if (/\s/.test(text) || text === '$connect') return false;
  return text === '$default' ? isWebSocket(route.read('ApiId'), world) : true;
}

/** Both kinds of API have a route `$default`. */
function isWebSocket(api: Property, world: World): Ternary {
  const target = world.follow(api);
  return target && says(target.read('ProtocolType'), 'WEBSOCKET');
}
