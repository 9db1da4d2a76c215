import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { resolveSpan } from '../../../src/answer/short-answer/span-value.js';
import { articleOf, evidenceOf, spanOf } from '../evidence-of.js';

/** The value of the span between « and » in the last sentence; null if there is none. */
function resolved(question: string, marked: string): string[] | null {
  const text = marked.replace(/[«»]/g, '');
  const span = spanOf(text, marked.slice(marked.indexOf('«') + 1, marked.indexOf('»')));
  const candidate = evidenceOf(question, [articleOf(text)]).candidates.at(-1)!;
  const value = resolveSpan(analyseQuestion(question), candidate, span);
  return value?.spans.map(({ start, end }) => text.slice(start, end)) ?? null;
}

const STUDY = 'The study is to cost «9 million crowns» (about 370,000 euros).';

describe('an amount in two units', () => {
  test.each([
    ['how much is the study in euros', STUDY, ['about 370,000 euros']],
    ['in €, how much is the study?', STUDY, ['about 370,000 euros']],
    ['how much is the study in EUR?', STUDY, ['about 370,000 euros']],
    ['how much is the study in czech crowns', STUDY, ['9 million crowns']],
    ['how much is the study in Prague?', STUDY, ['9 million crowns']],
    ['how much was it in dollars?', 'It paid «A$12 million» for it.', ['A$12 million']],
    ['how high was it in rupees?', 'It cost «$75 million, or 6 billion rupees».', ['6 billion rupees']],
    ['how far is it in km', 'The road is «12 miles» (19 km) long.', ['19 km']],
    ['how far is it in metres', 'The road is «12 miles» long.', ['12 miles']],
    ['how much is it in euros', 'It cost «$5», and the 20 euros came from Ann.', null],
  ])('%s', (question, marked, value) => {
    expect(resolved(question, marked)).toEqual(value);
  });
});

describe('of the votes, those of one side', () => {
  const PASSED = 'The plan was approved by «31 votes to 22» on Monday.';
  test.each([
    ['how many voted against the plan?', PASSED, ['22']],
    ['how many voted no to the plan', PASSED, ['22']],
    ['how many votes for the plan', PASSED, ['31']],
    ['how many voted against it?', 'The board turned down the plan by «seven to four».', ['seven']],
    ['how many voted for it?', 'The board turned down the plan by «seven to four».', ['four']],
    ['how many votes were there?', PASSED, ['31 votes to 22']],
    ['how many voted against it?', 'There were «22» votes against.', ['22']],
  ])('%s', (question, marked, value) => {
    expect(resolved(question, marked)).toEqual(value);
  });
});

describe('resolves spans', () => {
  test.each([
    [
      'of two, the one whom the question does not name',
      'who held talks with Lars Holm?',
      'Ana Torres met Lars Holm on Monday. «The two» held talks.',
      ['Ana Torres'],
    ],
    [
      'both of two, if the question names neither',
      'who held talks on Monday?',
      'Ana Torres met Lars Holm on Monday. «The two» held talks.',
      ['Ana Torres', 'Lars Holm'],
    ],
    [
      'of two, the one of the side that is asked for',
      'who signed it for Velland?',
      "Velland's minister Ana Torres met the US envoy, Lars Holm. «The two» signed it.",
      ['Ana Torres'],
    ],
    [
      'of two, the one whose side has other names',
      'who signed on behalf of the united states?',
      "Velland's minister Ana Torres met the US envoy, Lars Holm. «The two» signed it.",
      ['Lars Holm'],
    ],
    [
      'of a list, the one of the side that is asked for',
      'who signed for Velland?',
      'Danish minister «Ana Torres and Lars Holm» of Velland signed.',
      ['Lars Holm'],
    ],
    [
      'the side that is told behind a name is not that of the name before',
      'who signed for Dovrin?',
      "Ana Torres, and Dovrin's minister, Lars Holm, met. «The two» signed it.",
      ['Lars Holm'],
    ],
    [
      'the side that is asked for is no name of the list',
      'who signed for Dovrin?',
      "The minister of Halmer, «Ana Torres, and Dovrin's minister, Lars Holm», signed it.",
      ['Lars Holm'],
    ],
    [
      'the side of whom stands between the office and the name',
      'who signed for halmer?',
      "The minister of Halmer, Ana Torres, met Dovrin's minister, Lars Holm. «The two» signed it.",
      ['Ana Torres'],
    ],
    [
      'of two who are no beginning of the sentence',
      'who signed it?',
      'Ana Torres met Lars Holm. After an hour «the two» signed it.',
      ['Ana Torres', 'Lars Holm'],
    ],
    [
      'all, if the question is about no side',
      'who was charged for the murder?',
      'They are «Ana Torres and Lars Holm», a convicted murderer.',
      ['Ana Torres and Lars Holm'],
    ],
    [
      'all who did something else for a country',
      'who are the candidates for Velland?',
      'They are Velland captain «Ana Torres and Lars Holm».',
      ['Ana Torres and Lars Holm'],
    ],
    [
      'the one whose country begins like the other',
      'who signed for Austria?',
      'Austrian minister Ana Torres met Australian minister Lars Holm. «The two» signed it.',
      ['Ana Torres'],
    ],
    [
      'the American',
      'who signed for the us?',
      'American envoy Ana Torres met Lars Holm of Peru. «The two» signed it.',
      ['Ana Torres'],
    ],
    [
      'both, if the sides are not told',
      'who signed for Velland?',
      'Ana Torres met Lars Holm in Velland. «The two» signed it.',
      ['Ana Torres', 'Lars Holm'],
    ],
    ['its own words', 'what was signed?', 'They signed «a framework» on Friday.', ['framework']],
    ['a partial name', 'who signed the pact?', 'Ana «Torres» signed it.', ['Ana Torres']],
    [
      'a surname with particles',
      'who paid?',
      'It was paid by the mayor, «von der Leyen».',
      ['von der Leyen'],
    ],
    ['a name from its last particle', 'who paid?', 'Oscar de «la Cruz» paid.', ['Oscar de la Cruz']],
    ['whom a clause names', 'who is the heir?', 'By then «he named Ann Lee».', ['Ann Lee']],
    ['whom a sentence names', 'who is the heir?', '«She named Ann Lee» at last.', ['Ann Lee']],
    ['a name with a role', 'who left the ship?', 'The «captain, Henrik Sall», left.', ['Henrik Sall']],
    [
      'two names, if several are asked for',
      'who signed the pact?',
      '«Ana Torres» and Lars Holm signed.',
      ['Ana Torres and Lars Holm'],
    ],
    [
      'a list of places from its first',
      'which ports are on strike?',
      'Dockers walked out at «Tarnport», Brill and Marrow Quay on Monday.',
      ['Tarnport, Brill and Marrow Quay'],
    ],
    [
      'a list of places from its last',
      'which ports are on strike?',
      'Dockers at Tarnport, Brill and «Marrow Quay» walked out.',
      ['Tarnport, Brill and Marrow Quay'],
    ],
    [
      'a list of places from the middle, with articles',
      'which countries get it first?',
      'It is on sale in the United States, «Canada» and the Netherlands.',
      ['United States, Canada and the Netherlands'],
    ],
    [
      'a list of things',
      'what colours does it come in?',
      'It comes in three colours: «ink», sand and moss.',
      ['ink, sand and moss'],
    ],
    [
      'a list of phrases',
      'what are the demands of the union?',
      'They demand «higher wages», shorter shifts and safer cranes.',
      ['higher wages, shorter shifts and safer cranes'],
    ],
    [
      'people with their shares',
      'who are the candidates?',
      'Torres led; «Ana Torres with 14.2 and Lars Holm» followed.',
      ['Ana Torres', 'Lars Holm'],
    ],
    [
      'no apposition',
      'which ports are on strike?',
      'Dockers walked out at «Tarnport», the biggest port of the coast, on Monday.',
      ['Tarnport'],
    ],
    [
      'no other clause',
      'which ports are on strike?',
      'They struck at «Tarnport» and blocked the road.',
      ['Tarnport'],
    ],
    [
      'a noun that is a verb, too, behind the same preposition',
      'which things does it lead to?',
      'It leads to «delays» and to damage.',
      ['delays and to damage'],
    ],
    [
      'no infinitive',
      'which banks lend to the harbour?',
      'It means to borrow from «three banks» and to take the rest from its own cash.',
      ['three banks'],
    ],
    [
      'no list, if one thing is asked for',
      'what colour is it?',
      'It comes in «ink», sand and moss.',
      ['ink'],
    ],
    [
      'one name, if one is asked for',
      'who paid the bill?',
      '«Ana Torres» and Lars Holm paid.',
      ['Ana Torres'],
    ],
    [
      'a long span with an amount',
      'how many people died?',
      'The police said «that at least 12 people in the old town» died.',
      ['at least 12'],
    ],
    ['a short span with an amount', 'how many people died?', 'Of them «12 people» died.', ['12 people']],
    [
      'antecedents of a noun phrase',
      'who signed the pact?',
      'Ana Torres met Lars Holm. «Both leaders» signed it.',
      ['Ana Torres', 'Lars Holm'],
    ],
    [
      'the antecedent of a pronoun',
      'who signed the pact?',
      'Ana Torres came. «She» signed it.',
      ['Ana Torres'],
    ],
  ])('%s', (_, question, marked, expected) => {
    expect(resolved(question, marked)).toEqual(expected);
  });
});

test.each([
  ['an anaphor without an antecedent', 'who signed the pact?', 'Rain fell. «Both leaders» signed it.'],
  ['punctuation alone', 'what was signed?', 'They signed it «, .»'],
])('%s has no value', (_, question, marked) => {
  expect(resolved(question, marked)).toBeNull();
});

test('a span with the old amount is narrowed to the new one', () => {
  expect(resolved('how many people died?', 'The number has risen to «31 from nine».')).toEqual(['31']);
  expect(resolved('how many people died?', 'It rose to «31, up from nine».')).toEqual(['31']);
  expect(resolved('how many people died?', 'It rose to «at least 31 from nine».')).toEqual(['at least 31']);
  expect(resolved('how much does it cost?', 'It costs «$349, or $429 with a pen».')).toEqual([
    '$349, or $429 with a pen',
  ]);
  expect(
    resolved('how many percent do the Greens have?', 'A poll gives Torres «44 percent and Lind 39».'),
  ).toEqual(['44 percent']);
});

test.each([
  [
    'how many cars broke the speed limit?',
    'On Monday «412 cars drove faster than the 90 km/h limit».',
    '412',
  ],
  [
    'how many children under the age of five died?',
    'The flu killed «38 children under the age of five».',
    '38',
  ],
  ['how many homes lost power?', 'It left «12 villages with a total of 3,400 homes» dark.', '3,400'],
  ['how many people voted?', 'So «40 percent of the town, or 1,200 people,» voted.', '1,200'],
  ['how many cars were towed?', 'They towed «two buses, 14 cars and three old lorries».', '14'],
])('a long span is narrowed to what is counted: %s', (question, marked, expected) => {
  expect(resolved(question, marked)).toEqual([expected]);
});

const WHO_DIED = 'who are all the dead?';
const WHO_OPPOSED = 'which countries rejected the plan?';

test.each([
  [
    WHO_DIED,
    'The dead were «Ana Torres and Lars Holm», and Ida Ness was injured.',
    'Ana Torres and Lars Holm',
  ],
  [WHO_DIED, 'The dead were «Ana Torres» and Lars Holm, and Ida Ness fled.', 'Ana Torres and Lars Holm'],
  [WHO_DIED, 'The dead were «Ana Torres», and Ida Ness was injured.', 'Ana Torres'],
  [WHO_DIED, 'The dead were «Ana Torres», and Ida Ness later left.', 'Ana Torres'],
  [WHO_DIED, 'It killed Ana Torres, and «Ida Ness» was injured.', 'Ida Ness'],
  [WHO_DIED, 'It killed «Ana Torres», and Ida Ness says it was an accident.', 'Ana Torres'],
  [WHO_OPPOSED, 'It was rejected by «Norway and Sweden», and Denmark abstained.', 'Norway and Sweden'],
  [WHO_OPPOSED, 'It was rejected by «Norway», and Denmark has not voted.', 'Norway'],
  [
    WHO_OPPOSED,
    'It was rejected by «Norway», Sweden and Denmark, or Finland would pay.',
    'Norway, Sweden and Denmark',
  ],
  [
    'which ports are on strike?',
    'They struck at «Tarnport and Brill», and other ports closed.',
    'Tarnport and Brill',
  ],
])('the subject of the next clause is no item: %s %s', (question, marked, expected) => {
  expect(resolved(question, marked)).toEqual([expected]);
});

test.each([
  [WHO_OPPOSED, '«Norway», Sweden, and Denmark rejected it.', 'Norway, Sweden, and Denmark'],
  [WHO_OPPOSED, 'This year «Norway» and Sweden rejected it.', 'Norway and Sweden'],
  [
    WHO_OPPOSED,
    'It was rejected by Norway, «Sweden», and Denmark, which paid.',
    'Norway, Sweden, and Denmark',
  ],
  [WHO_OPPOSED, '«Norway», Sweden, and later Denmark rejected it.', 'Norway'],
  [WHO_OPPOSED, 'Norway, Sweden, and «Denmark» rejected it.', 'Norway, Sweden, and Denmark'],
  [WHO_OPPOSED, 'It was rejected by «Norway, Sweden», and Denmark.', 'Norway, Sweden, and Denmark'],
])('but the last subject of a clause is one: %s %s', (question, marked, expected) => {
  expect(resolved(question, marked)).toEqual([expected]);
});
