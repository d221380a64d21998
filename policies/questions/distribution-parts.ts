import { type Property, type Resource, equal } from '../../lib/template';
import { type Ternary, all, says } from '../judge';

/** An origin that CloudFront reaches as a web server, and not as a bucket. */
export interface CustomOrigin {
  readonly config: Property;
  /** Do all viewers come in HTTPS whose requests CloudFront may pass on to this origin? */
  readonly viewersEncrypt: Ternary;
}

/** What a distribution does with requests, the default first. */
export function behaviorsOf(distribution: Resource): readonly Property[] {
  const config = distribution.read('DistributionConfig');
  return [config.get('DefaultCacheBehavior'), ...config.get('CacheBehaviors').each()];
}

/** Web servers behind a distribution, also the one in the form of before 2012 that CloudFormation still takes. */
export function customOriginsOf(distribution: Resource): readonly CustomOrigin[] {
  const config = distribution.read('DistributionConfig');
  const origins = config.get('Origins').each();
  const behaviors = behaviorsOf(distribution);
  const custom = origins
    .map((origin) => ({ origin, config: origin.get('CustomOriginConfig') }))
    .filter((one) => one.config.value.kind !== 'absent')
    .map(({ origin, config }) => {
      // A behavior may also name a group of origins, so it counts unless it surely names another one.
      const others = origins.filter((other) => other !== origin);
      const mine = behaviors.filter(
        (behavior) =>
          !others.some((other) => equal(other.get('Id').value, behavior.get('TargetOriginId').value) === true),
      );
      return { config, viewersEncrypt: encrypt(mine) };
    });
  const legacy = config.get('CustomOrigin');
  return legacy.value.kind === 'absent' ? custom : [...custom, { config: legacy, viewersEncrypt: encrypt(behaviors) }];
}

function encrypt(behaviors: readonly Property[]): Ternary {
  return all(
    behaviors.map((behavior) => says(behavior.get('ViewerProtocolPolicy'), 'https-only', 'redirect-to-https')),
  );
}
