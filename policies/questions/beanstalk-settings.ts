import { type Property, type Resource, asText } from '../../lib/template';
import { type Ternary, any, says } from '../judge';

const ENVIRONMENT = 'aws:elasticbeanstalk:environment';

/** Option settings of Elastic Beanstalk by namespace and option. */
export interface BeanstalkSettings {
  readonly namespaces: readonly string[];
  /** Settings whose namespace or option nobody can read. */
  readonly hidden: readonly Property[];
  /** The value of an option; undefined when it is not set. The last one written counts. */
  option(namespace: string, name: string): Property | undefined;
  /** Does an option say one of these texts? */
  says(namespace: string, name: string, ...texts: readonly string[]): Ternary;
}

/** Reads the list of settings at a property of an environment or of a saved configuration. */
export function beanstalkSettings(resource: Resource): BeanstalkSettings {
  const values = new Map<string, Map<string, Property>>();
  const hidden: Property[] = [];
  for (const setting of resource.read('OptionSettings').each()) {
    const namespace = asText(setting.get('Namespace').value);
    const name = asText(setting.get('OptionName').value);
    if (namespace.kind !== 'known' || name.kind !== 'known') hidden.push(setting);
    else {
      const options = values.get(namespace.value) ?? new Map<string, Property>();
      values.set(namespace.value, options.set(name.value, setting.get('Value')));
    }
  }
  const option = (namespace: string, name: string) => values.get(namespace)?.get(name);
  return {
    namespaces: [...values.keys()],
    hidden,
    option,
    says: (namespace, name, ...texts) => {
      const value = option(namespace, name);
      return value === undefined ? false : says(value, ...texts);
    },
  };
}

/**
 * Has it no load balancer to judge? A single machine and a worker have none, one that is shared has its listeners
 * elsewhere, and network load balancers carry bytes whose encryption is the machine's business.
 */
export function isFree(resource: Resource, settings: BeanstalkSettings): Ternary {
  return any([
    settings.says(ENVIRONMENT, 'EnvironmentType', 'SingleInstance'),
    settings.says(ENVIRONMENT, 'LoadBalancerIsShared', 'true'),
    settings.says(ENVIRONMENT, 'LoadBalancerType', 'network'),
    says(resource.read('Tier.Name'), 'Worker'),
  ]);
}

/** Namespaces that describe one listener each. */
export function isListener(namespace: string): boolean {
  return /^aws:elb(?:v2)?:listener(?::|$)/.test(namespace);
}

/** Without a word about the kind of load balancer it is a classic one, unless settings speak of the newer kind. */
export function defaultListenerOf(settings: BeanstalkSettings): string {
  const newer =
    settings.says(ENVIRONMENT, 'LoadBalancerType', 'application') ||
    settings.namespaces.some((namespace) => namespace.startsWith('aws:elbv2:'));
  return newer ? 'aws:elbv2:listener:default' : 'aws:elb:listener';
}
