import type { Manifest } from '../../manifest';
import { type Resource, type World, asText, describe } from '../../template';
import type { Claim, Decided } from '../claim';
import { allOf, fail, mustBe, pass } from '../decided';
import { nameOf } from '../name-of';
import { pointsAt } from '../own-resources';
import { placeOf } from '../placed-text';

const OTHER = 'a handler is not as it was built';

/**
 * Does each function run code from where CDK puts it, under a role of the template, and do the handlers of the way in
 * write their log into the archive?
 *
 * The place is a bucket of the account in which each object is named by the digest of what it holds.
 *
 * Limits: which digest is the right one only the assembly knows, and the template does not: that the code does what it
 * should is taken on trust. Layers are refused. A part given at deployment is `unknown`.
 */
export function handlersOwn(manifest: Manifest): Claim {
  return {
    claim: 'Functions run code of the account’s own assets, under roles of the enclave, and record what they decide',
    decide(world) {
      const functions = world.ofType('AWS::Lambda::Function');
      return allOf(
        [
          ...functions.flatMap((one) => [judgeCode(one, manifest), judgeRole(world, one)]),
          ...loggedHandlers(world).map((one) => judgeLog(world, one)),
        ],
        `${functions.length} functions`,
      );
    },
  };
}

function judgeCode(handler: Resource, manifest: Manifest): Decided {
  const [bucket, key] = [handler.read('Code.S3Bucket'), handler.read('Code.S3Key')];
  const [where, what] = [asText(bucket.value), asText(key.value)];
  const name = nameOf(handler);
  const { account, region } = placeOf(manifest);
  const ours = new RegExp(`^cdk-[a-z0-9]+-assets-${account}-${region}$`);
  if (handler.read('Layers').each().length > 0) return fail(OTHER, `${name} runs layers as well`);
  if (handler.read('Code.ZipFile').value.kind !== 'absent') return fail(OTHER, `${name} runs code of the template`);
  return allOf([
    mustBe(
      where.kind === 'known' && ours.test(where.value),
      bucket.value,
      OTHER,
      `${name} runs code of ${describe(bucket.value)}`,
    ),
    mustBe(what.kind === 'known' && DIGEST.test(what.value), key.value, OTHER, `${name} runs ${describe(key.value)}`),
  ]);
}

/** CDK names an asset by the SHA-256 of its content. */
const DIGEST = /^[0-9a-f]{64}\.zip$/;

function judgeRole(world: World, handler: Resource): Decided {
  const role = handler.read('Role');
  if (pointsAt(world, role, 'AWS::IAM::Role')) return pass();
  return mustBe(false, role.value, OTHER, `${nameOf(handler)} acts as ${describe(role.value)}, no role of the enclave`);
}

/** The handler that decides who connects, and the one that writes the roster. */
function loggedHandlers(world: World): Resource[] {
  const pointers = [
    ...world.ofType('AWS::EC2::ClientVpnEndpoint').map((one) => one.read('ClientConnectOptions.LambdaFunctionArn')),
    ...world.ofType('Custom::EnclaveRoster').map((one) => one.read('ServiceToken')),
  ];
  return pointers.flatMap((pointer) => world.follow(pointer) ?? []);
}

function judgeLog(world: World, handler: Resource): Decided {
  const group = handler.read('LoggingConfig.LogGroup');
  if (pointsAt(world, group, 'AWS::Logs::LogGroup')) return pass();
  const where = group.value.kind === 'absent' ? 'nowhere in the enclave' : `to ${describe(group.value)}`;
  return mustBe(false, group.value, OTHER, `${nameOf(handler)} writes its log ${where}`);
}
