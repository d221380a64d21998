import { ANY, type Harmless, of } from './harmless';
import { HARMLESS_ACCESS } from './harmless-access';
import { HARMLESS_NETWORK } from './harmless-network';
import { HARMLESS_RECORDS } from './harmless-records';
import { HARMLESS_DATA } from './harmless-data';
import { HARMLESS_WAYS } from './harmless-ways';
import type { Mutant } from './mutant';
import { REQUIRED } from './required-properties';

/** What is not mutated: by type, path and kind, never by the id of a resource. Each subject has a table of its own. */
const HARMLESS: readonly Harmless[] = [
  ...HARMLESS_ACCESS,
  ...HARMLESS_NETWORK,
  ...HARMLESS_RECORDS,
  ...HARMLESS_WAYS,
  ...HARMLESS_DATA,
  of(
    ANY,
    /(^|\.)(Description|AlarmDescription|GroupDescription|Label|Sid|BannerText)$/,
    'words for people, and names of statements',
  ),
  of(ANY, /\.Version$|^Version$/, 'version of the policy language: no policy of ours uses what the older one lacks'),
  of(ANY, /DependsOn$/, 'the order of a deployment'),
  of(
    ANY,
    /^(MaxSessionDuration|MapPublicIpOnLaunch|PendingWindowInDays|RotationPeriodInDays)$|DataTraceEnabled$|SSEType$|EvaluationWindowSec$/,
    'what AWS presets is as safe',
    /^dropped$/,
  ),
  of(/SecurityGroup|S3::Bucket$/, /Rules\.\d+\.Id$/, 'a name for people'),
  of(/ClientVpnEndpoint$/, /^ClientLoginBannerOptions/, 'a notice for people, which stops nobody'),
];

export function isHarmless(mutant: Mutant): boolean {
  if (mutant.kind === 'dropped' && REQUIRED[mutant.type]?.test(mutant.path)) return true;
  return HARMLESS.some(
    ({ type, path, kinds }) =>
      type.test(mutant.type) && path.test(mutant.path) && (kinds === undefined || kinds.test(mutant.kind)),
  );
}
