import type { Json } from './mutant';
import { STRANGER } from './stranger';

/** What a policy of a collection says less strictly. It stands as JSON in a text, so quotes are written with a backslash. */
const LOOSER: readonly (readonly [from: RegExp, to: string])[] = [
  [/\\"AllowFromPublic\\":false/, '\\"AllowFromPublic\\":true'],
  [/\\"AllowFromPublic\\":false,/, ''],
  [/\\"SourceVPCEs\\":\[/, '$&\\"vpce-0123456789abcdef0\\",'],
  [/\\"ResourceType\\":\\"collection/, '\\"ResourceType\\":\\"dashboard'],
  [/collection\/[a-z0-9-]+/, 'collection/*'],
  [/\\"ResourceType\\":\\"index/, '\\"ResourceType\\":\\"collection'],
  [/(index\/[a-z0-9-]+)\/[^"\\]+/, '$1/*'],
  [/(index\/[a-z0-9-]+\/[a-z0-9-]+)(?=\\")/, '$1*'],
  [/aoss:ReadDocument/, 'aoss:*'],
  [/aoss:ReadDocument/, 'aoss:WriteDocument'],
  [/\\"Principal\\":\[/, `$&\\"arn:aws:iam::${STRANGER}:root\\",`],
];

/** Looser forms of the text of such a policy, each different from the others. */
export function looserText(type: string, path: string, value: Json): readonly Json[] | undefined {
  if (!/^AWS::OpenSearchServerless::/.test(type) || path !== 'Policy') return undefined;
  const text = JSON.stringify(value);
  const looser = LOOSER.map(([from, to]) => text.replace(from, to)).filter((one) => one !== text);
  return [...new Set(looser)].map((one) => JSON.parse(one) as Json);
}
