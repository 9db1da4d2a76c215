import { describe, expect, test } from 'vitest';
import { withoutParts } from '../../../src/answer/short-answer/part-of-count.js';
import type { ScoredSpan } from '../../../src/domain/models.js';

const START = 100;
const OPENING = 'The people of the north marched for hours. '.padEnd(START);
const SENTENCE = 'The union said that 3.5 million people marched on Friday, 700,000 of them in the capital.';

const place = { article: OPENING + SENTENCE, sentence: SENTENCE, start: START };

const span = (words: string, score: number): ScoredSpan => {
  const start = START + SENTENCE.indexOf(words);
  return { start, end: start + words.length, score };
};
const whole = span('3.5 million', -2);
const part = span('700,000', 5);

describe('of a count and a part of it', () => {
  test('the whole takes the score of the part', () => {
    expect(withoutParts('how many people marched?', place, [part, whole])).toEqual([{ ...whole, score: 5 }]);
  });

  test('the part stays if the question asks for it', () => {
    const spans = [part, whole];
    expect(withoutParts('how many marched in the capital?', place, spans)).toEqual(spans);
  });

  test('what is no count keeps its score', () => {
    const day = span('on Friday', -4);
    expect(withoutParts('how many people marched?', place, [part, whole, day])).toEqual([
      { ...whole, score: 5 },
      day,
    ]);
  });

  test('the part stays if a word of the question is written nowhere', () => {
    const spans = [part, whole];
    expect(withoutParts('how many women marched?', place, spans)).toEqual(spans);
  });

  test('a span with more than the number of the part is one, too', () => {
    const longer = span('700,000 of them', 5);
    expect(withoutParts('how many people marched?', place, [longer, whole])).toEqual([
      { ...whole, score: 5 },
    ]);
  });

  test('the whole is found where the reader has no span of it', () => {
    expect(withoutParts('how many people marched?', place, [part])).toEqual([{ ...whole, score: 5 }]);
  });

  test('only the count right before is the whole', () => {
    const sentence = 'In 12 cities, 3.5 million people marched, 700,000 of them in the capital.';
    const at = (words: string, score: number): ScoredSpan => {
      const start = sentence.indexOf(words);
      return { start, end: start + words.length, score };
    };
    const spans = [at('700,000', 5), at('12', 0), at('3.5 million', -2)];
    expect(withoutParts('how many marched?', { article: sentence, sentence, start: 0 }, spans)).toEqual([
      at('3.5 million', 5),
      at('12', 0),
    ]);
  });

  test('a whole that is likelier keeps its own', () => {
    const likelier = { ...whole, score: 7 };
    expect(withoutParts('how many people marched?', place, [likelier, part])).toEqual([likelier]);
  });

  test.each([
    ['how many suspects were arrested?', 'They arrested «46» suspects, of whom 12 were arrested in Selby.'],
    ['how many were arrested in Selby?', 'They arrested 46 suspects, of whom «12» were arrested in Selby.'],
    ['how many jobs will be cut?', 'It will cut «2,000» jobs in three countries, including 800 in Velland.'],
    ['how many people came?', 'On Monday 400 came and on Friday «900» people, 300 of them by bus.'],
    ['how many people were hurt?', 'The storm hurt «28» people including 12 children.'],
    ['how many kids were hurt?', 'The storm hurt 28 people, among them «12» children.'],
    ['how many hostages were freed?', 'They took 140 hostages, of whom «53» have been let go.'],
    ['how many survived?', 'Of the crash, 312 were on board, of whom «60» were rescued.'],
  ])('%s %s', (question, marked) => {
    const sentence = marked.replace(/[«»]/g, '');
    const article = `${sentence} The hostages were freed, the kids hurt, others survived, and people came by day.`;
    const numbers = sentence.match(/\d[\d,]*/g)!;
    // The reader prefers the last number.
    const spans = numbers.map((number, at) => {
      const start = sentence.indexOf(number);
      return { start, end: start + number.length, score: at };
    });
    const [best] = withoutParts(question, { article, sentence, start: 0 }, spans.toReversed());
    expect(sentence.slice(best!.start, best!.end)).toBe(/«(.*)»/.exec(marked)![1]);
  });

  const COST = 'The tunnel was built at a cost of 1.4 billion crowns, of which the state pays 600 million.';
  const costs = (question: string): string[] => {
    const at = (words: string, score: number): ScoredSpan => {
      const start = COST.indexOf(words);
      return { start, end: start + words.length, score };
    };
    const spans = [at('600 million', 5), at('1.4 billion crowns', 0)];
    return withoutParts(question, { article: COST, sentence: COST, start: 0 }, spans).map(({ start, end }) =>
      COST.slice(start, end),
    );
  };

  test('a part of a sum of money is one, with words between', () => {
    expect(costs('what was the cost of the tunnel?')).toEqual(['1.4 billion crowns']);
    expect(costs('how much does the state pay for the tunnel?')).toEqual([
      '600 million',
      '1.4 billion crowns',
    ]);
  });
});
