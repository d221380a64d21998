import { RELATIONS, type Referrers, type Resource, type World } from '../../lib/template';
import { says } from '../judge';

/** The flow logs of a VPC. One counts only when it says that its resource is a VPC. */
export function flowLogsOf(vpc: Resource, world: World): Referrers {
  const { certain, possible } = world.referrers(vpc, RELATIONS.flowLogs);
  const isOfVpc = (flowLog: Resource) => says(flowLog.read('ResourceType'), 'VPC');
  return {
    certain: certain.filter((flowLog) => isOfVpc(flowLog) === true),
    possible: [
      ...certain.filter((flowLog) => isOfVpc(flowLog) === undefined),
      ...possible.filter((flowLog) => isOfVpc(flowLog) !== false),
    ],
  };
}
