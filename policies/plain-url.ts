import type { Value } from '../lib/template';
import { type Ternary, isIdentity } from './judge';

/** Does a text start with `http://`? A resource's own name or ARN never does. */
export function isPlainUrl(value: Value): Ternary {
  switch (value.kind) {
    case 'known':
      return /^\s*http:/i.test(String(value.value));
    case 'composed': {
      const [first] = value.parts;
      return typeof first === 'string' ? /^\s*http:/i.test(first) : first && isPlainUrl(first);
    }
    case 'reference':
      return isIdentity(value) ? false : undefined;
    case 'unresolved':
      return undefined;
    case 'absent':
    case 'list':
    case 'map':
      return false;
  }
}
