import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { asksForNoWords, asksTwoThings, isMisfit } from '../../../src/answer/short-answer/misfit.js';
import { articleOf, evidenceOf, spanOf } from '../evidence-of.js';

/** Checks the span between « and » in an article of 2026. */
function misfits(question: string, marked: string): boolean {
  const text = marked.replace(/[«»]/g, '');
  const span = spanOf(text, marked.slice(marked.indexOf('«') + 1, marked.indexOf('»')));
  const article = articleOf(text, { publishedAt: '2026-11-25' });
  return isMisfit(analyseQuestion(question), evidenceOf(question, [article]).candidates.at(-1)!, span);
}

test.each([
  ['how did they date the reef?', 'They found that it is «9,400 years» old.'],
  ['what did the survivor say about the lorry?', '"It came loose," said «Callum Reid», a teacher.'],
  ['how they date the reef?', 'They found that it is «9,400 years» old.'],
  ['how the strike end?', 'It lasted «ten days».'],
  ['what survivor say about the lorry?', '"It came loose," said «Callum Reid», a teacher.'],
  ['who is the Danish finance minister?', '«Ana Torres» met Danish Finance Minister Lars Holm.'],
  ["who's the harbour master", '«Ida Berg» thanked harbour master Bo Lind.'],
  ['how many seats do the Greens have?', 'They have 21, «four» fewer than before.'],
  ['how many seats do the Greens have?', 'They have «four» seats more than before.'],
  ['when will the dockers be back?', 'It was the first strike since «2019».'],
  ['how does the deal compare with the demand?', 'They wanted a «ban» on cranes.'],
  ['what do the storm and the ferry have to do with each other?', 'The engine «works».'],
  ['what did the survivor say about the lorry?', '"It came loose," said one survivor, a «teacher» of 34.'],
  ['who came third in the first round?', '«Ana Torres» came first, ahead of Bo Lind.'],
  ['how many people lost their lives?', '«Three» people are still missing.'],
  ['how many were injured?', 'The storm killed «six» and injured 40.'],
  ['who finished in 2nd place?', '«Ana Torres» finished first.'],
  ['how long is the reef?', 'A reef five kilometres long was found «480 metres» below the surface.'],
  ['how much is the folio 2?', '«The Folio 3» costs $349.'],
  ['how much is the folio 2?', 'Nimbra showed the Folio 3 on Monday. It costs «$349».'],
  ['who has more seats, the Greens or the Reds?', 'The «Reds» have 21, four fewer than before.'],
  ['which line is owed money by an engine maker?', 'It is owed money by the engine maker, «Halden Motors».'],
  ['which club was sold by its owner?', 'Club owner «Ana Torres» sold it in May.'],
  ['what was the fine in pesos?', 'He has to pay «$40,000», the court said.'],
  ['rover mission price yen', 'It cost 38 billion yen («$250 million»).'],
  ['which novel won the prize?', 'Bo Lind won the prize for fiction with «fiction with his first novel».'],
  ['what ship did they raise?', 'On Monday they raised «the ship».'],
  [
    'how many died in the Brandle blast?',
    'The Brandle blast was the worst since 1978, when «16» died in Rosvik.',
  ],
  ['what did Lind say?', 'Bo Lind came, too. Ana Torres spoke of "«the end of a thirst»".'],
  ['who becomes acting mayor?', '«Bo Lind», the mayor for nine years, announced his resignation.'],
  ['how long do people wait now?', 'Two years ago, people waited «68 weeks».'],
  ['which two politicians signed it?', 'Then «the two leaders» signed it.'],
  ['who won in 2022?', '«Bo Lind» won in 2023 and 2024.'],
  ['who won the 2022 race?', '«Bo Lind» won last year.'],
  ['when did the EU approve it?', 'Halden will apply for approval in «early 2027».'],
  ['when did it open?', 'It opens «next Friday».'],
  ['when does the report come out?', 'The board opened an inquiry on «29 September».'],
  ['when will it reopen?', 'It closed «last week».'],
  ['how old is lind?', 'The director is Bo Lind. The museum is «40 years» old.'],
  ['how many goals did lind score?', 'Bo Lind was pleased. Ana Torres scored «four».'],
  ['how much does lind earn?', 'The director is Bo Lind. The profit was «$40,000».'],
  ['how many women ran?', 'Of the women, Ana Torres came first. «400» people ran.'],
  ['who was mayor before Torres?', 'Its mayor, «Ana Torres», resigned.'],
  ['who replaced Ana Torres?', '«Ana Torres» was replaced in May.'],
])('%s: not %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(true);
});

test.each([
  ['who is the engine maker?', 'It is owed money by the engine maker, «Halden Motors».'],
  ['which company is the owner?', 'It was sold by the owner, «Halden Motors».'],
  ['which line sued the engine maker?', 'The airline «Merle» sued the engine maker, Halden Motors.'],
  ['what was the fine in pesos?', 'He has to pay «40,000 pesos», the court said.'],
  ['what was the fine in dollars?', 'He has to pay «C$40,000», the court said.'],
  ['what is the prize in crowns?', 'It is worth «11 million Swedish kronor».'],
  ['how much does it cost in dollars?', 'It costs «99 cents».'],
  ['how much did it cost in pesos?', 'It cost «$400 million» pesos.'],
  ['how much did the stolen crowns cost?', 'They cost «£30 million».'],
  ['how much does it cost in riyals?', 'It costs «4 million Omani rials».'],
  ['how much did the gang pay in dollars or euros?', 'They paid «€90».'],
  ['in which half did he score?', 'He scored in «the second half».'],
  ['what term is he serving?', 'He is in «his second term».'],
  ['who was elected to the post of mayor?', 'The new mayor, «Bo Lind», won.'],
  ['who was freed by the owner?', 'Former owner «Bo Lind» was freed.'],
  ['how much money has she won?', 'She has won «$40,000» so far.'],
  ['what is the price of a pound of tea?', 'A pound of tea is «$4».'],
  ['what did the firm with 5 million euros in debt pay?', 'It paid «$2 million».'],
  ['which novel won the prize?', 'Bo Lind won it with «The Grey Boat».'],
  ['what disease did he die of?', 'He died of «a rare lung disease».'],
  ['who is the Danish finance minister?', 'Ana Torres met Danish Finance Minister «Lars Holm».'],
  ['who is the finance minister?', 'The finance minister met «Ana Torres».'],
  ['who met the finance minister?', '«Ana Torres» met Finance Minister Lars Holm.'],
  ['how did they date the reef?', 'They did it by «dating a branch» with uranium.'],
  ['what did the survivor say about the lorry?', '"«It came loose»," said Callum Reid.'],
  ['how close was the vote?', 'They won by «12 votes».'],
  ['what bank said rates would fall?', 'Rates will fall, said «Calder Bank».'],
  ['how many fewer seats do the Greens have?', 'They have 21, «four» fewer than before.'],
  ['how many seats do the Greens have?', 'They have «21», four fewer than before.'],
  ['when will the dockers be back?', 'They will be back in «2027».'],
  ['when did the dockers strike?', 'It was the first strike since «2019».'],
  ['how does the deal compare with the demand?', 'It is «half of what they wanted».'],
  ['what did the minister promise?', 'The minister promised «a new bridge».'],
  ['who came third?', 'Ana Torres came first and «Bo Lind» came third.'],
  ['who came third?', '«Bo Lind» took the bronze.'],
  ['who scored 2 goals?', 'Bo Lind scored 1 before the break. Two more came from «Ana Torres».'],
  ['Who came last?', 'Ana Torres came first, and «Bo Lind» Came Last.'],
  ['which minister signed it, Ana Torres or Bo Lind?', '«Ana Torres» signed it.'],
  ['how many people lost their lives?', 'The toll stands at «14», and three are still missing.'],
  ['how many were injured?', 'The storm killed six and injured «40».'],
  ['how many people were on the ferry?', '«138» were on board, of whom 118 were saved.'],
  ['how long is the reef?', 'A reef «five kilometres» long was found 480 metres below the surface.'],
  ['how long is the reef?', 'The reef measures «five kilometres».'],
  ['how much is the folio 2?', '«The Folio 2» costs $219 and the Folio 3 $349.'],
  ['how many have died since 2020?', 'In 2021, «nine» died.'],
  ['how many died in 2020?', 'In the storm, «nine» died.'],
  ['how many died in Rosvik?', 'The Brandle blast was the worst since 1978, when «16» died in Rosvik.'],
  ['what did Lind say?', 'Bo Lind came, too. "It is «the end of a thirst»," he told Ana Torres.'],
  ['what did Lind say?', 'Bo Lind came, too. "It is «the end of a thirst»."'],
  ['who becomes acting mayor?', 'After the resignation, «Ana Torres» takes over.'],
  ['who resigned?', '«Bo Lind», the mayor for nine years, announced his resignation.'],
  ['how long do people wait now?', 'People now wait «29 weeks», not 68 as two years ago.'],
  ['which two politicians signed it?', '«Bo Lind and Ana Torres» signed it.'],
  ['which two years were hot?', 'Hot were «the last two».'],
  ['who won in 2026?', 'The rule that began in 2010 was ended by «Bo Lind».'],
  ['when does the ban start?', 'It came into force «last week».'],
  ['what is lind doing now?', 'Bo Lind resigned two years ago and «teaches».'],
  ['how much did lind pay for the club?', 'The buyer is Bo Lind. The club was sold for «$40 million».'],
  ['who is married to torres?', '«Ida Torres» came, too.'],
  ['who won in 2025?', '«Bo Lind» won last year and in 2023.'],
  ['when did the pool open?', 'It opened on «12 May».'],
  ['when was the pool due to open?', 'It was to open in «May 2027».'],
  ['when does the pool open?', 'It will open on «12 May».'],
  ['when does the pool open?', 'The opening, on «15 January», will be small.'],
  ['how many goals did lind score?', 'Lind scored «four».'],
  ['how many goals did lind score?', 'Bo Lind was pleased. He scored «four».'],
  ['how many goals did the reds score?', 'They won with «four» against Bo Lind.'],
  ['how many women ran?', 'Men ran as well. Of the women, «400» ran.'],
  ['who won the women’s race?', 'The men came first. She was called «Ana Torres» by all.'],
  ['how many women ran?', '«400» people ran.'],
  ['who was mayor before Torres?', '«Bo Lind» was mayor until Ana Torres came.'],
  ['who is Ana Torres?', 'The mayor, «Ana Torres», resigned.'],
  ['who is torres’s wife?', 'His wife, «Ida Torres», resigned.'],
  ['who did Bo Torres marry?', 'He married «Ida Torres».'],
  ['who has more seats, the Greens or the Reds?', 'The «Greens» have the most seats.'],
])('%s: %s', (question, marked) => {
  expect(misfits(question, marked)).toBe(false);
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
])('%s asks two things: %s', (question, expected) => {
  expect(asksTwoThings(analyseQuestion(question))).toBe(expected);
});
