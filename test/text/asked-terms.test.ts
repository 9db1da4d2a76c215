import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { askedTerms } from '../../src/text/terms/asked-terms.js';

/** The terms of the question that a text matches. */
function matched(question: string, text: string): string[] {
  const { terms, words } = analyseQuestion(question);
  const found = askedTerms(text, words);
  return terms.filter((term) => found.has(term));
}

describe('a name is not the word of the question', () => {
  test.each([
    ['latest on the ferry', 'He leaves his husband, Paolo Ferri.'],
    ['when was the ferry built?', 'It was Ferri who played the piano.'],
    ['when was the march?', 'Farmers in the Marches want rain.'],
    ['did the bill pass?', 'He signed for the Bills in May.'],
    ['why do energy bills rise?', 'They asked Bill Ames to leave.'],
    ['who is the pm?', 'They met at 5:52 p.m. on Monday.'],
    ['who is the PM?', 'They met at 6 pm on Monday.'],
  ])('%s ≠ %s', (question, text) => {
    expect(matched(question, text)).toEqual([]);
  });
});

describe('the same word in another form', () => {
  test.each([
    ['latest on the ferry', 'The company has two ferries.', ['ferri']],
    ['latest on the ferry', 'Ferries were cancelled.', ['ferri']],
    ['latest on the ferry', 'Three Ferries Halted As Storm Nears', ['ferri']],
    ['what did the ferris say', 'He leaves his husband, Paolo Ferris.', ['ferri']],
    ['who won among the conservatives', 'They asked a Conservative to stand.', ['conserv']],
    ['which american won?', 'Two of the Americans won.', ['american', 'won']],
    ['latest on the bills', 'He signed for the Bills in May.', ['bill']],
    ['did the bill pass?', 'The Clean Rivers Bill was rejected.', ['bill']],
    ['who leads the defense ministry', 'It is up to the Defence Ministry.', ['defens', 'ministri']],
    ['did the bill pass?', 'The Bills lost. Later the bill failed.', ['bill']],
    ['who is the pm?', 'They met the PM at 5 p.m. on Monday.', ['pm']],
    ['what happened at 5 pm in Oslo?', 'They met at 5 p.m. in Oslo.', ['5', 'pm', 'oslo']],
  ])('%s = %s', (question, text, terms) => {
    expect(matched(question, text)).toEqual(terms);
  });
});
