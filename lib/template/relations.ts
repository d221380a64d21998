import { equal, keyOf } from './compare-values';
import type { Template } from './template';
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

/** Who points at a resource: for certain, or through a value that hides whether they do. */
export interface Referrers {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

/** The relations that rules and engines follow. */
export const RELATIONS = {
  bucketPolicies: { type: 'AWS::S3::BucketPolicy', path: 'Bucket', name: 'BucketName' },
  flowLogs: { type: 'AWS::EC2::FlowLog', path: 'ResourceId' },
  listeners: { type: 'AWS::ElasticLoadBalancingV2::Listener', path: 'LoadBalancerArn' },
  restApiStages: { type: 'AWS::ApiGateway::Stage', path: 'RestApiId' },
  httpApiStages: { type: 'AWS::ApiGatewayV2::Stage', path: 'ApiId' },
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
 * Finds who points at a resource. Pointers that are the same in every world come from an index made once per
 * template; only the others are read in this world.
 *
 * Limits: a pointer that is a parameter or an import may be any resource, so it is `possible`.
 */
export function referrersOf(world: World, target: Resource, relation: Relation): Referrers {
  const pointers = world.template.once(`pointers ${relation.type} ${relation.path}`, () =>
    index(world.template, relation),
  );
  const name = relation.name === undefined ? ABSENT : target.read(relation.name).value;
  const nameKey = name.kind === 'known' ? keyOf(name) : undefined;
  const ids = new Set([
    ...(pointers.byKey.get(target.id) ?? []),
    ...((nameKey !== undefined && pointers.byKey.get(nameKey)) || []),
    ...pointers.others,
  ]);
  const certain: Resource[] = [];
  const possible: Resource[] = [];
  for (const id of ids) {
    const pointer = world.resource(id);
    if (!pointer) continue;
    const answers = pointer
      .read(relation.path)
      .each()
      .map(({ value }) => pointsAt(value, target, name));
    if (answers.includes(true)) certain.push(pointer);
    else if (answers.includes(undefined)) possible.push(pointer);
  }
  return { certain, possible };
}

interface Pointers {
  /** Pointers by the logical id they refer to, or by the key of the literal name they give. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  /** Pointers that differ from world to world, or are not known at all. */
  readonly others: readonly string[];
}

function index(template: Template, relation: Relation): Pointers {
  const byKey = new Map<string, string[]>();
  const others = new Set<string>();
  const world = template.openWorld();
  for (const { logicalId } of template.declaredOfType(relation.type)) {
    for (const { value } of world.resource(logicalId)?.read(relation.path).each() ?? []) {
      const key = value.kind === 'reference' ? value.logicalId : value.kind === 'known' ? keyOf(value) : undefined;
      const same = key === undefined ? undefined : byKey.get(key);
      if (key === undefined) others.add(logicalId);
      else if (same) same.push(logicalId);
      else byKey.set(key, [logicalId]);
    }
  }
  return { byKey, others: [...others] };
}

function pointsAt(value: Value, target: Resource, name: Value): boolean | undefined {
  if (value.kind === 'reference') return value.logicalId === target.id;
  // Without a name of its own, CloudFormation makes one up, which no literal can foresee.
  if (name.kind === 'absent') return value.kind === 'unresolved' ? undefined : false;
  return equal(name, value);
}
