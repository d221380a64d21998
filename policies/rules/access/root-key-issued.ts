import { asText } from '../../../lib/template';
import { defineRule } from '../../rule';

/** The reports of AWS call it `<root_account>`, people call it root. */
const ROOT = /^<?root([_ -]?(account|user))?>?$/i;

const WANT = 'a user of its own, or better a role';

export default defineRule({
  id: 'root-key-issued',
  topic: 'access',
  severity: 'error',
  title: 'Access key is made for the root user',
  why: 'Nothing limits the root user, so whoever finds the key owns the account and everything in it.',
  fix: 'Remove the key, or name in `UserName` a user that has only the rights the job needs.',
  controls: { 'nist-800-53-r5': ['ac-2', 'ac-6', 'ac-6.5', 'ia-2'], fsbp: ['iam.4'] },
  appliesTo: ['AWS::IAM::AccessKey'],

  check(key, _world, report) {
    const name = key.read('UserName');
    if (name.value.kind === 'reference') return;
    const answer = asText(name.value);
    if (answer.kind === 'hidden') report.unknown(name, { want: WANT });
    else if (answer.kind === 'known' && ROOT.test(answer.value)) report.fail(name, { want: WANT });
  },

  bad: [
    ...['Root', 'root_account', '<root_account>', 'root user'].map((name) => ({
      title: `for ${name.replace(/[<>]/g, '|')}`,
      template: `
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: '${name}' }`,
    })),
  ],
  good: [
    {
      title: 'for a user of this template',
      template: `
        Resources:
          Deployer: { Type: AWS::IAM::User }
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: !Ref Deployer }`,
    },
    {
      title: 'for users whose names hold the word, and for nobody',
      template: `
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: rootstock }
          Other:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: beetroot }
          Nobody:
            Type: AWS::IAM::AccessKey`,
    },
  ],
  unknown: [
    {
      title: 'the user is a parameter',
      template: `
        Parameters:
          User: { Type: String }
        Resources:
          Key:
            Type: AWS::IAM::AccessKey
            Properties: { UserName: !Ref User }`,
    },
  ],
});
