import { partitionOf } from '../common/arn';
import type { Manifest } from '../manifest';
import { type Value, asText } from '../template';

/** Where the enclave stands, as ARNs say it. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

export function placeOf({ placement: { account, region } }: Pick<Manifest, 'placement'>): Place {
  return { account, region, partition: partitionOf(region) };
}

/** A text as far as it can be read, and whether that is all of it. */
export interface PlacedText {
  readonly start: string;
  readonly whole: boolean;
}

/**
 * Reads a text in which every deployment of the enclave knows what `AWS::Partition`, `AWS::Region` and `AWS::AccountId`
 * are: the manifest says where it stands.
 */
export function placedText(value: Value, place: Place): PlacedText {
  if (value.kind !== 'composed') {
    const text = asText(value);
    return text.kind === 'known' ? { start: text.value, whole: true } : { start: '', whole: false };
  }
  let start = '';
  for (const part of value.parts) {
    const text = typeof part === 'string' ? part : part.kind === 'unresolved' ? pseudo(part.symbol, place) : undefined;
    if (text === undefined) return { start, whole: false };
    start += text;
  }
  return { start, whole: true };
}

function pseudo(symbol: string, { account, region, partition }: Place): string | undefined {
  if (symbol === '{"Ref":"AWS::Partition"}') return partition;
  if (symbol === '{"Ref":"AWS::Region"}') return region;
  return symbol === '{"Ref":"AWS::AccountId"}' ? account : undefined;
}

/** Is a text this very one? */
export function isPlaced(value: Value, place: Place, wanted: string): boolean {
  const { start, whole } = placedText(value, place);
  return whole && start === wanted;
}

/** Does a value name one account: by its number, or by an ARN in which no wildcard stands before it? */
export function namesAccount(value: Value, place: Place): boolean {
  const { start, whole } = placedText(value, place);
  const [scheme, partition = '', service = '', region = '', owner] = start.split(':');
  const parts = [partition, service, region].join('');
  const isNumber = whole && start === place.account;
  return isNumber || (scheme === 'arn' && owner === place.account && !/[*?$]/.test(parts));
}
