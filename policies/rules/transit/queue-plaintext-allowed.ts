import { type Resource } from '../../../lib/template';
import { type Attachment, checkAttached } from '../../questions/attached-policies';
import { refusesPlaintext } from '../../questions/refuses-plaintext';
import { defineRule } from '../../rule';

const POLICY: Attachment = {
  called: 'queue policy',
  relations: [
    { type: 'AWS::SQS::QueuePolicy', path: 'Queues', name: 'QueueName' },
    { type: 'AWS::SQS::QueueInlinePolicy', path: 'Queue', name: 'QueueName' },
  ],
  saw: 'that leaves plain HTTP open',
  want: 'a Deny for everyone to send and receive when aws:SecureTransport is false',
};

// What carries a message.
const REQUESTS = [{ action: 'sqs:sendmessage' }, { action: 'sqs:receivemessage' }];

export default defineRule({
  id: 'queue-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Queue answers plain HTTP',
  why: 'SQS serves both HTTP and HTTPS; a client that forgets the s sends its messages in plain text.',
  fix: 'Deny `sqs:*` to everyone in a queue policy when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'] },
  appliesTo: ['AWS::SQS::Queue'],

  check(queue, world, report) {
    // "Encryption at rest" (SQS Developer Guide): all requests to queues with a KMS key must use HTTPS.
    if (queue.read('KmsMasterKeyId').value.kind !== 'absent') return;
    const owner = ownerOf(queue);
    checkAttached(queue, world, POLICY, (documents) => refusesPlaintext(documents, REQUESTS, owner), report);
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Claims:
            Type: AWS::SQS::Queue`,
    },
    { title: 'only sending is closed', template: withPolicy('sqs:SendMessage', '!GetAtt Claims.Arn') },
    { title: 'only receiving is closed', template: withPolicy('sqs:ReceiveMessage', '!GetAtt Claims.Arn') },
    { title: 'the policy speaks of another queue', template: withPolicy('sqs:*', '!GetAtt Other.Arn') },
    {
      title: 'the policy calls the queue by its address, which no request carries',
      template: withPolicy('sqs:*', '!Ref Claims'),
    },
  ],
  good: [
    {
      title: 'as the CDK writes it with enforceSSL',
      template: `
        Resources:
          Claims:
            Type: AWS::SQS::Queue
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Claims]
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: { AWS: '*' }
                    Action: sqs:*
                    Resource: !GetAtt Claims.Arn
                    Condition: { Bool: { aws:SecureTransport: 'false' } }`,
    },
    {
      title: 'an inline policy in two statements, which calls the queue by its name',
      template: `
        Resources:
          Claims:
            Type: AWS::SQS::Queue
            Properties: { QueueName: claims }
          Policy:
            Type: AWS::SQS::QueueInlinePolicy
            Properties:
              Queue: !Ref Claims
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: '*'
                    Action: [SQS:SendMessage, sqs:DeleteMessage]
                    Resource: !Sub 'arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:claims'
                    Condition: { Bool: { aws:SecureTransport: false } }
                  - Effect: Deny
                    Principal: '*'
                    Action: sqs:Receive*
                    Resource: !Sub 'arn:aws:sqs:*:*:\${Claims.QueueName}'
                    Condition: { BoolIfExists: { aws:SecureTransport: false } }`,
    },
    {
      title: 'a queue with a KMS key, which takes HTTPS only',
      template: `
        Resources:
          Claims:
            Type: AWS::SQS::Queue
            Properties: { KmsMasterKeyId: alias/claims }`,
    },
  ],
  unknown: [
    {
      title: 'a policy of queues that a parameter names',
      template: `
        Parameters:
          Queue: { Type: String }
        Resources:
          Claims:
            Type: AWS::SQS::Queue
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties: { Queues: [!Ref Queue], PolicyDocument: { Statement: [] } }`,
    },
    {
      title: 'the action is a parameter',
      template: `
        Parameters:
          Action: { Type: String }
        ${withPolicy('!Ref Action', "'*'").trim()}`,
    },
  ],
});

function ownerOf(queue: Resource) {
  return {
    id: queue.id,
    name: queue.read('QueueName').value,
    arnStart: /^arn:[^:]*:sqs:[^:]*:[^:]*:/,
    arnAttributes: ['Arn'],
    nameAttributes: ['QueueName'],
  };
}

function withPolicy(action: string, resource: string): string {
  return `
        Resources:
          Claims:
            Type: AWS::SQS::Queue
          Other:
            Type: AWS::SQS::Queue
            Properties: { KmsMasterKeyId: alias/claims }
          Policy:
            Type: AWS::SQS::QueuePolicy
            Properties:
              Queues: [!Ref Claims, !Ref Other]
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: ${action}
                  Resource: ${resource}
                  Condition: { Bool: { aws:SecureTransport: false } }`;
}
