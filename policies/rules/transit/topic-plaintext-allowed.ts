import { type Resource } from '../../../lib/template';
import { type Attachment, checkAttached } from '../../questions/attached-policies';
import { refusesPlaintext } from '../../questions/refuses-plaintext';
import { defineRule } from '../../rule';

const POLICY: Attachment = {
  called: 'topic policy',
  relations: [
    { type: 'AWS::SNS::TopicPolicy', path: 'Topics', name: 'TopicName' },
    { type: 'AWS::SNS::TopicInlinePolicy', path: 'TopicArn', name: 'TopicName' },
  ],
  saw: 'that leaves plain HTTP open',
  want: 'a Deny for everyone to publish when aws:SecureTransport is false',
};

// What carries a message; SNS delivers by itself, over the protocol of each subscription.
const REQUESTS = [{ action: 'sns:publish' }];

export default defineRule({
  id: 'topic-plaintext-allowed',
  topic: 'transit',
  severity: 'error',
  title: 'Topic answers plain HTTP',
  why: 'SNS serves both HTTP and HTTPS; a client that forgets the s publishes its messages in plain text.',
  fix: 'Deny `sns:Publish` to everyone in a topic policy when `aws:SecureTransport` is false.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1', 'ac-17.2'] },
  appliesTo: ['AWS::SNS::Topic'],

  check(topic, world, report) {
    // "Securing Amazon SNS data with server-side encryption": all requests to topics with a KMS key must use HTTPS.
    if (topic.read('KmsMasterKeyId').value.kind !== 'absent') return;
    const owner = ownerOf(topic);
    checkAttached(topic, world, POLICY, (documents) => refusesPlaintext(documents, REQUESTS, owner), report);
  },

  bad: [
    {
      title: 'no policy',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic`,
    },
    { title: 'subscribing is closed, publishing is not', template: withPolicy('sns:Subscribe', '!Ref Claims') },
    {
      title: 'HTTPS is what the policy denies',
      template: withPolicy('sns:Publish', '!Ref Claims').replace('false', 'true'),
    },
    { title: 'the policy speaks of another topic', template: withPolicy('sns:Publish', '!Ref Other') },
  ],
  good: [
    {
      title: 'as the CDK writes it with enforceSSL',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Claims]
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: '*'
                    Action: sns:Publish
                    Resource: !Ref Claims
                    Condition: { Bool: { aws:SecureTransport: 'false' } }`,
    },
    {
      title: 'an inline policy, and topics called by name and by attribute',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
            Properties: { TopicName: claims }
          Inline:
            Type: AWS::SNS::TopicInlinePolicy
            Properties:
              TopicArn: !GetAtt Claims.TopicArn
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: sns:*
                  Resource: arn:aws:sns:eu-central-1:111122223333:claims
                  Condition: { Bool: { aws:SecureTransport: false } }
          Alarms:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!GetAtt Alarms.TopicArn]
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: '*'
                  Resource: [!Sub 'arn:aws:sns:\${AWS::Region}:\${AWS::AccountId}:\${Alarms.TopicName}']
                  Condition: { Bool: { aws:SecureTransport: false } }`,
    },
    {
      title: 'the whole ARN, by its attribute, and a topic with a KMS key, which takes HTTPS only',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Claims]
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: SNS:Publish
                  Resource: !GetAtt Claims.TopicArn
                  Condition: { Bool: { aws:SecureTransport: false } }
          Alarms:
            Type: AWS::SNS::Topic
            Properties: { KmsMasterKeyId: alias/alarms }`,
    },
  ],
  unknown: [
    {
      title: 'the document is imported',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties: { Topics: [!Ref Claims], PolicyDocument: !ImportValue tls-only }`,
    },
  ],
});

function ownerOf(topic: Resource) {
  return {
    id: topic.id,
    name: topic.read('TopicName').value,
    arnStart: /^arn:[^:]*:sns:[^:]*:[^:]*:/,
    arnAttributes: ['Ref', 'TopicArn'],
    nameAttributes: ['TopicName'],
  };
}

function withPolicy(action: string, resource: string): string {
  return `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
          Other:
            Type: AWS::SNS::Topic
            Properties: { KmsMasterKeyId: alias/claims }
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [!Ref Claims, !Ref Other]
              PolicyDocument:
                Statement:
                  Effect: Deny
                  Principal: '*'
                  Action: ${action}
                  Resource: ${resource}
                  Condition: { Bool: { aws:SecureTransport: false } }`;
}
