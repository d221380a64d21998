import type { JsonMap } from './mutant';

/** Resources that open an enclave by being there. */
export type Addition = readonly [
  kind: string,
  resources: Readonly<Record<string, { Type: string; Properties: JsonMap }>>,
];

/** One resource; what it points at goes into its id, so that each mutant has a name of its own. */
export function one(kind: string, Type: string, Properties: JsonMap, target = ''): Addition {
  return [target === '' ? kind : `${kind}:${target}`, { Added: { Type, Properties } }];
}
