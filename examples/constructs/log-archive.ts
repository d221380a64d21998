import type { Stack } from 'aws-cdk-lib/core';
import { LogArchive } from '../../constructs';

/** An archive for the logs of somebody else's service: locked for half a year, kept for a year and a bit. */
export function example(stack: Stack): void {
  const archive = new LogArchive(stack, 'Archive', { vendor: 'partner', lockDays: 180 });
  archive.logGroup('batch-jobs');
}
