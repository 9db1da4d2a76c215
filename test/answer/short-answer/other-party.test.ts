/** Whose amount it is, who gave and who took, and which way: what a reader overlooks. */
import { expect, test } from 'vitest';
import { misfits } from './misfits.js';

const FIRMS =
  'Brellon Motors agreed to take over Corsat Steel on Monday. Corsat Steel makes parts for Brellon Motors. ';
const CLUBS = 'Marden Rovers sold Ida Berg on Friday. Marden Rovers, Marden Rovers said, will miss her. ';

test.each([
  ['who bought the striker?', 'Rovers bought him from «Dunmore».'],
  ['who was the striker bought by', 'Rovers acquired him from their neighbours «Dunmore».'],
  ['which club sold berg?', 'Rovers have sold Berg to «Torin Nova».'],
  ['Who sold Berg to Torin Nova?', '«Torin Nova», the champions, have bought Berg.'],
  ['who did torin buy berg from', 'Rovers sold Berg to «Torin Nova».'],
  ['who did rovers sell berg to', 'Rovers had bought her from «Dunmore».'],
  ['from whom did they get the ship?', 'The ship was bought by «Norsted Lines».'],
  ['who lent the money?', 'The money was borrowed by «Ana Torres».'],
  ['how much did harwick pay for berg?', 'Harwick offered «35 million pounds» for Berg.'],
  ['how much did the firm pay?', 'The owners rejected a bid of «35 million pounds».'],
  ['what was the club sold for', 'Its «35 million pounds» offer came late.'],
  ['how many people work at brellon motors?', `${FIRMS}Corsat Steel has «29,000» workers.`],
  ['How much did Corsat Steel make in sales?', `${FIRMS}Brellon Motors had sales of «2.1 billion euros».`],
  ['how many libraries stay open?', 'About «32 employees» lose their jobs.'],
  ['how many employees do brellon and corsat have together?', 'Corsat has «29,000 employees».'],
  ['how much more does care cost than roads?', 'Roads cost «6 million euros».'],
  ['what share of the votes did ibarra win?', 'In the capital, Ibarra won «58 percent».'],
  ['how high did the river rise?', 'By noon the river had fallen to «3.1 metres».'],
  ['how much did shares fall?', 'Shares rose «3 percent», but then they fell.'],
  ['how many houses were gone on saturday', 'It had not burnt since 1983, when «31» houses were lost.'],
  ['how big was the fire on Thursday?', 'The last big fire, in 2009, covered «12,400 hectares».'],
  ['how many hectares had burnt by saturday', 'It had burnt «1,900 hectares» by Thursday evening.'],
  ['how much was the firm fined for the november spill', 'In 2014, the firm was fined «2.2 million crowns».'],
  ['how much is a season ticket for students', 'They cost «410 pounds» for adults and 95 for children.'],
  ['who is the coach of torin nova', `${CLUBS}She goes to Torin Nova. It rained. Coach «Sheila Marr» wept.`],
  ['who is the fire chief of penford', 'A mill burnt in Corvin. Fire chief «Ada Lund» saw it.'],
])('%s: not %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(true);
});

test.each([
  ['who bought the striker?', '«Rovers» bought him from Dunmore.'],
  ['who bought the striker?', 'He was sold to «Rovers» by Dunmore.'],
  ['who was the striker bought by', 'He was bought last week by «Rovers».'],
  ['who did torin buy berg from', '«Rovers», the champions, have sold her to Torin.'],
  ['which club sold berg?', 'Torin bought her from «Rovers».'],
  ['which school apologised after it sent letters?', 'They applied to «Norsted College».'],
  ['who received the prize?', 'The prize went to «Ana Torres».'],
  ['who signed the treaty?', 'It was signed by ministers from «Ostmark».'],
  ['who moved to Torin?', 'From Rovers to Torin went «Ana Torres».'],
  ['what did rovers sell?', 'Rovers sold Berg to «Torin».'],
  ['who gave the speech?', 'The speech was given by «Ana Torres».'],
  ['how much did harwick offer?', 'Harwick offered «35 million pounds» for Berg.'],
  ['how much did harwick pay for berg?', 'Harwick offered 30 million and paid «35 million pounds».'],
  ['how much did the firm pay?', 'The owners accepted a bid of «35 million pounds».'],
  ['how many people work at corsat steel?', `${FIRMS}It has «29,000» workers.`],
  ['how many people work at brellon motors?', `${FIRMS}Brellon Motors has «29,000» workers.`],
  ['how much do the corsat steel phones cost', `${FIRMS}Brellon Motors sells them for «99 euros».`],
  ['corsat steel takeover price', `${FIRMS}Brellon Motors pays «2.1 billion euros».`],
  ['how many workers are there?', `${FIRMS}Corsat Steel has «29,000» workers.`],
  ['how many people work at brellon motors?', `${FIRMS}Corsat Steel said there are «29,000» workers.`],
  ['how many seats do women hold?', 'There are «12 women» in the council.'],
  ['how many people lose their jobs?', 'About «32 employees» lose their jobs.'],
  ['how many libraries stay open?', '«Thirty-two» of them stay open.'],
  ['how many employees do they have together?', 'The two have «37,000 employees» in total.'],
  ['how much more does care cost than roads?', 'Care costs «6 million euros» more than roads.'],
  ['what share of the votes did ibarra win in the capital?', 'In the capital, Ibarra won «58 percent».'],
  ['how high did the river rise?', 'The river rose to «5.8 metres» before it fell.'],
  ['how high did the river rise?', 'The river stood at «5.8 metres» at noon.'],
  ['how much did shares fall?', 'Shares rose, but then they fell «3 percent».'],
  ['how long is the drilled hole?', 'It is «180 metres» long.'],
  ['how long were the divers trapped?', 'They were there for «four days».'],
  [
    'who is the coach of marden rovers',
    `${CLUBS}She goes to Torin Nova. It rained. Coach «Sheila Marr» wept.`,
  ],
  ['who is the coach of torin nova', `${CLUBS}Torin Nova coach «Sheila Marr» wept.`],
  ['how many hectares had burnt by saturday', 'It had burnt «1,900 hectares», police said on Sunday.'],
  ['how many houses were gone on wednesday', 'The fire began on Tuesday and took «four» houses.'],
  ['how many were hurt on monday', 'On Monday, «nine» were hurt, more than on Sunday.'],
  ['how much was the firm fined in 2014', 'In 2014, the firm was fined «2.2 million crowns».'],
  ['how many people joined the march', 'In 2019, «400» people joined.'],
  ['how much is a ticket for students', 'They cost «410 pounds» for students.'],
  ['how much is a ticket for students', 'They cost «410 pounds».'],
  ['who is the fire chief of corvin', 'A mill burnt in Corvin. Fire chief «Ada Lund» saw it.'],
  ['who is the president of america', 'It won in the US. President «Ada Lund» saw it.'],
])('%s: %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(false);
});

test('what the next sentence calls wrong is no answer', () => {
  const [told, retraction] = [
    'An earlier report said that «Ida Berg» had signed it.',
    'That was wrong: it was Bo Lind.',
  ];
  expect(misfits('who signed it?', told)).toBe(false);
  expect(misfits('who signed it?', `${told} ${retraction}`, 0)).toBe(true);
  expect(misfits('who signed it?', `${told} It was a long day.`, 0)).toBe(false);
});
