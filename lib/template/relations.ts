import { equal, keyOf } from './compare-values';
import { pointersIn, pointersOf } from './pointers';
import { ABSENT, type Value } from './value';
import type { Resource, World } from './world';

/** A way in which resources of one type point at another resource. */
export interface Relation {
  /** Type of the resource that points. */
  readonly type: string;
  /** Property it points with; a list points with each of its items. */
  readonly path: string;
  /** Property that names the target, for those who point by name. @default - only references count */
  readonly name?: string;
}

/** Who points at a resource: for certain, or perhaps, because a value hides it or they may not exist. */
export interface Referrers {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/** The relations that rules and engines follow. */
export const RELATIONS = {
  bucketPolicies: { type: 'AWS::S3::BucketPolicy', path: 'Bucket', name: 'BucketName' },
  flowLogs: { type: 'AWS::EC2::FlowLog', path: 'ResourceId' },
  listeners: { type: 'AWS::ElasticLoadBalancingV2::Listener', path: 'LoadBalancerArn' },
  listenerRules: { type: 'AWS::ElasticLoadBalancingV2::ListenerRule', path: 'ListenerArn' },
  restApiStages: { type: 'AWS::ApiGateway::Stage', path: 'RestApiId' },
  httpApiStages: { type: 'AWS::ApiGatewayV2::Stage', path: 'ApiId' },
  httpApiOverrides: { type: 'AWS::ApiGatewayV2::ApiGatewayManagedOverrides', path: 'ApiId' },
  vpnRules: { type: 'AWS::EC2::ClientVpnAuthorizationRule', path: 'ClientVpnEndpointId' },
  rolePolicies: { type: 'AWS::IAM::Policy', path: 'Roles', name: 'RoleName' },
  userPolicies: { type: 'AWS::IAM::Policy', path: 'Users', name: 'UserName' },
  groupPolicies: { type: 'AWS::IAM::Policy', path: 'Groups', name: 'GroupName' },
  roleManagedPolicies: { type: 'AWS::IAM::ManagedPolicy', path: 'Roles', name: 'RoleName' },
  userManagedPolicies: { type: 'AWS::IAM::ManagedPolicy', path: 'Users', name: 'UserName' },
  groupManagedPolicies: { type: 'AWS::IAM::ManagedPolicy', path: 'Groups', name: 'GroupName' },
  roleInlinePolicies: { type: 'AWS::IAM::RolePolicy', path: 'RoleName', name: 'RoleName' },
  userInlinePolicies: { type: 'AWS::IAM::UserPolicy', path: 'UserName', name: 'UserName' },
  groupInlinePolicies: { type: 'AWS::IAM::GroupPolicy', path: 'GroupName', name: 'GroupName' },
} as const satisfies Record<string, Relation>;

/**
 * Finds who points at a resource. Only pointers that can point at it are read in this world: see `pointersOf`.
 *
 * Limits: a pointer that is a parameter or an import may be any resource, so it is `possible`. So is one whose own
 * condition nobody can read, unless the target stands under the same condition.
 */
export function referrersOf(world: World, target: Resource, relation: Relation): Referrers {
  const name = relation.name === undefined ? ABSENT : target.read(relation.name).value;
  const certain: Resource[] = [];
  const possible: Resource[] = [];
  for (const id of pointersOf(world.template, relation).candidates(target.id, name)) {
    const pointer = world.resource(id);
    if (!pointer) continue;
    const answers = pointer
      .read(relation.path)
      .each()
      .map(({ value }) => pointsAt(value, target, name));
    const exists = pointer.existence === 'certain' || pointer.condition === target.condition;
    if (exists && answers.includes(true)) certain.push(pointer);
    else if (answers.some((answer) => answer !== false)) possible.push(pointer);
  }
  for (const { pointer, exists } of fromNeighbours(world, target, relation, name)) {
    (exists ? certain : possible).push(pointer);
  }
  return { certain, possible };
}

/**
 * Pointers of the other templates of the call that are shown to point here: by an export, by what a parent stack passes,
 * or by a name that only this one bears.
 */
function fromNeighbours(
  world: World,
  target: Resource,
  relation: Relation,
  name: Value,
): { readonly pointer: Resource; readonly exists: boolean }[] {
  const key = relation.name === undefined ? undefined : keyOf(name);
  const views = world.views();
  const unique = key !== undefined && !views.some((view) => namesIn(view, target.type, relation.name).has(key));
  return views.flatMap((view) =>
    [...pointersIn(view, relation).candidates(target.id, unique ? name : ABSENT)].flatMap((id) => {
      const pointer = view.resource(id);
      const values = pointer?.read(relation.path).each() ?? [];
      if (!pointer || !values.some(({ value }) => pointsAt(value, target, unique ? name : ABSENT) === true)) return [];
      return [{ pointer, exists: pointer.existence === 'certain' }];
    }),
  );
}

/** The names that resources of one type bear in a template. */
function namesIn(view: World, type: string, path = ''): ReadonlySet<string> {
  return view.once(`names ${type} ${path}`, () => {
    const names = view.ofType(type).map((resource) => keyOf(resource.read(path).value));
    return new Set(names.filter((name) => name !== undefined));
  });
}

function pointsAt(value: Value, target: Resource, name: Value): boolean | undefined {
  if (value.kind === 'reference') return value.logicalId === target.id;
  // Without a name of its own, CloudFormation makes one up, which no literal can foresee.
  if (name.kind === 'absent') return value.kind === 'unresolved' ? undefined : false;
  return equal(name, value);
}
