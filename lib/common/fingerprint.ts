import { createHash } from 'node:crypto';
import type { Finding } from './finding';

/**
 * A short text that is the same for the same weakness, today and after the file was edited.
 *
 * Lines, columns and the order of resources are left out, and so are places in lists: an item that moved is no new
 * weakness. What the rule saw is in it: a port opened to more people than somebody agreed to is a new one.
 *
 * @param subject what the target is called wherever it is judged: a path relative to the project, or a stack's name
 */
export function fingerprintOf(finding: Finding, subject: string): string {
  const { rule, verdict, resource, property, saw } = finding;
  const path = property.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
  const parts = [rule, verdict, subject, resource.logicalId, path, saw];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
