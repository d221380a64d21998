import type { Value } from '../../lib/template';
import { type Ternary, isIdentity } from '../judge';

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

/** Stands for a part of a text that nobody knows. */
const GAP = '*';

// What names a proxy is no destination: through it clients go on in whatever they speak themselves.
const ADDRESS = /(?<!proxy["']?\s*[=:]\s*["']?)(?<!xmlns(?::\w+)?=["'])\bhttp:\/\/(\[[^\]]*\]|[^\s"'`<>/:?#\\,;)]+)/gi;

/** Oneself, the metadata services of a machine and of a container, and names of XML and JSON schemas. */
const HARMLESS_HOST =
  /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|169\.254\.[\d.]+|\[fd00:ec2::[\da-f]+\]|(?:www\.)?w3\.org|schemas?\..*|json-schema\.org|maven\.apache\.org|java\.sun\.com|xmlns\..*)$/i;

/** The addresses in a text that are called in plain HTTP; parts that nobody knows are written as a star. */
export function plainAddressesIn(value: Value): readonly string[] {
  const text = literalsOf(value);
  // Looking back from every letter of a long script is slow, and most texts hold no address.
  if (!/http:/i.test(text)) return [];
  return [...text.matchAll(ADDRESS)]
    .filter(([, host]) => !HARMLESS_HOST.test(host as string))
    .map(([address]) => address);
}

function literalsOf(value: Value): string {
  if (value.kind === 'known') return String(value.value);
  if (value.kind !== 'composed') return '';
  return value.parts.map((part) => (typeof part === 'string' ? part : GAP)).join('');
}
