import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { newestValue } from '../../../src/answer/short-answer/newest-value.js';
import type { ShortAnswerOption } from '../../../src/answer/short-answer/short-answer.js';
import { EVENTS, MODEL, option } from './option.js';

const QUESTION = 'how many people died on the Lady Maren?';

const FERRY = 'The ferry Lady Maren sank off Kestrel Island.';
const valueFrom = (question: string, ...options: ShortAnswerOption[]) =>
  newestValue(analyseQuestion(question), options, MODEL, EVENTS);
const chosen = (question: string, ...options: ShortAnswerOption[]) =>
  valueFrom(question, ...options)?.option.text;

/** The option with these terms in its title and sentence. */
const named = (value: ShortAnswerOption, terms: readonly string[]): ShortAnswerOption => {
  const { candidate } = value.ranked;
  const from = { ...candidate.from, titleTerms: new Set(terms) };
  return { ...value, ranked: { ...value.ranked, candidate: { ...candidate, from, terms: new Set(terms) } } };
};

describe('of several reports of one event', () => {
  test('the latest amount counts, however the others are ranked', () => {
    const reports = [
      option('nine', '2026-11-24T15:00:00Z', FERRY),
      option('four', '2026-11-24T08:00:00Z', FERRY),
      option('14', '2026-11-25T06:45:00Z', FERRY),
    ];
    expect(chosen(QUESTION, ...reports)).toBe('14');
    expect(chosen(QUESTION, reports[2]!, reports[0]!)).toBe('14');
  });

  test('homes may be houses', () => {
    const question = 'how many homes burnt on Kestrel Island?';
    const homes = option('three', '2026-11-24', FERRY, 2, (value) => `The fire took ${value} homes.`);
    const houses = option('17', '2026-11-26', FERRY, 1.5, (value) => `By now ${value} houses are gone.`);
    const boats = option('17', '2026-11-26', FERRY, 1.5, (value) => `By now ${value} boats are gone.`);
    expect(chosen(question, homes, houses)).toBe('17');
    expect(chosen(question, homes, boats)).toBe('three');
  });

  test('the toll of all is none of a group of them', () => {
    const children = option(
      'four',
      '2026-11-23',
      FERRY,
      1.5,
      (value) => `Of the dead, ${value} were children.`,
    );
    const all = option('15', '2026-11-24', FERRY, 1.5, (value) => `The number of dead rose to ${value}.`);
    expect(chosen('how many children died?', children, all)).toBe('four');
    expect(chosen('how many died?', children, all)).toBe('15');
  });

  test('a later toll of the same fate counts, although the reader doubts it', () => {
    const best = option('four', '2026-11-24', FERRY);
    expect(chosen('how many people were killed?', best, option('14', '2026-11-25', FERRY, -1.5))).toBe('14');
  });

  test('in a sentence without a word of the question, only if the reader prefers it to no answer', () => {
    const best = option('four', '2026-11-24', FERRY);
    const later = (score: number) => {
      const told = option('14', '2026-11-25', FERRY, score, (n) => `The disaster claimed ${n} lives.`);
      return { ...told, signals: { ...told.signals, sentenceCoverage: 0 } };
    };
    expect(chosen('how many people were killed?', best, later(0.5))).toBe('14');
    expect(chosen('how many people were killed?', best, later(-0.5))).toBe('four');
  });

  test('an amount may be the answer where none is asked for', () => {
    const offered = (n: string) => `It offers ${n} to each of them.`;
    const best = option('15,000 dollars', '2026-11-24', FERRY, 1.5, offered);
    const raised = (n: string) => `It raised its offer to ${n}.`;
    const later = option('60,000 dollars', '2026-11-25', FERRY, 0.8, raised);
    expect(chosen('what does the owner offer?', best, later)).toBe('60,000 dollars');
    const ferry = option('a ferry with 30 passengers', '2026-11-24', FERRY, 1.5, (n) => `It was ${n}.`);
    const boat = option('a boat with 20 passengers', '2026-11-25', FERRY, 1.5, (n) => `It was ${n}.`);
    expect(chosen('what sank?', ferry, boat)).toBe('a ferry with 30 passengers');
  });

  test('the ill may be cases in one report and people in the next', () => {
    const told = (amount: string, day: string, score: number, sentence: (amount: string) => string) =>
      option(amount, day, FERRY, score, sentence);
    const cases = told('38', '2026-11-17', 1.5, (n) => `The number of cases is ${n}.`);
    const people = told('61', '2026-11-24', -1, (n) => `So ${n} people have fallen ill and five have died.`);
    expect(chosen('how many cases are there?', cases, people)).toBe('61');
    expect(chosen('how many have died of the disease?', cases, people)).toBe('38');
    const dead = told('40', '2026-11-17', 1.5, (n) => `The fever killed ${n} people.`);
    const infected = told('61', '2026-11-24', -1, (n) => `So far ${n} infected people have died.`);
    expect(chosen('how many have died?', dead, infected)).toBe('61');
  });

  test('a toll may count passengers in one report and people in the next', () => {
    const reports = [
      option(
        'eleven',
        '2026-11-24',
        FERRY,
        1.5,
        (amount) => `Rescuers say ${amount} passengers are unaccounted for.`,
      ),
      option('Three', '2026-11-25', FERRY, -1.3, (amount) => `${amount} people are still missing.`),
    ];
    expect(chosen('how many are unaccounted for?', ...reports)).toBe('Three');
    expect(chosen('how many passengers were on board?', ...reports)).toBe('eleven');
  });

  describe('a probable later amount does not count', () => {
    const missing = (amount: string, sentence: (amount: string) => string, day = '2026-11-25') =>
      option(amount, day, FERRY, 1.5, sentence);
    const sixty = missing('60', (n) => `The number of missing is ${n}.`, '2026-11-24');

    test.each([
      ['of a part', 'how many are missing?', missing('Nine', (n) => `${n} of the missing came home.`)],
      ['on top of it', 'how many are missing?', missing('Another 12', (n) => `${n} are missing.`)],
      ['of new ones', 'how many cases are there?', missing('24', (n) => `There were ${n} new cases.`)],
      ['of a fall to a tenth', 'how many ships are missing?', missing('5', (n) => `It has ${n} ships.`)],
      [
        'that is a difference',
        'how many are missing?',
        missing('50', (n) => `It has risen by ${n} missing.`),
      ],
      ['that is denied', 'how many are missing?', missing('80', (n) => `She denied that ${n} are missing.`)],
      ['that is only a limit', 'how many are missing?', missing('50', (n) => `More than ${n} are missing.`)],
    ])('%s', (_, question, later) => {
      expect(chosen(question, sixty, later)).toBe('60');
    });

    test('nor one that is far from an amount in between', () => {
      const at = (amount: string, day: string) =>
        option(`${amount} pounds`, day, FERRY, 1.5, (n) => `The appeal has ${n}.`);
      const reports = [at('240,000', '2026-11-20'), at('565,000', '2026-11-22'), at('50,000', '2026-11-24')];
      expect(chosen('how much has the appeal raised?', ...reports)).toBe('565,000 pounds');
    });

    test('a lower toll of the dead counts only if the sentence says that it has changed', () => {
      const dead = (amount: string, sentence: (amount: string) => string, day = '2026-11-25') =>
        option(amount, day, FERRY, 1.5, sentence);
      const five = dead('five', (n) => `There ${n} people died.`, '2026-11-24');
      expect(
        chosen(
          QUESTION,
          five,
          dead('three', (n) => `There ${n} people died.`),
        ),
      ).toBe('five');
      expect(
        chosen(
          QUESTION,
          five,
          dead('three', (n) => `The death toll was cut to ${n}.`),
        ),
      ).toBe('three');
    });
  });

  test('what was said at first is in the earliest report', () => {
    const reports = [
      option('nine', '2026-11-24T15:00:00Z', FERRY),
      option('four', '2026-11-24T08:00:00Z', FERRY),
      option('14', '2026-11-25T06:45:00Z', FERRY),
    ];
    for (const question of ['how many people died at first?', 'how many were first thought to have died?'])
      expect(chosen(question, ...reports)).toBe('four');
  });

  test('a later report has no first offer, unless it says so', () => {
    const said = (sentence: string) =>
      chosen(
        'what was the first offer?',
        option('400 pounds', '2026-11-25', FERRY, 1.5, (value) => `${sentence} ${value}.`),
        option('4%', '2026-11-24', FERRY, 0, (value) => `They offered ${value}.`),
      );
    expect(said('Dropped was an earlier offer of')).toBeUndefined();
    expect(said('They had opened with')).toBe('400 pounds');
  });

  test('of two amounts of the earliest report, the more probable one', () => {
    const reports = [
      option('nine', '2026-11-24T15:00:00Z', FERRY),
      option('four', '2026-11-24T08:00:00Z', FERRY, 1.5),
      option('seven', '2026-11-24T08:00:00Z', FERRY, 0.5),
    ];
    expect(chosen('how many people died at first?', ...reports)).toBe('four');
  });

  test.each([
    [
      'the question names a time',
      'how many people had died by Tuesday morning?',
      option('14', '2026-11-25', FERRY),
    ],
    ['the later one is not probable', 'how many were on the ferry?', option('14', '2026-11-25', FERRY, 0.3)],
    ['the later one is of no such sentence', QUESTION, option('14', '2026-11-25', FERRY, -2.5)],
    ['its unit is another', QUESTION, option('14 percent', '2026-11-25', FERRY)],
    ['its day is not known', QUESTION, option('14', null, FERRY)],
    [
      'it reports another event',
      QUESTION,
      option('14', '2026-11-25', 'A train left its rails near Orvale Junction.'),
    ],
    [
      'the question names what the later one does not',
      'how many people died off Kestrel Island?',
      named(option('14', '2026-11-25', 'The ferry Ann Dorr sank.'), []),
    ],
    ['it is of another month', QUESTION, option('14', '2026-12-25', FERRY)],
  ])('the best one stays where %s', (_, question, later) => {
    const best = named(option('four', '2026-11-24', FERRY), ['kestrel']);
    expect(chosen(question, best, later)).toBe('four');
  });
});

test.each([
  'how many people are missing?',
  'how many people are missing today?',
  'how many people are missing now?',
  'how many people have gone missing in the past month?',
  'how many people have gone missing this week?',
  'how many people are still missing?',
  "how many people are missing after Friday's storm?",
])('the newest amount answers about the present: %s', (question) => {
  expect(chosen(question, option('31', '2026-11-20', FERRY), option('14', '2026-11-24', FERRY))).toBe('14');
});

test.each([
  'how many people were missing yesterday?',
  'how many people were missing at first?',
  'how many people were missing today, and how many last week?',
])('the best amount answers about another time: %s', (question) => {
  expect(chosen(question, option('31', '2026-11-20', FERRY), option('14', '2026-11-24', FERRY))).toBe('31');
});

test.each([
  ['2026-11-24', '2026-11-24T20:00:00Z'],
  ['2026-11-24T06:00:00Z', '2026-11-24'],
  ['2026-11-24', '2026-11-24'],
])('neither of one day is newer if the time of one is not known: %s, %s', (a, b) => {
  expect(chosen(QUESTION, option('four', a, FERRY), option('nine', b, FERRY))).toBe('four');
  expect(chosen(QUESTION, option('nine', b, FERRY), option('four', a, FERRY))).toBe('nine');
});

describe('beside the newest amount', () => {
  const reports = [
    option('nine', '2026-11-24T15:00:00Z', FERRY),
    option('four', '2026-11-24T08:00:00Z', FERRY),
    option('14', '2026-11-25T06:45:00Z', FERRY),
    option('22', '2026-11-24T18:00:00Z', FERRY, 0.3),
  ];

  test('the probable earlier ones are told, newest first', () => {
    expect(valueFrom(QUESTION, ...reports)?.earlier.map(({ text }) => text)).toEqual(['nine', 'four']);
  });

  test('nothing is told where the best one stays without a rival, or is the earlier one', () => {
    expect(valueFrom(QUESTION, reports[2]!)?.earlier).toEqual([]);
    expect(valueFrom('how many people had died by Tuesday?', ...reports)?.earlier).toEqual([]);
  });

  test('they do not make the newest one less probable', () => {
    const doubted = reports.map((report) => ({ ...report, signals: { ...report.signals, valueMargin: -2 } }));
    const model = { ...MODEL, weights: { ...MODEL.weights, valueMargin: 10 } };
    const value = newestValue(analyseQuestion(QUESTION), [doubted[2]!, doubted[0]!], model, EVENTS);
    expect(value?.probability).toBeGreaterThan(0.9);
  });
});

describe('a later amount that is said to have changed', () => {
  const board = option('138', '2026-11-24', FERRY, 1.5, (n) => `There were ${n} people on board.`);
  const question = 'how many people were on board the Lady Maren?';
  const later = (sentence: (amount: string) => string, score = -0.5) =>
    option('135', '2026-11-25', FERRY, score, sentence);

  test.each([
    (n: string) => `The coastguard corrected the number of people to ${n}.`,
    (n: string) => `The number of people now stands at ${n}.`,
    (n: string) => `The list has been cut from 138 names to ${n}.`,
  ])('counts, although the reader doubts it: %s', (sentence) => {
    const value = valueFrom(question, board, later(sentence));
    expect(value?.option.text).toBe('135');
    expect(value?.probability).toBeGreaterThan(MODEL.showFrom);
    expect(value?.earlier.map(({ text }) => text)).toEqual(['138']);
  });

  test('does not count far from it, nor for people who did not meet with the fate asked about', () => {
    const homes = option('40', '2026-11-24', FERRY, 1.5, (n) => `The fire destroyed ${n} homes.`);
    const doubted = option('12,000', '2026-11-25', FERRY, -0.4, (n) => `The storm cut power to ${n} homes.`);
    expect(chosen('how many homes were destroyed?', homes, doubted)).toBe('40');
    const dead = option('40', '2026-11-24', FERRY, 1.5, (n) => `The fire killed ${n} people.`);
    const housed = option('200', '2026-11-25', FERRY, -0.4, (n) => `The hotel now houses ${n} people.`);
    expect(chosen('how many people died?', dead, housed)).toBe('40');
  });

  test('of two amounts of the latest report, the one that is said to have changed counts', () => {
    const changed = later((n) => `The number of people now stands at ${n}.`, 0.2);
    const beside = option('117', '2026-11-25', FERRY, 0.5, (n) => `There are ${n} people ashore.`);
    const inOne = (one: ShortAnswerOption): ShortAnswerOption => {
      const candidate = { ...one.ranked.candidate, from: changed.ranked.candidate.from };
      return { ...one, ranked: { ...one.ranked, candidate } };
    };
    for (const both of [
      [changed, inOne(beside)],
      [inOne(beside), changed],
    ])
      expect(chosen(question, board, ...both)).toBe('135');
  });

  test.each([
    ['nothing says so', later((n) => `There were ${n} people in the hall.`)],
    ['the reader finds nothing in it', later((n) => `The number of seats was cut to ${n}.`, -1.5)],
    ['it measures something else', later((n) => `The price rose to ${n} euros.`)],
    ['it is only a limit', later((n) => `The hall seats up to ${n}.`)],
  ])('does not count where %s', (_, option) => {
    expect(chosen(question, board, option)).toBe('138');
  });
});

describe('a correction', () => {
  const cost = option('41 million pounds', '2026-10-29', FERRY, 1.5, (sum) => `The site cost ${sum}.`);
  const question = 'what did the site cost?';
  const right = option(
    '47 million pounds',
    '2026-11-30',
    `${FERRY} Correction: Our report of Monday put the cost at 41 million pounds.`,
    -2,
    (sum) => `It cost ${sum}.`,
  );

  test('has the right value, however little the reader finds in it and however late it comes', () => {
    expect(chosen(question, cost, right)).toBe('47 million pounds');
    const fewer = option(
      '14',
      '2026-12-01',
      `${FERRY} Correction: Our report of Monday said that 15 had died.`,
      -2,
      (n) => `There were ${n}.`,
    );
    expect(chosen(QUESTION, option('15', '2026-11-24', FERRY), fewer)).toBe('14');
  });

  test('corrects no other value', () => {
    const other = option('38 million pounds', '2026-10-29', FERRY, 1.5, (sum) => `The site cost ${sum}.`);
    expect(chosen(question, other, right)).toBe('38 million pounds');
  });
});

test.each([
  ['The correct number is', true],
  ['Doctors have meanwhile established that the number of dead is', true],
  ['There were in fact', true],
  ['Prosecutors reduced the number of dead to', true],
  ['On board were', false],
  ['The number of dead is', false],
])('a toll falls where a report says what is right: “%s 14”: %s', (words, isRight) => {
  const later = option('14', '2026-12-01', FERRY, 1.5, (n) => `${words} ${n}.`);
  expect(chosen(QUESTION, option('15', '2026-11-24', FERRY), later)).toBe(isRight ? '14' : '15');
});

describe('a day that has been moved', () => {
  const question = 'when does the theatre open?';
  const plan = option('14 November', '2026-10-03', FERRY, 1.5, (day) => `It opens on ${day}.`);
  const moved = (words: string, spanScore = 0.5, publishedAt = '2026-11-04') =>
    option('20 February', publishedAt, FERRY, spanScore, (day) => `${words} ${day}.`);

  test.each(['The trust has postponed it until', 'The opening was moved to Friday,', 'It was put off to'])(
    'replaces the earlier one: “%s 20 February”',
    (words) => {
      const value = valueFrom(question, plan, moved(words));
      expect(value?.option.text).toBe('20 February');
      expect(value?.probability).toBeGreaterThan(MODEL.showFrom);
      expect(value?.earlier.map(({ text }) => text)).toEqual(['14 November']);
    },
  );

  test.each([
    (day: string) => `The theatre, which was to have opened on 14 November, will now open on ${day}.`,
    (day: string) => `It opens on ${day} instead of 14 November.`,
    (day: string) => `It opens on ${day}, not on 14 November as planned.`,
  ])('replaces the one that the sentence names as the plan, %#', (sentence) => {
    const other = option('20 February', '2026-11-04', 'The stage was wet.', 0.5, sentence);
    expect(chosen(question, plan, other)).toBe('20 February');
  });

  test('does not where the sentence names a day that ends like it', () => {
    const early = option('4 November', '2026-10-03', FERRY, 1.5, (day) => `It opens on ${day}.`);
    const other = option(
      '20 February',
      '2026-11-04',
      'A fair.',
      0.5,
      (day) => `It will now open on ${day}, not on 14 November.`,
    );
    expect(chosen(question, early, other)).toBe('4 November');
  });

  test.each([
    ['nothing says so', question, moved('The choir sings there on')],
    ['the reader finds nothing in it', question, moved('The fair was put off to', -0.5)],
    ['it is earlier', question, moved('It was put off to', 0.5, '2026-09-04')],
    [
      'the report is of another story',
      question,
      option('20 February', '2026-11-04', 'A fair.', 0.5, (day) => `It was put off to ${day}.`),
    ],
    [
      'the sentence names both days of one plan',
      question,
      option(
        '20 February',
        '2026-11-04',
        FERRY,
        0.5,
        (day) => `It opens on 14 November and closes on ${day}.`,
      ),
    ],
    ['the first plan is asked for', 'when was it originally to open?', moved('It was put off to')],
  ])('does not where %s', (_, asked, other) => {
    expect(chosen(asked, plan, other)).toBe('14 November');
  });
});

describe('a text that a user gave', () => {
  const given = (one: ShortAnswerOption): ShortAnswerOption => {
    const { candidate } = one.ranked;
    const article = { ...candidate.from.article, provenance: 'pasted' as const };
    return {
      ...one,
      ranked: { ...one.ranked, candidate: { ...candidate, from: { ...candidate.from, article } } },
    };
  };
  const report = option('15', '2026-11-24', FERRY);

  test('replaces no value of a report, whatever it says and from whenever it says it is', () => {
    const corrected = option('3', '2026-11-26', FERRY, 1.5, (n) => `The toll was corrected to ${n}.`);
    for (const later of [corrected, option('40', '2026-11-26', FERRY)]) {
      expect(chosen(QUESTION, report, given(later))).toBe('15');
      expect(valueFrom(QUESTION, given(later), report)?.earlier).toEqual([]);
    }
  });

  test('has the value of its day among others, and before a later report', () => {
    const [first, second] = [given(report), given(option('40', '2026-11-26', FERRY))];
    expect(chosen(QUESTION, first, second)).toBe('40');
    expect(chosen(QUESTION, first, option('40', '2026-11-26', FERRY))).toBe('40');
  });
});

test('a conversion in brackets is no second amount', () => {
  const haul = option('6 million euros', '2026-11-20', FERRY, 1.5, (n) => `It is worth ${n}.`);
  const newer = option('€7.5m (£6.4m)', '2026-11-22', FERRY, 1.5, (n) => `It is worth ${n}.`);
  expect(chosen('what is it worth?', haul, newer)).toBe('€7.5m (£6.4m)');
  const either = option(
    '7 million euros or 8 million euros',
    '2026-11-22',
    FERRY,
    1.5,
    (n) => `It is worth ${n}.`,
  );
  expect(chosen('what is it worth?', haul, either)).toBe('6 million euros');
});

test('a later amount that the reader takes for no answer is not made likely by leaving out its rivals', () => {
  const byMargin = { ...MODEL, weights: { ...MODEL.weights, spanScore: 1, valueMargin: 13 } };
  const probabilityOf = (spanScore: number): number | undefined => {
    const reports = [option('212', '2026-11-24', FERRY, spanScore), option('nine', '2026-11-23', FERRY, -3)];
    return newestValue(analyseQuestion(QUESTION), reports, byMargin, EVENTS)?.probability;
  };
  expect(probabilityOf(0.5)).toBeGreaterThan(0.9);
  expect(probabilityOf(-1.5)).toBeLessThan(0.1);
});

test('nothing is chosen of nothing', () => {
  expect(chosen(QUESTION)).toBeUndefined();
});
