import { expect, test } from 'vitest';
import { matchesAnswerType, refersToPeople } from '../../../src/answer/evidence/answer-type-match.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';

/** Checks the span between « and ». */
function matches(question: string, marked: string): boolean {
  const at = marked.indexOf('«');
  const words = marked.slice(at + 1, marked.indexOf('»'));
  return matchesAnswerType(analyseQuestion(question), words, marked.replace(/[«»]/g, ''), at);
}

const MATCHING: readonly (readonly [question: string, marked: string])[] = [
  ['who signed the pact?', '«Rajnath Singh» signed it on Friday.'],
  ['who signed the pact?', 'It was signed by «Manchester United» on Friday.'],
  ['who signed the pact?', '«Both leaders» signed it on Friday.'],
  ['who signed the pact?', '«He» signed it on Friday.'],
  ['who won the match?', '«Harwick Town» won 3-2.'],
  ['who runs the ferry?', 'It is run by «Western Isles Lines».'],
  ['who owns the mine?', 'The mine belongs to «Norland Mining».'],
  ['who did the fund invest in?', 'The fund invested in «Zelkova».'],
  ['who did they buy a stake in last week?', 'They bought shares in «Zelkova».'],
  ['who banned the app?', 'The app was banned in «India» on Friday.'],
  ['who does the club want to sign?', 'It renewed its interest in «Isak».'],
  ['who owns the ship?', 'It is owned by «Grace Ocean» of Oslo.'],
  ['who won the cup?', '«France» won it.'],
  ['who called the strike?', 'The «Dock Workers’ Union» called it.'],
  ['who is the captain?', 'The captain is «Henrik Sall».'],
  ['who is anna kowal?', 'Anna Kowal, «leader of the dockers», spoke.'],
  ['who is anna kowal?', 'Anna Kowal, «the architect of the Gull Wing», spoke.'],
  ['who is behind the Gull Wing?', 'The Gull Wing was built by «Anna Kowal».'],
  ['who is Ida Ness?', 'Repairs take weeks, said «the mayor», Ida Ness.'],
  ['who is on the board?', '«Ida Ness» is on the board.'],
  ['who is the market leader?', '«Kestrel Books» leads the market.'],
  ['when was the pact signed?', 'They signed it «on Friday» in Oslo.'],
  ['when was the pact signed?', 'They signed it in «2025» in Oslo.'],
  ['when was the pact signed?', 'They signed it «two days ago» in Oslo.'],
  ['when was the pact signed?', 'They signed it at «2:40 a.m.» in Oslo.'],
  ['in which year was the oak felled?', 'It was felled in the winter of «2881 BC».'],
  ['Ode died at 94. Which team did he work for?', 'He worked for the «Harwick Dodgers».'],
  ['how many people died?', 'The flood killed «12» in Oslo.'],
  ['how many people died?', 'The flood killed «hundreds» in Oslo.'],
  ['how many people died?', 'The flood killed «twenty-two people» in Oslo.'],
  ['how old is the captain?', 'The captain is «22».'],
  ['how old is the captain?', 'The captain is «22 years» old.'],
  ['how old is the captain?', 'The «22-year-old» won.'],
  ['how big was the delay?', 'The delay was «three weeks» at most.'],
  ['how much did the bridge cost?', 'The bridge cost «$12» a tonne.'],
  ['how much did the bridge cost?', 'The bridge cost «12 million crowns».'],
  ['how much did the bridge cost?', 'It was «free».'],
  ['what percentage voted?', 'Of them «40%» voted.'],
  ['what percentage voted?', 'Of them «nine in ten» voted.'],
  ['how long did the talks last?', 'They went on for «two hours».'],
  ['how long did the talks last?', 'They went on «overnight».'],
  ['where was the pact signed?', 'They signed it in «Oslo».'],
  ['which ports were closed?', 'The storm closed «Mersin and Izmir».'],
  ['what did they sign?', 'They signed «a framework».'],
  ['why did the port close?', 'It closed «because of heavy rain».'],
  ['why was she arrested?', 'She was arrested for protesting «against the port».'],
];

const NOT_MATCHING: readonly (readonly [question: string, marked: string])[] = [
  ['why was the plan rejected?', 'It was rejected «against the advice of the planners».'],
  ['why did the port close?', 'It closed «despite a promise» to the dockers.'],
  ['who is the captain of the ship?', 'The captain of the «Lady Ardent» was saved.'],
  ['who is anna kowal?', 'Anna Kowal, the architect of the «Gull Wing», spoke.'],
  ['who is Ida Ness?', 'The bridge in «Tarn» is closed.'],
  ['who is Ida Ness?', 'Missing are Ida Ness, «the mayor’s sister, Ann Marsh» and two others.'],
  ['who is anna kowal?', 'Bo Lind, «leader of the dockers», spoke.'],
  ['who is anna kowal?', 'Anna Kowal spoke of «the strike».'],
  ['who is the captain?', 'He works for «Western Isles Lines».'],
  ['who was arrested?', 'The ferry sank off «Kettle Island».'],
  ['who resigned this week?', 'The head of «Harwick Water Company» resigned.'],
  ['who quit over the leak', '«Harwick Water Company» said that its head would quit.'],
  ['who was killed?', 'A man died when «Storm Ingrid» hit the coast.'],
  ['who supplied the plugs?', 'They came from a supplier in «Zelkova».'],
  ['who cut off the power?', 'Power was cut off by «Storm Ingrid».'],
  ['who got sent off?', 'The captain of «Leyburn United» was sent off.'],
  ['who won?', 'The «Booker Prize» was awarded in London.'],
  ['who voted for it?', 'The «Fair Rents Act» passed.'],
  ['who lives there?', 'They live on the «River Aldwyn».'],
  ['who signed the pact?', 'They signed «a framework» on Friday.'],
  ['who signed the pact?', 'Singh signed it «on Friday».'],
  ['who signed the pact?', 'They met at the «Defence Ministers Meeting» in Oslo.'],
  ['who signed the pact?', '«It» was signed on Friday.'],
  ['who signed the pact?', 'They signed it in «a hotel» in Oslo.'],
  ['who killed the farmer?', 'The farmer was found dead by a «neighbour» on Monday.'],
  ['who started the fire?', '«A passer-by» saw the fire.'],
  ['who owns the mill?', 'It was bought from a «family of farmers».'],
  ['when was the pact signed?', 'It was signed by «Rajnath Singh».'],
  ['when was the pact signed?', 'It was signed in «Oslo».'],
  ['how many people died?', 'The flood killed «people» in Oslo.'],
  ['how old is the captain?', 'The captain has played for «22 years» in Oslo.'],
  ['how old is the captain?', 'The captain is «young».'],
  ['how much did the bridge cost?', 'The bridge has «12» lanes.'],
  ['how much did the bridge cost?', 'It was paid in «dollars».'],
  ['what percentage voted?', 'In Oslo «40» voted.'],
  ['how long did the talks last?', 'They went on in «Oslo».'],
  ['where was the pact signed?', 'They signed it in «2025».'],
  ['which ports were closed?', 'The storm closed «three» of them.'],
  ['which ports were closed?', 'The storm closed «about 12» of them.'],
  ['which ports were closed?', 'The storm closed «them».'],
  ['where was the pact signed?', 'It was signed in «it».'],
  ['what did they sign?', 'They signed «these» in Oslo.'],
  ['what did they sign?', 'They signed «the others» in Oslo.'],
  ['why did the port close?', '«It» closed.'],
  ['what did they sign?', 'They signed «— …» in Oslo.'],
];

test.each(MATCHING)('%s: %s', (question, marked) => {
  expect(matches(question, marked)).toBe(true);
});

test.each(NOT_MATCHING)('%s: not %s', (question, marked) => {
  expect(matches(question, marked)).toBe(false);
});

test('the type that the article tells elsewhere counts', () => {
  const types = new Map([['Amalia', 'thing'] as const]);
  const question = analyseQuestion('who found the reef?');
  expect(matchesAnswerType(question, 'Amalia', 'Amalia found it.', 0)).toBe(true);
  expect(matchesAnswerType(question, 'Amalia', 'Amalia found it.', 0, types)).toBe(false);
});

test.each(['he', 'They', 'both', 'The two ministers', 'the pair', 'his defence minister', 'the 22-year-old'])(
  '%j refers to people named elsewhere',
  (words) => {
    expect(refersToPeople(words)).toBe(true);
  },
);

test.each(['it', 'Rajnath Singh', 'the ministry', 'Minister Singh', 'the minister of state', ''])(
  '%j does not refer to people named elsewhere',
  (words) => {
    expect(refersToPeople(words)).toBe(false);
  },
);

test.each([
  ['which country imposed tariffs?', 'Then «the US» imposed tariffs.'],
  ['which agency declared an emergency?', 'Then «WHO» declared an emergency.'],
  ['what percentage voted?', 'Nearly «two thirds» voted.'],
])('%s: %s', (question, marked) => {
  expect(matches(question, marked)).toBe(true);
});
