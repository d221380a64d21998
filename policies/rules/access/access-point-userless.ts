import { mustBeSet } from '../../judge';
import { defineRule } from '../../rule';

const WANT = 'a user of its own';

export default defineRule({
  id: 'access-point-userless',
  topic: 'access',
  severity: 'error',
  title: 'Access point believes whoever a client says it is',
  why: 'A client that says it is root, or another user, gets the files of that user.',
  fix: 'Set `PosixUser` with its `Uid` and `Gid`.',
  controls: { 'nist-800-53-r5': ['ac-3', 'ac-6', 'ia-2'], fsbp: ['efs.4'] },
  appliesTo: ['AWS::EFS::AccessPoint'],

  check(point, _world, report) {
    mustBeSet(point.read('PosixUser.Uid'), WANT, report);
  },

  bad: [
    {
      title: 'nothing said',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { FileSystemId: fs-0123456789abcdef0 }`,
    },
    {
      title: 'a group alone',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { PosixUser: { Gid: '1000' } }`,
    },
  ],
  good: [
    {
      title: 'a user',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { PosixUser: { Uid: '1000', Gid: '1000' } }`,
    },
    {
      title: 'a user, as a number',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { PosixUser: { Uid: 1000, Gid: 1000 } }`,
    },
  ],
  unknown: [
    {
      title: 'the user is imported',
      template: `
        Resources:
          A:
            Type: AWS::EFS::AccessPoint
            Properties: { PosixUser: !ImportValue user }`,
    },
  ],
});
