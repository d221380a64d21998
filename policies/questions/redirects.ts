import type { Property } from '../../lib/template';
import { type Ternary, all, says } from '../judge';

/** Do all these actions of a load balancer send the client to HTTPS? No actions redirect nobody. */
export function redirectsToHttps(actions: Property): Ternary {
  if (actions.value.kind === 'unresolved') return undefined;
  const items = actions.each();
  // A redirect without Protocol keeps the one the request came with.
  const answers = items.map((item) =>
    all([says(item.get('Type'), 'redirect'), says(item.read('RedirectConfig.Protocol'), 'HTTPS')]),
  );
  return items.length > 0 && all(answers);
}
