import type { Resource } from '../../lib/template';
import { all, says } from '../judge';
import { isAddress, mustHold } from './must-hold';
import type { Report } from '../rule';

/** Fails for each of these logs that a search domain does not send to a log group. Nothing is sent by default. */
export function mustPublish(domain: Resource, kinds: readonly string[], report: Report): void {
  for (const kind of kinds) {
    const option = domain.read(`LogPublishingOptions.${kind}`);
    const group = isAddress(option.get('CloudWatchLogsLogGroupArn'));
    mustHold(all([says(option.get('Enabled'), 'true'), group]), option, { want: 'Enabled, with a log group' }, report);
  }
}
