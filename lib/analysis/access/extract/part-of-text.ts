import type { TemplateTexts } from './template-texts';

/** One part of a split text, as JSON: which, by what it is split, and of which attribute. */
const SELECTED = /^\{"Fn::Select":\["?(\d+)"?,\{"Fn::Split":\["([:/])",(\{.*\})\]\}\]\}$/;
const ATTRIBUTE = /^\{"Fn::GetAtt":(?:\["(\w+)","([\w.]+)"\]|"(\w+)\.([\w.]+)")\}$/;
const REF = /^\{"Ref":"(\w+)"\}$/;

/**
 * The part that `Fn::Select` takes of an ARN that `Fn::Split` cut in pieces: AWS makes up the id of a proxy, and tells it
 * only as the last part of its ARN.
 *
 * Limits: undefined for any other function, and where an unknown part of the text may hold the sign at which it is cut.
 */
export function partOfText(symbol: string, { resources, letters }: TemplateTexts): string | undefined {
  const [, index, mark = '', of = ''] = SELECTED.exec(symbol) ?? [];
  if (index === undefined) return undefined;
  const [, first, attribute, other, dotted] = ATTRIBUTE.exec(of) ?? [];
  const id = first ?? other ?? REF.exec(of)?.[1];
  const text = id === undefined ? undefined : resources.of(id, attribute ?? dotted ?? 'Ref');
  if (text === undefined) return undefined;
  const isWhole = letters.table.symbolsIn(text).every(({ kind, isOfName = false }) => kind === 'generated' || isOfName);
  return isWhole ? text.split(mark)[Number(index)] : undefined;
}
