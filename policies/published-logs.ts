import type { Resource } from '../lib/template';
import { all, isText, says } from './judge';
import { mustHold } from './must-hold';
import type { Report } from './rule';

/** Fails for each of these logs that a search domain does not send to a log group. Nothing is sent by default. */
export function mustPublish(domain: Resource, kinds: readonly string[], report: Report): void {
  for (const kind of kinds) {
    const option = domain.read(`LogPublishingOptions.${kind}`);
    const group = isText(option.get('CloudWatchLogsLogGroupArn').value);
    mustHold(all([says(option.get('Enabled'), 'true'), group]), option, { want: 'Enabled, with a log group' }, report);
  }
}
