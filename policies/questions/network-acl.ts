import { type Property, type Resource, asText } from '../../lib/template';
import { isInternet } from './internet';
import { type Ternary, all, not, says } from '../judge';
import { isTrue } from './presence';
import { coversNumber } from './traffic';

/** The ranges through which an entry of a network ACL lets the internet in, or may. */
export function internetThrough(entry: Resource): { range: Property; open: Ternary }[] {
  const lets = all([says(entry.read('RuleAction'), 'allow'), not(isTrue(entry.read('Egress')))]);
  return ['CidrBlock', 'Ipv6CidrBlock']
    .map((name) => ({ range: entry.read(name), open: all([lets, isInternet(entry.read(name))]) }))
    .filter(({ open }) => open !== false);
}

/** Does an entry of a network ACL cover one of the ports? For all protocols the ports say nothing. */
export function coversAclPort(entry: Resource, numbers: readonly number[]): Ternary {
  const protocol = asText(entry.read('Protocol').value);
  if (protocol.kind === 'known' && protocol.value === '-1') return true;
  if (protocol.kind === 'known' && !['6', '17'].includes(protocol.value)) return false;
  const range = entry.read('PortRange');
  return protocol.kind === 'hidden' ? undefined : coversNumber(range.get('From'), range.get('To'), numbers);
}
