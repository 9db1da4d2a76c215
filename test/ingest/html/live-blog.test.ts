import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const URL = 'https://www.aldby.example/live/flood';
const TITLE = 'Flood in Aldby: latest news';
const POSTS = [
  'The river has risen by forty centimetres since the morning and now stands at the lower step of the market.',
  'The fire service has moved eighty people from the houses at the mill to the school, its chief said at noon.',
  'The railway has stopped all trains between Aldby and the coast until the bridge has been inspected.',
];
const quotable = (html: string) => extractArticle('the page', html, URL);

describe('a live blog', () => {
  const described = (updates: unknown) =>
    `<html><head><title>${TITLE}</title><script type="application/ld+json">${JSON.stringify({
      '@type': 'LiveBlogPosting',
      headline: TITLE,
      datePublished: '2026-11-17T08:00:00+01:00',
      liveBlogUpdate: updates,
    })}</script></head><body><h1>${TITLE}</h1><div id="root"></div></body></html>`;

  test('that a script shows is read from the posts that it declares, and marked as hidden', () => {
    const posts = POSTS.map((articleBody, i) => ({
      '@type': 'BlogPosting',
      headline: `Post ${i}`,
      articleBody,
    }));
    expect(quotable(described([...posts, { headline: 'no text' }, 7]))).toMatchObject({
      title: TITLE,
      text: POSTS.join('\n\n'),
      isHidden: true,
    });
    expect(quotable(described({ articleBody: POSTS.join(' ') })).text).toBe(POSTS.join(' '));
  });

  test('keeps its posts whose headings link to themselves, beside its summary', () => {
    const posts = POSTS.map(
      (text, i) =>
        `<article><h2><a href="${i % 2 ? URL : ''}?post=${i}">Water rises, part ${i}</a></h2><p>${text}</p></article>`,
    );
    const summary =
      '<article class="summary"><p>The river Ald has left its bed. What happens is told here all day.</p></article>';
    const html = `<html><head><title>${TITLE}</title></head><body><main><h1>${TITLE}</h1>${summary}${posts.join('')}</main></body></html>`;
    for (const text of POSTS) expect(quotable(html).text).toContain(text);
  });
});
