import ts from 'typescript';
import { type Neutral, SWITCHBOARD } from './switchboard.js';

/**
 * A module in which every function declaration that can find nothing goes through the switchboard, as JavaScript. A
 * function can if its declared result is a boolean, a list or a changed first argument, or may be undefined or null.
 * @param name Of the module, for the ids of its functions.
 */
export function switchable(source: string, name: string): string {
  const file = ts.createSourceFile(`${name}.ts`, source, ts.ScriptTarget.Latest, true);
  const declared = file.statements.filter(ts.isFunctionDeclaration);
  const edits = declared.flatMap((declaration) => {
    const neutral = neutralOf(declaration);
    const own = declaration.name?.text;
    return neutral === null || own === undefined ? [] : [{ declaration, own, neutral }];
  });
  let changed = source;
  for (const { declaration, own } of edits.toReversed()) {
    const isAsync = hasModifier(declaration, ts.SyntaxKind.AsyncKeyword);
    const start = `${isAsync ? 'async ' : ''}function original_${own}`;
    changed = changed.slice(0, declaration.getStart()) + start + changed.slice(declaration.name!.getEnd());
  }
  const replaced = edits.map(({ declaration, own, neutral }) => {
    const exported = hasModifier(declaration, ts.SyntaxKind.ExportKeyword) ? 'export ' : '';
    const id = JSON.stringify(`${name}#${own}`);
    return `${exported}function ${own}(...args: any[]): any { return ${SWITCHBOARD}.call(${id}, ${JSON.stringify(neutral)}, args, original_${own}); }`;
  });
  return ts.transpileModule([changed, ...replaced].join('\n'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}

const hasModifier = (declaration: ts.FunctionDeclaration, kind: ts.SyntaxKind): boolean =>
  declaration.modifiers?.some((modifier) => modifier.kind === kind) === true;

function neutralOf({ type, parameters, body, asteriskToken }: ts.FunctionDeclaration): Neutral | null {
  if (!type || !body || asteriskToken) return null;
  const result = type.getText().replace(/^Promise<(.*)>$/s, '$1');
  if (result === 'boolean' || ts.isTypePredicateNode(type)) return 'false';
  if (/\bundefined$/.test(result)) return 'undefined';
  if (/\bnull$/.test(result)) return 'null';
  if (result.endsWith('[]')) return '[]';
  const [first] = parameters;
  return first?.type !== undefined && first.type.getText() === result ? 'first' : null;
}
