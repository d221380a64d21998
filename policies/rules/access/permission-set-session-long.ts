import { asText } from '../../../lib/template';
import { defineRule } from '../../rule';

/** One working day. AWS takes up to twelve hours. */
const HOURS_MAX = 8;

const WANT = `at most PT${HOURS_MAX}H`;

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
    const duration = set.read('SessionDuration');
    const answer = asText(duration.value);
    if (answer.kind === 'absent') return;
    const hours = answer.kind === 'known' ? hoursOf(answer.value) : undefined;
    if (hours === undefined) report.unknown(duration, { want: WANT });
    else if (hours > HOURS_MAX) report.fail(duration, { want: WANT });
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
      title: 'a day',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: P1D }`,
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
      title: 'not a duration',
      template: `
        Resources:
          Support:
            Type: AWS::SSO::PermissionSet
            Properties: { SessionDuration: 12 hours }`,
    },
  ],
});

/** Reads a duration as ISO 8601 writes it: `PT8H30M`. */
function hoursOf(text: string): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * 24 + hours + minutes / 60 + seconds / 3600;
}
