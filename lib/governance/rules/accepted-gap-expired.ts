import { defineManifestRule } from '../manifest-rule';

const GAP = (expires: string) => `
        dueDiligence: { gaps: [{ gap: No second line, owner: owner@client.example, expires: ${expires} }] }
      `;

export default defineManifestRule({
  id: 'accepted-gap-expired',
  severity: 'error',
  title: 'Gap of the vendor was accepted until a day that has passed',
  why: 'Somebody agreed to live with it for a while, and the while is over: nobody agrees now.',
  fix: 'Close the gap and remove it, or let its owner accept it until a new day.',
  controls: ['ca-5', 'ra-7', 'sa-9'],

  check({ dueDiligence: { gaps } }, today) {
    return gaps.flatMap(({ gap, expires, owner }, index) => {
      if (expires >= today) return [];
      const saw = `${gap}: ${owner} accepted it until ${expires}`;
      return [{ path: ['dueDiligence', 'gaps', index, 'expires'], saw, want: 'a day that has not passed' }];
    });
  },

  bad: [
    { title: 'accepted until New Year', template: GAP('2026-12-31'), at: 'dueDiligence.gaps.0 expires' },
    {
      title: 'a compensating control does not make it last',
      template: `
        dueDiligence:
          gaps: [{ gap: No second line, compensatingControl: session-limits, owner: owner@client.example, expires: 2027-01-14 }]
        controls:
          - id: session-limits
            statement: Work stops cleanly when the line fails
            owner: vendor
            accountable: boss@acme.example
            backup: ana@acme.example
            evaluation: Longer sessions are not granted
            approvers: [owner@client.example]
            verification: [Connection logs show no session above ten hours]
      `,
    },
  ],
  good: [
    { title: 'accepted until spring', template: GAP('2027-03-31') },
    { title: 'accepted until today: the last day counts', template: GAP('2027-01-15') },
    { title: 'no gap', template: 'dueDiligence: {}' },
  ],
});
