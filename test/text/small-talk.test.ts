import { expect, test } from 'vitest';
import { mayAsk, smallTalkOf } from '../../src/text/small-talk.js';
import { QUESTIONS, SMALL_TALK } from './small-talk-table.js';

test.each([
  [
    'thanks',
    [
      'thanks!',
      'Thank you so much!!',
      'thx',
      'ty',
      'ok thanks',
      'cheers mate',
      'thanks a lot for that',
      'hey byline, thanks for the help!',
      'lol ok thanks',
      'omg thank you so much',
      'ok cool thanks everyone for the answers',
      'Merci!',
    ],
  ],
  [
    'greeting',
    [
      'hi',
      'Hello there',
      'hey bot',
      "what's up?",
      'good morning everyone',
      'you there?',
      'how are you?',
      'hi there how are you',
    ],
  ],
  ['goodbye', ['bye', 'good night', 'see you later', 'ok bye', 'thanks, see you tomorrow']],
  [
    'reaction',
    [
      'lol',
      'hahaha',
      'LMAO',
      'ok',
      '👍',
      '😂😂',
      ':)',
      'wow',
      'nice one',
      'good bot',
      'that’s crazy',
      'never mind',
    ],
  ],
  [
    'help',
    [
      'help',
      'Help me please',
      'how does this work?',
      'hey, how does this work?',
      'can you tell me what you can do?',
      'what can you do?',
      'what can I ask you?',
      'how do I add articles',
      'commands',
    ],
  ],
  [
    'identity',
    [
      'who are you?',
      'hi, who are you?',
      'please tell me who you are',
      'what are you',
      "what's your name?",
      'are you a bot?',
      'who made you?',
      'are you chatgpt?',
    ],
  ],
  ['deletion', ['delete this', 'can you delete that please', 'forget my questions', 'stop', 'shut up']],
  [
    'source',
    [
      'source?',
      'sources',
      "what's the source?",
      'says who?',
      'where did you get that from?',
      'are you sure?',
      'is that true?',
    ],
  ],
  ['link', ['https://example.org/a', 'https://example.org/a www.example.org/b']],
  [
    'help',
    [
      'which outlets do you have?',
      'what newspapers are there',
      'what day is today',
      'what time is it now?',
      'is it going to rain?',
      'will it snow tomorrow',
      "how's the weather",
      '2+2',
      'what is 12 * 3.5?',
    ],
  ],
  [
    'identity',
    [
      'what do you think of it?',
      'who is your favourite player',
      "what's your opinion",
      'do you support the strike?',
      'which team do you like most',
    ],
  ],
  ['source', ['who told you that?', 'who says so']],
] as const)('%s', (talk, messages) => {
  for (const message of messages) expect([message, smallTalkOf(message)]).toEqual([message, talk]);
});

test.each([
  'who thanked the rescuers?',
  'what do you think of the chancellor?',
  "what's your opinion on the strike",
  'what did the mayor say about help for farmers?',
  'stop and search powers',
  'who are the ministers?',
  'who are you voting for in Tarn?',
  'is it true that the bridge is closed?',
  'how does the new law work?',
  'what is the source of the leak in Orvale?',
  'where did the minister get the money from?',
  'hello kitty film release date',
  'thank you letter from the king',
  'bye-election',
  'good friday agreement',
  'delete the tax law',
  'okay airlines crash',
  'https://example.org/a what does it say?',
  'test',
  'right to repair',
  'latest',
  'news',
  '',
  '?',
  'what does the mayor think of the strike?',
  'what do you know about the strike?',
  'which outlets do you have on the strike?',
  'who told you to say the bridge is safe, according to the report?',
  'did it rain in Tarn on Monday?',
  'when did the storm bring snow?',
  'who is the favourite to win?',
  'what is the date of the election?',
  'what time is it in the film when the bomb goes off?',
  'score 2-1 final',
])('%j is a question', (message) => {
  expect(smallTalkOf(message)).toBeNull();
});

test.each([
  "I think that's wrong",
  'they met in May, not in June',
  "that's crazy, poor people",
  'what a mess',
  'How sad',
  'yeah he said so on TV',
  'no way this is real',
])('%j is a remark', (message) => {
  expect(mayAsk(message)).toBe(false);
});

test.each([
  'when was it signed',
  'and the cost?',
  'no, when was it signed?',
  'I mean how many ships',
  'did he resign',
  'ferry death toll',
  'is this true?',
  'they met where',
  'what about Japan',
  'and in Germany',
])('%j may ask', (message) => {
  expect(mayAsk(message)).toBe(true);
});

test.each(Object.entries(SMALL_TALK))('a table of %s', (talk, messages) => {
  expect(messages.map((message) => [message, smallTalkOf(message)])).toEqual(
    messages.map((message) => [message, talk]),
  );
});

test('a table of questions', () => {
  expect(QUESTIONS.filter((question) => smallTalkOf(question) !== null)).toEqual([]);
  const small = Object.values(SMALL_TALK).flat();
  expect(small.length).toBeGreaterThanOrEqual(120);
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(120);
});
