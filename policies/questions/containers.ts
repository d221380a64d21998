import type { Property, Resource } from '../../lib/template';
import { type Ternary, says } from '../judge';

/** The containers of an ECS task, or what a Batch job says about its containers, wherever that stands. */
export function containersOf(resource: Resource): readonly Property[] {
  if (resource.type === 'AWS::ECS::TaskDefinition') return resource.read('ContainerDefinitions').each();
  const nodes = resource.read('NodeProperties.NodeRangeProperties').each();
  return [
    resource.read('ContainerProperties'),
    ...ecsContainers(resource.read('EcsProperties')),
    ...podContainers(resource.read('EksProperties')),
    ...nodes.flatMap((node) => [
      node.get('Container'),
      ...ecsContainers(node.get('EcsProperties')),
      ...podContainers(node.get('EksProperties')),
    ]),
  ];
}

function ecsContainers(ecs: Property): readonly Property[] {
  return ecs
    .get('TaskProperties')
    .each()
    .flatMap((task) => task.get('Containers').each());
}

/** Kubernetes writes what concerns security into a part of its own. */
function podContainers(eks: Property): readonly Property[] {
  const pod = eks.get('PodProperties');
  return [pod.get('Containers'), pod.get('InitContainers')].flatMap((containers) =>
    containers.each().map((container) => container.get('SecurityContext')),
  );
}

/** Windows has no read-only root file system, and no root. */
export function isWindows(task: Resource): Ternary {
  const family = task.read('RuntimePlatform.OperatingSystemFamily');
  if (family.value.kind === 'known') return String(family.value.value).toUpperCase().startsWith('WINDOWS');
  return says(family);
}
