import type { Stack } from 'aws-cdk-lib/core';
import { BreakGlass, LogArchive } from '../../constructs';

/** An emergency role that opens for half an hour when both people agree. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner' });
  new BreakGlass(stack, 'BreakGlass', {
    vendor: 'partner',
    archive,
    minutesMax: 30,
    approvers: [
      { email: 'ciso@meridian.example', principalArn: 'arn:aws:iam::111122223333:user/ciso' },
      { email: 'platform@meridian.example', principalArn: 'arn:aws:iam::111122223333:user/platform' },
    ],
  });
}
