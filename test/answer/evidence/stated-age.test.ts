import { expect, test } from 'vitest';
import { withStatedAges } from '../../../src/answer/evidence/stated-age.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

/** The likeliest words of the sentence that has a likely span; undefined if none has. */
function stated(question: string, text: string, read: 'read' | 'unread' = 'read'): string | undefined {
  const article = articleOf(text, { title: 'News' });
  const { candidates } = evidenceOf(question, [article]);
  const given = candidates.map((candidate) => ({ ...candidate, spans: read === 'read' ? [] : null }));
  const [best] = withStatedAges(analyseQuestion(question), given).flatMap(({ spans }) => spans ?? []);
  return best && text.slice(best.start, best.end);
}

test.each([
  ['how old is Nora Brekke', 'Brekke, 27, gets 9,000 euros.', undefined],
  ['how old is Nora Brekke', 'Nora Brekke won. Brekke, 27, gets 9,000 euros.', '27'],
  ['how old is brekke?', 'Nora Brekke won. Brekke, 27, gets 9,000 euros.', '27'],
  ['age of nora brekke', 'The prize went to Nora Brekke (27).', '27'],
  ['how old is she Nora Brekke won marathon', 'Nora Brekke ran. Coach Brekke, 27, wept.', '27'],
  ['how old is Nora Brekke', 'Nora Brekke won. Her father, Olav Brekke, 58, wept.', undefined],
  ['how old is Olav Brekke', 'Nora Brekke won. Brekke, 27, gets 9,000 euros.', undefined],
  ['how old is Nora Brekke', 'Nora Brekke won before Ida Lunde, 31, in Oslo.', undefined],
  ['how old was Nora Brekke when she won', 'Nora Brekke has died. Brekke, 87, won in 1960.', undefined],
  ['how many races did Nora Brekke win', 'Nora Brekke, 27, ran.', undefined],
])('%s: “%s” states %s', (question, text, age) => {
  expect(stated(question, text)).toBe(age);
});

test('an age that the reader found keeps its score, and nothing is added without a reader', () => {
  const question = 'how old is Nora Brekke';
  const text = 'Nora Brekke, 27, won.';
  const { candidates } = evidenceOf(question, [articleOf(text)]);
  const spans = [{ start: 13, end: 15, score: 8 }];
  const [first] = withStatedAges(
    analyseQuestion(question),
    candidates.map((candidate) => ({ ...candidate, spans })),
  );
  expect(first!.spans).toEqual(spans);
  expect(stated(question, text, 'unread')).toBeUndefined();
  expect(analyseQuestion(question).terms.every((term) => first!.terms.has(term))).toBe(true);
});

test('it is also found in a sentence that was not read, of an article of which others were', () => {
  const question = 'how old is Nora Brekke';
  const text = 'Nora Brekke won. It rained. The prize pleased Brekke, 27, a nurse.';
  const { candidates } = evidenceOf(question, [articleOf(text)]);
  const [first] = candidates.map((candidate) => ({ ...candidate, spans: [] }));
  const found = withStatedAges(analyseQuestion(question), [first!]);
  expect(found.map(({ text: quote, spans }) => [quote, spans?.length])).toEqual([
    ['Nora Brekke won.', 0],
    ['The prize pleased Brekke, 27, a nurse.', 1],
  ]);
});
