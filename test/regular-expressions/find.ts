/** Finds every regular expression of the application: the literals in its sources and those built by `new RegExp`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface FoundPattern {
  readonly source: string;
  readonly flags: string;
  /** Path of the first file with it. */
  readonly file: string;
}

/** A call of the constructor in the source, which a run has to reach. */
export interface ConstructorCall {
  readonly file: string;
  readonly line: number;
}

export const sourceFiles: readonly string[] = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

/** The literals and the calls of the constructor in a file. */
export function patternsIn(file: string): { literals: FoundPattern[]; calls: ConstructorCall[] } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const literals: FoundPattern[] = [];
  const calls: ConstructorCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), file });
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      node.expression.getText(source) === 'RegExp'
    ) {
      calls.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { literals, calls };
}

/** Runs `load` and returns what the constructor built meanwhile for files of the application. */
export async function recordBuilt(
  load: () => Promise<void>,
): Promise<readonly (FoundPattern & { readonly line: number })[]> {
  const built: (FoundPattern & { line: number })[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, parameters, newTarget) {
      const pattern = Reflect.construct(target, parameters, newTarget) as RegExp;
      const caller = callerOf(new Error().stack ?? '');
      if (caller) built.push({ source: pattern.source, flags: pattern.flags, ...caller });
      return pattern;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

/** The file and line that called the constructor, if it is one of the application. */
function callerOf(stack: string): ConstructorCall | null {
  const frame = stack
    .split('\n')
    .slice(1)
    .find((line) => !line.includes(import.meta.filename));
  const [, path, line] = /((?:src|commands)\/[^:?]+\.ts)(?:\?[^:]*)?:(\d+):\d+\)?$/.exec(frame ?? '') ?? [];
  return path !== undefined && !frame!.includes('node_modules') ? { file: path, line: Number(line) } : null;
}
