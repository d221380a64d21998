/** The program of a rule about queues, as a user would write it in plain JavaScript. `change` is spread into it as code. */
export const ownRule = (change = ''): string => `
module.exports = {
  id: 'acme-queue-unencrypted',
  topic: 'exposure',
  severity: 'error',
  title: 'Queue without a key of ours',
  why: 'Acme reads every queue through its own keys.',
  fix: 'Set KmsMasterKeyId.',
  controls: { acme: ['q-1'] },
  appliesTo: ['AWS::SQS::Queue'],
  check(queue, world, report, profile) {
    const key = queue.read('KmsMasterKeyId');
    if (key.value.kind === 'absent') report.fail(key, { want: 'a key' + (profile === 'fips' ? ' in an HSM' : '') });
    else if (key.value.kind === 'unresolved') report.unknown(key, { want: 'a key' });
  },
  bad: [{ title: 'no key', template: 'Resources: { Q: { Type: AWS::SQS::Queue } }' }],
  good: [{ title: 'a key', template: 'Resources: { Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: k } } }' }],
  unknown: [],
  ${change}
};
`;

/** Queues without a key, by logical id. */
export const queues = (...ids: string[]): string =>
  ['Resources:', ...ids.map((id) => `  ${id}:\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: x }`), ''].join(
    '\n',
  );
