// Every small way to break a source file that a test should notice: one edit each, as { start, end, text, line, what }.
import ts from 'typescript';

const SWAPPED = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
};
const CALLS = { any: 'all', all: 'any', some: 'every', every: 'some', fail: 'unknown', unknown: 'fail' };
/** Parts of a rule that are words for people, or are tests themselves. */
const WORDS = new Set(
  'id topic severity tier waivable title why fix controls bad good unknown saw want mend text'.split(' '),
);
const SAYS = /^(what|why|say|saw|describe|explain|name|shown|spell out|want)/i;

/** All mutants of a TypeScript source, in the order of its lines. */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const mutants = [];
  const add = (node, replacement, what, [start, end] = [node.getStart(source), node.getEnd()]) => {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    mutants.push({ start, end, text: replacement, line, what });
  };
  const visit = (node) => {
    if (isForPeople(node)) return;
    breakNode(node, add, source);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function isForPeople(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) return WORDS.has(node.name.getText());
  if (ts.isVariableDeclaration(node)) return /^(WANT|SAW|WHY|want|saw)/.test(node.name.getText());
  const returns = ts.isFunctionDeclaration(node) && node.type?.getText();
  return returns === 'string' && SAYS.test(node.name?.getText() ?? '');
}

function breakNode(node, add, source) {
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.getText(source);
    if (SWAPPED[operator]) add(node.operatorToken, SWAPPED[operator], `${operator} becomes ${SWAPPED[operator]}`);
    // A fallback to an empty list is there for the compiler: without it the rule would only stop.
    if (operator === '??' && node.right.getText(source) !== '[]')
      add(node, node.left.getText(source), 'the fallback is dropped');
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    add(node, node.operand.getText(source), '! is dropped');
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, 'false', 'true becomes false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, 'true', 'false becomes true');
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    add(condition, 'true', 'the condition always holds');
    add(condition, 'false', 'the condition never holds');
  }
  if (ts.isRegularExpressionLiteral(node)) {
    add(node, '/(?!)/', 'the pattern matches nothing');
    add(node, '/(?:)/', 'the pattern matches everything');
  }
  if (ts.isNumericLiteral(node)) add(node, `(${node.text} + 1)`, `${node.text} becomes one more`);
  if (ts.isCallExpression(node)) breakCall(node, add, source);
  if (ts.isArrayLiteralExpression(node)) breakList(node, add, source);
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression))
    add(node, ';', 'the statement is dropped');
  if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'preset') {
    add(node, 'preset: undefined', 'the preset is dropped');
  }
}

function breakCall(node, add, source) {
  const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  const name = called.getText(source);
  if (CALLS[name]) add(called, CALLS[name], `${name} becomes ${CALLS[name]}`);
  if (name === 'not' && node.arguments.length === 1) add(node, node.arguments[0].getText(source), 'not is dropped');
  for (const argument of node.arguments) {
    if (ts.isStringLiteral(argument)) add(argument, "'Mutated'", `${argument.getText(source)} becomes another text`);
  }
}

/** Each item of a list that stands for something accepted, refused or judged is taken out in turn. */
function breakList(node, add, source) {
  for (const item of node.elements) {
    if (ts.isSpreadElement(item) || ts.isOmittedExpression(item)) continue;
    const end = source.text.indexOf(',', item.getEnd());
    const upTo = end !== -1 && /^\s*,/.test(source.text.slice(item.getEnd())) ? end + 1 : item.getEnd();
    add(item, '', `${item.getText(source).slice(0, 40)} is taken out`, [item.getStart(source), upTo]);
  }
}
