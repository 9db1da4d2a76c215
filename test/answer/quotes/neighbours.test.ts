import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import {
  asksForExplanation,
  joined,
  withNeededNeighbour,
  withRetraction,
} from '../../../src/answer/quotes/neighbours.js';
import { articleOf } from '../evidence-of.js';

/** The quote for the sentence that begins with « in the text. */
function quoted(question: string, marked: string): string {
  const at = marked.indexOf('«');
  const from = articleOf(marked.replace('«', ''));
  const sentence = from.sentences.find(({ span }) => span.start === at)!;
  const { span } = withNeededNeighbour(analyseQuestion(question), { from, sentence }).sentence;
  return from.article.text.slice(span.start, span.end);
}

const WHY = 'why did the dam give way?';

describe('a cause is quoted with the sentence that it needs', () => {
  test.each([
    ['The dam gave way at dawn. «Weeks of rain had softened it.'],
    ['«The dam gave way at dawn. Weeks of rain had softened it.'],
    ['The dam gave way at dawn. «That was because of a crack in the wall.'],
    ['«The dam gave way at dawn. The reason was a crack in the wall.'],
    ['The engineers found a crack. «As a result, the dam gave way.'],
    ['The rain lasted for weeks. «So the dam gave way.'],
    ['Nobody had looked at the wall for years. «Because of that, the crack stayed hidden.'],
    ['«There were three reasons for the collapse of the dam. Rain had filled the lake.'],
    ['«The wall was old. Nobody had looked at the cracks for years.'],
    ['The dam gave way at dawn.\n\n«It had not been inspected since 1990.'],
    ['«An earlier version of this article gave the age of the wall as 60 years. It is 90 years old.'],
  ])('%s', (marked) => {
    expect(quoted(WHY, marked)).toBe(marked.replace('«', ''));
  });

  test.each([
    [
      'a sentence that says it all',
      'Rain fell. «The dam gave way because of a crack. It was old.',
      'The dam gave way because of a crack.',
    ],
    [
      'no reference',
      'The mayor spoke. «Days of rain broke the dam. Shops shut.',
      'Days of rain broke the dam.',
    ],
    ['a stretch of time', 'The mayor spoke. «This week rain broke the dam.', 'This week rain broke the dam.'],
    [
      'few words at the end of a paragraph',
      '«The wall was old.\n\nThe prize for the best garden went to Bo.',
      'The wall was old.',
    ],
    [
      'a heading before it',
      'How it happened\n\n«It gave way because of rain.',
      'It gave way because of rain.',
    ],
    [
      'a question before it',
      'Why did the dam give way?\n\n«That was because of rain.',
      'That was because of rain.',
    ],
  ])('alone with %s', (_, marked, expected) => {
    expect(quoted(WHY, marked)).toBe(expected);
  });

  test('never over boilerplate, far apart or at any length', () => {
    const text = 'The dam gave way. READ MORE NOW. Weeks of rain had softened it.';
    const from = articleOf(text);
    const [first, second, third] = from.sentences;
    const withBoilerplate = {
      ...from,
      article: { ...from.article, boilerplate: [{ start: second!.span.start, end: second!.span.end }] },
    };
    expect(joined(from, first!, second!)?.sentence.span).toEqual({ start: 0, end: second!.span.end });
    expect(joined(from, first!, third!)).toBeNull();
    expect(joined(withBoilerplate, first!, second!)).toBeNull();
    const apart = articleOf('The dam gave way.\n\n***\n\nIt was old.');
    expect(joined(apart, apart.sentences[0]!, apart.sentences[1]!)).toBeNull();
    const long = articleOf(`The dam ${'very '.repeat(100)}old gave way. It was old.`);
    expect(joined(long, long.sentences[0]!, long.sentences[1]!)).toBeNull();
  });
});

test.each([
  ['why did the dam break?', true],
  ['tell me why the dam broke', true],
  ['how did the dam break?', true],
  ['how do the corals feed?', true],
  ['what caused the flood?', true],
  ['how many people died?', false],
  ['how long is the dam?', false],
  ['who broke the dam?', false],
])('%s asks for an explanation: %s', (question, expected) => {
  expect(asksForExplanation(analyseQuestion(question))).toBe(expected);
});

test.each([
  ['An earlier report said two had died. That was wrong: two were hurt.', true],
  ['An earlier report said two had died. It proved to be a mistake.', true],
  ['A rival report told of two dead. It had read the wrong gauge.', false],
  ['A rival report told of two dead. That was a long day.', false],
  ['Correction: We gave the length as 1,400 metres. It is 640 metres.', true],
  ['An earlier version said that two had died. Two were hurt.', true],
  ['An earlier version said that two had died; two were hurt. It rained.', false],
])('what the next sentence corrects or calls wrong is quoted with it: %s', (text, isWrong) => {
  const from = articleOf(text);
  const { span } = withRetraction({ from, sentence: from.sentences[0]! }).sentence;
  expect(text.slice(span.start, span.end) === text).toBe(isWrong);
});
