import { expect, test } from 'vitest';
import { withoutOtherDisasters } from '../../../src/answer/evidence/other-disaster.js';
import { DISASTER_KINDS } from '../../../src/text/lexicon/disasters.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const search = {
  passageCount: async () => 100,
  documentFrequencies: async (_: number, terms: readonly string[]) => new Map(terms.map((term) => [term, 1])),
};
const BLAST = articleOf('An explosion at the Orvale works in Stanmouth killed seven, Ferran Holt said.', {
  title: 'Blast kills seven',
  publishedAt: '2026-11-24',
});
/** Of the explosion, which it does not name. */
const TOLL = articleOf('The dead of the Orvale works in Stanmouth are now nine, Ferran Holt said.', {
  title: 'Toll rises',
  publishedAt: '2026-11-26',
});
const STORM = articleOf('A storm tore the roof off a school in Kesk. No one was killed.', {
  title: 'Storm in Kesk',
  publishedAt: '2026-11-25',
});

/** What may still answer. */
async function answersTo(question: string, articles = [BLAST, TOLL, STORM]): Promise<string[]> {
  const { candidates } = evidenceOf(question, articles, [{ seven: 5 }, { nine: 5 }, { 'No one': 1 }]);
  const left = await withoutOtherDisasters(search, 1, question, candidates);
  return left.flatMap(({ spans, from }) =>
    (spans ?? []).map(({ start, end }) => from.article.text.slice(start, end)),
  );
}

test('the victims of another kind of disaster are no answer', async () => {
  expect(await answersTo('how many died in the storm?')).toEqual(['No one']);
});

test('a report that does not name the kind answers with those of its event', async () => {
  expect(await answersTo('how many died in the explosion?')).toEqual(['seven', 'nine']);
});

test('nothing answers where no article tells of the kind', async () => {
  expect(await answersTo('how many were killed in the shooting?')).toEqual([]);
  expect(await answersTo('who was injured in the earthquake?')).toEqual([]);
});

test.each(['how many died?', 'how long did the storm last?', 'how many died in the accident?'])(
  'all may answer: %s',
  async (question) => {
    expect(await answersTo(question)).toEqual(['seven', 'nine', 'No one']);
  },
);

test('sentences that were not read stay unread', async () => {
  const { candidates } = evidenceOf('how many died in the storm?', [BLAST], [null]);
  const left = await withoutOtherDisasters(search, 1, 'how many died in the storm?', candidates);
  expect(left.map(({ spans }) => spans)).toEqual([null]);
});

test.each([
  ['storm', 'Abigale and Nightingale won.'],
  ['eruption', 'She lives in Bratislava.'],
  ['riot', 'In March the patriot spoke naturally.'],
  ['stabbing', 'The stable was established.'],
  ['robbery', 'He was afraid.'],
  ['crash', 'The programme was controlled.'],
  ['shooting', 'It has begun.'],
  ['explosion', 'They explored Bombay.'],
  ['flood', 'The damage was small.'],
])('parts of words do not tell of a %s', (asked, text) => {
  const kinds = DISASTER_KINDS.filter((kind) => kind.asked.test(asked));
  expect(kinds.map(({ told }) => told.test(text))).toEqual([false]);
});
