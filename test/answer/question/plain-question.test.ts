import { expect, test } from 'vitest';
import { plainQuestion } from '../../../src/answer/question/plain-question.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import fc from '../../fixtures/properties.js';

test.each([
  ['hey, can you tell me who signed the pact?', 'who signed the pact?'],
  ['Hi guys, any idea why the ferry sank? Thanks in advance', 'why the ferry sank?'],
  ['ok so how old is the reef', 'how old is the reef'],
  ["that's not much. what did the defence want", 'what did the defence want'],
  ['haha what. who found it', 'who found it'],
  ['who si\u200dgned the pa\u00adct', 'who signed the pact'],
  ['Poor girl. Does she get the money?', 'Does she get the money?'],
  ['that was the ferry. who owned it', 'that was the ferry. who owned it'],
  ['The U.S. What did it want?', 'The U.S. What did it want?'],
  ['quick question: who won the vote', 'who won the vote'],
  ['does anyone know when it opens?', 'when it opens?'],
  ['I was wondering what the tablet costs, asking for a friend', 'what the tablet costs'],
  ['Could you please explain to us how the vote ended', 'how the vote ended'],
  ['out of curiosity, in which port did it sink', 'in which port did it sink'],
  ['sorry if this was already asked, does the article say who won the vote?', 'who won the vote?'],
  ['wait who won the vote', 'who won the vote'],
  ['For my essay: how many votes were cast?', 'how many votes were cast?'],
  ['no idea, bro - who won the vote', 'who won the vote'],
  ['search for who won the vote', 'who won the vote'],
  ['tell me from which port it sailed', 'from which port it sailed'],
  ['One more question: did the ferry sink?', 'did the ferry sink?'],
  ['What I want to know is when it opens', 'when it opens'],
  ['@Byline is it known what’s in the vault?', 'what’s in the vault?'],
  ['hey did the ferry sink', 'did the ferry sink'],
  ['“who won the vote?”', 'who won the vote?'],
  ['who won the vote? 🤔🙏🏽', 'who won the vote?'],
  ['who won the vote (just the name, with sources)', 'who won the vote'],
  ['how many votes were cast, in one sentence?', 'how many votes were cast?'],
  ['who tf won the vote', 'who won the vote'],
  ['What on earth happened to the ferry?', 'What happened to the ferry?'],
  ['why the hell did the fucking ferry sink', 'why did the ferry sink'],
  ['**who won the vote?**', 'who won the vote?'],
  ['`who won the vote`', 'who won the vote'],
  ['> who won the vote', 'who won the vote'],
  ['Who Signed The NATO Pact With Oskava?', 'who signed the NATO pact with Oskava?'],
  ['Did OpenAI Sue Elon Musk For Fraud', 'did OpenAI sue Elon Musk for fraud'],
  ['How Many People Were On The Ferry', 'how many people were on the ferry'],
  ['Give me the captain of the Lady Maren', 'who is the captain of the Lady Maren'],
  ['tell me the two guys who signed it', 'who are the two guys who signed it'],
  ['tell me the price of the tablet pls', 'what is the price of the tablet'],
  ['show me the demands of the strikers', 'what are the demands of the strikers'],
  ['Hello there, Byline. Can you tell me who won?', 'who won?'],
  ['who won the vote? Source?', 'who won the vote?'],
  ['who won the vote please', 'who won the vote'],
  ['who won the vote, according to the articles? pls', 'who won the vote?'],
  ['who won the vote btw??', 'who won the vote?'],
  ['WHO WON THE VOTE IN TARN?', 'who won the vote in tarn?'],
])('%j asks %j', (typed, plain) => {
  expect(plainQuestion(typed)).toBe(plain);
});

test.each([
  'who signed the pact?',
  'Question Time presenter',
  'good morning britain presenter',
  'so far who has won',
  'so many votes, who counted them?',
  'so Japan?',
  'ok, and Syria?',
  'well, Japan?',
  'hi-tech company of the year',
  'so-called experts of the ministry',
  'HM Treasury secretary',
  'people who signed the letter',
  'everyone who won a prize',
  'is this how he died?',
  'did the police say who fired?',
  'Hello Kitty creator name',
  'and when was it signed?',
  'last month, who resigned?',
  'who said “tell me who won”?',
  '“Jaws” and “Alien”',
  'who owns the copyright © of the song',
  'do you know if the ferry sank?',
  'tell me about the ferry',
  'give me the latest on the ferry',
  'give me the names of the victims',
  'show me the sources',
  'According to The Report, who won?',
  'who asked for help',
  'the report, who wrote it?',
  'the quiz who won it',
  'before this, who was captain?',
  'if not, who takes over?',
  'what is in the news',
  'who sings please please please',
  'which band wrote thank you',
  'why did the minister call it homework',
  'thanks',
  'who sang What the Heck',
  'who in the World Health Organization resigned',
  'what on Earth Day happened',
  '- 5 degrees where',
  'is there water on earth',
  'who won the **second** vote',
  'who leads ppl in spain',
  'what did george w bush say',
  'who is r kelly',
  'what is r&b the genre of',
  'k pop band wins what',
  'Ty Cobb who did he play for',
  'is the b4-c route open',
  '*Aida* and *Tosca*',
  'NATO',
  'US UK',
  'Ana Torres Bo Lind',
  'Bank Of England',
  'Who is the Captain Of The Ferry',
])('%j stays as it is', (typed) => {
  expect(plainQuestion(typed)).toBe(typed);
});

test('courtesies are neither searched for nor read', () => {
  const { text, terms, type } = analyseQuestion('hello! do you know how many people died? thx');
  expect([text, terms, type]).toEqual(['how many people died?', ['peopl', 'di'], 'number']);
});

test('a plain question is plain already', () => {
  const word = fc.constantFrom(
    'hey',
    'please',
    'who',
    'won',
    'thanks',
    'ok,',
    'the vote?',
    'do you know',
    'THE',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const plain = plainQuestion(words.join(' '));
      expect(plainQuestion(plain).length).toBeLessThanOrEqual(plain.length);
      expect(words.join(' ').toLowerCase()).toContain(plain.toLowerCase().replace(/\?$/, ''));
    }),
  );
});

test.each([
  ['how many ppl died', 'how many people died'],
  ['how many yrs did he get', 'how many years did he get'],
  ['how many hrs did it last?', 'how many hours did it last?'],
  ['wtf is going on w the ferries', 'what is going on with the ferries'],
  ['hey WTF happened to the ferry', 'what happened to the ferry'],
  ['wtf, is the ferry late', 'is the ferry late'],
  ['wtf is it true that the ferry sank', 'is it true that the ferry sank'],
  ['r they back at sea', 'are they back at sea'],
  ['ok, r the ferries back at sea', 'are the ferries back at sea'],
  ['where r they now', 'where are they now'],
  ['what sank 2day', 'what sank today'],
  ['how much r they getting', 'how much are they getting'],
  ['how many ppl r missing', 'how many people are missing'],
  ['y did it sink', 'why did it sink'],
  ['how many lost thier jobs', 'how many lost their jobs'],
  ['who sank teh ferry', 'who sank the ferry'],
  ['what bout the crew', 'what about the crew'],
  ['what did they say abt the ferry', 'what did they say about the ferry'],
  ['how many sank last yr', 'how many sank last year'],
  ['since wen is it closed', 'since when is it closed'],
  ['hows the ferry doin', "how's the ferry doing"],
  ['whats goin on in quellmar', "what's going on in quellmar"],
  ['who met w/ the crew b4 the vote', 'who met with the crew before the vote'],
  ['who sailed w/o a licence', 'who sailed without a licence'],
  ['k thx. whats new in quellmar', "what's new in quellmar"],
  ['ok ty, who won the vote', 'who won the vote'],
  ['ty! did the ferry sink', 'did the ferry sink'],
])('short forms are written out: %s', (typed, question) => {
  expect(plainQuestion(typed)).toBe(question);
});

test.each(['what bout did he lose', 'what is r', 'the bout was stopped in round two'])(
  'words that only look like short forms stay: %s',
  (question) => {
    expect(plainQuestion(question)).toBe(question);
  },
);
