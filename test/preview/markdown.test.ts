import { expect, test } from 'vitest';
import { escapeText } from '../../src/discord/reply/markdown/escape.js';
import { anyText } from '../discord/arbitraries.js';
import fc from '../fixtures/properties.js';
import { escapeHtml, renderMarkdown } from './markdown.js';

test('shows what Byline writes: bold, masked links, moments, mentions, commands', () => {
  expect(renderMarkdown('**1.** `/ask` [A](https://example.org/a#:~:text=b) <@1000000000000000001>')).toBe(
    '<b>1.</b> <discord-code>/ask</discord-code> ' +
      '<a href="https://example.org/a#:~:text=b" target="_blank">A</a> ' +
      '<discord-mention type="user">Byline</discord-mention>',
  );
});

test('shows escaped text literally', () => {
  const shown = fc.property(anyText, (text) => {
    const line = escapeText(text.replace(/\s+/g, ' ').trim());
    expect(renderMarkdown(line)).toBe(escapeHtml(line.replace(/\\([^0-9A-Za-z\s])/g, '$1')));
  });
  fc.assert(shown, { numRuns: 300 });
});
