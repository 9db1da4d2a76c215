import { describe, expect, test } from 'vitest';
import { followUp } from '../../src/answer/question/follow-up.js';
import fc from '../fixtures/properties.js';

const first = (question: string, answer: string | null) => ({ asked: question, question, answer });
const SIGNED = first('who signed the US-India framework?', 'Rajnath Singh and Pete Hegseth');
const QUAKE = first('how many people died in the Turkey earthquake?', '53,537');

describe('a question that leans on the one before', () => {
  test.each([
    ['when was it signed?', SIGNED, 'when was it signed? US India framework'],
    ['and for how long?', SIGNED, 'for how long? signed US India framework'],
    ['why?', SIGNED, 'why? signed US India framework'],
    ['where did the ministers meet?', SIGNED, 'where did the ministers meet? signed US India framework'],
    ['how strong was the earthquake?', QUAKE, 'how strong was the earthquake? died Turkey'],
    ['and the cost?', QUAKE, 'the cost died Turkey earthquake'],
    ['what about the magnitude?', QUAKE, 'the magnitude died Turkey earthquake'],
  ])('%s', (question, earlier, expected) => {
    expect(followUp(question, earlier).question).toBe(expected);
  });

  test('“he” and “they” are the people of the answer', () => {
    expect(followUp('where did they meet?', SIGNED).subject).toBe(
      'Rajnath Singh Pete Hegseth signed US India framework',
    );
    expect(followUp('when was it signed?', SIGNED).subject).not.toContain('Singh');
  });

  test('“what about” another name asks the same of that', () => {
    const { question } = followUp('what about Japan?', QUAKE);
    expect(question).toBe('how many people died in the Japan earthquake?');
    expect(followUp('and Syria?', QUAKE).question).toBe('how many people died in the Syria earthquake?');
  });

  test('a chain keeps its subject and the names on its way, not what was asked of it', () => {
    const asked = 'where did the ministers of Malaysia meet?';
    const one = followUp(asked, { ...SIGNED, answer: null });
    expect(one.subject).toBeNull();
    const leaning = 'where in Malaysia was it?';
    const two = followUp(leaning, SIGNED);
    const three = followUp('and when?', { asked: leaning, question: two.question, answer: null });
    expect(three.question).toBe('when? Malaysia signed US India framework');
    const plain = followUp('which day was it?', SIGNED);
    const next = followUp('and where?', {
      asked: 'which day was it?',
      question: plain.question,
      answer: null,
    });
    expect(next.question).toBe('where? signed US India framework');
  });
});

describe('a question of its own', () => {
  test.each([
    'who won the Nobel Peace Prize in 2024?',
    'How many seats did Labour win?',
    'When did Notre-Dame reopen?',
  ])('%s carries nothing over', (question) => {
    expect(followUp(question, SIGNED)).toEqual({ question, subject: null });
  });

  test('nor does one after a question about nothing in particular', () => {
    const before = first("what's new?", null);
    expect(followUp('and why?', before)).toEqual({ question: 'why?', subject: null });
  });
});

test('whatever is asked, the question’s words stand in what is searched, and little is added', () => {
  const words = fc.array(
    fc.constantFrom('who', 'it', 'Turkey', 'what about', 'and', '?', 'é', '12%', 'them'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((w) => w.join(' ')),
      ),
      fc.string(),
      (question, before) => {
        const { question: searched, subject } = followUp(question, first(before, before));
        expect((subject ?? '').length).toBeLessThanOrEqual(200);
        expect(searched.length).toBeLessThanOrEqual(question.length + before.length + 202);
      },
    ),
  );
});
