import type { Property, World } from '../../../lib/template';
import { type Ternary, all, isText, not, says } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'lex-conversation-log-default-key',
  topic: 'logging',
  severity: 'warning',
  tier: 'opinion',
  title: 'Bot keeps conversations without a key of your own',
  why: 'What people tell the bot can be read by everybody who may read logs or the bucket.',
  fix: 'Set `KmsKeyArn` for audio, and `KmsKeyId` of the log group for text.',
  controls: { 'nist-800-53-r5': ['au-9', 'sc-28'] },
  appliesTo: ['AWS::Lex::BotAlias', 'AWS::Lex::Bot'],

  check(bot, world, report) {
    const settings = bot.read(
      bot.type === 'AWS::Lex::Bot' ? 'TestBotAliasSettings.ConversationLogSettings' : 'ConversationLogSettings',
    );
    for (const audio of settings.get('AudioLogSettings').each()) {
      const key = audio.read('Destination.S3Bucket.KmsKeyArn');
      mustHold(
        not(all([says(audio.get('Enabled'), 'true'), not(isText(key.value))])),
        key,
        { want: 'the ARN of a KMS key' },
        report,
      );
    }
    for (const text of settings.get('TextLogSettings').each()) {
      const group = text.read('Destination.CloudWatch.CloudWatchLogGroupArn');
      const open = all([says(text.get('Enabled'), 'true'), not(hasKey(group, world))]);
      mustHold(not(open), group, { want: 'a log group with a KMS key' }, report);
    }
  },

  bad: [
    {
      title: 'audio without key',
      template: `
        Resources:
          Alias:
            Type: AWS::Lex::BotAlias
            Properties: { ConversationLogSettings: { AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { S3BucketArn: !GetAtt Voice.Arn } } }] } }
          Voice:
            Type: AWS::S3::Bucket`,
    },
    {
      title: 'text to a log group without key',
      template: `
        Resources:
          Bot:
            Type: AWS::Lex::Bot
            Properties:
                TestBotAliasSettings:
                  ConversationLogSettings: { TextLogSettings: [{ Enabled: true, Destination: { CloudWatch: { CloudWatchLogGroupArn: !GetAtt Words.Arn } } }] }
          Words:
            Type: AWS::Logs::LogGroup`,
    },
  ],
  good: [
    {
      title: 'keys for both',
      template: `
        Resources:
          Alias:
            Type: AWS::Lex::BotAlias
            Properties:
                ConversationLogSettings:
                  AudioLogSettings: [{ Enabled: true, Destination: { S3Bucket: { KmsKeyArn: !GetAtt Key.Arn } } }]
                  TextLogSettings: [{ Enabled: true, Destination: { CloudWatch: { CloudWatchLogGroupArn: !GetAtt Words.Arn } } }]
          Words:
            Type: AWS::Logs::LogGroup
            Properties: { KmsKeyId: !GetAtt Key.Arn }
          Key:
            Type: AWS::KMS::Key`,
    },
    {
      title: 'logs that are switched off, and a bot without logs',
      template: `
        Resources:
          Bot:
            Type: AWS::Lex::Bot
            Properties:
                TestBotAliasSettings:
                  ConversationLogSettings:
                    AudioLogSettings: [{ Enabled: false, Destination: { S3Bucket: { S3BucketArn: 'arn:aws:s3:::voice' } } }]
                    TextLogSettings: [{ Enabled: false, Destination: { CloudWatch: { CloudWatchLogGroupArn: 'arn:aws:logs:eu-central-1:111122223333:log-group:words' } } }]
          Alias:
            Type: AWS::Lex::BotAlias
            Properties: { BotAliasName: live }`,
    },
  ],
  unknown: [
    {
      title: 'a log group of another stack',
      template: `
        Resources:
          Alias:
            Type: AWS::Lex::BotAlias
            Properties: { ConversationLogSettings: { TextLogSettings: [{ Enabled: true, Destination: { CloudWatch: { CloudWatchLogGroupArn: !ImportValue words } } }] } }`,
    },
  ],
});

function hasKey(group: Property, world: World): Ternary {
  const followed = world.follow(group);
  return followed && isText(followed.read('KmsKeyId').value);
}
