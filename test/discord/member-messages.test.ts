import { describe, expect, test } from 'vitest';
import { answerErrors } from '../../src/answer/errors.js';
import { appErrors } from '../../src/app/errors.js';
import { configErrors } from '../../src/config/errors.js';
import { discordErrors } from '../../src/discord/errors.js';
import {
  englishErrors,
  MEMBER_WORDINGS,
  MEMBER_WORDINGS_OF_GROUPS,
} from '../../src/discord/strings/en/errors.js';
import { memberMessage, withoutSettings } from '../../src/discord/strings/error-texts.js';
import { allTexts, type Texts, textsFor } from '../../src/discord/strings/texts.js';
import { type ErrorFacts, UserError } from '../../src/domain/errors.js';
import { ingestErrors } from '../../src/ingest/errors.js';
import { feedErrors } from '../../src/ingest/feeds/errors.js';
import { fetchErrors } from '../../src/ingest/fetch/errors.js';
import { formatErrors } from '../../src/ingest/formats/errors.js';
import { modelErrors } from '../../src/models/errors.js';
import { storeErrors } from '../../src/store/errors.js';
import { databaseErrors } from '../../src/store/postgres/faults/errors.js';

/** Catalogues whose errors a member can meet. */
const CATALOGUES = {
  answerErrors,
  appErrors,
  configErrors,
  databaseErrors,
  discordErrors,
  feedErrors,
  fetchErrors,
  formatErrors,
  ingestErrors,
  modelErrors,
  storeErrors,
};

type Thrower = (facts: ErrorFacts) => UserError;

/** Stands for a fact of any type: text, number, list or record. */
const anything: unknown = new Proxy(() => undefined, {
  apply: () => anything,
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 7 : 'x');
    if (key === Symbol.iterator) return () => [anything][Symbol.iterator]();
    return key === 'toJSON' ? () => 'x' : anything;
  },
});

/** Facts of any entry; settings have the name of an environment variable. Notes which are read. */
function anyFacts(given: ErrorFacts = {}): { facts: ErrorFacts; read: Set<string> } {
  const read = new Set<string>();
  const facts = new Proxy(given, {
    get: (_, key) => {
      read.add(String(key));
      if (Object.hasOwn(given, key)) return given[String(key)];
      return /^(setting|variable)$/i.test(String(key)) ? 'SOME_SETTING' : anything;
    },
  });
  return { facts, read };
}

/** The facts that choose between wordings: each value once. */
const VARIANTS: readonly ErrorFacts[] = [
  { talk: 'thanks', what: 'link' },
  { talk: 'help', own: false, what: 'file', isFeed: false },
  ...['greeting', 'goodbye', 'reaction', 'identity', 'deletion', 'source', 'link'].map((talk) => ({
    talk,
    what: 'article',
  })),
];

const errors = Object.values(CATALOGUES).flatMap((catalogue) =>
  Object.values(catalogue as unknown as Record<string, Thrower>).flatMap((make) =>
    VARIANTS.map((variant) => {
      const { facts, read } = anyFacts(variant);
      return { error: make(facts), read };
    }),
  ),
);
const byId = new Map(errors.map(({ error, read }) => [error.id!, { error, read }]));

describe('no member reads a setting or a terminal command', () => {
  test.each([...byId.keys()])('%s', (id) => {
    for (const { error } of errors.filter(({ error }) => error.id === id)) {
      const message = memberMessage(error, englishErrors);
      expect(message).not.toMatch(/[A-Z]{2,}_[A-Z_]+/);
      expect(message).not.toMatch(/npm run|\bbyline \w/);
      expect(message.trim()).not.toBe('');
    }
  });
});

describe('the wordings for members', () => {
  test('are of errors that exist', () => {
    expect(Object.keys(MEMBER_WORDINGS).filter((id) => !byId.has(id))).toEqual([]);
    const groups = new Set([...byId.keys()].map((id) => id.split('.')[0]));
    expect(Object.keys(MEMBER_WORDINGS_OF_GROUPS).filter((group) => !groups.has(group))).toEqual([]);
  });

  test.each(Object.entries(MEMBER_WORDINGS))('%s uses only facts that its error has', (id, worded) => {
    const { facts, read } = anyFacts();
    worded(facts);
    expect([...read].filter((fact) => !byId.get(id)?.read.has(fact))).toEqual([]);
  });
});

/** Only at the terminal: sections are read there, and the clock is the host's business. */
const TERMINAL_ONLY = [
  'app.doubtfulClock',
  'app.unknownPlace',
  'app.samePlace',
  'ingest.noStories',
  'ingest.listTooLarge',
];
/** Worded for all errors of the group. */
const GROUPED = ['config', 'database', 'models', 'store'];

describe.each(['de', 'fr', 'es', 'hi'])('in %s', (locale) => {
  const { errors: texts }: Texts = textsFor(locale);
  const wordings = texts.byId as Readonly<Record<string, (facts: ErrorFacts) => string>>;

  test('every error that a member can meet has a wording', () => {
    const missing = [...byId.keys()].filter(
      (id) => !(id in wordings) && !GROUPED.includes(id.split('.')[0]!),
    );
    expect(missing.filter((id) => !TERMINAL_ONLY.includes(id))).toEqual([]);
    expect(Object.keys(texts.byGroup).sort()).toEqual(GROUPED);
  });

  test.each(Object.keys(wordings))('%s uses the facts of its error, and names no setting', (id) => {
    const original = byId.get(id)!;
    for (const variant of VARIANTS) {
      const { facts, read } = anyFacts(variant);
      const message = wordings[id]!(facts);
      expect([...read].filter((fact) => !original.read.has(fact))).toEqual([]);
      expect(message).not.toMatch(/[A-Z]{2,}_[A-Z_]+|npm run|\bbyline \w|undefined/);
      expect(message.trim()).not.toBe('');
      const english = MEMBER_WORDINGS[id] ?? (() => original.error.message);
      expect(message).not.toBe(english(anyFacts(variant).facts));
      expect(commandsIn(message)).toEqual(commandsIn(english(anyFacts(variant).facts)));
    }
  });

  test('every reason has words', () => {
    const reasons = {
      'fetch.unreachable': [
        'unknown-host',
        'refused',
        'no-route',
        'certificate',
        'protocol',
        'damaged',
        'disconnected',
      ],
      'ingest.noArticle': ['wall', 'no-text', 'markup'],
      'formats.badJson': ['syntax', 'not-an-object', 'several', 'no-text'],
    };
    for (const [id, values] of Object.entries(reasons)) {
      for (const value of values) {
        const message = wordings[id]!({ url: '§', source: '§', reason: value, problem: value });
        expect(message).not.toContain(`: ${value}.`);
        expect(message).not.toContain(`: ${value}।`);
      }
    }
    for (const excess of ['depth', 'elements', 'pieces', 'depth-sum']) {
      expect(wordings['ingest.excessiveMarkup']!({ source: '§', excess, limit: 7001 })).not.toMatch(
        /depth|pieces/,
      );
    }
  });
});

test('nobody is told to paste the text of a feed, in any language', () => {
  const made = (isFeed: boolean) =>
    Object.values(CATALOGUES).flatMap((catalogue) =>
      Object.values(catalogue as unknown as Record<string, Thrower>).flatMap((make) => {
        const { facts, read } = anyFacts({ talk: 'thanks', what: 'link', isFeed });
        const error = make(facts);
        return read.has('isFeed') ? [error] : [];
      }),
    );
  expect(made(true).length).toBeGreaterThan(10);
  const paste = /paste|füge|pega|colle|पेस्ट/i;
  for (const { errors: texts } of allTexts) {
    for (const error of made(true)) expect(memberMessage(error, texts)).not.toMatch(paste);
    for (const error of made(false)) expect(memberMessage(error, texts)).toMatch(paste);
  }
});

function commandsIn(message: string): string[] {
  return [...message.matchAll(/`\/(\w+(?: (?:add|remove|list)\b)?)/g)].map(([, name]) => name!).sort();
}

test('an error without a wording loses its settings in parentheses, and nothing else', () => {
  const message =
    'a.example is larger than the 10 MiB that are read of a page (FETCH_MAX_MIB). Paste the text.';
  expect(memberMessage(new UserError('source.too-large', message), englishErrors)).toBe(
    'a.example is larger than the 10 MiB that are read of a page. Paste the text.',
  );
  expect(
    memberMessage(new UserError('source.too-large', message, { id: 'unknown.id' }), englishErrors),
  ).not.toContain('_');
  expect(withoutSettings('The file (NATO) is (on A_B) too large (ABC)')).toBe(
    'The file (NATO) is (on A_B) too large (ABC)',
  );
});

test('facts are put into the wording', () => {
  const facts = { count: 1200, setting: 'SCOPE_MAX_ARTICLES' };
  expect(memberMessage(appErrors.tooManyArticles(facts), englishErrors)).toContain(
    '1,200 articles are stored here',
  );
});
