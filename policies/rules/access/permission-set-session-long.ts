import { mustBeText } from '../../judge';
import { defineRule } from '../../rule';

/** One working day. AWS takes up to twelve hours. */
const HOURS_MAX = 8;

export default defineRule({
  id: 'permission-set-session-long',
  topic: 'access',
  severity: 'warning',
  tier: 'opinion',
  title: 'Permission set gives sessions longer than a working day',
  why: 'A laptop left open in the evening still reaches the account at night, and nobody asks who is there.',
  fix: 'Set `SessionDuration` to PT8H or less.',
  controls: { 'nist-800-53-r5': ['ac-12', 'ac-2.5', 'ia-11'] },
  appliesTo: ['AWS::SSO::PermissionSet'],

  // Not set is one hour ("Set session duration for AWS accounts", IAM Identity Center User Guide).
  check(set, _world, report) {
    mustBeText(set.read('SessionDuration'), { want: `at most PT${HOURS_MAX}H`, preset: 'PT1H', accepts }, report);
  },

  bad: [
    {
      title: 'twelve hours',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: PT12H }`,
    },
    {
      title: 'hours, minutes and a second more than eight hours',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: PT7H59M61S }`,
    },
    {
      title: 'a second more than eight hours',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: PT28801S }`,
    },
  ],
  good: [
    {
      title: 'eight hours, in hours and in minutes',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: PT8H }
          Reader:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: PT480M }`,
    },
    {
      title: 'nothing said',
      template: `
        Resources:
          Support: { Type: AWS::SSO::PermissionSet }`,
    },
  ],
  unknown: [
    {
      title: 'the duration is a parameter',
      template: `
        Parameters:
          Duration: { Type: String }
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: !Ref Duration }`,
    },
    {
      title: 'a day, which AWS does not take',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: P1D }`,
    },
  ],
});

/** Reads a duration as ISO 8601 writes it, in hours, minutes and seconds: `PT8H30M`. */
function accepts(text: string): boolean | undefined {
  const parts = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text)?.slice(1);
  const seconds = parts?.reduce((sum, part) => sum * 60 + Number(part ?? ''), 0);
  return seconds === undefined ? undefined : seconds <= HOURS_MAX * 3600;
}
