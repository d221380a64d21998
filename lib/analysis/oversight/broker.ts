import { type Resource, type World, statementsOf } from '../../template';

/** The function that opens the emergency role: the only one that acts as a role which may assume it. */
export function brokerOf(world: World, emergency: Resource): Resource | undefined {
  const openers = statementsOf(emergency.read('AssumeRolePolicyDocument')).statements.flatMap(({ principals = [] }) =>
    principals.flatMap(({ property }) => world.follow(property)?.id ?? []),
  );
  const [broker, ...others] = world
    .ofType('AWS::Lambda::Function')
    .filter((one) => openers.includes(world.follow(one.read('Role'))?.id ?? ''));
  return others.length === 0 && broker?.existence === 'certain' ? broker : undefined;
}

export function brokerRoleOf(world: World, emergency: Resource): Resource | undefined {
  const broker = brokerOf(world, emergency);
  return broker && world.follow(broker.read('Role'));
}
