import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { newestHolder } from '../../../src/answer/short-answer/newest-holder.js';
import type { ShortAnswerOption } from '../../../src/answer/short-answer/short-answer.js';
import { contentTerms } from '../../../src/text/terms/tokens.js';
import { EVENTS, MODEL, option } from './option.js';

const DEPOT = 'The depot at Ostrey leaks.';

/** The name between « and », in a report of that day. */
function named(marked: string, publishedAt: string, spanScore = 1, opening = DEPOT): ShortAnswerOption {
  const name = marked.slice(marked.indexOf('«') + 1, marked.indexOf('»'));
  const found = option(name, publishedAt, opening, spanScore, () => marked.replace(/[«»]/g, ''));
  const { candidate } = found.ranked;
  const terms = new Set(contentTerms(candidate.text));
  return { ...found, ranked: { ...found.ranked, candidate: { ...candidate, terms } } };
}
const holder = (question: string, ...options: ShortAnswerOption[]) =>
  newestHolder(analyseQuestion(question), options, MODEL, EVENTS);

const BEFORE = named('«Rolf Ahlgren», the manager, runs the depot.', '2026-11-16', 2);

test.each([
  ['who runs the depot now', 'Ida Berg', '«Ida Berg» took over the depot from Rolf Ahlgren on Monday.'],
  ['who is in charge of the depot?', 'Ida Berg', '«Ida Berg», an engineer, was put in charge of the depot.'],
  ['who is the manager of the depot', 'Ida Berg', 'His deputy, «Ida Berg», is acting manager.'],
  ['who leads the depot', 'Ida Berg', 'The depot is now under the command of «Ida Berg».'],
  ['who manages the depot', 'Ida Berg', 'The firm appointed engineer «Ida Berg» at the depot.'],
  [
    'who is the manager of the depot?',
    'Ida Berg',
    'That is what «Ida Berg», who took over as manager, says.',
  ],
])('%s: %s, who took over', (question, name, later) => {
  const value = holder(question, BEFORE, named(later, '2026-11-20'));
  expect(value?.option.text).toBe(name);
  expect(value?.earlier).toEqual([BEFORE]);
});

test('in one report, the later sentence counts', () => {
  const before = named('The manager of the depot, «Rolf Ahlgren», was suspended.', '2026-11-16', 2);
  const { from } = named('x «Rolf Ahlgren»', '2026-11-16').ranked.candidate;
  const after = named('«Ida Berg» is acting manager.', '2026-11-16');
  const inOne = (value: ShortAnswerOption, ordinal: number): ShortAnswerOption => {
    const { candidate } = value.ranked;
    const sentence = { ...candidate.sentence, ordinal };
    return { ...value, ranked: { ...value.ranked, candidate: { ...candidate, from, sentence } } };
  };
  const question = 'who is the manager of the depot?';
  expect(holder(question, inOne(before, 1), inOne(after, 2))?.option.text).toBe('Ida Berg');
  expect(holder(question, inOne(before, 2), inOne(after, 1))).toBeNull();
});

test.each([
  ['who was the manager of the depot?', named('«Ida Berg» took over the depot.', '2026-11-20')],
  ['who is the manager of the depot?', named('«Ida Berg» visited the depot.', '2026-11-20')],
  ['who is the manager of the depot?', named('The depot was taken over from «Ida Berg».', '2026-11-20')],
  ['who is the manager of the depot?', named('«Ida Berg» took over the depot.', '2026-11-10')],
  ['who is the manager of the depot?', named('«Ida Berg» took over the depot.', '2026-12-20')],
  ['who is the manager of the depot?', named('«Ida Berg» took over a school.', '2026-11-20')],
  ['who is the manager of the depot?', named('«Ida Berg» took over the depot.', '2026-11-20', -2)],
  ['who found the leak at the depot?', named('«Ida Berg» took over the depot.', '2026-11-20')],
])('%s: nobody took over (%#)', (question, later) => {
  expect(holder(question, BEFORE, later)).toBeNull();
});
