import { expect, test } from 'vitest';
import { plainQuestion } from '../../../src/answer/question/plain-question.js';
import { withQuestionWordSpelled } from '../../../src/answer/question/question-word-typo.js';

test.each([
  ['wher did they find the otter', 'where did they find the otter'],
  ['Whn was it signed?', 'when was it signed?'],
  ['waht is the toll', 'what is the toll'],
  ['wht did the mayor say', 'what did the mayor say'],
  ['wat is the toll', 'what is the toll'],
  ['wen did the bridge open', 'when did the bridge open'],
  ['were is the new bridge', 'where is the new bridge'],
  ['wich party won', 'which party won'],
  ['whcih party won', 'which party won'],
  ['wehre did it sink', 'where did it sink'],
  ['whatt is the toll', 'what is the toll'],
  ['wjat is the toll', 'what is the toll'],
  ['hwo many died', 'how many died'],
  ['hwo did it sink', 'how did it sink'],
  ['hwo signed the pact', 'who signed the pact'],
  ['wo is the captain', 'who is the captain'],
  ['howmany people died', 'how many people died'],
  ['howmuch did it cost', 'how much did it cost'],
  ['whats new', "what's new"],
  ['hows the war going', "how's the war going"],
  ['whos selling the data', "who's selling the data"],
  ['and wheres the captain now', "and where's the captain now"],
  ['kurbo hack whats going on', "kurbo hack what's going on"],
  ['wasnt it the pump', "wasn't it the pump"],
  ['why didnt they sail', "why didn't they sail"],
  ['what wouldve the quay cost', "what would've the quay cost"],
  ['Whats the bridge called?', "What's the bridge called?"],
])('"%s" asks "%s"', (typed, meant) => {
  expect(withQuestionWordSpelled(typed)).toBe(meant);
});

test.each([
  'who signed the pact',
  'were the talks cancelled',
  'wait did the minister resign',
  'were they hurt',
  'wen removed by a surgeon',
  'hat shop closes in Leeds',
  'here is what I need',
  'Howe said what about the vote',
  'Wheo was elected, and when?',
  "what's new",
  'what does it say of the hows and whys',
  'the what’s-new page',
  'Shen Yun tour dates',
  'Thom Yorke tour',
  'Bhat was arrested',
  'WHOI study',
  'hwy 61 crash',
  'Wat Pho fire',
  'wat pho fire',
  'Wien election result',
  'Wen was arrested',
  'wo ist die Fähre',
  'whale watching ban',
  'white house statement',
  'wheat prices',
  'ferry',
  'why',
])('"%s" stays as it is', (typed) => {
  expect(withQuestionWordSpelled(typed)).toBe(typed);
});

test('a typo behind a greeting', () => {
  expect(plainQuestion('hey, wher did the ferry sink? thanks')).toBe('where did the ferry sink?');
});

test.each(['cant of the sail', 'a wont of sailors', 'who is Isnter'])(
  '"%s" has no lost apostrophe',
  (typed) => {
    expect(withQuestionWordSpelled(typed)).toBe(typed);
  },
);
