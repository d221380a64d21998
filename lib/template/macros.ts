import { type Place, placeAt } from './property';
import { type RawMap, isMap, own } from './template-source';

/** A macro or a loop: it writes or rewrites part of the template at deployment, out of our sight. */
export interface Macro {
  readonly name: string;
  readonly place: Place;
}

/** Does a name stand for a macro or a loop that writes the names beside it? */
export function isMacroKey(name: string): boolean {
  return name === 'Fn::Transform' || name.startsWith('Fn::ForEach::');
}

/** The macros among the names of one map; not those further down. */
export function macrosIn(raw: unknown, place: Place): Macro[] {
  const names = isMap(raw) ? Object.keys(raw).filter(isMacroKey) : [];
  return names.map((name) => ({ name, place: { parent: place, step: name } }));
}

/** AWS's own transforms that leave the resources of the file as they are, or only repeat what is written. */
const HARMLESS = ['AWS::LanguageExtensions', 'AWS::CodeDeployBlueGreen'];

/**
 * The macros over the whole template, and those that write conditions or mappings, on which resources hang.
 *
 * Limits: a macro inside one property is not listed, because whoever reads that property meets it as unresolved.
 */
export function macrosOverAll(raw: RawMap): Macro[] {
  const named = [own(raw, 'Transform')]
    .flat()
    .map((entry) => (isMap(entry) ? own(entry, 'Name') : entry))
    .filter((name): name is string => typeof name === 'string' && !HARMLESS.includes(name))
    // SAM is written out; what we cannot write out is listed resource by resource.
    .filter((name) => !name.startsWith('AWS::Serverless-'))
    .map((name) => ({ name, place: placeAt(['Transform']) }));
  return [...named, ...macrosIn(own(raw, 'Conditions'), placeAt(['Conditions'])), ...macrosInMappings(raw)];
}

function macrosInMappings(raw: RawMap): Macro[] {
  const mappings = own(raw, 'Mappings');
  const below = isMap(mappings) ? Object.entries(mappings).filter(([name]) => !isMacroKey(name)) : [];
  return [
    ...macrosIn(mappings, placeAt(['Mappings'])),
    ...below.flatMap(([name, mapping]) => macrosIn(mapping, placeAt(['Mappings', name]))),
  ];
}
