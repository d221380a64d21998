import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** One property, or one method with its arguments. */
interface Member {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly preset?: string;
}

/** What an exported class or interface says of itself. */
interface Declared {
  readonly name: string;
  readonly isClass: boolean;
  readonly text: string;
  readonly members: readonly Member[];
}

export const REFERENCE = 'docs/constructs.md';

/**
 * The reference of all constructs, from their docstrings and from `examples/constructs/`: each class with its example,
 * its properties and its methods. Reads the sources only, so it is the same on every machine.
 *
 * @param root folder of the repository
 */
export function constructReference(root: string): string {
  const exported = exportsOf(join(root, 'constructs/index.ts'));
  const declared = new Map(
    [...new Set(exported.values())].flatMap((file) =>
      declaredIn(join(root, 'constructs', `${file}.ts`)).map((one) => [one.name, one] as const),
    ),
  );
  const classes = [...exported.keys()].flatMap((name) => declared.get(name) ?? []).filter(({ isClass }) => isClass);
  const shown = new Set(classes.flatMap(({ name }) => [name, `${name}Props`]));
  const others = [...exported.keys()]
    .flatMap((name) => declared.get(name) ?? [])
    .filter(({ name }) => !shown.has(name));
  return [
    '# Constructs',
    '',
    '<!-- Written by `npm run generate` from the docstrings and from examples/constructs; do not edit. -->',
    '',
    'In a project of yours the imports read `vendor-enclave/constructs`. Each example is compiled, synthesised and judged',
    'by our own rules in the tests. A mistake in the properties stops synthesis with where, saw, want, mend and code.',
    '',
    ...classes.map(({ name }) => `- [${name}](#${name.toLowerCase()})`),
    '',
    ...classes.flatMap((one) => classSection(one, declared.get(`${one.name}Props`), exampleOf(root, one.name))),
    '## Shapes',
    '',
    ...others.flatMap((one) => [`### ${one.name}`, '', one.text, '', ...tableOf(one.members)]),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

/** Exported names and the files they come from, in the order of the index. */
function exportsOf(index: string): ReadonlyMap<string, string> {
  const exports = new Map<string, string>();
  for (const statement of sourceOf(index).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !statement.moduleSpecifier) continue;
    const file = basename((statement.moduleSpecifier as ts.StringLiteral).text);
    if (!ts.isNamedExports(statement.exportClause)) continue;
    for (const { name } of statement.exportClause.elements) exports.set(name.text, file);
  }
  return exports;
}

function declaredIn(file: string): Declared[] {
  const source = sourceOf(file);
  return source.statements.flatMap((node) => {
    if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return [];
    const isClass = ts.isClassDeclaration(node);
    const members = [...node.members].filter((member) => isShown(member, isClass)).map((one) => memberOf(one, source));
    return [{ name: node.name?.text ?? '', isClass, text: docOf(node).text, members }];
  });
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function isShown(member: ts.ClassElement | ts.TypeElement, isClass: boolean): boolean {
  if (!member.name || !isClass) return member.name !== undefined;
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.PublicKeyword);
}

function memberOf(member: ts.ClassElement | ts.TypeElement, source: ts.SourceFile): Member {
  const { text, preset } = docOf(member);
  const isOptional = 'questionToken' in member && member.questionToken !== undefined;
  const name = `${member.name?.getText(source) ?? ''}${isOptional ? '?' : ''}`;
  const isStatic =
    ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  const type = 'type' in member && member.type ? (member.type as ts.TypeNode).getText(source).replace(/\s+/g, ' ') : '';
  const shape = ts.isMethodDeclaration(member)
    ? `(${member.parameters.map((one) => one.getText(source).replace(/\s+/g, ' ')).join(', ')}) => ${type}`
    : type;
  return { name: isStatic ? `static ${name}` : name, type: shape, text, ...(preset !== undefined && { preset }) };
}

/** The docstring as one paragraph for each paragraph of it, and what stands behind `@default`. */
function docOf(node: ts.Node): { readonly text: string; readonly preset?: string } {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = (ts.getTextOfJSDocComment(doc?.comment) ?? '')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .join('\n\n');
  const tags = (name: string): string[] =>
    (doc?.tags ?? [])
      .filter((tag) => tag.tagName.text === name)
      .map(
        (tag) =>
          `${ts.isJSDocParameterTag(tag) ? `\`${tag.name.getText()}\`: ` : ''}${ts.getTextOfJSDocComment(tag.comment) ?? ''}`,
      );
  const [preset] = tags('default');
  const parameters = tags('param').map((one) => one.replace(/\s+/g, ' '));
  return {
    text: [text, ...parameters].filter((part) => part !== '').join('\n\n'),
    ...(preset !== undefined && { preset: preset.replace(/^-\s*/, '').replace(/\s+/g, ' ') }),
  };
}

function exampleOf(root: string, name: string): readonly string[] {
  const file = join(root, 'examples/constructs', `${kebab(name)}.ts`);
  if (!existsSync(file)) return [];
  const [imports = '', rest = ''] = readFileSync(file, 'utf8').split(/\n\n(?=\/\*\*)/);
  const [, title = '', body = ''] =
    /^\/\*\* (.*) \*\/\nexport function example\([^)]*\): void \{\n([^]*?)\n\}/.exec(rest) ?? [];
  const constructs = /import (\{[^}]*\}) from '..\/..\/constructs'/.exec(imports.replace(/\n\s*/g, ' '))?.[1] ?? '';
  const lines = body.split('\n').map((line) => line.replace(/^ {2}/, ''));
  return [
    title,
    '',
    '```ts',
    `import ${constructs.replace(/,\s*\}/, ' }')} from 'vendor-enclave/constructs';`,
    '',
    ...lines,
    '```',
    '',
  ];
}

/** `VendorVpn` is `vendor-vpn`. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])([A-Z])/g, '-$1').toLowerCase();
}

function classSection(
  { name, text, members }: Declared,
  props: Declared | undefined,
  example: readonly string[],
): string[] {
  return [
    `## ${name}`,
    '',
    text,
    '',
    ...example,
    ...(props ? ['What it takes:', '', ...tableOf(props.members)] : []),
    ...(members.length > 0 ? ['What it gives:', '', ...tableOf(members)] : []),
  ];
}

function tableOf(members: readonly Member[]): string[] {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
  const rows = members.map(
    ({ name, type, text, preset }) =>
      `| \`${cell(name)}\` | \`${cell(type)}\` | ${cell(text)}${preset === undefined ? '' : ` Default: ${cell(preset)}.`} |`,
  );
  return ['| name | type | meaning |', '|---|---|---|', ...rows, ''];
}
