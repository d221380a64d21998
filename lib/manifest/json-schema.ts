import { z } from 'zod';
import { manifestSchema } from './schema';

/** The published schema, for editors: what a person may write, defaults named. Draft 7, which every editor reads. */
export function manifestJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(manifestSchema, { io: 'input', target: 'draft-7', reused: 'inline' });
  return {
    $schema,
    title: 'vendor-enclave manifest, version 1',
    description: 'What one outside vendor is, may reach and may do in AWS, and who agreed to it.',
    ...rest,
  };
}
