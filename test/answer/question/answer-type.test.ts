import { expect, test } from 'vitest';
import { type AnswerType, answerTypeOf, asksForSeveral } from '../../../src/answer/question/answer-type.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';

const QUESTIONS: Readonly<Record<AnswerType, readonly string[]>> = {
  person: [
    'who signed the framework',
    "who's the new president",
    'whose car was stolen',
    'and who signed it',
    'which two defence ministers met',
    'signed by which defence chiefs',
    'what are the names of the three men who sued',
    "what is the name of the ship's captain",
    'what was the name of the pilot killed in the crash',
    "what is the victim's name",
    'names of the winners',
    'according to reuters who signed it',
    'framework signatories',
  ],
  place: [
    'where was it signed',
    'where is the table made',
    'which city hosts the games',
    'in which town was he born',
    'they met where',
    'halden headquarters',
  ],
  time: [
    'when was it signed',
    'what year did the bridge open',
    'on what date does it end',
    'how long ago was it built',
    'what is the deadline for bids',
    'signing date',
  ],
  duration: [
    'how long is the bridge',
    'how long did the talks last',
    'how many years is the framework for',
    'how much time is left',
  ],
  money: [
    'cost of joining the league for new owners',
    'how much did the bridge cost',
    'what is the price of oil',
    'how many dollars did it raise',
    'how high is the fine',
    'ransom paid',
    'what is the stolen stuff worth',
    'what does a ticket cost now',
    'what do nurses get paid',
  ],
  percent: ['what percentage of voters', 'what proportion of people'],
  number: [
    'how much of a raise did the dockers get',
    'how many people died',
    'how old is he',
    'how tall is the tower',
    'what was the final score',
    'how much snow fell',
    'death toll earthquake',
    'number of dead',
    'age of the captain',
    'speed of the winner',
  ],
  reason: [
    'why did the talks fail',
    'how come it closed',
    'what caused the outage',
    'what was the reason for it',
  ],
  yesno: ['did they sign a deal', 'is the bridge open', 'so is it over', "isn't it over"],
  overview: [
    "what's new",
    'what is the latest on gaza',
    'latest',
    'any updates on the strike',
    'what happened with the test',
    "harbour hack what's going on",
    'ferry accident, what happened?',
    "dock strike in tarn: what's the latest",
    'tell me about the framework',
    'top stories',
  ],
  other: [
    'what did they sign',
    'where are harwick in the table now',
    'which ports were closed',
    'how did they escape',
    'what happened to the crew during the test',
    'what happened to the captain',
    "what's happened to the old pier",
    'what happens to the old tickets',
    'the minister said what happened',
    'in 1912, what happened?',
    'after the ferry sank what happened?',
    'the song what is going on',
    'which ferry and what happened',
    'what new law was passed',
    'what is the name of the ship',
    'what is the name of the aircraft carrier',
    "what is the name of the mayor's dog",
    'what did police charge torres with',
    'what does the cost of living crisis mean',
    'what did she earn praise for',
    'what did the scandal cost him',
    'what is worth a visit',
    'did they sign or not',
  ],
};

test.each(
  Object.entries(QUESTIONS).flatMap(([type, questions]) =>
    questions.map((question) => [question, type] as const),
  ),
)('%s: %s', (question, type) => {
  expect(answerTypeOf(question)).toBe(type);
});

test.each([
  ['which two ministers signed it', true],
  ['who signed it', true],
  ['who were the winners', true],
  ['framework signatories', true],
  ['which minister chaired it', false],
  ['who is the president', false],
  ['when was it signed', false],
])('%s asks for several names: %s', (question, several) => {
  expect(asksForSeveral(question)).toBe(several);
});

test.each([
  ['can you tell me who won', 'person'],
  ['do you know when it opens', 'time'],
  ['could you say how many died', 'number'],
  ['can you swim there', 'yesno'],
] as const)('polite prefix: %s, %s', (question, type) => {
  expect(analyseQuestion(question).type).toBe(type);
});

test.each([
  ['when varga resigned, who replaced her', 'person'],
  ['when storm ingrid hit brandle, how many homes lost power', 'number'],
  ['in the year when the bridge collapsed, who was mayor', 'person'],
  ['after the mayor resigned, when is the election', 'time'],
  ['where the ferry sank, how deep is the water', 'number'],
  ['when the ferry sank, was the captain on board', 'yesno'],
  ['since the strike began, how much has it cost', 'money'],
  ['when the talks ended, what did they sign', 'other'],
  ['in oslo, where the pact was signed, who spoke first', 'person'],
  ['since when, and for how long, has it been shut', 'time'],
  ['when did varga, who was mayor, resign', 'time'],
  ['when was the pact signed, and where', 'time'],
  ['when varga resigned', 'time'],
] as const)('a clause before the question does not ask: %s, %s', (question, type) => {
  expect(answerTypeOf(question)).toBe(type);
});

test.each([
  ["what is new york's population", 'number'],
  ["what's new zealand's inflation rate", 'percent'],
  ["what was the mayor's salary", 'money'],
  ['what is new delhi known for', 'other'],
  ['what is new about the bridge', 'overview'],
  ['what is new in leyburn', 'overview'],
  ["what's new today", 'overview'],
  ["what's new this week", 'overview'],
  ["what's new, please", 'overview'],
] as const)('“new” of a name asks for no news: %s, %s', (question, type) => {
  expect(answerTypeOf(question)).toBe(type);
});

test.each([
  ['what made the captain turn back', 'other'],
  ['what killed the president', 'other'],
  ['what does the minister want', 'other'],
  ['which prize did the author win', 'other'],
  ['which former minister chaired it', 'person'],
  ['what killed president varga', 'other'],
  ['which party will president varga join', 'other'],
  ['what two brave captains were hurt', 'person'],
  ['which retired judge chaired it', 'person'],
  ['which prime minister resigned', 'person'],
] as const)('a person beside what is asked for is not asked for: %s, %s', (question, type) => {
  expect(answerTypeOf(question)).toBe(type);
});
