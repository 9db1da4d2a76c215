/** Every name and description of a command in every language, as they are registered. */
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.js';
import { readConfig } from '../../src/config/config.js';
import { localised } from '../../src/discord/bot/localised.js';
import { commandSchemas } from '../../src/discord/bot/registration.js';
import type { CommandWords } from '../../src/discord/strings/command-words.js';
import { COMMAND_LOCALES, commandCatalogues } from '../../src/discord/strings/commands.js';

interface Shown {
  readonly name: string;
  readonly description?: string;
  readonly type?: number;
  readonly value?: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Shown[];
  readonly choices?: readonly Shown[];
}

const LOCALES = ['de', 'fr', 'es-ES', 'es-419', 'hi'];
const MAX_CHARS = { name: 32, description: 100, choice: 100 };
/** Discord's pattern for the names of slash commands and options. */
const NAME_RE = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Words that a language has in common with English. */
const SAME = new Set([
  ...[
    'feed',
    'text',
    'feed remove feed',
    'feed edit feed',
    'feed pause feed',
    'feed resume feed',
    'ingest text',
    'setup forum',
  ].map((path) => `de ${path}`),
  ...['sources', 'ask question', 'forget article', 'setup forum'].map((path) => `fr ${path}`),
  ...['es-ES', 'es-419'].flatMap((locale) =>
    ['feed', 'feed remove feed', 'feed edit feed', 'feed pause feed', 'feed resume feed'].map(
      (path) => `${locale} ${path}`,
    ),
  ),
]);

const schemas = commandSchemas(commands, readConfig({})) as unknown as readonly Shown[];

interface Part {
  readonly path: string;
  readonly kind: 'command' | 'menu' | 'option' | 'choice';
  readonly shown: Shown;
}

function partsOf(shown: Shown, path: string, kind: Part['kind']): Part[] {
  return [
    { path, kind, shown },
    ...(shown.options ?? []).flatMap((option) => partsOf(option, `${path} ${option.name}`, 'option')),
    ...(shown.choices ?? []).map((choice) => ({
      path: `${path} = ${choice.value}`,
      kind: 'choice' as const,
      shown: choice,
    })),
  ];
}

const parts = schemas.flatMap((schema) =>
  partsOf(schema, schema.name, schema.type === 3 ? 'menu' : 'command'),
);

/** Groups of which Discord wants different names. */
const siblings = [
  { path: 'the slash commands', of: schemas.filter(({ type }) => type !== 3) },
  { path: 'the menu of a message', of: schemas.filter(({ type }) => type === 3) },
  ...parts.flatMap(({ path, shown }) => [
    ...(shown.options ? [{ path, of: shown.options }] : []),
    ...(shown.choices ? [{ path, of: shown.choices }] : []),
  ]),
];

test('commands, subcommands, options and choices are all walked', () => {
  const paths = parts.map(({ path }) => path);
  for (const path of ['ask', 'ask since = week', 'feed add url', 'feed pause feed', 'Ingest links']) {
    expect(paths).toContain(path);
  }
});

describe.each(LOCALES)('in %s', (locale) => {
  test.each(parts)('$path has a name and a description that Discord takes', ({ path, kind, shown }) => {
    const name = shown.name_localizations?.[locale];
    expect(name?.trim() ?? '').not.toBe('');
    if (kind === 'command' || kind === 'option') {
      expect(name).toMatch(NAME_RE);
      expect(name).toBe(name?.toLocaleLowerCase(locale));
    }
    expect(name!.length).toBeLessThanOrEqual(kind === 'choice' ? MAX_CHARS.choice : MAX_CHARS.name);
    if (!SAME.has(`${locale} ${path}`)) expect(name).not.toBe(shown.name);
    if (kind === 'menu' || kind === 'choice') return;
    const description = shown.description_localizations?.[locale];
    expect(description?.trim() ?? '').not.toBe('');
    expect(description!.length).toBeLessThanOrEqual(MAX_CHARS.description);
    expect(description).not.toBe(shown.description);
  });

  test.each(siblings)('the names in $path differ from each other', ({ of }) => {
    const names = of.map((one) => one.name_localizations?.[locale] ?? one.name);
    expect(new Set(names).size).toBe(names.length);
    // A name must not be the English one of another command or option either.
    for (const one of of) {
      const others = of.filter((other) => other !== one).map((other) => other.name);
      expect(others).not.toContain(one.name_localizations?.[locale]);
    }
  });
});

test('no language has words for commands, options or choices that do not exist', () => {
  const known = new Set(parts.map(({ path }) => path));
  const pathsIn = (words: CommandWords, path: string): string[] => [
    path,
    ...Object.entries(words.options ?? {}).flatMap(([name, option]) => pathsIn(option, `${path} ${name}`)),
    ...Object.keys(words.choices ?? {}).map((value) => `${path} = ${value}`),
  ];
  const translated = Object.values(commandCatalogues).flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(([name, words]) => pathsIn(words, name)),
  );
  expect(translated.filter((path) => !known.has(path))).toEqual([]);
});

test('a schema without words in a language keeps its English names there', () => {
  const schema = { name: 'unknown', description: 'An unknown command', type: 1 as const };
  expect(localised(schema)).toMatchObject({ ...schema, name_localizations: {} });
});

test('the locales are those of the languages', () => {
  expect(Object.keys(COMMAND_LOCALES)).toEqual(LOCALES);
});

test('the description of a limit says how high it may be, also for the highest limits of a bot', () => {
  const config = readConfig({ ASKS_PER_MINUTE: '1000', INGESTS_PER_HOUR: '10000' });
  const schemas = commandSchemas(commands, config) as unknown as readonly Shown[];
  const options = schemas.find(({ name }) => name === 'setup')?.options ?? [];
  const descriptions = (name: string) => {
    const option = options.find((one) => one.name === name);
    return [option?.description, ...Object.values(option?.description_localizations ?? {})];
  };
  for (const [name, max] of [
    ['questions-per-minute', '1000'],
    ['articles-per-hour', '10000'],
  ] as const) {
    expect(descriptions(name)).toHaveLength(1 + LOCALES.length);
    for (const description of descriptions(name)) {
      expect(description).toMatch(new RegExp(`1 \\S+ ${max} ?;.*\\(${max}\\)$`, 'u'));
      expect(description!.length).toBeLessThanOrEqual(MAX_CHARS.description);
    }
  }
  expect(JSON.stringify(schemas)).not.toContain('{max}');
});
