import { describe, expect, test } from 'vitest';
import { threadName } from '../../src/discord/talk/answer-thread.js';
import { questionOfPost } from '../../src/discord/talk/forum-posts.js';
import { withoutMentions } from '../../src/discord/talk/heard.js';
import fc from '../fixtures/properties.js';

const BOT = { id: '1', role: '2' };
const MENTIONS = ['<@1>', '<@!1>', '<@&2>'];

describe('withoutMentions', () => {
  test('takes out the bot’s own mentions and nothing that is not white space or punctuation', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...MENTIONS, '<@3>', '<@&4>', ', '),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const content = pieces.join('');
        const left = withoutMentions(content, BOT);
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
        const others = MENTIONS.reduce((text, mention) => text.replaceAll(mention, ''), content);
        expect(letters(left)).toBe(letters(others));
      }),
    );
  });

  test('of a server where the bot has no role leaves all roles', () => {
    expect(withoutMentions('<@1> ask <@&2>', { id: '1', role: null })).toBe('ask <@&2>');
  });
});

describe('threadName', () => {
  test('is never longer than Discord allows, and splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (question) => {
        const name = threadName(question);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test('is cut at a word', () => {
    expect(threadName('who signed it? '.repeat(9))).toBe(`${'who signed it? '.repeat(6)}who…`);
  });
});

test('a post with a text too long to ask is asked by its title', () => {
  expect(questionOfPost('who signed it?', 'x'.repeat(50), 60)).toBe('who signed it?');
  expect(questionOfPost('who signed it?', 'In Paris.', 60)).toBe('who signed it?\nIn Paris.');
});
