import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import {
  AnyPrincipal,
  Effect,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { CfnMetricFilter } from 'aws-cdk-lib/aws-logs';
import { CfnSubscription, CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { serviceHost } from '../lib/common/arn';
import { prefixOf, servicePathOf } from '../lib/manifest/names';
import { EnclaveKey } from './enclave-key';
import type { LogArchive } from './log-archive';

export interface BreakGlassAlarmProps {
  readonly vendor: string;
  readonly archive: LogArchive;
  /** ARNs of the roles on the way into an emergency. */
  readonly roleArns: string[];
  /** Whom it tells. Each must confirm the subscription once. */
  readonly emails: string[];
}

/**
 * Tells everybody who may open the emergency role that somebody is about to.
 *
 * Two ways, because each is blind where the other sees: EventBridge tells at once and each time, but only of calls to STS
 * in this region; the trail hears all regions and refused attempts, minutes later.
 */
export class BreakGlassAlarm extends Construct {
  /** ARN of the topic. */
  public readonly topicArn: string;

  constructor(scope: Construct, id: string, props: BreakGlassAlarmProps) {
    super(scope, id);
    const key = new EnclaveKey(this, 'Key', { description: `Alarms of ${prefixOf({ vendor: { id: props.vendor } })}` });
    const topic = new CfnTopic(this, 'Topic', { kmsMasterKeyId: key.keyId });
    this.topicArn = topic.ref;
    for (const [index, endpoint] of props.emails.entries()) {
      new CfnSubscription(this, `Mail${index}`, { topicArn: topic.ref, protocol: 'email', endpoint });
    }
    key.allowThrough(['sns'], ['kms:Decrypt', 'kms:GenerateDataKey*']);
    this.makeRule(props, topic, key);
    const alarm = this.makeAlarm(props, topic);
    this.letPublish(topic, alarm, key);
  }

  /** The alarm comes by its own name. The key cannot name it: it waits for the topic, which waits for the key. */
  private letPublish(topic: CfnTopic, alarm: CfnAlarm, key: EnclaveKey): void {
    const service = 'cloudwatch.amazonaws.com';
    const account = { 'aws:SourceAccount': Stack.of(this).account };
    key.allowService('AlarmTells', service, ['kms:Decrypt', 'kms:GenerateDataKey*'], { StringEquals: account });
    const publish = { actions: ['sns:Publish'], resources: [topic.ref] };
    const statements = [
      new PolicyStatement({
        ...publish,
        principals: [new ServicePrincipal(service)],
        conditions: { ArnEquals: { 'aws:SourceArn': alarm.attrArn }, StringEquals: account },
      }),
      new PolicyStatement({
        ...publish,
        sid: 'OnlyEncrypted',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ];
    const policyDocument = new PolicyDocument({ minimize: false, statements });
    new CfnTopicPolicy(this, 'TopicPolicy', { topics: [topic.ref], policyDocument });
  }

  /**
   * EventBridge publishes as a role of ours: to an encrypted topic it says neither account nor rule that it acts for
   * (Amazon SNS Developer Guide, "Managing Amazon SNS encryption keys and costs"), so that the key could not tell.
   */
  private makeRule({ vendor, roleArns }: BreakGlassAlarmProps, topic: CfnTopic, key: EnclaveKey): void {
    const path = servicePathOf({ vendor: { id: vendor } });
    const assumedBy = new ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    const role = new Role(this, 'RuleRole', { path, description: 'EventBridge tells of an emergency', assumedBy });
    const policy = new ManagedPolicy(this, 'RulePolicy', { path, roles: [role] });
    policy.addStatements(
      new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.ref] }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': serviceHost('sns', Stack.of(this).region) } },
      }),
    );
    new CfnRule(this, 'Rule', {
      description: 'Somebody takes the emergency role, or the way to it',
      // AssumeRole counts as reading, and rules do not hear of reads by default
      // (Amazon EventBridge User Guide, "Receiving read-only management events from AWS services").
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      eventPattern: {
        source: ['aws.sts'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: { eventName: ['AssumeRole'], requestParameters: { roleArn: roleArns } },
      },
      targets: [{ id: 'topic', arn: topic.ref, roleArn: role.roleArn }],
    });
  }

  private makeAlarm({ vendor, archive, roleArns }: BreakGlassAlarmProps, topic: CfnTopic): CfnAlarm {
    const metricNamespace = prefixOf({ vendor: { id: vendor } });
    const metricName = 'break-glass';
    const roles = roleArns.map((arn) => `($.requestParameters.roleArn = "${arn}")`).join(' || ');
    new CfnMetricFilter(this, 'Filter', {
      logGroupName: archive.trailLogGroup.logGroupName,
      filterPattern: `{ ($.eventName = "AssumeRole") && (${roles}) }`,
      metricTransformations: [{ metricNamespace, metricName, metricValue: '1', defaultValue: 0 }],
    });
    return new CfnAlarm(this, 'Alarm', {
      alarmDescription: 'Somebody took or tried the emergency role, or the way to it',
      namespace: metricNamespace,
      metricName,
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      treatMissingData: 'notBreaching',
      actionsEnabled: true,
      alarmActions: [topic.ref],
    });
  }
}
