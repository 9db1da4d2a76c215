import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { isAlone, isIntegrationTest, testFiles } from './test/integration.js';

/** Bots that Discord and its three seconds do not wait for: nothing else runs beside them. */
const SOAK = ['test/soak/soak.test.ts'];
/** They need a PostgreSQL server that several processes reach: `npm run test:postgres`. */
const ON_SERVER = testFiles.filter((file) => file.startsWith('test/postgres/'));
const ALONE = testFiles.filter(isAlone);
const INTEGRATION = testFiles.filter(
  (file) => isIntegrationTest(file) && ![...ALONE, ...SOAK, ...ON_SERVER].includes(file),
);
/** They open their stores with `openTestStore` or `testPool`, and also run on a PostgreSQL server. */
const ON_BOTH_ENGINES = testFiles.filter((file) =>
  /\b(?:openTestStore|testPool)\(/.test(readFileSync(file, 'utf8')),
);

const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** The package imports itself by name as a user does; tests resolve its compiled files to their sources. */
const alias = Object.entries(exports).flatMap(([entry, target]) => {
  if (typeof target === 'string') return [];
  const source = target.default.replace(/^\.\/dist\/(.+)\.js$/, '/$1.ts');
  return [{ find: new RegExp(`^${name}${entry.slice(1)}$`), replacement: `${import.meta.dirname}${source}` }];
});

/** Tests of these projects start compiled programs. */
const globalSetup = ['test/compile.ts'];

/** Only `src/worker` imports its entries like that. */
const compiledEntry = { find: /^\.\/entry\.js$/, replacement: `${import.meta.dirname}/test/worker/entry.ts` };

export default defineConfig({
  resolve: { alias: [...alias, compiledEntry] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, ...INTEGRATION, ...SOAK, ...ON_SERVER],
        },
      },
      { extends: true, test: { name: 'integration', isolate: false, include: INTEGRATION, globalSetup } },
      { extends: true, test: { name: 'alone', include: ALONE, globalSetup } },
      {
        extends: true,
        test: { name: 'soak', include: SOAK, maxWorkers: 1, sequence: { groupOrder: 1 }, globalSetup },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          isolate: false,
          // The server starts in the first test.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          include: [...ON_BOTH_ENGINES, ...(process.env.TEST_DATABASE_URL ? ON_SERVER : [])],
          env: { BYLINE_TEST_STORE: 'postgres' },
          globalSetup,
        },
      },
    ],
  },
});
