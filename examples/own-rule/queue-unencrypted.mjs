// A rule of your own, in one file. Try it on its own examples:
//   enclave rules --test examples/own-rule/queue-unencrypted.mjs
// Judge with it:
//   enclave check cdk.out --rules examples/own-rule/queue-unencrypted.mjs
import { defineRule, mustBeSet } from 'vendor-enclave/policies';

export default defineRule({
  id: 'acme-queue-unencrypted',
  topic: 'exposure',
  severity: 'error',
  title: 'Queue is not encrypted with a key of ours',
  why: 'Whoever may read the queue can then read it without passing our key policy.',
  fix: 'Set `KmsMasterKeyId` to a key of this account.',
  controls: { 'nist-800-53-r5': ['sc-28'], acme: ['queues-2'] },
  appliesTo: ['AWS::SQS::Queue'],

  check(queue, _world, report) {
    mustBeSet(queue.read('KmsMasterKeyId'), 'a key', report);
  },

  bad: [
    {
      title: 'no key named',
      template: `
        Resources:
          Orders: { Type: AWS::SQS::Queue }`,
    },
  ],
  good: [
    {
      title: 'a key of this template',
      template: `
        Resources:
          Key: { Type: AWS::KMS::Key }
          Orders:
            Type: AWS::SQS::Queue
            Properties: { KmsMasterKeyId: !Ref Key }`,
    },
  ],
  unknown: [
    {
      title: 'the deployer names the key, or none',
      template: `
        Parameters: { Key: { Type: String } }
        Resources:
          Orders:
            Type: AWS::SQS::Queue
            Properties: { KmsMasterKeyId: !Ref Key }`,
    },
  ],
});
