import { type AcknowledgedFinding, solutions } from './acknowledged-finding';

/** What the packs still find in the browser and its records. */
export const BROWSER_FINDINGS: readonly AcknowledgedFinding[] = [
  {
    resourceType: 'AWS::KinesisFirehose::DeliveryStream',
    rules: [solutions('KDF1')],
    pathEnd: 'Delivery/Stream-browser-access',
    reason:
      'It reads from a Kinesis stream, which is encrypted, and Firehose then takes no key of its own: what it holds stays ' +
      'encrypted as the stream is, and what it writes is encrypted with the key of the archive.',
  },
];
