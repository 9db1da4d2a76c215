import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { asksForNoWords, asksTwoThings } from '../../../src/answer/short-answer/misfit.js';
import { misfits } from './misfits.js';

test.each([
  ['what did the survivor say about the lorry?', '"It came loose," said «Callum Reid», a teacher.'],
  ['what survivor say about the lorry?', '"It came loose," said «Callum Reid», a teacher.'],
  ['who is the Danish finance minister?', '«Ana Torres» met Danish Finance Minister Lars Holm.'],
  ['who is the US secretary of state?', '«Ana Torres» met US Secretary of State Lars Holm.'],
  ["who's the harbour master", '«Ida Berg» thanked harbour master Bo Lind.'],
  ['who is the mayor?', 'Former mayor Ida Berg said that «Ann Roe» had thanked Mayor Bo Lind.'],
  ["who's harbour minister these days", 'The former harbour minister «Ida Berg» spoke.'],
  ['who runs the harbour?', 'Its ousted chief «Ida Berg» spoke.'],
  ['how many seats do the Greens have?', 'They have 21, «four» fewer than before.'],
  ['how many seats do the Greens have?', 'They have «four» seats more than before.'],
  ['how does the deal compare with the demand?', 'They wanted a «ban» on cranes.'],
  ['what do the storm and the ferry have to do with each other?', 'The engine «works».'],
  ['how long is the reef?', 'A reef five kilometres long was found «480 metres» below the surface.'],
  ['who has more seats, the Greens or the Reds?', 'The «Reds» have 21, four fewer than before.'],
  ['which two politicians signed it?', 'Then «the two leaders» signed it.'],
  ['how many visits were there?', 'An earlier version of this article said that there were «96,000» visits.'],
  ['how many workers are missing?', 'That brings the number of dead to «nine».'],
  ['how many people died?', 'Police arrested «twelve» people.'],
  ['how many were rescued?', 'The ferry sank, and «22» are missing.'],
  ['how long is the quay?', 'Correction: In our report of Monday we gave the length as «1,400 metres».'],
  ['how many people died?', 'The number of confirmed cases has reached «318», the most since March.'],
  ["what's her book about?", 'She won the prize for her first novel, "«Cold Harbour»".'],
  ["what's the book about Ida Berg won prize", 'She won the prize for her first novel, "«Cold Harbour»".'],
  ['how much over budget is the tunnel?', 'The cost has risen from £41 million to «£50 million».'],
  ['how much more did Norby offer than Hexley?', 'Norby offers «£385 million», Hexley £372 million.'],
  ['by how much did the price rise?', 'The price is now «64 euros».'],
  [
    'how much too short was the track?',
    'The lane measured «199.6 metres», 40 centimetres less than it should.',
  ],
  ['what was the final score?', 'Leyburn led «12-9» at half-time.'],
  ['who hit the winner for Leyburn?', 'In the first half, «Ode» scored.'],
  ['where are Leyburn in the table?', 'Leyburn are third, a point ahead of «Harwick».'],
  ['which tram line is closing?', 'Line 8 to «Hexley» will close in May.'],
  ["who's it by film won prize", 'The film "«Cold Harbour»" won the prize.'],
  ['who is the film by', 'The film with «Ida Berg» won the prize.'],
])('%s: not %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(true);
});

test.each([
  ['who is the Danish finance minister?', 'Ana Torres met Danish Finance Minister «Lars Holm».'],
  ['who is the finance minister?', 'The finance minister met «Ana Torres».'],
  ['who met the finance minister?', '«Ana Torres» met Finance Minister Lars Holm.'],
  ['who is the mayor?', 'Former mayor Ida Berg said that Mayor «Bo Lind» had thanked her.'],
  ['who was the harbour minister?', 'The former harbour minister «Ida Berg» spoke.'],
  ['who is the former harbour minister?', 'The former harbour minister «Ida Berg» spoke.'],
  ['who thanked the mayor?', 'The former mayor «Ida Berg» thanked him.'],
  ['who was killed?', 'The blast killed Maria Lopez and «Tom Reed».'],
  ['who is the king?', 'Backing Ida Berg, «Bo Lind» spoke.'],
  ['what did the survivor say about the lorry?', '"«It came loose»," said Callum Reid.'],
  ['how close was the vote?', 'They won by «12 votes».'],
  ['what bank said rates would fall?', 'Rates will fall, said «Calder Bank».'],
  ['how many fewer seats do the Greens have?', 'They have 21, «four» fewer than before.'],
  ['how many seats do the Greens have?', 'They have «21», four fewer than before.'],
  ['how does the deal compare with the demand?', 'It is «half of what they wanted».'],
  ['what did the minister promise?', 'The minister promised «a new bridge».'],
  ['which minister signed it, Ana Torres or Bo Lind?', '«Ana Torres» signed it.'],
  ['how long is the reef?', 'A reef «five kilometres» long was found 480 metres below the surface.'],
  ['how long is the reef?', 'The reef measures «five kilometres».'],
  ['how long is the tunnel?', 'The tunnel runs «50 kilometres» from Hexley to Norby.'],
  ['which two politicians signed it?', '«Bo Lind and Ana Torres» signed it.'],
  ['which two years were hot?', 'Hot were «the last two».'],
  ['who has more seats, the Greens or the Reds?', 'The «Greens» have the most seats.'],
  ['where are Leyburn in the table?', 'Leyburn are «third», a point ahead of Harwick.'],
  ['where is Leyburn?', 'Leyburn is near «Harwick».'],
  ['which tram line is closing?', '«Line 8» to Hexley will close in May.'],
  ['which tram line is closing?', 'The line to «Hexley» will close in 2028.'],
  ["who's it by film won prize", 'It is the first film by the director «Ida Berg».'],
  ['who was the guard hit by?', '«Ida Berg» hit the guard.'],
  ['what was the score at half-time?', 'Leyburn led «12-9» at half-time.'],
  ['who won?', '«Harwick» beat Leyburn, who had led at half-time.'],
  ['how many visits were there?', 'An earlier version said that there were 96,000; there were «71,500».'],
  ['how many workers are missing?', '«Five» are unaccounted for; nine are dead.'],
  ['how many were rescued?', '«Seventy» villagers were evacuated by boat.'],
  ['how many people got ill?', '«Thirty» guests were treated in hospital.'],
  ['how many people are missing?', 'There is no word of «six» of them.'],
  ['how long is the quay?', 'Correction: The article gave 1,400 metres, not «640 metres».'],
  ['how many people got ill?', 'The number of confirmed cases has reached «318», the most since March.'],
  ["what's her book about?", 'It is about «twins who keep a lighthouse in Orkney».'],
  ['what is the row about?', 'Fans are angry about «the new VAR rules».'],
  ['who wrote the book about Oslo?', 'The book on Oslo is by «Ida Berg».'],
  ['how much over budget is the tunnel?', 'It is «£9 million» over budget.'],
  ['how much over budget is the tunnel?', 'The tunnel will cost «£9 million» more than planned.'],
  ['by how much did the price rise?', 'The price rose by «3 euros», to 64.'],
  ['by how much did the price rise?', 'The price is up «five percent».'],
  ['how much too short was the track?', 'The lane was «40 centimetres» shorter than it should be.'],
  ['how many older people moved?', '«Forty» of them were over 70.'],
  ['by how many votes did she win?', 'She won by «117» votes.'],
  ['how much more do they get?', 'Staff get «5.2 percent» more pay.'],
  ['how much money is over the limit?', 'The limit is «£9 million».'],
  ['how many people were over the age of 60?', '«Forty» of them were.'],
  [
    'how many visits were there?',
    'Earlier reports of the council speak of others. There were «71,500» visits.',
  ],
])('%s: %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(false);
});

test('nor is what the next sentence calls wrong', () => {
  const marked = 'The council counted «96,000» visits. That was wrong.';
  expect(misfits('how many visits were there?', marked, 0)).toBe(true);
});

test('bare keywords ask for no words', () => {
  expect(asksForNoWords(analyseQuestion('kestrel ferry captain arrested'))).toBe(true);
  expect(asksForNoWords(analyseQuestion('what did they sign'))).toBe(false);
  expect(asksForNoWords(analyseQuestion('death toll ferry'))).toBe(false);
});

test.each([
  ['at which lake do they drill next and how much money did they ask for', true],
  ["what's the fine, and why was the boat turned away?", true],
  ['who represented India and who the US?', false],
  ['what did Smith and the Who say?', false],
  ['which ports and which cities are closed?', false],
  ['who decides when and where the talks take place?', false],
  ['who explained what happened and why?', false],
])('%s asks two things: %s', (question, expected) => {
  expect(asksTwoThings(analyseQuestion(question))).toBe(expected);
});
