import type { Property, Resource } from '../../lib/template';

/** What a cluster of EKS says about its endpoint on the internet: whether there is one, and who may use it. */
export interface KubernetesEndpoint {
  readonly access: Property;
  readonly ranges: Property;
}

/** The CDK makes its clusters with a custom resource, which hands these names to the API as they are. */
export function endpointOf(cluster: Resource): KubernetesEndpoint {
  if (cluster.type === 'AWS::EKS::Cluster') {
    const config = cluster.read('ResourcesVpcConfig');
    return { access: config.get('EndpointPublicAccess'), ranges: config.get('PublicAccessCidrs') };
  }
  const config = cluster.read('Config.resourcesVpcConfig');
  return { access: config.get('endpointPublicAccess'), ranges: config.get('publicAccessCidrs') };
}
