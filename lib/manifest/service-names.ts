import type { Manifest } from './schema';

/** Names that services of the client's go by inside the enclave. */
export function serviceNamesOf({
  privateServices,
  sharedServices,
}: Pick<Manifest, 'privateServices' | 'sharedServices'>): string[] {
  const shared = (sharedServices?.services ?? []).flatMap(({ names }) => names);
  return [...privateServices, ...shared].map(({ domain }) => domain);
}
