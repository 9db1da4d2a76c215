import { describe, expect, test } from 'vitest';
import type { Calibration } from '../../src/answer/calibration.js';
import { compose } from '../../src/answer/compose.js';
import { CONFIDENCE_SIGNALS, SEARCH_SIGNALS } from '../../src/answer/confidence/confidence.js';
import type { CandidateArticle } from '../../src/answer/evidence/candidates.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../src/answer/evidence/rank.js';
import type { Question } from '../../src/answer/question/question.js';
import { SHORT_ANSWER_SIGNALS } from '../../src/answer/short-answer/short-answer.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { articleOf, evidenceOf, type Found } from './evidence-of.js';
import { openArticles } from './open-articles.js';
import { zeros } from './zeros.js';

/** Everything follows from span scores: the ranking in logits, and probabilities of 0.5 at a score of 5 logits. */
const CALIBRATION: Calibration = {
  provenance: { date: '2025-11-01', command: 'test', folders: [], reader: null },
  ranking: { read: { ...zeros(RANK_FEATURES), spanScore: 5 }, search: zeros(SEARCH_FEATURES) },
  shortAnswer: {
    weights: { ...zeros(SHORT_ANSWER_SIGNALS), spanScore: 5 },
    bias: -5,
    showFrom: 0.5,
  },
  confidence: {
    read: {
      weights: { ...zeros(CONFIDENCE_SIGNALS), bestSpanScore: 5 },
      bias: -5,
      answeredFrom: 0.5,
      closestFrom: 0.25,
    },
    search: { weights: zeros(SEARCH_SIGNALS), bias: 0, answeredFrom: 0.5, closestFrom: 0.25 },
  },
};

async function composed(
  question: string,
  articles: readonly CandidateArticle[],
  found: readonly Found[],
  calibration = CALIBRATION,
  fields: Partial<Question> = {},
) {
  const { store } = (await openArticles([])).tools;
  const read = evidenceOf(question, articles, found);
  const evidence = { ...read, question: { ...read.question, ...fields } };
  const ranked = rankSentences(evidence, calibration.ranking, new Date(0));
  return compose({ calibration, store, embedder: fakeEmbedder() }, evidence, ranked);
}

const HOW_MANY = 'how many houses did the storm damage?';
const POLICE = articleOf('Police counted 12 houses.', { outlet: 'One', publishedAt: '2025-11-01' });
const MAYOR = articleOf('The mayor counted 14 houses.', { outlet: 'Two', publishedAt: '2025-11-01' });

test.each([
  ['when was Marcel Kostic arrested?', 'Marcel Kostic was arrested on Sunday.', { Sunday: 9 }],
  ['latest on Marcel Kostic', 'Marcel Kostic was arrested on Sunday.', { Sunday: 9 }],
  ['who arrested Marcel Kostic?', 'Ana Torres arrested Marcel Kostic.', { 'Ana Torres': 9 }],
])(
  'a question for a similar name is not answered, only its closest sentences are shown: %s',
  async (question, text, found) => {
    const articles = [articleOf(text, { title: 'Marcel Kostic' })];
    const sure = await composed(question, articles, [found as Found]);
    expect(sure.kind).toBe('answered');
    const { kind, shortAnswer, statements } = await composed(
      question,
      articles,
      [found as Found],
      CALIBRATION,
      {
        replacesName: true,
      },
    );
    expect(kind).toBe('closest');
    expect(shortAnswer).toBeUndefined();
    expect(statements).toEqual(sure.statements);
  },
);

test.each([
  ['are homes in Orvale still without power?', '6,300'],
  ['were homes in Orvale without power?', '84,000'],
])(
  'where it is asked how things are now, the latest report of the event leads: %s',
  async (question, first) => {
    const reports = [
      ['84,000', '2025-11-01'],
      ['6,300', '2025-11-03'],
    ].map(([homes, publishedAt]) =>
      articleOf(`Ferran Holt of Vikstad said ${homes} homes in Orvale were still without power.`, {
        title: `${homes} homes`,
        publishedAt: publishedAt!,
      }),
    );
    const { statements } = await composed(question, reports, [{ '84,000': 9 }, { '6,300': 8 }]);
    expect(statements[0]!.text).toContain(first);
  },
);

test.each([
  [
    'who leads the Orvale inquiry?',
    'Ferran Holt has left it, and Ana Torres of Vikstad has taken over in Orvale.',
    undefined,
  ],
  ['who led the Orvale inquiry?', 'Ferran Holt of Vikstad leads the inquiry in Orvale.', 'Ferran Holt'],
])(
  'whom an old report names is no answer if somebody has taken over since: %s',
  async (question, quote, name) => {
    const reports = [
      ['Ferran Holt of Vikstad leads the inquiry in Orvale.', '2025-11-01'],
      ['Ferran Holt has left it, and Ana Torres of Vikstad has taken over in Orvale.', '2025-11-03'],
    ].map(([text, publishedAt]) =>
      articleOf(text!, { title: 'Inquiry in Orvale', publishedAt: publishedAt! }),
    );
    const { statements, shortAnswer } = await composed(question, reports, [
      { 'Ferran Holt': 9 },
      { 'Ana Torres': 3 },
    ]);
    expect(statements[0]!.text).toBe(quote);
    expect(shortAnswer?.text).toBe(name);
  },
);

test.each([
  ['what caused the blast in Orvale?', 'dust'],
  ['what did the blast in Orvale destroy?', 'mill'],
])('a cause that a later report states leads where it is asked for: %s', async (question, word) => {
  const reports = [
    ['The blast destroyed the mill of Ferran Holt at Vikstad near Orvale.', '2025-11-01'],
    ['It was caused by dust, Ferran Holt of Vikstad told a court in Orvale.', '2025-11-03'],
  ].map(([text, publishedAt]) => articleOf(text!, { title: 'Blast in Orvale', publishedAt: publishedAt! }));
  const { statements } = await composed(question, reports, [{ mill: 4.9 }, { dust: 2 }]);
  expect(statements[0]!.text).toContain(word);
});

describe('a sentence in which the reader finds next to nothing', () => {
  const FLAT = { ...CALIBRATION, ranking: { ...CALIBRATION.ranking, read: zeros(RANK_FEATURES) } };
  const GARDEN = 'Rain fell on 3 gardens.';
  /** The quotes of a question about houses, of one article with this score and another sentence. */
  const shown = async (score: number, other: string, otherScore: number, question = HOW_MANY) => {
    const articles = [POLICE, articleOf(other)];
    const found = [{ '12': score }, { '3': otherScore }];
    return (await composed(question, articles, found, FLAT)).statements.map(({ text }) => text);
  };

  test('does not fill an answer, only what comes close', async () => {
    expect(await shown(9, GARDEN, -10.5)).toEqual([POLICE.article.text]);
    expect(await shown(4.5, GARDEN, -10.5)).toEqual([POLICE.article.text, GARDEN]);
  });

  test('far below the first one, it does with little in it, but may decide whether something is so', async () => {
    const calibration = {
      ...CALIBRATION,
      ranking: { ...CALIBRATION.ranking, read: { ...zeros(RANK_FEATURES), spanScore: 1 } },
    };
    const houses = articleOf('Rain fell on 3 houses in the storm.');
    const quotesOf = async (question: string): Promise<number> =>
      (await composed(question, [POLICE, houses], [{ '12': 9 }, { '3': -7 }], calibration)).statements.length;
    expect(await quotesOf(HOW_MANY)).toBe(1);
    expect(await quotesOf('were houses damaged in the storm?')).toBe(2);
  });

  test('of another article, it does with little in it, unless it has a word of the question', async () => {
    expect(await shown(9, GARDEN, -5.5)).toEqual([POLICE.article.text]);
    expect(await shown(9, GARDEN, -4.5)).toEqual([POLICE.article.text, GARDEN]);
    const houses = 'Rain fell on 3 houses.';
    expect(await shown(9, houses, -5.5)).toEqual([POLICE.article.text, houses]);
    expect(await shown(9, houses, -10.5)).toEqual([POLICE.article.text]);
  });
});

describe('the kind follows from the confidence', () => {
  test.each([
    ['answered', 5],
    ['closest', 4.9],
    // sigmoid(−1.1) = 0.2497
    ['closest', 3.91],
    ['nothing', 3.9],
  ])('%s for a span score of %f', async (kind, score) => {
    const content = await composed(HOW_MANY, [POLICE], [{ '12': score }]);
    expect(content.kind).toBe(kind);
    expect(content.statements).toHaveLength(kind === 'nothing' ? 0 : 1);
  });

  test('nothing without candidates', async () => {
    expect(await composed(HOW_MANY, [], [])).toEqual({
      kind: 'nothing',
      statements: [],
      confidence: 0,
      read: false,
    });
  });
});

describe('an overview', () => {
  const overviewOf = (question: string, text: string) =>
    composed(question, [articleOf(text, { title: 'Storm damage' })], [{ '12': -9 }]);

  test('answers if the title and the lead name the topic, whatever was read', async () => {
    const { kind, statements } = await overviewOf('latest on the storm', 'It hit 12 houses.');
    expect(kind).toBe('answered');
    expect(statements).toHaveLength(1);
  });

  test('shows the closest if no report has one of several words of the topic', async () => {
    expect((await overviewOf('latest on the storm damage claims', 'It hit 12 houses.')).kind).toBe('closest');
    expect((await overviewOf('latest on the storm claims', 'It hit 12 houses.')).kind).toBe('nothing');
    expect((await overviewOf('latest on the Xyvelm storm damage', 'It hit 12 houses.')).kind).toBe('nothing');
  });

  test('is nothing if an article only mentions it', async () => {
    const text = 'Rain fell. It hit 12 houses. The harbour was closed.';
    expect((await overviewOf('latest on the harbour', text)).kind).toBe('nothing');
  });
});

describe('a short answer', () => {
  const withShowFrom = (showFrom: number): Calibration => ({
    ...CALIBRATION,
    shortAnswer: { ...CALIBRATION.shortAnswer, showFrom },
  });

  test.each([
    [0.5, '12'],
    [0.51, undefined],
  ])('is shown from its threshold: %f', async (showFrom, text) => {
    const { shortAnswer } = await composed(HOW_MANY, [POLICE], [{ '12': 5 }], withShowFrom(showFrom));
    expect(shortAnswer?.text).toBe(text);
  });

  test('is not shown without confidence in the quotes', async () => {
    const { kind, shortAnswer } = await composed(HOW_MANY, [POLICE], [{ '12': 4.9 }], withShowFrom(0));
    expect(kind).toBe('closest');
    expect(shortAnswer).toBeUndefined();
  });

  test('is not shown for unread passages', async () => {
    const { shortAnswer, read } = await composed(HOW_MANY, [POLICE], [null], withShowFrom(0));
    expect(read).toBe(false);
    expect(shortAnswer).toBeUndefined();
  });
});

describe('a disagreement', () => {
  const calibration = { ...CALIBRATION, shortAnswer: { ...CALIBRATION.shortAnswer, bias: 0 } };
  const articles = [POLICE, MAYOR].map(({ article: { text, ...fields } }) =>
    articleOf(`${text} The storm had crossed Vika and Pipervika.`, { ...fields, title: 'Storm damage' }),
  );
  const disagreeing = (best: number) =>
    composed(HOW_MANY, articles, [{ '12 houses': best }, { '14 houses': best - 0.5 }], calibration);

  test('replaces the short answer', async () => {
    const { disagreement, shortAnswer } = await disagreeing(6);
    expect(disagreement?.values.map(({ text }) => text)).toEqual([POLICE.article.text, MAYOR.article.text]);
    expect(shortAnswer).toBeUndefined();
  });

  test('is not shown without confidence in the quotes', async () => {
    const { kind, disagreement } = await disagreeing(4.9);
    expect(kind).toBe('closest');
    expect(disagreement).toBeUndefined();
  });
});

describe('selects sentences', () => {
  test('at most five, four with a short answer; copies once', async () => {
    const texts = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Six.'].map(
      (end) => `It hit 12 houses ${end}`,
    );
    const articles = texts.map((text) => articleOf(text));
    const found = articles.map(() => ({ '12': 5 }));
    const shown = await composed(HOW_MANY, articles, found);
    expect(shown.statements.map(({ text }) => text)).toEqual(texts.slice(0, 4));
    const unsure = await composed(
      HOW_MANY,
      articles,
      found.map(() => ({ '12': 4.5 })),
    );
    expect(unsure.statements.map(({ text }) => text)).toEqual(texts.slice(0, 5));
    const copies = await composed(HOW_MANY, articles.slice(5), found.slice(5));
    expect(copies.statements).toHaveLength(1);
  });

  test('not those that are 90 times less probable than the first', async () => {
    const near = await composed(HOW_MANY, [POLICE, MAYOR], [{ '12': 4.9 }, { '14': 0.5 }]);
    expect(near.statements).toHaveLength(2);
    const far = await composed(HOW_MANY, [POLICE, MAYOR], [{ '12': 4.9 }, { '14': 0.3 }]);
    expect(far.statements).toHaveLength(1);
    const belowShortAnswer = await composed(HOW_MANY, [POLICE, MAYOR], [{ '12': 6 }, { '14': 2.9 }]);
    expect(belowShortAnswer.statements).toHaveLength(1);
  });

  test('a copy counts as one however far below it is ranked', async () => {
    const copy = articleOf(POLICE.article.text, { outlet: 'Three' });
    const { statements } = await composed(HOW_MANY, [POLICE, copy], [{ '12': 6 }, { '12': -6 }]);
    expect(statements.map(({ citations }) => citations.length)).toEqual([2]);
  });

  test('the sentence that names the subject comes second', async () => {
    const article = articleOf('Ana Torres met Lars Holm in Oslo. Rain fell. Both leaders signed the pact.');
    const { statements, shortAnswer } = await composed(
      'who signed the pact?',
      [article],
      [{ 'Both leaders': 6 }],
    );
    expect(shortAnswer?.text).toBe('Ana Torres and Lars Holm');
    expect(statements.map(({ text }) => text)).toEqual([
      'Both leaders signed the pact.',
      'Ana Torres met Lars Holm in Oslo.',
    ]);
  });
});

const quotesOf = ({ statements }: { statements: readonly { text: string }[] }): string[] =>
  statements.map(({ text }) => text);

describe('explains', () => {
  const TEXT =
    'The dam gave way at dawn on Monday.\n\nWeeks of rain had softened it. The valley is full of mud. Shops shut.';

  test('a cause and what it explains are one quote of the stored text, shown once', async () => {
    const article = articleOf(TEXT);
    const found = { 'Weeks of rain': 6, 'at dawn': 4 };
    const { statements } = await composed('why did the dam give way?', [article], [found]);
    const [first, ...others] = statements;
    expect(first!.text).toBe('The dam gave way at dawn on Monday.\n\nWeeks of rain had softened it.');
    expect(first!.citations[0]!.span).toEqual({ start: 0, end: first!.text.length });
    expect(others.map(({ text }) => text).join(' ')).not.toMatch(/dam|softened/);
  });

  test('a copy of one of the two sentences in another article is no quote of its own', async () => {
    const articles = [articleOf(TEXT), articleOf('Weeks of rain had softened it. Trains ran late.')];
    const found = articles.map(() => ({ 'Weeks of rain': 6 }));
    const quotes = quotesOf(await composed('why did the dam give way?', articles, found));
    expect(quotes.filter((text) => text.includes('softened'))).toHaveLength(1);
  });

  test('other questions get the sentence alone', async () => {
    const quotes = quotesOf(
      await composed('what softened the dam?', [articleOf(TEXT)], [{ 'Weeks of rain': 6 }]),
    );
    expect(quotes[0]).toBe('Weeks of rain had softened it.');
  });
});

describe('lists', () => {
  const PORTS = 'Dockers walked out at Tarnport, Brill and Marrow Quay on Monday.';

  test('the short answer is the whole list, also from sentences that name a part of it', async () => {
    const articles = [articleOf(PORTS), articleOf('The walkout at Tarnport began at noon.')];
    const { shortAnswer } = await composed(
      'which ports are on strike?',
      articles,
      articles.map(() => ({ Tarnport: 6 })),
    );
    expect(shortAnswer?.text).toBe('Tarnport, Brill and Marrow Quay');
  });

  test('a sentence with a further name comes before those that repeat one', async () => {
    const article = articleOf(
      'Ana Torres scored first. Torres scored from the spot, too. Later Lars Holm scored with his head.',
    );
    const found = { 'Ana Torres': 6, 'Torres scored from': 5.5, 'Lars Holm': 5 };
    const { statements } = await composed('who are all the goalscorers?', [article], [found]);
    expect(quotesOf({ statements })[1]).toBe('Later Lars Holm scored with his head.');
  });
});

describe('a question that is mistaken', () => {
  const MATCH = articleOf('The crowd sang. Tarnbridge beat Oxley 2-1 on Sunday.');

  test('gets the sentence that says otherwise first, and no short answer', async () => {
    const { statements, contradicted, shortAnswer } = await composed(
      'when did Oxley win?',
      [MATCH],
      [{ 'The crowd': 7, Sunday: 6 }],
    );
    expect(statements[0]!.text).toBe('Tarnbridge beat Oxley 2-1 on Sunday.');
    expect({ contradicted, shortAnswer }).toEqual({ contradicted: true, shortAnswer: undefined });
  });

  test('a right one gets its short answer', async () => {
    const { contradicted, shortAnswer } = await composed(
      'when did Tarnbridge win?',
      [MATCH],
      [{ Sunday: 6 }],
    );
    expect({ contradicted, shortAnswer: shortAnswer?.text }).toEqual({
      contradicted: undefined,
      shortAnswer: 'Sunday',
    });
  });

  test('a question whether something is so gets the deciding sentence without a verdict', async () => {
    const { statements, contradicted } = await composed(
      'did Oxley win?',
      [MATCH],
      [{ 'The crowd': 7, Oxley: 4 }],
    );
    expect(statements[0]!.text).toBe('Tarnbridge beat Oxley 2-1 on Sunday.');
    expect(contradicted).toBeUndefined();
  });
});

describe('fills no place', () => {
  test('with a sentence whose words the quotes before it have', async () => {
    const article = articleOf(
      'The storm damaged 12 houses in Brill. The storm damaged houses. Brill has a mayor.',
    );
    const { statements } = await composed(HOW_MANY, [article], [{ '12': 6 }]);
    expect(quotesOf({ statements })).not.toContain('The storm damaged houses.');
  });

  test('with a sentence far down that has no word of the question', async () => {
    const article = articleOf('The storm damaged 12 houses. Brill has 14 shops. The storm took 14 roofs.');
    const { statements } = await composed(
      HOW_MANY,
      [article],
      [{ '12': 4.9, '14 shops': 1.5, '14 roofs': 1 }],
    );
    expect(quotesOf({ statements })).toEqual(['The storm damaged 12 houses.', 'The storm took 14 roofs.']);
  });
});

describe('a further sentence that opens with a pronoun', () => {
  const lead = 'The storm damaged 12 houses.';

  test('is quoted with the sentence before it if that names its subject', async () => {
    const article = articleOf(`${lead} Trains stood. Mayor Ana Torres visited Brill. She counted 14 houses.`);
    const { statements } = await composed(HOW_MANY, [article], [{ '12': 6, '14': 3 }]);
    expect(quotesOf({ statements })).toEqual([
      lead,
      'Mayor Ana Torres visited Brill. She counted 14 houses.',
    ]);
  });

  test('follows the sentence that names its subject, and is left out if there is no room for both', async () => {
    const far = `${lead} Mayor Ana Torres visited Brill. Roads shut. Rain fell. She counted 14 houses.`;
    const { statements } = await composed(HOW_MANY, [articleOf(far)], [{ '12': 6, '14': 3 }]);
    expect(quotesOf({ statements }).slice(1)).toEqual([
      'Mayor Ana Torres visited Brill.',
      'She counted 14 houses.',
    ]);
    const others = ['in Oslo', 'in Bergen'].map((place) => articleOf(`It hit 12 houses ${place}.`));
    const full = await composed(
      HOW_MANY,
      [articleOf(lead), ...others, articleOf(far.replace(lead, 'Rain came.'))],
      [{ '12': 6 }, { '12': 5.9 }, { '12': 5.8 }, { '14': 3 }],
    );
    expect(quotesOf(full)).not.toContain('She counted 14 houses.');
  });
});

describe('of two reports of one event', () => {
  const sureShortAnswers = {
    ...CALIBRATION,
    shortAnswer: { ...CALIBRATION.shortAnswer, bias: -3.5 },
  };
  const EVENT = 'The Maren of Orvale sank off Kestrel, near Stanmouth.';
  const reported = (toll: string, day: string) =>
    articleOf(`${EVENT} Police in Orvale said ${toll} people died.`, { title: 'Maren', publishedAt: day });

  test('the newer toll is quoted first, although no short answer is shown', async () => {
    const reports = [reported('nine', '2025-11-01'), reported('four', '2025-10-31')];
    const unsure = { ...CALIBRATION, shortAnswer: { ...CALIBRATION.shortAnswer, showFrom: 0.99 } };
    const content = await composed('how many people died?', reports, [{ nine: 5 }, { four: 7 }], unsure);
    expect(content.shortAnswer).toBeUndefined();
    expect(content.statements[0]?.text).toContain('nine');
  });

  test('the newer toll is quoted first, although it is the best option and not sure enough', async () => {
    const reports = [reported('nine', '2025-11-01'), reported('four', '2025-10-31')];
    const unsure = {
      ...CALIBRATION,
      shortAnswer: { ...CALIBRATION.shortAnswer, bias: -3.5, showFrom: 0.99 },
    };
    const found = [
      { nine: 5, 'Police in Orvale': 4 },
      { four: 4.9, 'Police in Orvale': 6 },
    ];
    const content = await composed('how many people died?', reports, found, unsure);
    expect(content.shortAnswer).toBeUndefined();
    expect(content.statements[0]?.text).toContain('nine');
  });

  test('the newer toll is quoted first, although nothing is sure enough for an answer', async () => {
    const reports = [reported('nine', '2025-11-01'), reported('four', '2025-10-31')];
    const found = [{ nine: 4.2 }, { four: 4.5 }];
    const content = await composed('how many people died?', reports, found, sureShortAnswers);
    expect(content.kind).toBe('closest');
    expect(content.shortAnswer).toBeUndefined();
    expect(content.statements[0]?.text).toContain('nine');
  });
});

test('an opinion is not answered as if the articles confirmed it', async () => {
  const articles = [articleOf('The mayor denied that he is a liar.')];
  const found = [{ 'The mayor': 9 }];
  expect(await composed('the mayor is a liar', articles, found)).toMatchObject({ kind: 'closest' });
  expect(await composed('who is a liar?', articles, found)).toMatchObject({ kind: 'answered' });
});

test('a follow-up about somebody else gets no short answer from a sentence about the one before', async () => {
  const rivals = articleOf('The mayor counted 14 houses. The bishop counted nothing.');
  const ask = (terms: string[] | null) =>
    composed(HOW_MANY, [rivals], [{ '14': 12 }], CALIBRATION, { slot: terms && { terms, instead: [] } });
  expect(await ask(null)).toMatchObject({ kind: 'answered', shortAnswer: { text: '14' } });
  expect(await ask(['mayor'])).toMatchObject({ shortAnswer: { text: '14' } });
  const bishop = await ask(['bishop']);
  expect(bishop.shortAnswer).toBeUndefined();
  expect(bishop.statements[0]!.text).toBe('The bishop counted nothing.');
  expect(await ask(['pilot'])).toMatchObject({ kind: 'closest' });
});

test('sentences about what a follow-up replaced are no rivals of its short answer', async () => {
  const rivals = articleOf('The mayor counted 14 houses. The bishop counted 12 houses.');
  const rivalled = { ...CALIBRATION.shortAnswer.weights, valueMargin: 20 };
  const calibration = { ...CALIBRATION, shortAnswer: { ...CALIBRATION.shortAnswer, weights: rivalled } };
  const ask = (instead: string[]) =>
    composed(HOW_MANY, [rivals], [{ '14': 14, '12': 11 }], calibration, {
      slot: { terms: ['bishop'], instead },
    });
  expect(await ask(['mayor'])).toMatchObject({ shortAnswer: { text: '12' } });
  expect((await ask([])).shortAnswer).toBeUndefined();
});

test('the result of a match is told by its end first', async () => {
  const report = articleOf('Leyburn led 12-9 at the break.\n\nHarwick 19 Leyburn 15', { title: 'Rugby' });
  const { statements } = await composed(
    'what was the result of the rugby in harwick?',
    [report],
    [{ 'the break': 9, Harwick: 6 }],
  );
  expect(statements.map(({ text }) => text)[0]).toBe('Harwick 19 Leyburn 15');
});
