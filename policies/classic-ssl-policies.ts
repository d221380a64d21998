import { type Property, asText, equal } from '../lib/template';
import { type Ternary, all, any, says } from './judge';
import { readTlsPolicy } from './tls-policies';

/** Ciphers that classic load balancers still offer and nobody should. Source: "SSL negotiation configurations". */
const WEAK_CIPHER = /RC4|ARCFOUR|DES|MD5|NULL|EXP|SEED|IDEA|ADH|ANON|PSK/i;

/**
 * Do the policies that a classic listener names keep old TLS out? The definitions stand beside the listeners, in
 * `Policies`; names of predefined policies may stand alone. Undefined when a name or a definition is hidden.
 */
export function keepsOldTlsOut(names: readonly Property[], definitions: readonly Property[]): Ternary {
  return any(names.map((name) => isModern(name, definitions)));
}

function isModern(name: Property, definitions: readonly Property[]): Ternary {
  const matches = definitions.filter((definition) => equal(definition.get('PolicyName').value, name.value) === true);
  if (matches.length > 0) return all(matches.map(isModernDefinition));
  const answer = asText(name.value);
  return answer.kind === 'known' ? isModernName(answer.value) : undefined;
}

function isModernDefinition(definition: Property): Ternary {
  // Policies for sticky sessions and the like say nothing about TLS.
  if (says(definition.get('PolicyType'), 'SSLNegotiationPolicyType') === false) return false;
  const attributes = definition.get('Attributes').each();
  const reference = attributes.find((attribute) => says(attribute.get('Name'), 'Reference-Security-Policy'));
  if (reference) {
    const answer = asText(reference.get('Value').value);
    return answer.kind === 'known' ? isModernName(answer.value) : undefined;
  }
  return attributes.length > 0 && all(attributes.map(isHarmless));
}

/** An attribute of one's own policy: a protocol or a cipher, switched on or off. */
function isHarmless(attribute: Property): Ternary {
  const name = asText(attribute.get('Name').value);
  if (name.kind !== 'known') return undefined;
  if (!/^Protocol-(?:SSL|TLSv1(?:\.[01])?$)/i.test(name.value) && !WEAK_CIPHER.test(name.value)) return true;
  const on = says(attribute.get('Value'), 'true');
  return on === undefined ? undefined : !on;
}

function isModernName(name: string): Ternary {
  const policy = readTlsPolicy(name);
  return policy && policy.minimum >= 2;
}
