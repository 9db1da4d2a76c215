import { describe, expect, test } from 'vitest';
import { askingFrom } from '../../src/answer/interrogative.js';
import { analyseQuestion } from '../../src/answer/question.js';

const asked = (question: string): string | null => {
  const from = askingFrom(question);
  return from === null ? null : question.slice(from);
};

describe('the word that asks', () => {
  test.for([
    ['how old was she when she won?', 'how old was she when she won?'],
    ['What did Doctor Who say?', 'What did Doctor Who say?'],
    ['in which city does Doctor Who land', 'in which city does Doctor Who land'],
    ['the teen who beat the champion - who had she met before?', 'who had she met before?'],
    ['only one man ran faster. who?', 'who?'],
    ['When many are arrested, what is a common tactic?', 'what is a common tactic?'],
    ['the flood hit the town in what year?', 'in what year?'],
    ['so who signed it', 'who signed it'],
    ['can you tell me who signed it', 'who signed it'],
  ] as const)('%s', ([question, part]) => {
    expect(asked(question)).toBe(part);
  });

  test.for(['did he leave when the storm came?', 'election turnout', 'latest on the ghost ship'])(
    'none in: %s',
    (question) => {
      expect(asked(question)).toBeNull();
    },
  );
});

describe('the kind of answer goes by it, not by any such word', () => {
  test.for([
    ['Who was the leader when the troops came?', 'person'],
    ['how many seconds were left when they scored?', 'duration'],
    ['How old was the pilot when he landed?', 'number'],
    ['which satellite was used when the channel began?', 'fact'],
    ['what is it called when a ship sinks on purpose?', 'definition'],
    ['did the mayor resign when he heard?', 'yesno'],
    ['What kind of farmers moved there?', 'fact'],
    ['What were the astronauts wearing?', 'fact'],
    ["What was the general's theory?", 'fact'],
    ['what is the name of the captain who sank?', 'person'],
    ['Who is the square named after?', 'person'],
    ["Who was Kublai's son?", 'person'],
    ['what happened to the crew during the test?', 'fact'],
    ['what happened with the test?', 'overview'],
    ['how much public money was spent?', 'money'],
  ] as const)('%s: %s', ([question, kind]) => {
    expect(analyseQuestion(question, 1000).kind).toBe(kind);
  });
});
