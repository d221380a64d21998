import { any, isText } from '../../judge';
import { mustHold } from '../../questions/must-hold';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'browser-portal-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'Browser portal does not log what its users do',
  why: 'Nobody can say which pages the vendor opened, or what was downloaded.',
  fix: 'Set `UserAccessLoggingSettingsArn` or `SessionLoggerArn` of the portal.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12', 'ac-17.1'] },
  appliesTo: ['AWS::WorkSpacesWeb::Portal'],

  check(portal, _world, report) {
    const settings = portal.read('UserAccessLoggingSettingsArn');
    const logs = any([isText(settings.value), isText(portal.read('SessionLoggerArn').value)]);
    mustHold(logs, settings, { want: 'the ARN of user access logging settings' }, report);
  },

  bad: [
    {
      title: 'no logging settings',
      template: `
        Resources:
          Portal:
            Type: AWS::WorkSpacesWeb::Portal
            Properties: { DisplayName: vendor }`,
    },
    {
      title: 'empty logging settings',
      template: `
        Resources:
          Portal:
            Type: AWS::WorkSpacesWeb::Portal
            Properties: { UserAccessLoggingSettingsArn: '' }`,
    },
  ],
  good: [
    {
      title: 'settings of the template',
      template: `
        Resources:
          Portal:
            Type: AWS::WorkSpacesWeb::Portal
            Properties: { UserAccessLoggingSettingsArn: !GetAtt Log.UserAccessLoggingSettingsArn }
          Log:
            Type: AWS::WorkSpacesWeb::UserAccessLoggingSettings
            Properties: { KinesisStreamArn: 'arn:aws:kinesis:eu-central-1:111122223333:stream/amazon-workspaces-web-log' }`,
    },
    {
      title: 'a session logger',
      template: `
        Resources:
          Portal:
            Type: AWS::WorkSpacesWeb::Portal
            Properties: { SessionLoggerArn: 'arn:aws:workspaces-web:eu-central-1:111122223333:sessionLogger/1' }`,
    },
  ],
  unknown: [
    {
      title: 'the settings are a parameter, which may be empty',
      template: `
        Parameters:
          Log: { Type: String }
        Resources:
          Portal:
            Type: AWS::WorkSpacesWeb::Portal
            Properties: { UserAccessLoggingSettingsArn: !Ref Log }`,
    },
  ],
});
