import type { Stack } from 'aws-cdk-lib/core';
import { BreakGlassAlarm, LogArchive } from '../../constructs';

/** Two people are told whenever somebody takes a role of yours; `BreakGlass` brings its own. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new BreakGlassAlarm(stack, 'Alarm', {
    vendor: 'partner',
    archive,
    roleArns: ['arn:aws:iam::111122223333:role/emergency'],
    emails: ['ciso@meridian.example', 'platform@meridian.example'],
  });
}
