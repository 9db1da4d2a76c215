import { describe, expect, test } from 'vitest';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { newestValue } from '../../../src/answer/short-answer/newest-value.js';
import type { ShortAnswerOption } from '../../../src/answer/short-answer/short-answer.js';
import { EVENTS, MODEL, option } from './option.js';

const QUESTION = 'how many people died on the Lady Maren?';

const FERRY = 'The ferry Lady Maren sank off Kestrel Island.';
const valueFrom = (question: string, ...options: ShortAnswerOption[]) =>
  newestValue(analyseQuestion(question), options, MODEL, { events: EVENTS, ranked: [] });
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

  test('who says it does not make it another subject', () => {
    const question = 'how many piles of the pier are cracked?';
    const pier = (amount: string, day: string, sentenceOf: (value: string) => string) =>
      option(amount, day, 'The Pier at Kestrel is old.', 1.5, sentenceOf);
    const first = pier('seven', '2026-11-24', (value) => `Divers found ${value} cracked piles.`);
    const said = [
      (value: string) => `Now ${value} piles are cracked, the harbour master, Enoch Sayle, said.`,
      (value: string) => `Now ${value} piles are cracked, Enoch Sayle, the harbour master, said.`,
      (value: string) => `Now ${value} piles are cracked, Enoch Sayle said.`,
    ];
    for (const sentenceOf of said)
      expect(chosen(question, first, pier('14', '2026-11-26', sentenceOf))).toBe('14');
    const elsewhere = pier('14', '2026-11-26', (value) => `At Enoch Sound, ${value} piles are cracked.`);
    expect(chosen(question, first, elsewhere)).toBe('seven');
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

  test('people may be counted by another noun, but not by any', () => {
    const at = (day: string, amount: string, noun: string) =>
      option(amount, day, FERRY, 1.5, (value) => `Now ${value} ${noun} are on strike.`);
    const strikers = at('2026-11-23', '905', 'workers');
    const question = 'how many are on strike?';
    expect(chosen(question, strikers, at('2026-11-24', '931', 'people'))).toBe('931');
    expect(chosen(question, strikers, at('2026-11-24', '931', 'ships'))).toBe('905');
    expect(chosen(question, strikers, at('2026-11-24', '85', 'people'))).toBe('905');
  });

  test('a later toll of the same fate counts, although the reader doubts it', () => {
    const best = option('four', '2026-11-24', FERRY);
    expect(chosen('how many people were killed?', best, option('14', '2026-11-25', FERRY, -1.5))).toBe('14');
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

  describe('a later amount in nearly the same sentence', () => {
    const asked = 'how many goals did Fonte score in the competition?';
    const goals = (amount: string, day: string, score: number, sentence: (amount: string) => string) =>
      option(amount, day, FERRY, score, sentence);
    const best = goals(
      '81',
      '2026-11-24',
      1.5,
      (n) => `The top scorer of the competition is Fonte with ${n} goals, ahead of Behr.`,
    );
    const whenNext = (sentence: (amount: string) => string, score = -1.3) =>
      chosen(asked, best, goals('89', '2026-11-25', score, sentence));

    test('counts, although the reader doubts it', () => {
      expect(whenNext((n) => `Fonte ended as top scorer of the competition with ${n} goals.`)).toBe('89');
    });

    test('does not count where the reader is sure that it does not answer', () => {
      expect(whenNext((n) => `Fonte ended as top scorer of the competition with ${n} goals.`, -2.5)).toBe(
        '81',
      );
    });

    test.each([
      'With Fonte the top scorer of the competition, Behr had NUMBER goals.',
      'Fonte had NUMBER goals, it was said.',
      'The top scorer of the competition is Fonte with NUMBER goals against Velm.',
    ])('does not count in another one: %s', (sentence) => {
      expect(whenNext((n) => sentence.replace('NUMBER', n))).toBe('81');
    });
  });

  describe('a probable later amount does not count', () => {
    const missing = (amount: string, sentence: (amount: string) => string, day = '2026-11-25') =>
      option(amount, day, FERRY, 1.5, sentence);
    const sixty = missing('60', (n) => `The number of missing is ${n}.`, '2026-11-24');
    const asked = 'how many are missing off Kestrel Island?';

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
      ['of another place', asked, missing('33', (n) => `In Stanmouth, ${n} are missing.`)],
    ])('%s', (_, question, later) => {
      expect(chosen(question, sixty, later)).toBe('60');
    });

    test('nor that of a part, although the reader prefers it', () => {
      const found = missing('19', (n) => `They found ${n} of the pieces that are missing.`);
      expect(chosen('how many pieces are missing?', found, sixty)).toBe('60');
    });

    test('nor one that is far from an amount in between', () => {
      const at = (amount: string, day: string) =>
        option(`${amount} pounds`, day, FERRY, 1.5, (n) => `The appeal has ${n}.`);
      const reports = [at('240,000', '2026-11-20'), at('565,000', '2026-11-22'), at('50,000', '2026-11-24')];
      expect(chosen('how much has the appeal raised?', ...reports)).toBe('565,000 pounds');
    });

    test('but it does of the same place, and of whoever says so', () => {
      expect(
        chosen(
          asked,
          sixty,
          missing('33', (n) => `Off Kestrel, ${n} are still missing.`),
        ),
      ).toBe('33');
      expect(
        chosen(
          asked,
          sixty,
          missing('33', (n) => `Now ${n} are missing, Ida Moe said.`),
        ),
      ).toBe('33');
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

  test('of two amounts of the latest report, the one that is told as changed counts', () => {
    const of = (amount: string, sentence: (amount: string) => string) =>
      option(amount, '2026-11-25', FERRY, 1.5, sentence);
    const total = of('1.9 million', (n) => `That brings the total to ${n}.`);
    const week = of('1.2 million', (n) => `Last week ${n} were given.`);
    const { candidate } = total.ranked;
    const inReport = { ...candidate, from: week.ranked.candidate.from };
    const told = { ...total, ranked: { ...total.ranked, candidate: inReport } };
    const first = option('1.4 million', '2026-11-20', FERRY, 1.5, (n) => `So far ${n} were given.`);
    for (const both of [
      [week, told],
      [told, week],
    ])
      expect(chosen('how many doses were given?', first, ...both)).toBe('1.9 million');
  });

  test('a mere amount counts whatever is asked for in other words', () => {
    const at = (amount: string, day: string) => option(amount, day, FERRY, 1.5, (n) => `The goal is ${n}.`);
    const [first, second] = [at('2.4 million francs', '2026-11-24'), at('3.1 million francs', '2026-11-25')];
    expect(chosen('what is the goal of the appeal?', first, second)).toBe('3.1 million francs');
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

  test.each([
    [
      'the question names a time',
      'how many people had died by Tuesday morning?',
      option('14', '2026-11-25', FERRY),
    ],
    ['no amount is asked for', 'who died on the Lady Maren?', option('14', '2026-11-25', FERRY)],
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

describe('a date', () => {
  const WHEN = 'when is the election in Kestrel?';
  const VOTE = 'The election in Kestrel is near.';
  /** The date after these words, in a report of that day. */
  const dated = (words: string, date: string, day: string): ShortAnswerOption => {
    const one = option(`${words} ${date}`, day, VOTE);
    const { end } = one.spans[0]!;
    return { ...one, spans: [{ start: end - date.length, end }], text: date };
  };
  const first = dated('known, and the vote is on', '5 May', '2026-04-01');

  test.each([
    'has been put off to',
    'was postponed until',
    'will be moved from 5 May to',
    'was rescheduled for',
  ])('that it was moved to counts: %s', (words) => {
    const later = dated(words, '9 June', '2026-04-12');
    expect(chosen(WHEN, first, later)).toBe('9 June');
    expect(chosen(WHEN, dated(words, '9 June', '2026-03-30'), first)).toBe('9 June');
    expect(chosen(WHEN, first, dated(words, '9 June', '2026-03-30'))).toBe('5 May');
    expect(chosen('when was the election originally planned?', first, later)).toBe('5 May');
    expect(chosen('when was the election originally planned?', later, first)).toBe('5 May');
    expect(chosen(WHEN, later, dated(words, '21 July', '2026-04-20'))).toBe('21 July');
  });

  test.each([
    'known. The vote will now be on',
    'known, a week later than planned, on',
    'known, and the new date for the vote is',
  ])('that a report gives for a changed one counts: %s', (words) => {
    expect(chosen(WHEN, first, dated(words, '9 June', '2026-04-12'))).toBe('9 June');
  });

  test('that is told with the one it replaces counts', () => {
    const later = dated('set, and the vote is on', '9 June', '2026-04-12');
    const { candidate } = later.ranked;
    const text = candidate.text.replace('9 June', '9 June instead of in May');
    const told = { ...later, ranked: { ...later.ranked, candidate: { ...candidate, text } } };
    expect(chosen(WHEN, first, told)).toBe('9 June');
  });

  test('that the reader finds no answer does not', () => {
    const later = dated('known, and the vote has been put off to', '9 June', '2026-04-12');
    const doubted = { ...later, signals: { ...later.signals, spanScore: -0.1 } };
    expect(chosen(WHEN, first, doubted)).toBe('5 May');
  });

  test('that is only another one does not', () => {
    for (const words of ['known. The mayor, who is now ill, fell on', 'known. They have now voted, on'])
      expect(chosen(WHEN, first, dated(words, '9 June', '2026-04-12'))).toBe('5 May');
    expect(chosen(WHEN, first, dated('two, and another vote is on', '9 June', '2026-04-12'))).toBe('5 May');
  });
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
    const value = newestValue(analyseQuestion(QUESTION), [doubted[2]!, doubted[0]!], model, {
      events: EVENTS,
      ranked: [],
    });
    expect(value?.probability).toBeGreaterThan(0.9);
  });
});

const about = (ranked: RankedSentence, termCoverage: number): RankedSentence => ({
  ...ranked,
  features: { ...ranked.features, termCoverage },
});

describe('a later report that corrects the amount', () => {
  const onBoard = option('138', '2026-11-24T15:00:00Z', FERRY);
  const corrected = (sentence: string, publishedAt = '2026-11-25T06:45:00Z', opening = FERRY) =>
    about(option(sentence, publishedAt, opening, -3).ranked, 1);
  const current = (ranked: RankedSentence) =>
    newestValue(analyseQuestion('how many people were on board the Lady Maren?'), [onBoard], MODEL, {
      events: EVENTS,
      ranked: [onBoard.ranked, ranked],
    });

  test.each(['135 from 138', '135, down from 138'])('%s', (words) => {
    const value = current(corrected(words));
    expect(value?.option.text).toBe('135');
    expect(value?.earlier.map(({ text }) => text)).toEqual(['138']);
  });

  test('the report may leave out the time of a rate', () => {
    const rate = option('160 million euros a year', '2026-11-24', FERRY);
    const ranked = corrected('150 million euros, cut from 160 million euros');
    const reports = { events: EVENTS, ranked: [rate.ranked, ranked] };
    const value = newestValue(analyseQuestion('how much will it cost?'), [rate], MODEL, reports);
    expect(value?.option.text).toBe('150 million euros');
  });

  test.each([
    ['135', 'put at 135, instead of the 138'],
    ['135', '135 in all, down from the 138'],
    ['135', '135 people, three fewer than first thought'],
    ['141', 'now 141 people, three more than the police had said'],
  ])('%s of "%s"', (value, words) => {
    expect(current(corrected(words))?.option.text).toBe(value);
  });

  test.each(['135, three more than first thought', '135, three fewer than in the ferry'])(
    'another difference is no correction: %s',
    (words) => {
      expect(current(corrected(words))?.option.text).toBe('138');
    },
  );

  test('what corrects it also counts before a later amount that is of something else', () => {
    const sister = option('250', '2026-11-26', FERRY, 1.5, (n) => `It has ${n} people on board.`);
    const ranked = [onBoard.ranked, corrected('135 from 138'), sister.ranked];
    const question = analyseQuestion('how many people were on board the Lady Maren?');
    const reports = { events: EVENTS, ranked };
    expect(newestValue(question, [onBoard, sister], MODEL, reports)?.option.text).toBe('135');
    const marked = option('133', '2026-11-26', FERRY, 1.5, (n) => `The number is now put at ${n}.`);
    expect(newestValue(question, [onBoard, marked], MODEL, reports)?.option.text).toBe('133');
  });

  test('an amount that hardly anything else has is known by itself', () => {
    expect(current(about(corrected('135 from 138'), 0.2))?.option.text).toBe('135');
  });

  test('a change names the old one first', () => {
    const [ranked] = [corrected('down, cut from 138 to 135')];
    expect(current(ranked)?.option.text).toBe('135');
  });

  test.each([
    ['it replaces another amount', corrected('135 from 152')],
    ['it is no later report', corrected('135 from 138', '2026-11-24T08:00:00Z')],
    [
      'it reports another event',
      corrected('135 from 138', '2026-11-25', 'A train left its rails near Orvale.'),
    ],
    ['it is about something else', about(corrected('135 from 138'), 0.1)],
    ['it measures something else', corrected('135 euros from 138 euros')],
    ['it counts what the new one does not', corrected('known to 60 from 138 countries')],
  ])('the amount stays where %s', (_, ranked) => {
    expect(current(ranked)?.option.text).toBe('138');
  });
});

describe('a later report that says that the same has changed', () => {
  const ill = (amount: string, day: string, sentence: (amount: string) => string, score?: number) =>
    option(amount, day, FERRY, score, sentence);
  const first = ill('23', '2026-11-23', (n) => `Some ${n} people have fallen ill, doctors said.`);
  const current = (
    sentence: (amount: string) => string,
    amount = '31',
    score = -2,
    asked = 'how many got sick?',
  ) => {
    const { ranked, spans } = ill(amount, '2026-11-24', sentence, -3);
    const read = { ...ranked, spans: [{ ...spans[0]!, score: score }] };
    const reports = { events: EVENTS, ranked: [first.ranked, read] };
    return newestValue(analyseQuestion(asked), [first], MODEL, reports)?.option.text;
  };

  test.each([
    (n: string) => `The number of people who have fallen ill has risen to ${n}.`,
    (n: string) => `By now ${n} people have fallen ill.`,
    (n: string) => `The number of people who have fallen ill is ${n}, up from 27.`,
    (n: string) => `The number of people who have fallen ill stands at ${n}.`,
    (n: string) => `One more has fallen ill, bringing the number of people to at least ${n}.`,
    (n: string) => `As many as ${n} people have fallen ill, more than the doctors had thought.`,
  ])('%s', (sentence) => {
    expect(current(sentence)).toBe('31');
  });

  test.each([
    ['nothing says so', (n: string) => `It is known that ${n} people have fallen ill.`],
    [
      'something else was done',
      (n: string) => `It set up beds for those who have fallen ill at ${n} places.`,
    ],
    ['it is of something else', (n: string) => `The number of towns with cases has risen to ${n}.`],
    [
      'it counts some of them',
      (n: string) =>
        `Now 40 got sick and have fallen ill, of whom now ${n} people are at home, doctors said.`,
    ],
    [
      'it tells another fate',
      (n: string) => `The number of people who died after they had fallen ill rose to ${n}.`,
    ],
  ])('but not where %s', (_, sentence) => {
    expect(current(sentence)).toBe('23');
  });

  test('nor where it is of another place than the question names', () => {
    const risen = (place: string) => (n: string) =>
      `In ${place}, the number of people who have fallen ill has risen to ${n}.`;
    expect(current(risen('Orvale'), '31', -2, 'how many got sick off Kestrel Island?')).toBe('23');
    expect(current(risen('Kestrel'), '31', -2, 'how many got sick off Kestrel Island?')).toBe('31');
  });

  test('nor where the reader finds nothing in it', () => {
    expect(current((n) => `The number of people who have fallen ill has risen to ${n}.`, '31', -9)).toBe(
      '23',
    );
  });
});

describe('a higher toll of a later report that the reader passes over', () => {
  const six = option('six', '2026-11-19', FERRY, 1.5, (n) => `The number of dead rose to ${n}.`);
  const later = (sentence: string, day = '2026-11-23') => option(sentence, day, FERRY, -3, (s) => s).ranked;
  const current = (question: string, ...ranked: RankedSentence[]) =>
    newestValue(analyseQuestion(question), [six], MODEL, { events: EVENTS, ranked: [six.ranked, ...ranked] })
      ?.option.text;
  const asked = 'how many people died?';

  test('counts, and the latest first', () => {
    const seven = later('The wreck, in which seven people died, was raised.');
    expect(current(asked, seven)).toBe('seven');
    expect(current(asked, seven, later('Eight died in the wreck.', '2026-11-24'))).toBe('Eight');
  });

  test('of a whole and a part, the whole', () => {
    expect(current(asked, later('Three of the 11 dead have been buried.'))).toBe('11');
  });

  test.each([
    'Another seven people died on Monday.',
    'Seven more people died on Monday.',
    'Seven people are missing.',
    'It was the worst since 1974, when 15 people died.',
    'Five people died, police said.',
  ])('not of "%s"', (sentence) => {
    expect(current(asked, later(sentence))).toBe('six');
  });

  test('not of another place than the question names', () => {
    const toll = (sentence: string) =>
      newestValue(analyseQuestion('how many people died off Kestrel Island?'), [six], MODEL, {
        events: EVENTS,
        ranked: [later(sentence)],
      })?.option.text;
    expect(toll('In Orvale, seven people died.')).toBe('six');
    expect(toll('Off Kestrel, seven people died.')).toBe('seven');
  });

  test('not of another subject that the question names', () => {
    const known = named(six, ['kestrel']);
    const toll = (opening: string) =>
      newestValue(analyseQuestion('how many people died off Kestrel Island?'), [known], MODEL, {
        events: EVENTS,
        ranked: [option('Seven people died.', '2026-11-23', opening, -3, (text) => text).ranked],
      })?.option.text;
    expect(toll(FERRY)).toBe('Seven');
    expect(toll('The ferry Ann Dorr sank.')).toBe('six');
  });

  test('not for a group, or another fate', () => {
    expect(current('how many children died?', later('Seven people died.'))).toBe('six');
    expect(current('how many are missing?', later('Seven people are missing.'))).toBe('six');
  });
});

describe('a later value that the reader only finds likely', () => {
  const model = {
    ...MODEL,
    bias: 0,
    weights: { ...MODEL.weights, spanScore: 1, otherArticles: 1 },
    showFrom: 0.9,
  };
  const current = (question: string, ...reports: ShortAnswerOption[]) =>
    newestValue(analyseQuestion(question), reports, model, { events: EVENTS, ranked: [] })?.option.text;
  const first = option('60', '2026-11-23', FERRY, 3, (n) => `Up there ${n} people are trapped.`);
  const later = (amount: string, sentence: (amount: string) => string, score = 0.5) =>
    option(amount, '2026-11-24', FERRY, score, sentence);
  const trapped = (n: string) => `In the end ${n} people had been trapped.`;
  const asked = 'how many were trapped?';
  /** The reader finds it at that score, and everything else speaks for it. */
  const likely = (spanScore: number) => ({ ...later('73', trapped, spanScore).signals, otherArticles: 3 });

  test('counts', () => {
    expect(current(asked, first, later('73', trapped))).toBe('73');
  });

  test.each([
    [
      'its sentence repeats the earlier one',
      later('73', (n) => `Of the 60 people ${n} people had been trapped.`),
    ],
    ['it tells of another fate', later('73', (n) => `In the end ${n} people had died.`)],
    ['it is unlikely', later('73', trapped, -0.6)],
    ['the reader prefers no answer', { ...later('73', trapped, -0.6), signals: likely(-0.6) }],
    ['it is the rest', later('20', (n) => `The other ${n} people had been trapped.`)],
    ['it is a part', later('20', (n) => `In the end ${n} of them had been trapped.`)],
    ['it is far from it', later('700', trapped)],
  ])('but not where %s', (_, value) => {
    expect(current(asked, first, value)).toBe('60');
  });

  test('nor where the question names another year', () => {
    expect(current('how many were trapped in 2022?', first, later('73', trapped))).toBe('60');
    expect(current('how many were trapped in 2026?', first, later('73', trapped))).toBe('73');
  });

  test('nor where its report has a better one', () => {
    // Its report's better one is the earlier amount once more, so that nothing but this limit decides.
    const better = later('60', trapped, 1);
    const { candidate } = later('73', trapped).ranked;
    const inReport = { ...better.ranked, candidate: { ...candidate, from: better.ranked.candidate.from } };
    const other = { ...later('73', trapped), ranked: inReport };
    expect(current(asked, first, other)).toBe('73');
    expect(current(asked, first, better, other)).toBe('60');
  });

  test('may count things of one kind in another noun, if it is not much more', () => {
    const at = (amount: string, noun: string, day: string) =>
      option(amount, day, FERRY, 2, (n) => `It calls back ${n} ${noun}.`);
    const blankets = at('24,000', 'blankets', '2026-11-23');
    expect(current('how many are recalled?', blankets, at('90,000', 'towels', '2026-11-24'))).toBe('90,000');
    expect(current('how many are recalled?', blankets, at('150,000', 'towels', '2026-11-24'))).toBe('24,000');
  });
});

test('a conversion in brackets is no second amount', () => {
  const haul = option('6 million euros', '2026-11-20', FERRY, 1.5, (n) => `It is worth ${n}.`);
  const newer = option('€7.5m (£6.4m)', '2026-11-22', FERRY, 1.5, (n) => `It is worth ${n}.`);
  expect(chosen('what is it worth?', haul, newer)).toBe('€7.5m (£6.4m)');
});

test('nothing is chosen of nothing', () => {
  expect(chosen(QUESTION)).toBeUndefined();
});
