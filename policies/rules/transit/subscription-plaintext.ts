import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'subscription-plaintext',
  topic: 'transit',
  severity: 'error',
  title: 'Topic delivers its messages over plain HTTP',
  why: 'Every message crosses the internet in plain text, and with it the link that confirms a subscription.',
  fix: 'Set `Protocol` to https and give an HTTPS endpoint.',
  controls: { 'nist-800-53-r5': ['sc-8', 'sc-8.1'] },
  appliesTo: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],

  check(resource, _world, report) {
    const subscriptions =
      resource.type === 'AWS::SNS::Subscription' ? [resource.properties] : resource.read('Subscription').each();
    for (const subscription of subscriptions) {
      mustNotSay(subscription.get('Protocol'), { texts: ['http'], want: 'https' }, report);
    }
  },

  bad: [
    {
      title: 'a subscription over HTTP',
      template: `
        Resources:
          Hook:
            Type: AWS::SNS::Subscription
            Properties: { TopicArn: arn:aws:sns:eu-central-1:111122223333:claims, Protocol: http, Endpoint: 'http://vendor.example.com/hook' }`,
    },
    {
      title: 'the second subscription inside a topic',
      template: `
        Resources:
          Claims:
            Type: AWS::SNS::Topic
            Properties:
              Subscription:
                - { Protocol: sqs, Endpoint: arn:aws:sqs:eu-central-1:111122223333:claims }
                - { Protocol: HTTP, Endpoint: 'http://vendor.example.com/hook' }`,
    },
  ],
  good: [
    {
      title: 'HTTPS',
      template: `
        Resources:
          Hook:
            Type: AWS::SNS::Subscription
            Properties: { TopicArn: arn:aws:sns:eu-central-1:111122223333:claims, Protocol: https, Endpoint: 'https://vendor.example.com/hook' }`,
    },
    {
      title: 'topics without subscriptions, or with a queue',
      template: `
        Resources:
          Plain:
            Type: AWS::SNS::Topic
          Claims:
            Type: AWS::SNS::Topic
            Properties: { Subscription: [{ Protocol: sqs, Endpoint: arn:aws:sqs:eu-central-1:111122223333:claims }] }`,
    },
  ],
  unknown: [
    {
      title: 'the protocol is a parameter',
      template: `
        Parameters:
          Protocol: { Type: String }
        Resources:
          Hook:
            Type: AWS::SNS::Subscription
            Properties: { TopicArn: arn:aws:sns:eu-central-1:111122223333:claims, Protocol: !Ref Protocol }`,
    },
  ],
});
