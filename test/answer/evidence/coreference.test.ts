import { describe, expect, test } from 'vitest';
import { coreferenceOf } from '../../../src/answer/evidence/coreference.js';
import type { EntityType } from '../../../src/domain/article.js';
import { articleOf } from '../evidence-of.js';

/** The antecedents of the last sentence's subject; null if it is not resolved. */
function antecedents(text: string): string[] | null {
  const article = articleOf(text);
  const coreference = coreferenceOf(article, article.sentences.length - 1);
  return coreference?.antecedents.map(({ span }) => text.slice(span.start, span.end)) ?? null;
}

describe('resolves the subject of the last sentence', () => {
  test.each([
    ['Ana Torres met Lars Holm in Oslo. Both leaders signed the pact.', ['Ana Torres', 'Lars Holm']],
    ['Ana Torres met Lars Holm in Oslo. The two ministers signed it.', ['Ana Torres', 'Lars Holm']],
    ['Ana Torres met Lars Holm in Oslo. They signed the pact.', ['Ana Torres', 'Lars Holm']],
    [
      'Microsoft Corp sued Nordea Bank. Both companies declined to comment.',
      ['Microsoft Corp', 'Nordea Bank'],
    ],
    ['Ana Torres opened the bridge. She thanked the builders.', ['Ana Torres']],
    ['Finance Minister Lars Holm met Ana Torres. The Finance Minister paid.', ['Lars Holm']],
    ['Ana Torres met Lars Holm, the mayor, in Oslo. The mayor paid.', ['Lars Holm']],
    ['Nordea Bank lost money. The bank closed ten branches.', ['Nordea Bank']],
    ['Ursula von der Leyen came to Oslo. She signed it.', ['Ursula von der Leyen']],
    ['Tom Bell died on Monday. Bell was 80. Ann Bell spoke. She will run it.', ['Ann Bell']],
    ['Mrs Torres opened the bridge. Mr Holm closed the road. She said it was safe.', ['Torres']],
    [
      'Mayor Anna Torres and her husband, Peter Holm, opened it. Peter Holm spoke first. She cut the ribbon.',
      ['Anna Torres'],
    ],
    ['Qwexa Torres, a spokeswoman, met Lars Holm. Holm left. Her office is in Oslo.', ['Qwexa Torres']],
    ['Coach Eva Lind praised striker Peter Holm. Lind smiled. He scored twice.', ['Peter Holm']],
    ['Eva Lind met Peter Holm. Lind left early. The spokeswoman was ill.', ['Eva Lind']],
    ['Finance Minister Lars Holm met Ana Torres. The Finance Minister was late. She left.', ['Ana Torres']],
    ['Robin Torres met Alex Holm. She left.', ['Robin Torres']],
    ['Nordea Bank lost money. It closed ten branches.', ['Nordea Bank']],
    [
      'Finance Minister Lars Holm spoke to Ana Torres. The Finance Minister was late. He left.',
      ['Lars Holm'],
    ],
  ])('%s', (text, expected) => {
    expect(antecedents(text)).toEqual(expected);
  });
});

describe('resolves nothing', () => {
  test.each([
    ['without an anaphor', 'Ana Torres opened the bridge. Rain fell.'],
    ['without an earlier name', 'The bridge opened. She thanked the builders.'],
    ['if the sentence itself names the person', 'Ana Torres spoke. Lars Holm said he would pay.'],
    ['if the office is followed by its name', 'Ana Torres spoke. The minister Lars Holm paid.'],
    ['for a pronoun of another gender', 'Peter Holm opened the bridge. She thanked the builders.'],
    ['if two people are as likely', 'In Oslo, Eva Lind met Ana Torres. She left.'],
    ['if a person of unknown gender is nearer', 'Eva Lind closed it. Charlie Holm came. She left.'],
    ['if no sentence names exactly two people', 'Ana Torres spoke. Both leaders signed the pact.'],
  ])('%s', (_, text) => {
    expect(antecedents(text)).toBeNull();
  });
});

test('the antecedent is taken from the sentence that gives the full name', () => {
  const article = articleOf('Ana Torres won. Torres wept. She thanked everybody.');
  expect(coreferenceOf(article, 2)).toMatchObject({
    antecedentSentence: { ordinal: 0 },
    anaphor: { start: 29, end: 32 },
  });
});

test('of several anaphors, one of the expected type is resolved', () => {
  const text = 'Nordea Bank hired Ana Torres. The bank said she was ready.';
  const antecedentOf = (expected: readonly EntityType[]) => {
    const [antecedent] = coreferenceOf(articleOf(text), 1, expected)!.antecedents;
    return text.slice(antecedent!.span.start, antecedent!.span.end);
  };
  expect(antecedentOf(['person'])).toBe('Ana Torres');
  expect(antecedentOf(['organisation'])).toBe('Nordea Bank');
});
