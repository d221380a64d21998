import { z } from 'zod';
import { guide } from '../guidance';
import { METHODS } from './apis';
import { id } from './scalars';

/** A service as VPC Lattice names it (Amazon VPC Lattice API Reference, "ServiceSummary"). */
const serviceArn = guide(
  z.string().regex(/^arn:[a-z-]+:vpc-lattice:[a-z0-9-]+:\d{12}:service\/svc-[0-9a-z]{17}$/),
  'ARN of the VPC Lattice service.',
  {
    want: 'an ARN such as `arn:aws:vpc-lattice:eu-central-1:111122223333:service/svc-0a1b2c3d4e5f60718`',
    mend: 'copy the ARN of the service from the AWS console',
    code: 'manifest/service-arn',
  },
);

/**
 * A path, and with `/*` at its end everything below it. IAM compares the path as it was sent, so it is said in plain
 * letters: no parameter, no step upwards, nothing encoded.
 */
const path = guide(
  z.string().regex(/^\/(?!.*(\.\.|\/\.(\/|$)|^\.(\/|$)))(([A-Za-z0-9._~-]+\/)*([A-Za-z0-9._~-]+|\*))?$/),
  'Path of what may be called; `/*` at its end stands for everything below.',
  {
    want: 'a path such as `/policies` or `/policies/*`',
    mend: 'write each segment in letters and digits, and `*` as the last one alone',
    code: 'manifest/service-path',
  },
);

const route = z.strictObject({
  methods: z.array(z.enum(METHODS)).min(1).describe('What callers may ask for.'),
  path,
  jobFunctions: z.array(id).min(1).describe('Who may call it.'),
});

export const services = z
  .array(
    z.strictObject({
      id,
      arn: serviceArn,
      routes: z.array(route).min(1).describe('What may be called, and by whom.'),
    }),
  )
  .default([])
  .describe('Services of the client’s in VPC Lattice that the vendor may call, all through one private endpoint.');
