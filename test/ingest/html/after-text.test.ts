/** What a template puts below all articles is not quoted as the end of one. */
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/ingest/html/dom.js';
import { extractArticle } from '../../../src/ingest/html/extract.js';
import { paragraphsOf } from '../../../src/ingest/html/paragraphs/paragraphs.js';
import { markAfterText } from '../../../src/ingest/html/surroundings/after-text.js';
import { withoutSpans } from '../../../src/ingest/parse/parsed-document.js';

const OWN = [
  'The ferry to the island of Aldsund stops for nine weeks in March, when its engine is taken out and mended.',
  'A smaller boat of the harbour office takes passengers three times a day, said its director Per Lunde on Monday.',
  'Cars have to go round by the bridge at Halm, which is forty kilometres longer and closed to lorries.',
  'The repair costs four million crowns, half of which the province pays, as its council decided in the autumn.',
  'Tickets that have been bought for the time are valid until the end of the year, or the office takes them back.',
  'The engine was built in 1987 and has run for two hundred thousand hours, more than any other of its make.',
];
const AUTHOR = 'Ida Moss';

function quotable(after: string, own: readonly string[] = OWN): string[] {
  const [first, ...text] = own.map((one) => (one.startsWith('<') ? one : `<p>${one}</p>`));
  const page = `<html><head><title>Ferry stops</title><meta name="author" content="${AUTHOR}"></head><body><article><h1>Ferry stops</h1>${first}<div class="body">${text.join('')}</div>${after}</article></body></html>`;
  const { text: all, boilerplate } = extractArticle('the page', page, 'https://aldsund.example/ferry');
  return withoutSpans(all, boilerplate)
    .split('\n\n')
    .filter((paragraph) => paragraph.trim() !== '');
}

const SAID = 'Every morning the news of your island, put together by our desk.';

describe('a small box after the text', () => {
  test.each([
    [
      'ends with a button',
      `<section class="n"><h3>Aldsund mornings</h3><p>${SAID}</p><button>I want it</button></section>`,
    ],
    [
      'ends with a field',
      `<section class="n"><h3>Aldsund mornings</h3><p>${SAID}</p><label><input type="checkbox"> I agree to that.</label></section>`,
    ],
    [
      'leads to another story',
      `<div class="f"><span>2 hours ago</span><a href="/x">Island school wins a prize</a><p>${SAID}</p></div>`,
    ],
    [
      'is a list of other stories',
      `<section><h2>More</h2><ul><li><a href="/x">The old pier of Aldsund</a><p>${SAID}</p></li></ul></section>`,
    ],
    [
      'names the author',
      `<section><h4>On the writer</h4><div><a>${AUTHOR}</a><p>${SAID}</p></div></section>`,
    ],
  ])('is not quotable if it %s', (_, box) => {
    expect(quotable(box)).toEqual(OWN);
  });

  test.each([
    ['is a correction', `<div class="e"><p>Correction: ${SAID}</p><button>Share</button></div>`],
    [
      'opens below a button',
      `<section class="e"><h3>The timetable</h3><button>Show</button><p>${SAID}</p></section>`,
    ],
    ['only has sentences', `<div class="e"><h3>The timetable</h3><p>${SAID}</p></div>`],
    [
      'is made like the text',
      `<div class="body"><h3>The timetable</h3><p>${SAID}</p><button>Share</button></div>`,
    ],
    [
      'is long',
      `<section class="e"><h3>The timetable</h3><p>${SAID} ${OWN.slice(0, 3).join(' ')}</p><button>Share</button></section>`,
    ],
  ])('is quotable if it %s', (_, box) => {
    expect(quotable(box).length).toBeGreaterThan(OWN.length);
  });
});

test('a box of labels after the text is no text, but a line of facts is', () => {
  const marked = (box: string): boolean => {
    const html = `<div>${OWN.map((one) => `<p>${one}</p>`).join('')}</div><div class="e">${box}</div>`;
    const page = paragraphsOf(parsePage(html).body);
    return markAfterText(page, { page, author: null, asking: new Set() }).at(-1)!.placed;
  };
  expect(marked('<span>Be the first to react to this article</span>')).toBe(true);
  expect(marked('<span>Aldsund 3, Halm 2</span>')).toBe(false);
  expect(marked('<span>Captain: Per Lunde</span>')).toBe(false);
});

describe('notes at the end of the text', () => {
  const note = (text: string) =>
    quotable(`<div class="r"><p>${SAID}</p></div>`, [...OWN, `<p><em>${text}</em></p>`]);

  test('in italics are not quotable, though a box follows', () => {
    expect(note('Trainee under the eye of Mirela Pozza.')).not.toContain(
      'Trainee under the eye of Mirela Pozza.',
    );
  });

  test('but the dates of a life are', () => {
    const life = 'Ottoline Grey, captain, was born on May 2, 1931. She died on March 1, 2026.';
    expect(note(life)).toContain(life);
  });
});
