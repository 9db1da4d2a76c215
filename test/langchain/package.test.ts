/** The package's entry points and the examples of docs/langchain.md. */
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const EXAMPLES = ['retriever', 'embeddings'] as const;

const targetSchema = z.object({ types: z.string(), default: z.string() });
const { exports } = z
  .object({ exports: z.object({ '.': targetSchema, './langchain': targetSchema }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const read = (example: string): string => readFileSync(`test/langchain/examples/${example}.ts`, 'utf8');

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each(Object.entries(exports))('the entry %s is compiled from a source file', (_, target) => {
  const source = target.default.replace(/^\.\/dist\/(.+)\.js$/, '$1.ts');
  expect(existsSync(source)).toBe(true);
  expect(target.types).toBe(target.default.replace(/\.js$/, '.d.ts'));
});

test.each(EXAMPLES)('docs/langchain.md contains the %s example', (example) => {
  expect(readFileSync('docs/langchain.md', 'utf8')).toContain(`\`\`\`ts\n${read(example)}\`\`\``);
});

/** Runs an example; `byline` is resolved by the exports of package.json (vitest.config.ts). */
async function outputOf(run: () => Promise<unknown>): Promise<string> {
  vi.stubEnv('DATA_DIR', temporaryFolder());
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await run();
  return log.mock.calls.flat().join('\n');
}

test('the retriever example prints the quote that answers', async () => {
  expect(await outputOf(() => import('./examples/retriever.js'))).toContain(
    '“Ana Torres and Bo Lind signed the framework in Oslo',
  );
});

test('the embeddings example prints the dimension of the bundled model', async () => {
  expect(await outputOf(() => import('./examples/embeddings.js'))).toBe('512 dimensions');
});
