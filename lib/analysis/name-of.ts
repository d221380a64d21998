import type { Resource } from '../template';

/** What a reader knows a resource by: its construct path, or its logical id where nobody used the CDK. */
export function nameOf(resource: Resource): string {
  return resource.constructPath ?? resource.id;
}
