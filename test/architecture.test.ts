/** The layers of the source and the arrows between them. `biome.json` keeps the same table in the editor. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each layer may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ['domain'],
  worker: ['domain'],
  config: ['domain'],
  store: ['domain', 'text', 'config', 'worker'],
  models: ['domain', 'config', 'worker'],
  ingest: ['domain', 'text', 'config', 'store'],
  answer: ['domain', 'text', 'config', 'store'],
  calibrate: ['domain', 'text', 'config', 'store', 'ingest', 'answer'],
  app: ['domain', 'text', 'config', 'store', 'models', 'worker', 'ingest', 'answer'],
  langchain: ['domain', 'app'],
  discord: ['domain', 'text', 'config', 'app'],
  terminal: ['domain', 'text', 'config', 'store', 'models', 'ingest', 'answer', 'calibrate', 'app'],
  commands: ['domain', 'config', 'app', 'discord'],
  processes: ['domain', 'config', 'worker', 'app', 'discord', 'commands'],
};

/** Packages that only some files may import, by the beginning of their paths. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['src/store/sqlite/'],
  pg: ['src/store/postgres/connection/pg-'],
  'node-pg-migrate': ['src/store/postgres/migrations/'],
  'hnswlib-node': ['src/store/sqlite/search/vector-index.ts'],
  'discord.js': ['src/discord/', 'commands/'],
  '@xenova/transformers': ['src/models/'],
};

/** The only files outside src/store that know which engines are behind its ports. */
const ENGINE_OPENERS = [
  'src/app/machines/open-machine-store.ts',
  'src/app/migrate.ts',
  'src/app/open-data-folder.ts',
  'src/app/open-store.ts',
  'src/calibrate/corpus.ts',
  'src/terminal/doctor.ts',
];

const IMPORT = /^(?:import|export)\s[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm;

/** Of our own files, without types. */
const LOADING_IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']+)'/gm;

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

const imports = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => ({ file, from: match[1] ?? match[2]! })),
);

/** `src/store/search/x.ts` → `store`; `commands/x.ts` → `commands`; null for the entries in `src`. */
function layerOf(file: string): string | null {
  const [top, layer, ...rest] = file.split('/');
  if (top === 'commands') return 'commands';
  return rest.length > 0 ? layer! : null;
}

test('the layers are those of the table', () => {
  expect([...new Set(files.flatMap((file) => layerOf(file) ?? []))].sort()).toEqual(
    Object.keys(ARROWS).sort(),
  );
});

describe('layers import only what the table allows', () => {
  test.each(Object.entries(ARROWS))('%s', (layer, allowed) => {
    const wrong = imports
      .filter(({ file, from }) => layerOf(file) === layer && from.startsWith('.'))
      .map(({ file, from }) => ({ file, target: layerOf(normalize(join(dirname(file), from))) }))
      .filter(({ target }) => target === null || (target !== layer && !allowed.includes(target)));
    expect(wrong).toEqual([]);
  });
});

test.each(Object.entries(PACKAGES))('%s is imported only where it belongs', (name, places) => {
  const users = imports.filter(({ from }) => from === name || from.startsWith(`${name}/`));
  expect(users.filter(({ file }) => !places.some((place) => file.startsWith(place)))).toEqual([]);
  expect(users.length).toBeGreaterThan(0);
});

test('only the composition roots know the engines', () => {
  const users = imports.filter(
    ({ file, from }) => /store\/(?:sqlite|postgres)\//.test(from) && layerOf(file) !== 'store',
  );
  expect([...new Set(users.map(({ file }) => file))].sort()).toEqual(ENGINE_OPENERS);
});

/** The way of a question through src/answer: each folder imports from those before it. */
const WAY_OF_A_QUESTION = ['question', 'evidence', 'confidence', 'short-answer', 'premise', 'quotes'];

test.each(WAY_OF_A_QUESTION)('src/answer/%s imports nothing of what comes after it', (folder) => {
  const later = WAY_OF_A_QUESTION.slice(WAY_OF_A_QUESTION.indexOf(folder) + 1);
  const targets = imports
    .filter(({ file, from }) => file.startsWith(`src/answer/${folder}/`) && from.startsWith('.'))
    .map(({ file, from }) => normalize(join(dirname(file), from)));
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => later.includes(target.split('/')[2]!))).toEqual([]);
});

/** The files of ours that a file loads with itself, it included; not those of a later `import(…)`. */
function loadedWith(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, from] of readFileSync(file, 'utf8').matchAll(LOADING_IMPORT))
    loadedWith(normalize(join(dirname(file), from!)).replace(/\.js$/, '.ts'), known);
  return known;
}

test('the command line loads what a command works with only when it runs', () => {
  const loaded = [...loadedWith('src/cli.ts')];
  expect(loaded).toContain('src/terminal/commands/tools.ts');
  const work = ['answer', 'app', 'calibrate', 'ingest', 'models', 'store'];
  expect(loaded.filter((file) => work.includes(layerOf(file)!))).toEqual([]);
});

test('no file has more than 300 lines', () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 300);
  expect(long).toEqual([]);
});
