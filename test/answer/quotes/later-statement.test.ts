import { expect, test } from 'vitest';
import { type Events, NO_EVENTS } from '../../../src/answer/evidence/event.js';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { asksAboutNow } from '../../../src/answer/question/asked-time.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { laterStatement } from '../../../src/answer/quotes/later-statement.js';
import type { Provenance } from '../../../src/domain/article.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const ONE_EVENT: Events = { areSame: () => true, areOneRunningStory: () => true };
const FIRST = '84,000 homes were without power.';
const SECOND = '41,000 homes were without power.';
const THIRD = '6,300 homes were without power.';

/** @param reports Sentence, day, score and term coverage, best first. */
function shownFirst(
  question: string,
  reports: readonly (readonly [text: string, day: number, score?: number, termCoverage?: number])[],
  events = ONE_EVENT,
): string {
  const ranked = reports.flatMap(([text, day, score = 0, termCoverage = 1]) => {
    const { candidates } = evidenceOf(question, [articleOf(text, { publishedAt: `2025-10-0${day}` })]);
    return candidates.map(
      (candidate) => ({ candidate, score, features: { termCoverage } }) as RankedSentence,
    );
  });
  return laterStatement(analyseQuestion(question), ranked, ranked[0]!, events).candidate.text;
}

const QUESTION = 'are homes in Vik still without power';

test('what the latest report says comes first where it is asked how things are now', () => {
  const reports = [
    [FIRST, 1],
    [THIRD, 3, -1],
    [SECOND, 2, -0.5],
  ] as const;
  expect(shownFirst(QUESTION, reports)).toBe(THIRD);
  expect(shownFirst('did homes in Vik lose power', reports)).toBe(FIRST);
  expect(shownFirst(QUESTION, reports, NO_EVENTS)).toBe(FIRST);
});

test('who is at liberty is not in jail, whatever the sentence', () => {
  const sentenced = 'A court sentenced Bo Lind to three years in prison.';
  const first = (question: string, text: string): string => {
    const { candidates } = evidenceOf(question, [articleOf(text, { publishedAt: '2025-10-01' })]);
    const ranked = candidates.map(
      (candidate, at) =>
        ({ candidate, score: -4 * at, features: { termCoverage: 1 - at } }) as RankedSentence,
    );
    return laterStatement(analyseQuestion(question), ranked, ranked[0]!, NO_EVENTS).candidate.text;
  };
  const text = `${sentenced} He stays at liberty until the appeal.`;
  for (const question of ['is bo lind in jail', 'is bo lind behind bars already?', 'is bo lind free?'])
    expect(first(question, text)).toContain('at liberty');
  expect(first('was bo lind sentenced', text)).toBe(sentenced);
  expect(first('is bo lind in jail', `${sentenced} Ida Berg was released on bail.`)).toBe(sentenced);
  const price = 'Entry to the museum costs nothing.';
  const guide = `${price} The guide to the museum was released on Monday.`;
  expect(first('is the museum free?', guide)).toBe(price);
});

test('an earlier report, or one of the same day, does not replace it', () => {
  expect(
    shownFirst(QUESTION, [
      [SECOND, 2],
      [FIRST, 1],
      [THIRD, 2],
    ]),
  ).toBe(SECOND);
});

test('a text that a user gave is not later than a report, whatever its date says', () => {
  const shown = (first: Provenance, second: Provenance, later = THIRD): string => {
    const ranked = [
      articleOf(FIRST, { publishedAt: '2025-10-01', provenance: first }),
      articleOf(later, { publishedAt: '2025-10-03', provenance: second }),
    ].flatMap((article) =>
      evidenceOf(QUESTION, [article]).candidates.map(
        (candidate) => ({ candidate, score: 0, features: { termCoverage: 1 } }) as RankedSentence,
      ),
    );
    return laterStatement(analyseQuestion(QUESTION), ranked, ranked[0]!, ONE_EVENT).candidate.text;
  };
  const ended = 'The outage without power in homes ended.';
  expect(shown('fetched', 'pasted')).toBe(FIRST);
  expect(shown('fetched', 'uploaded', ended)).toBe(FIRST);
  expect(shown('fetched', 'feed')).toBe(THIRD);
  expect(shown('pasted', 'fetched')).toBe(THIRD);
  expect(shown('pasted', 'uploaded')).toBe(THIRD);
});

test('a later sentence that says less of what is asked, or is far less probable, does not replace it', () => {
  expect(
    shownFirst(QUESTION, [
      [FIRST, 1],
      ['In all, 1,840 poles are down.', 3, -1, 0.5],
    ]),
  ).toBe(FIRST);
  expect(
    shownFirst(QUESTION, [
      [FIRST, 1],
      [THIRD, 3, -3.5],
    ]),
  ).toBe(FIRST);
});

test('one that has only words of the earlier question does not replace it', () => {
  const question = 'how many of the crew earlier given as ten are still in hospital';
  const first = 'Eleven of them remain in hospital.';
  const shown = (later: string): string =>
    shownFirst(question, [
      [first, 1],
      [later, 3],
    ]);
  expect(shown('The number of the crew was earlier given as ten.')).toBe(first);
  expect(shown('Nine were in hospital on Thursday.')).toBe('Nine were in hospital on Thursday.');
});

test.each([
  ['The dock strike itself ended at noon.', 'has it ended'],
  ['The strike is over, the union said.', 'has it ended'],
  ['The strike was called in the rain, which lifted at noon.', 'it began'],
  ['Talks about wages ended at noon.', 'it began'],
  ['The strike costs more over a week.', 'it began'],
])('“%s” of a later report, in the same words or not: %s', (later, shown) => {
  const first = 'The dock strike in Vik goes on, the union said.';
  const reports = [
    [first, 1],
    [later, 3, -3.9, 0.3],
  ] as const;
  const expected = shown === 'has it ended' ? later : first;
  expect(shownFirst('is there still a dock strike in Vik', reports)).toBe(expected);
  expect(shownFirst('is the dock strike in Vik over', reports)).toBe(expected);
  expect(shownFirst('who called the dock strike in Vik', reports)).toBe(first);
  expect(shownFirst('why is there still a dock strike in Vik', reports)).toBe(first);
});

test.each([
  ['The union called off the strike in Vik.', true],
  ['Vik has scrapped the toll, and the strike goes on.', false],
  ['Ida Berg of Vik has stepped down.', true],
  ['In Vik, Ida Berg was moved to another office.', true],
  ['Ida Berg dismissed the claim in Vik.', false],
  ['The walkers in Vik have stepped down from the wall.', false],
])('“%s” says that it has ended, or that whoever is asked about has gone: %s', (later, isEnd) => {
  const first = 'Ida Berg leads the strike in Vik.';
  const shown = shownFirst('is Ida Berg still leading the strike', [
    [first, 1],
    [later, 3, -3.9, 0.3],
  ]);
  expect(shown).toBe(isEnd ? later : first);
});

test('the report that says so may also quote whoever has gone, and may be weeks later', () => {
  const first = 'Ida Berg of Vik will take no bonus.';
  const gone = 'Ida Berg has resigned.';
  const question = 'is Ida Berg still the head of Vik';
  const reports = [
    [first, 3],
    [gone, 3, -3],
  ] as const;
  expect(shownFirst(question, reports)).toBe(gone);
  expect(shownFirst(question, reports, { ...NO_EVENTS, areOneRunningStory: () => true })).toBe(gone);
  expect(shownFirst('who is Ida Berg', reports)).toBe(first);
});

test('of the sentences of one report, the one that says that it ended comes first', () => {
  const ended = 'The strike ended at noon.';
  const reports = [
    ['The dock strike in Vik goes on.', 1],
    ['The dock strike in Vik cost 4 million kroner.', 3],
    [ended, 3, -2, 0.3],
  ] as const;
  expect(shownFirst('is the dock strike in Vik over', reports)).toBe(ended);
});

test.each([
  ['is the strike over?', true],
  ['has the strike ended', true],
  ['has the council voted yet', true],
  ['homes without power in Vik now', true],
  ['is he in jail anymore', true],
  ['has anybody been arrested over the dam', true],
  ['was anybody arrested over the dam', false],
  ['has he ever been to Vik', false],
  ['is it true that the mayor was in Vik', false],
  ['who takes over', false],
  ['what happens now that he is gone', false],
])('“%s” asks about now: %s', (question, isNow) => {
  expect(asksAboutNow(analyseQuestion(question))).toBe(isNow);
});
