import { mustSay, says } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'file-share-unlogged',
  topic: 'logging',
  severity: 'error',
  title: 'File share does not log who opens its files',
  why: 'Nobody can say which files of the share the vendor opened, copied or deleted.',
  fix: 'Set `FileAccessAuditLogLevel` to SUCCESS_AND_FAILURE, with a destination.',
  controls: { 'nist-800-53-r5': ['au-2', 'au-12'] },
  appliesTo: ['AWS::FSx::FileSystem'],

  check(share, _world, report) {
    // Of the kinds of file systems only Windows has this log.
    if (says(share.read('FileSystemType'), 'WINDOWS') === false) return;
    const level = share.read('WindowsConfiguration.AuditLogConfiguration.FileAccessAuditLogLevel');
    const expectation = {
      texts: ['SUCCESS_AND_FAILURE', 'SUCCESS_ONLY'],

      want: 'SUCCESS_AND_FAILURE',
    };
    mustSay(level, expectation, report);
  },

  bad: [
    {
      title: 'nothing about logs',
      template: `
        Resources:
          Share:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: WINDOWS }`,
    },
    {
      title: 'refused access only',
      template: `
        Resources:
          Share:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: WINDOWS, WindowsConfiguration: { AuditLogConfiguration: { FileAccessAuditLogLevel: FAILURE_ONLY } } }`,
    },
  ],
  good: [
    {
      title: 'all access, or all that succeeds',
      template: `
        Resources:
          One:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: WINDOWS, WindowsConfiguration: { AuditLogConfiguration: { FileAccessAuditLogLevel: SUCCESS_AND_FAILURE } } }
          Two:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: WINDOWS, WindowsConfiguration: { AuditLogConfiguration: { FileAccessAuditLogLevel: SUCCESS_ONLY } } }`,
    },
    {
      title: 'another kind of file system',
      template: `
        Resources:
          Share:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: OPENZFS }`,
    },
  ],
  unknown: [
    {
      title: 'the level is a parameter',
      template: `
        Parameters:
          Level: { Type: String }
        Resources:
          Share:
            Type: AWS::FSx::FileSystem
            Properties: { FileSystemType: WINDOWS, WindowsConfiguration: { AuditLogConfiguration: { FileAccessAuditLogLevel: !Ref Level } } }`,
    },
  ],
});
