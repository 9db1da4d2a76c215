import { expect, test } from 'vitest';
import { ask, understand } from '../../src/answer/ask.js';
import { readCalibration, SHIPPED_CALIBRATION } from '../../src/answer/calibration.js';
import { cite } from '../../src/domain/citation.js';
import type { Reader } from '../../src/domain/models.js';
import { openArticles } from './open-articles.js';

const ARTICLES = [
  {
    id: 'pact',
    title: 'Defence pact',
    text: 'Ana Torres and Lars Holm signed the defence pact in Oslo on Friday.',
    outlet: 'The Post',
    publishedAt: '2025-10-31',
  },
  { id: 'storm', title: 'Storm', text: 'A storm damaged houses in Bergen.', outlet: 'The Times' },
];
const NOW = new Date('2025-11-01T12:00:00.000Z');

/** Has time for the first passage only. */
const HURRIED_READER: Reader = {
  id: 'test',
  trouble: null,
  close: async () => undefined,
  read: async (_, passages) =>
    passages.map(({ sentences }, at) => (at === 0 ? sentences.map(() => []) : null)),
};

async function open({
  maxQuestionChars = 60,
  reader = null,
}: {
  maxQuestionChars?: number;
  reader?: Reader | null;
} = {}) {
  const corpus = await openArticles(ARTICLES);
  const { store } = corpus.tools;
  const scope = await store.articles.scopeKey(corpus.scope);
  const deps = {
    ...corpus.tools,
    reader,
    maxQuestionChars,
    calibration: readCalibration(SHIPPED_CALIBRATION),
  };
  const where = { channel: null, user: null };
  return {
    ask: (question: string, fields: object = {}) =>
      ask(deps, { scope: corpus.scope, question, ...fields }, NOW),
    understood: (question: string, fields: object = {}) =>
      understand(store, { scope: corpus.scope, question, ...fields }, NOW),
    remember: async ({ answer, searched }: Awaited<ReturnType<typeof ask>>) => {
      await store.answers.add(scope, answer, { ...where, searched });
      return answer.id;
    },
  };
}

test('a question is answered as it was typed, without control characters', async () => {
  const { ask } = await open();
  const { answer, searched } = await ask(' who signed\u0000 the defence\n pact?');
  expect(answer).toMatchObject({ question: 'who signed the defence pact?', read: false });
  expect(answer.hurried).toBeUndefined();
  expect(answer.searched).toMatchObject({ articles: 2 });
  expect(answer.subject).toBeUndefined();
  expect(searched).toBeNull();
});

test.each([
  ['According to The Post, who signed the pact?', 1],
  ['who signed the pact according to the post?', 1],
  ['as reported by the Times who signed the pact', 1],
  ['who signed the pact according to the postal union?', 2],
  ['who signed the pact according to police?', 2],
])('%s searches %i articles', async (question, articles) => {
  const { ask } = await open();
  const { answer } = await ask(question);
  expect(answer.searched.articles).toBe(articles);
  expect(answer.outlet !== undefined).toBe(articles === 1);
});

test('a misspelt word is told with the word that was read', async () => {
  const { ask } = await open();
  const { answer } = await ask('who signed the defense pakt in Bregen?');
  expect(answer.corrections).toEqual([{ typed: 'Bregen', read: 'Bergen' }]);
});

test('an outlet that was chosen holds before one that is named', async () => {
  const { ask } = await open();
  const { answer } = await ask('who signed the pact according to The Post?', { outlet: 'The Times' });
  expect(answer.statements.every(({ text }) => text.includes('storm'))).toBe(true);
});

test('a question that says that it is about something else takes over nothing', async () => {
  const { ask, remember } = await open();
  const follows = await remember(await ask('who signed the defence pact in Oslo?'));
  expect((await ask('where was it?', { follows })).answer.subject).toBeDefined();
  const { answer, searched } = await ask('ok different thing: what was damaged', { follows });
  expect(answer.subject).toBeUndefined();
  expect(searched).toBeNull();
});

test('a question knows whether words of the one before it stand behind its own', async () => {
  const { ask, remember, understood } = await open();
  const follows = await remember(await ask('who signed the defence pact in Oslo?'));
  expect((await understood('where was it?', { follows })).question.isCarriedOn).toBe(true);
  expect((await understood('who signed the pact?')).question.isCarriedOn).toBe(false);
});

test('the limit applies to the typed question; a resolved follow-up may be longer', async () => {
  const { ask, remember } = await open({ maxQuestionChars: 40 });
  const follows = await remember(await ask('who signed the defence pact in Oslo?'));
  const { answer, searched } = await ask('and on which day was it signed, roughly?', { follows });
  expect(answer.question).toBe('and on which day was it signed, roughly?');
  expect(answer.subject).toBe('defence pact Oslo');
  expect(searched).toBe('on which day was it signed, roughly? defence pact Oslo');
  await expect(ask('who signed the defence pact in Oslo on Friday?')).rejects.toMatchObject({
    id: 'answer.longQuestion',
    code: 'question.too-long',
    facts: { length: 46, limit: 40 },
  });
});

test('a chain of follow-ups keeps its subject', async () => {
  const { ask, remember } = await open();
  const first = await remember(await ask('who signed the defence pact?'));
  const second = await remember(await ask('when was it?', { follows: first }));
  expect((await ask('and where?', { follows: second })).searched).toBe('where? signed defence pact');
});

test('a follow-up keeps the subject of a question that names an outlet', async () => {
  const { ask, remember } = await open();
  const follows = await remember(await ask('who signed the pact according to The Post?'));
  const { answer, searched } = await ask('where was it signed?', { follows });
  expect(answer.subject).toBe('pact');
  expect(searched).toBe('where was it signed? pact');
});

test('"and?" after another name asks for more about that', async () => {
  const { ask, remember } = await open();
  const first = await remember(await ask('who signed the pact in Bergen?'));
  const second = await remember(await ask('and in Oslo?', { follows: first }));
  expect((await ask('and?', { follows: second })).searched).toBe('more signed pact Oslo');
});

test('a chain of follow-ups asks about what was named last, and tells a correction of its spelling once', async () => {
  const { ask, remember } = await open();
  const first = await ask('who signed the defence pact in Bregen?');
  expect(first.answer.corrections).toEqual([{ typed: 'Bregen', read: 'Bergen' }]);
  const follows = await remember(first);
  const second = await ask('and when?', { follows });
  expect(second.answer.corrections).toBeUndefined();
  const oslo = await ask('and in Oslo?', { follows });
  expect(oslo.searched).toBe('who signed the defence pact in Oslo?');
});

test('a follow-up that begins another topic is what the next one is about', async () => {
  const { ask, remember } = await open();
  const typed = 'which houses were damaged by the storm?';
  const storm = { ...(await ask(typed)), searched: `${typed} signed defence pact` };
  const { searched } = await ask('when was it?', { follows: await remember(storm) });
  expect(searched).toBe('when was it? houses damaged storm');
});

test('a correction replaces what was asked about', async () => {
  const { ask, remember } = await open();
  const follows = await remember(await ask('when was the pact signed?'));
  const { answer, searched } = await ask('no, i meant the storm', { follows });
  expect(searched).toBe('when was the storm signed?');
  expect(answer.corrections).toBeUndefined();
});

test('what was quoted is not repeated as more of it', async () => {
  const { ask, remember } = await open();
  const first = await ask('who signed the defence pact?');
  const { answer } = await ask('what else?', { follows: await remember(first) });
  expect(answer.statements.map(({ text }) => text)).not.toContain(first.answer.statements[0]!.text);
});

test('“he” after an answer that names nobody is asked back', async () => {
  const { ask, remember } = await open();
  const follows = await remember(await ask('what did the storm damage?'));
  await expect(ask('how old is he?', { follows })).rejects.toMatchObject({ id: 'answer.missingSubject' });
});

test('a short answer that a user called unhelpful is no subject of the next question', async () => {
  const corpus = await openArticles(ARTICLES);
  const { store } = corpus.tools;
  const scope = await store.articles.scopeKey(corpus.scope);
  const deps = { ...corpus.tools, maxQuestionChars: 200, calibration: readCalibration(SHIPPED_CALIBRATION) };
  const ask2 = (question: string, fields: object = {}) =>
    ask(deps, { scope: corpus.scope, question, ...fields }, NOW);
  const { answer } = await ask2('who signed the defence pact?');
  const [citation] = answer.statements[0]!.citations;
  const article = (await store.articles.find(corpus.scope, citation!.articleId, citation!.revision))!;
  const shortAnswer = {
    text: 'Ana Torres',
    citations: [cite(article, { start: 0, end: 10 })],
    confidence: 0.9,
  };
  await store.answers.add(scope, { ...answer, shortAnswer }, { channel: null, user: null });
  const follows = answer.id;
  expect((await ask2('where did she sign it?', { follows })).searched).toContain('Ana Torres');
  await store.answers.rate(answer.id, 'user', false);
  expect((await ask2('where did they sign it?', { follows })).searched).not.toContain('Torres');
});

test('a follow-up to a deleted answer is asked as it is', async () => {
  const { ask } = await open();
  expect((await ask('who signed it, Torres?', { follows: 'gone' })).searched).toBeNull();
});

test('a question without search terms is rejected', async () => {
  const { ask } = await open();
  await expect(ask('what for?')).rejects.toMatchObject({ id: 'answer.emptyQuestion' });
  await expect(ask('who is it?')).rejects.toMatchObject({ id: 'answer.missingSubject' });
  await expect(ask('and when was it signed?')).rejects.toMatchObject({ id: 'answer.missingSubject' });
  await expect(ask('thanks!')).rejects.toMatchObject({ id: 'answer.smallTalk', facts: { talk: 'thanks' } });
});

test('the search can be narrowed by outlet and time', async () => {
  const { ask } = await open();
  const byOutlet = await ask('what did the storm damage?', { outlet: ' the times ' });
  expect(byOutlet.answer.searched.articles).toBe(1);
  expect(byOutlet.answer.statements[0]?.text).toBe('A storm damaged houses in Bergen.');
  expect((await ask('what did the storm damage?', { outlet: 'Nobody' })).answer).toMatchObject({
    kind: 'nothing',
    searched: { articles: 0, newest: null },
  });
});

test('"what\'s new?" shows the first sentences of the newest articles', async () => {
  const { ask } = await open();
  const { answer } = await ask("what's new?");
  expect(answer).toMatchObject({ kind: 'answered', confidence: 1 });
  expect(answer.statements).toHaveLength(2);
});

const FERRY = [
  {
    id: 'first',
    title: 'Ferry sinks',
    text: 'The ferry Maren sank off Stanmouth on Monday.',
    outlet: 'The Post',
    publishedAt: '2026-11-23',
  },
  {
    id: 'second',
    title: 'Ferry toll',
    text: 'The ferry toll rose to nine on Tuesday.',
    outlet: 'The Times',
    publishedAt: '2026-11-24',
  },
  {
    id: 'third',
    title: 'Ferry inquiry',
    text: 'A ferry inquiry was announced on Wednesday.',
    outlet: 'The Post',
    publishedAt: '2026-11-25T06:00:00Z',
  },
  { id: 'undated', title: 'Ferry names', text: 'The ferry has had two names.', outlet: 'The Wire' },
  {
    id: 'vote',
    title: 'Budget vote',
    text: 'Parliament passed the budget.',
    outlet: 'The Post',
    publishedAt: '2026-11-24',
  },
];
const WEDNESDAY = new Date('2026-11-25T18:00:00Z');

async function openFerry() {
  const corpus = await openArticles(FERRY);
  const deps = { ...corpus.tools, maxQuestionChars: 200, calibration: readCalibration(SHIPPED_CALIBRATION) };
  return async (question: string) => {
    const { answer } = await ask(deps, { scope: corpus.scope, question }, WEDNESDAY);
    return answer.statements.map(({ text }) => text);
  };
}

test.each([
  ['what happened yesterday?', ['The ferry toll rose to nine on Tuesday.', 'Parliament passed the budget.']],
  ["today's news", ['A ferry inquiry was announced on Wednesday.']],
  [
    'what did I miss since Tuesday',
    [
      'A ferry inquiry was announced on Wednesday.',
      'The ferry toll rose to nine on Tuesday.',
      'Parliament passed the budget.',
    ],
  ],
  ['what happened last month', []],
])('%s shows the articles of that time, and none without a date', async (question, expected) => {
  const shown = await openFerry();
  expect((await shown(question)).toSorted()).toEqual(expected.toSorted());
});

test('news of a topic and a time has both', async () => {
  const shown = await openFerry();
  expect(await shown('ferry news since this morning')).toEqual([
    'A ferry inquiry was announced on Wednesday.',
  ]);
  expect(await shown('ferry news from yesterday')).toEqual(['The ferry toll rose to nine on Tuesday.']);
});

test.each([
  ['ferry inquiry Friday', ['A ferry inquiry was announced on Wednesday.']],
  ['news from Friday', []],
  ['ferry news from Friday', []],
])(
  '%s: a topic, but not the news, is looked up without a day that has no reports',
  async (question, first) => {
    const shown = await openFerry();
    expect((await shown(question)).slice(0, 1)).toEqual(first);
  },
);

test.each([
  ['what happened at the inquiry on Sunday?', 'A ferry inquiry was announced on Wednesday.'],
  ['what happened on Sunday?', undefined],
  ['inquiry news from Sunday', undefined],
])('%s: what happened on a day may be told later, unlike the news of a day', async (question, first) => {
  const shown = await openFerry();
  expect((await shown(question))[0]).toBe(first);
});

/** What is answered if one article, of 13 November, tells of a ferry. */
async function askedOfStanmouth(question: string) {
  const text = 'A ferry sank off Stanmouth on Thursday.';
  const corpus = await openArticles([{ id: 'sinks', title: 'Ferry sinks', text, publishedAt: '2026-11-13' }]);
  const calibration = readCalibration(SHIPPED_CALIBRATION);
  const deps = { ...corpus.tools, maxQuestionChars: 200, calibration };
  const { answer } = await ask(deps, { scope: corpus.scope, question }, WEDNESDAY);
  return { answer, text };
}

test.each([
  ['what happened in Stanmouth on Friday?', { from: '2026-11-20', to: '2026-11-20' }],
  ['what happened in Stanmouth on 12 November?', undefined],
])('%s: a day without a report is told, and all days are searched', async (question, days) => {
  const { answer, text } = await askedOfStanmouth(question);
  expect(answer).toMatchObject({ kind: 'answered', statements: [{ text }] });
  expect(answer.unreportedDays).toEqual(days);
});

test.each([
  ['what happened on Sunday?', { from: '2026-11-22', to: '2026-11-22' }],
  ['news of 3 May', { from: '2026-05-03', to: '2026-05-03' }],
  ['what happened on 13 November?', undefined],
])('%s: where no report is of that day, the answer says so', async (question, days) => {
  const { answer } = await askedOfStanmouth(question);
  expect(answer.kind).toBe(days ? 'nothing' : 'answered');
  expect(answer.searched.articles).toBe(1);
  expect(answer.unreportedDays).toEqual(days);
});

test.each([
  ['what happened last month', FERRY.length],
  ['uranium news from yesterday', FERRY.filter(({ publishedAt }) => publishedAt === '2026-11-24').length],
])(
  '%s: what was searched is that of the time, or everything if there is none',
  async (question, articles) => {
    const corpus = await openArticles(FERRY);
    const deps = {
      ...corpus.tools,
      maxQuestionChars: 200,
      calibration: readCalibration(SHIPPED_CALIBRATION),
    };
    const { answer } = await ask(deps, { scope: corpus.scope, question }, WEDNESDAY);
    expect([answer.kind, answer.searched.articles]).toEqual(['nothing', articles]);
  },
);

test('a timeline goes from the oldest report to the newest', async () => {
  const shown = await openFerry();
  expect(await shown('timeline of the ferry disaster')).toEqual([
    'The ferry Maren sank off Stanmouth on Monday.',
    'The ferry toll rose to nine on Tuesday.',
    'A ferry inquiry was announced on Wednesday.',
  ]);
});

test('outlets are compared by one sentence of each', async () => {
  const shown = await openFerry();
  const texts = await shown('compare what outlets say about the ferry');
  expect(texts).toHaveLength(3);
  expect(texts).toContain('The ferry toll rose to nine on Tuesday.');
  expect(texts).toContain('The ferry has had two names.');
});

test('an answer tells how many of the passages found were read if time was short', async () => {
  const { ask } = await open({ reader: HURRIED_READER });
  const { answer } = await ask('what was damaged or signed in Oslo and Bergen?');
  expect(answer).toMatchObject({ read: true, hurried: { read: 1, found: 2 } });
});
