import { expect, test } from 'vitest';
import { type Events, NO_EVENTS } from '../../../src/answer/evidence/event.js';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { asksWhoHolds } from '../../../src/answer/question/asks-who-holds.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { leadingSentence } from '../../../src/answer/quotes/leading-sentence.js';
import { presentHolder, successorOf } from '../../../src/answer/quotes/successor.js';
import type { Provenance } from '../../../src/domain/article.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const ONE_EVENT: Events = { areSame: () => true, areOneRunningStory: () => true };
const OLD = 'Inspector Ida Berg leads the bank inquiry.';
const LATER = 'Lars Holm has taken over with immediate effect.';
const MOVED = 'Berg was moved to Oslo, and Lars Holm has taken over.';
const QUESTION = 'who leads the bank inquiry';

interface Later {
  readonly score?: number;
  readonly termCoverage?: number;
  readonly titleCoverage?: number;
  readonly day?: number;
  /** Default: fetched. */
  readonly provenance?: Provenance;
}

/** The sentence of the successor, where an earlier report names Ida Berg. */
function successor(
  question: string,
  text: string,
  later: Later = {},
  events = ONE_EVENT,
): string | undefined {
  const ranked = [
    { text: OLD, day: 2, score: 0, termCoverage: 1, titleCoverage: 0, provenance: 'fetched' as const },
    {
      text,
      day: 3,
      score: -1,
      termCoverage: 0,
      titleCoverage: 0.5,
      provenance: 'fetched' as const,
      ...later,
    },
  ].flatMap(({ text: sentence, day, score, termCoverage, titleCoverage, provenance }) => {
    const { candidates } = evidenceOf(question, [
      articleOf(sentence, { publishedAt: `2025-10-0${day}`, provenance }),
    ]);
    return candidates.map(
      (candidate) => ({ candidate, score, features: { termCoverage, titleCoverage } }) as RankedSentence,
    );
  });
  const holder = { sentence: ranked[0]!, name: 'Ida Berg' };
  return successorOf(analyseQuestion(question), ranked, holder, events)?.candidate.text;
}

test('who has taken over since then is whom a later report of the event names', () => {
  expect(successor(QUESTION, LATER)).toBe(LATER);
  expect(successor(QUESTION, 'Chief engineer Bo Lind steps up as acting head.')).toBeDefined();
  expect(successor(QUESTION, 'The board named Bo Lind its new head of inquiries.')).toBeDefined();
  expect(successor(QUESTION, 'Bo Lind was named head of the inquiry.')).toBeDefined();
  expect(successor(QUESTION, LATER, { titleCoverage: 0, termCoverage: 0.3 })).toBe(LATER);
});

test('not whom a text names that a user gave, whatever its date says', () => {
  expect(successor(QUESTION, LATER, { provenance: 'pasted' })).toBeUndefined();
  expect(successor(QUESTION, LATER, { provenance: 'feed' })).toBe(LATER);
});

test('not a report that is earlier, of another event, or about something else', () => {
  expect(successor(QUESTION, LATER, { day: 2 })).toBeUndefined();
  expect(successor(QUESTION, LATER, {}, NO_EVENTS)).toBeUndefined();
  expect(successor(QUESTION, LATER, { titleCoverage: 0 })).toBeUndefined();
  expect(successor(QUESTION, LATER, { score: -5.1 })).toBeUndefined();
  expect(successor(QUESTION, 'A new office has taken over the files.')).toBeUndefined();
  expect(successor(QUESTION, 'Lars Holm praised the inquiry.')).toBeUndefined();
  expect(successor(QUESTION, 'Lars Holm replaced the injured Bo Lind.')).toBeUndefined();
  expect(successor(QUESTION, 'Lars Holm was named player of the match.')).toBeUndefined();
});

test('whoever replaced somebody has taken over, and the acting head of something else has not', () => {
  expect(successor(QUESTION, 'The police replaced her on Tuesday with Bo Lind.')).toBeDefined();
  expect(successor(QUESTION, 'Bo Lind, the acting mayor, praised it.')).toBeUndefined();
  expect(successor(QUESTION, 'Bo Lind, the acting mayor, praised it.', { termCoverage: 0.3 })).toBeDefined();
});

test.each([
  ['Berg stood down on Friday.', true],
  ['Inspector Ida Berg has been dismissed.', true],
  ['The police sacked their inspector, Ida Berg.', true],
  ['Berg dismissed the claim.', false],
  ['Berg said that the clerk had resigned in May.', false],
  ['Berg said that she had resigned.', true],
  ['Berg, who ran it for years, has left.', true],
  ['The clerk resigned.', false],
])('if nobody is named, a later “%s” says that the holder has gone: %s', (text, isGone) => {
  expect(successor(QUESTION, text, { score: -9 })).toBe(isGone ? text : undefined);
  expect(successor(QUESTION, text, { day: 2 })).toBeUndefined();
});

test('whoever has the office comes before whoever had it', () => {
  const former = 'The former harbour minister Ida Berg was in court.';
  const present = 'The present minister, Bo Lind, was not.';
  const shown = (question: string, other: string, score = -7, coverage = 0.5): string => {
    const ranked = [
      { text: former, score: 0, termCoverage: 1 },
      { text: other, score, termCoverage: coverage },
    ].flatMap(({ text, score, termCoverage }) =>
      evidenceOf(question, [articleOf(text)]).candidates.map(
        (candidate) => ({ candidate, score, features: { termCoverage } }) as RankedSentence,
      ),
    );
    const asked = analyseQuestion(question);
    const { candidate } = presentHolder(asked, ranked, ranked[0]!);
    expect(leadingSentence(asked, ranked, NO_EVENTS).candidate).toBe(candidate);
    return candidate.text;
  };
  expect(shown('who is the harbour minister', present)).toBe(present);
  expect(shown('who was the harbour minister', present)).toBe(former);
  expect(shown('who is the harbour minister', 'The minister saw Bo Lind.')).toBe(former);
  expect(shown('who is the harbour minister', present, -8.1)).toBe(former);
  expect(shown('who is the harbour minister', present, -7, 0)).toBe(former);
});

test('a sentence that names who had the office needs no word of the question', () => {
  expect(successor(QUESTION, MOVED, { titleCoverage: 0, score: -9 })).toBe(MOVED);
});

test.each([
  ["who's in charge of the bank inquiry now", true],
  ['who is the new mayor', true],
  ['who runs it', true],
  ['so who is now leading the search?', true],
  ['who led the inquiry in May', false],
  ['who is the man in the picture', false],
  ['who was the captain', false],
  ['what does the head of the bank say', false],
])('“%s” asks who has an office: %s', (question, asks) => {
  expect(asksWhoHolds({ text: question, type: analyseQuestion(`${question} Oslo`).type })).toBe(asks);
  expect(successor(`${question} bank`, LATER) !== undefined).toBe(asks);
});
