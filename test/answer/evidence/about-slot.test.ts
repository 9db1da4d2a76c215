import { expect, test } from 'vitest';
import { asideFirst, hasAside, isAboutSlot } from '../../../src/answer/evidence/about-slot.js';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import type { Slot } from '../../../src/answer/question/question.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const slot = (terms: string[], instead: string[] = []): Slot => ({ terms, instead });

function sentencesAbout(text: string, title: string, about: Slot | null): string[] {
  const { candidates } = evidenceOf('who works there?', [articleOf(text, { title })]);
  return candidates.filter((candidate) => isAboutSlot({ slot: about }, candidate)).map(({ text }) => text);
}

const SALE = 'Nimbra buys Solvane';
const SALES = 'Solvane was founded in 1980. It employs 40 people. Nimbra is larger, with 900 employees.';

test('a sentence speaks of a company by its name or a pronoun, not by a title that names both', () => {
  expect(sentencesAbout(SALES, SALE, slot(['nimbra'], ['solvan']))).toEqual([
    'Nimbra is larger, with 900 employees.',
  ]);
  expect(sentencesAbout(SALES, SALE, slot(['solvan'], ['nimbra']))).toEqual([
    'Solvane was founded in 1980.',
    'It employs 40 people.',
  ]);
  expect(sentencesAbout(SALES, SALE, null)).toHaveLength(3);
});

test('a title speaks for its sentences if it has nothing of what was asked about before', () => {
  const toll = 'Two people died.';
  expect(sentencesAbout(toll, 'Flood in Leyburn', slot(['leyburn', 'flood'], ['fire']))).toEqual([toll]);
  expect(sentencesAbout(toll, 'Flood in Leyburn', slot(['tarn', 'flood'], ['fire']))).toEqual([]);
  expect(sentencesAbout(toll, 'Flood and fire in Leyburn', slot(['flood'], ['fire']))).toEqual([]);
  expect(sentencesAbout(toll, 'Flood in Leyburn', slot(['flood']))).toEqual([]);
});

test('sentences with the words of an aside come first, if one of the best has them', () => {
  const text = 'Police held the manager. The builder was set free. The builder of the bridge sang.';
  const { candidates } = evidenceOf('who was held?', [articleOf(text)]);
  const shown = (aside: readonly string[], ...scores: readonly number[]): string[] => {
    const ranked = candidates.map((candidate, at) => ({ candidate, score: scores[at]! }) as RankedSentence);
    return asideFirst({ aside }, ranked).map(({ candidate }) => candidate.text);
  };
  const [held, freed, sang] = candidates.map((candidate) => candidate.text);
  expect(shown(['builder'], 9, 6, 5)).toEqual([freed, sang, held]);
  expect(shown(['builder', 'bridg'], 9, 6, 5)).toEqual([sang, held, freed]);
  expect(shown(['builder'], 9, 3, 2)).toEqual([held, freed, sang]);
  expect(shown(['dam'], 9, 6, 5)).toEqual([held, freed, sang]);
  expect(shown([], 9, 6, 5)).toEqual([held, freed, sang]);
  expect(hasAside({ aside: ['builder'] }, candidates[0]!)).toBe(false);
  expect(hasAside({ aside: [] }, candidates[0]!)).toBe(true);
});
