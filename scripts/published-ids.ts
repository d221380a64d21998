import type { BuiltEnclave } from '../lib/commands/build-enclaves';
import type { Template } from '../lib/template';

/** Where the ids of the last release stand. */
export const PUBLISHED_IDS = 'test/constructs/published-ids.txt';

/** What an enclave must not lose, as lines `example stack id type`, sorted; vault and sign-in are stacks of their own. */
export function publishedIds(example: string, { target, vault, signIn }: BuiltEnclave): string[] {
  return [target, ...(vault ? [vault] : []), ...(signIn ? [signIn] : [])].flatMap(({ name, template }) =>
    idsIn(template).map((line) => `${example} ${name} ${line}`),
  );
}

/** Logical ids and types of what is kept when the stack goes, and of what others know by its id. */
export function idsIn({ resources }: Template): string[] {
  return [...resources.values()]
    .filter(({ type, deletionPolicy }) => deletionPolicy === 'Retain' || KNOWN_OUTSIDE.test(type))
    .map(({ logicalId, type }) => `${logicalId} ${type}`)
    .sort();
}

/** The lines to write down now: a line of the last release goes only when somebody says so, for each is a break for users. */
export function mergeIds(published: readonly string[], now: readonly string[], drop: boolean): string[] {
  return [...new Set(drop ? now : [...published, ...now])].sort();
}

/** Kinds whose ids somebody outside of the stack has written down: a device, a client, a policy, a pipeline. */
const KNOWN_OUTSIDE =
  /^AWS::(ApiGateway::(ApiKey|ClientCertificate|DomainNameV2|RestApi)|CloudTrail::Trail|EC2::(ClientVpnEndpoint|CustomerGateway|EIP|Subnet|VPC|VPCEndpoint|VPNConnection|VPNGateway|VerifiedAccess\w+)|IAM::Role|KMS::Alias|Kinesis::Stream|SNS::Topic|SSM::Parameter|WorkSpacesWeb::Portal)$/;
