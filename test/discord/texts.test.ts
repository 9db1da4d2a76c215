/** What is translated, and that every translation says the same with the same facts. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { counting } from '../../src/discord/strings/counting.js';
import { languageOf } from '../../src/discord/strings/languages.js';
import { type Texts, textsFor } from '../../src/discord/strings/texts.js';
import { PASS_OVER_REASONS } from '../../src/domain/passed-over.js';
import { notesOfEachKind } from '../fixtures/ingest-notes.js';

const FOLDER = new URL('../../src/discord/strings/en/', import.meta.url);
const TRANSLATIONS = ['de', 'fr', 'es', 'hi'] as const;
const en = textsFor('en-US');

const BOTH = [true, false];
const HINTS = BOTH.flatMap((mayAdd) => [
  [{ narrowed: false, mayAdd }],
  [{ narrowed: true, mayAdd }],
  [{ narrowed: true, by: 'since', mayAdd }],
  [{ narrowed: true, by: 'outlet', mayAdd }],
]);

const KINDS = ['link', 'file', 'article'];

/** Facts for every function; numbers are larger than any number that a text has of its own. */
const FACTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'about.title': [['§a']],
  'about.what': [[true], [false]],
  'about.stored': [[true], [false]],
  'about.read': [[true], [false]],
  'about.articlesOf': [
    [7001, 7002, '§a'],
    [1, 1, undefined],
  ],
  'about.questionsOf': [
    [7001, { helpful: 0, unhelpful: 0 }],
    [7001, { helpful: 7002, unhelpful: 7003 }],
  ],
  'about.setAside': [
    ['§a', '§b', '§c'],
    ['§a', null, undefined],
  ],
  'about.mebibytes': [[7001]],
  'about.started': [['§a']],
  'about.latency': [[7001]],
  'about.modelOf': [['§a', 7001]],
  'about.deleted': [[0], [7001]],
  'answer.earlier': [
    ['§a', '§b'],
    [undefined, '§b'],
  ],
  'answer.follows': [['§a']],
  'answer.subject': [['§a']],
  'answer.outletsHere': [['§a']],
  'answer.onlyOutlet': [['§a']],
  'answer.nothingFrom': [
    ['§a', undefined],
    ['§a', '§b'],
  ],
  'answer.correction': [['§a', '§b']],
  'answer.noArticles': HINTS,
  'answer.tryNext': HINTS,
  'answer.addFirst': HINTS,
  'answer.showMore': [[7001]],
  'answer.from': [[7001, 7002]],
  'answer.searched': [
    [7001, '§a'],
    [7001, undefined],
  ],
  'answer.hurried': [[3, 12]],
  'answer.moreQuotes': [[7001]],
  'answer.moreValues': [[7001]],
  'answer.also': [['§a']],
  'answer.given.uploaded': [['§a'], [undefined]],
  'answer.given.pasted': [['§a'], [undefined]],
  'answer.saysItIsFrom': [['§a']],
  'answer.claimedOutlet': [
    ['§a', '§b'],
    ['§a', undefined],
  ],
  'answer.perHost': [['§a', '§b']],
  'ask.waiting': [[7001]],
  'boundary.fault': [['§a']],
  'context.more': [[7001]],
  'feed.done.add': [
    ['§a', '§b'],
    ['§a', null],
  ],
  'feed.done.channel': [['§a', '§b']],
  'feed.done.edit': [
    ['§a', '§b', true],
    ['§a', null, false],
  ],
  'feed.done.remove': [['§a']],
  'feed.done.pause': [['§a']],
  'feed.done.resume': [['§a']],
  'feed.importing': [[7001, 7002]],
  'feed.imported': [[7001, 7002]],
  'feed.repeated': [[7001]],
  'feed.omitted': [[7001]],
  'feed.exported': [[7001]],
  'feed.heading': [[7001]],
  'feed.more': [[7001]],
  'feed.page': [[7000, 7002]],
  'feed.paused': [['§a']],
  'feed.polled': [['§a']],
  'feed.waiting': [[7001]],
  'feed.passedOver': [[PASS_OVER_REASONS.map((reason, i) => ({ reason, count: 7001 + i }))]],
  'feed.failing': [[7001, '§a']],
  'forget.forgotten': ['busy', 'clean'].map((log) => [
    '§a',
    { revisions: 7001, sentences: 7002, passages: 7003, answers: { total: 7004, latest: [] }, log },
  ]),
  'headlines.earlier': [[7001]],
  'help.add': [[true], [false]],
  'help.more': [[true], [false]],
  'ingest.lengthOf': [[7001]],
  'ingest.note': notesOfEachKind('§a', '§b', 7001).map((note) => [note]),
  'ingest.revision': [[7001]],
  'ingest.moreNotes': [[7001]],
  'ingest.moreSuggestions': [[7001]],
  'ingest.progress': [
    [{ stage: 'queued', position: 7001 }],
    [{ stage: 'fetching' }],
    [{ stage: 'reading' }],
    [{ stage: 'embedding', done: 7001, total: 7002 }],
    [{ stage: 'storing' }],
    [{ stage: 'done', articles: 7001, sentences: 7002, passages: 7003, ms: 1500 }],
  ],
  'ingest.form.keptFiles': [['§a']],
  'links.progress': [[7001, 7002, '§a']],
  'links.title': KINDS.map((kind) => [7001, 7002, kind]),
  'links.more': [[7001]],
  'links.leftOut': KINDS.map((kind) => [7001, kind]),
  'setup.threadsOf': [[true], [false]],
  'setup.title': [[true], [false]],
  'setup.visibleTo': [[true], [false]],
  'setup.limitsOf': [[7001, 7002]],
  'setup.moreChannels': [[7001]],
  'sources.heading': [
    ['last', '§a'],
    ['last', undefined],
    ['cited', undefined],
    ['all', undefined],
  ],
  'sources.cited': [[0], [7001]],
  'sources.added': [
    ['§a', '§b'],
    ['§a', undefined],
    [undefined, '§b'],
    [undefined, undefined],
  ],
  'sources.total': [[7001]],
  'sources.page': [[7000, 7002]],
  'sources.deleted': [[7001]],
  'sources.more': [[7001]],
  'sources.searched': [['§a']],
  'sources.by': [['§a']],
  'sources.claimedUrl': [['§a']],
  'sources.confirm': [['§a']],
  'talk.roleMentioned': [['§a']],
};

/** Texts that a language has in common with English: names, and words that are the same. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['answer.follows', 'answer.claimedOutlet', 'about.title', 'ingest.form.text'],
  fr: ['answer.follows', 'answer.claimedOutlet', 'about.title'],
  es: ['answer.follows', 'answer.claimedOutlet', 'about.title'],
  hi: ['answer.follows', 'answer.claimedOutlet', 'about.title', 'sources.searched'],
};

type Leaf = readonly [path: string, text: unknown];

function leavesOf(texts: object, path = ''): Leaf[] {
  return Object.entries(texts).flatMap(([key, value]): Leaf[] => {
    const at = path === '' ? key : `${path}.${key}`;
    if (at === 'language' || at === 'errors') return [];
    return typeof value === 'object' && value !== null ? leavesOf(value, at) : [[at, value]];
  });
}

const leaves = (texts: Texts) => new Map(leavesOf(texts));

/** What the text says with each set of facts. */
function said(path: string, text: unknown): string[] {
  if (typeof text === 'string') return [text];
  const facts = FACTS[path];
  if (facts === undefined) throw new Error(`There are no facts for ${path}.`);
  return facts.map((given) => (text as (...facts: unknown[]) => string)(...given));
}

/** Facts, commands and markup in a text, in any order: the words around them differ. */
function marksIn(text: string): string[] {
  const plain = text.replace(/(\d)[.,\u202f\u00a0](?=\d{3})/g, '$1');
  return [...plain.matchAll(/§[abc]|7\d{3}|`\/[a-z]+(?: [a-z]+)?|\*\*/g)]
    .map(([mark]) => mark.replace(/^`\/(ask|sources|ingest|setup) .*/, '`/$1'))
    .sort();
}

test('every module of texts is translated', () => {
  const modules = readdirSync(FOLDER, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
    .map(({ name }) => name.replace(/\.ts$/, ''));
  const translated = Object.keys(en).filter((key) => key !== 'language');
  expect(translated.sort()).toEqual(modules.sort());
});

test('every function has facts to try it with', () => {
  const functions = [...leaves(en)].flatMap(([path, text]) => (typeof text === 'function' ? [path] : []));
  expect(Object.keys(FACTS).sort()).toEqual(functions.sort());
});

describe.each(TRANSLATIONS)('in %s', (language) => {
  const texts = leaves(textsFor(language));

  test('there is every text and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...leaves(en).keys()].sort());
  });

  test.each([...leaves(en)])('%s says the same', (path, english) => {
    const text = texts.get(path);
    expect(typeof text).toBe(typeof english);
    const [own, original] = [said(path, text), said(path, english)];
    own.forEach((translation, i) => {
      expect(translation.trim()).not.toBe('');
      expect(translation).not.toMatch(/undefined|NaN|\[object/);
      expect(marksIn(translation)).toEqual(marksIn(original[i]!));
    });
    if (typeof text === 'function') expect(text.length).toBeLessThanOrEqual((english as () => string).length);
    if (!SAME[language]?.includes(path)) expect(own).not.toEqual(original);
  });

  test('the labels of buttons fit', () => {
    const { answer, help } = textsFor(language);
    const labels = [...Object.values(answer.buttons), answer.showMore(7001), ...Object.values(help.buttons)];
    for (const label of labels) {
      expect(label.length).toBeLessThanOrEqual(38);
    }
    const { heading, text, files, title, origin, date, hints } = textsFor(language).ingest.form;
    for (const label of [heading, text, files, title, origin, date])
      expect(label.length).toBeLessThanOrEqual(45);
    for (const hint of Object.values(hints)) expect(hint.length).toBeLessThanOrEqual(100);
    const { feed, headlines, ingest, sources } = textsFor(language);
    for (const label of [
      feed.offer.follow,
      headlines.keySentences,
      ingest.form.again,
      ...[feed.previous, feed.next, sources.previous, sources.next],
      ...[sources.show, sources.forget, sources.forgetNow, sources.keep],
    ])
      expect(label.length).toBeLessThanOrEqual(38);
    expect(help.feedForm.title.length).toBeLessThanOrEqual(45);
    expect(help.feedForm.hint.length).toBeLessThanOrEqual(100);
    expect(textsFor(language).ask.form.hint.length).toBeLessThanOrEqual(100);
  });
});

test('a locale leads to its language, an unknown one to English', () => {
  const languages = ['es-ES', 'es-419', 'de', 'fr', 'hi', 'en-GB', 'pt-BR', '', null, undefined].map(
    languageOf,
  );
  expect(languages).toEqual(['es', 'es', 'de', 'fr', 'hi', 'en', 'en', 'en', 'en', 'en']);
});

test('plurals follow the rules of the language', () => {
  const forms = (locale: string) => [0, 1, 2, 1_000_000].map((n) => counting(locale).form(n, 'one', 'other'));
  expect(forms('de')).toEqual(['other', 'one', 'other', 'other']);
  expect(forms('fr')).toEqual(['one', 'one', 'other', 'other']);
  expect(forms('es')).toEqual(['other', 'one', 'other', 'other']);
  expect(forms('hi')).toEqual(['one', 'one', 'other', 'other']);
  expect(textsFor('de').answer.moreQuotes(1)).toBe('und 1 weiteres Zitat');
  expect(textsFor('fr').answer.searched(0, undefined)).toBe('0 article parcouru');
  expect(textsFor('hi').answer.searched(1_234_567, undefined)).toBe('12,34,567 लेख खोजे गए');
  const units = { seconds: ['Sekunde', 'Sekunden'], minutes: ['Minute', 'Minuten'] } as const;
  const waits = [1, 1001, 89_000, 90_000].map((ms) => counting('de').duration(ms, units));
  expect(waits).toEqual(['1 Sekunde', '2 Sekunden', '89 Sekunden', '2 Minuten']);
});
