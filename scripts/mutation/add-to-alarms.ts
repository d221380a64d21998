import { type Addition, one } from './addition';
import { STRANGER } from './stranger';

/** What somebody could put beside a topic that alarms are told to. */
export function besideTopic(topic: string): Addition[] {
  const Topics = [{ Ref: topic }];
  const statement = { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' };
  const policy = (Principal: string) => ({ Topics, PolicyDocument: { Statement: [{ ...statement, Principal }] } });
  return [
    one('second-topic-policy', 'AWS::SNS::TopicPolicy', policy('*'), topic),
    one('topic-policy-for-stranger', 'AWS::SNS::TopicPolicy', policy(STRANGER), topic),
  ];
}
