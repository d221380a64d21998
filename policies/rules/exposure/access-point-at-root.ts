import { mustNotSay } from '../../judge';
import { defineRule } from '../../rule';

export default defineRule({
  id: 'access-point-at-root',
  topic: 'exposure',
  severity: 'error',
  title: 'Access point shows the whole file system',
  why: 'Everybody who mounts through it sees and changes the files of all others.',
  fix: 'Set `RootDirectory.Path` to a folder for this purpose.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6'], fsbp: ['efs.3'] },
  appliesTo: ['AWS::EFS::AccessPoint'],

  // The default: title "AWS::EFS::AccessPoint" of the CloudFormation reference.
  check(point, _world, report) {
    mustNotSay(point.read('RootDirectory.Path'), { texts: ['/'], preset: '/', want: 'a folder' }, report);
  },

  bad: [
    {
      title: 'the root',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { RootDirectory: { Path: / } }`,
    },
    {
      title: 'nothing said, which means the root',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { FileSystemId: fs-0123456789abcdef0 }`,
    },
  ],
  good: [
    {
      title: 'a folder',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { RootDirectory: { Path: /claims } }`,
    },
    {
      title: 'a folder by the default of a parameter',
      template: `
        Parameters:
          Folder: { Type: String, Default: /claims }
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { RootDirectory: { Path: !Ref Folder } }`,
    },
  ],
  unknown: [
    {
      title: 'a parameter decides',
      template: `
        Parameters:
          Folder: { Type: String }
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { RootDirectory: { Path: !Ref Folder } }`,
    },
  ],
});
