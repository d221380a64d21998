import { type Property, asText, equal } from '../../lib/template';
import { type Ternary, all, any, not, says } from '../judge';
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
  const match = definitions.find((definition) => equal(definition.get('PolicyName').value, name.value) === true);
  if (match) return isModernDefinition(match);
  return isModernName(name);
}

function isModernDefinition(definition: Property): Ternary {
  // Policies for sticky sessions and the like say nothing about TLS.
  if (says(definition.get('PolicyType'), 'SSLNegotiationPolicyType') === false) return false;
  const attributes = definition.get('Attributes').each();
  const reference = attributes.find((attribute) => says(attribute.get('Name'), 'Reference-Security-Policy'));
  if (reference) return isModernName(reference.get('Value'));
  return attributes.length > 0 && all(attributes.map(isHarmless));
}

/** An attribute of one's own policy: a protocol or a cipher, switched on or off. */
function isHarmless(attribute: Property): Ternary {
  const name = asText(attribute.get('Name').value);
  if (name.kind !== 'known') return undefined;
  if (!/^Protocol-(?:SSL|TLSv1(?:\.[01])?$)/i.test(name.value) && !WEAK_CIPHER.test(name.value)) return true;
  return not(says(attribute.get('Value'), 'true'));
}

function isModernName({ value }: Property): Ternary {
  const policy = value.kind === 'known' && readTlsPolicy(String(value.value));
  return policy ? policy.minimum >= 2 : undefined;
}
