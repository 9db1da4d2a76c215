/** Articles as pages of a news site: what stands around a text on the web, and none of it its own. */
import type { MadeArticle } from './made-articles.js';

export const pagesOf = (articles: readonly MadeArticle[]): string[] =>
  articles.map(({ title, text }) => page(title, text));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const links = (count: number, label: string): string =>
  Array.from(
    { length: count },
    (_, i) => `<li><a href="/${label}/${i}"><span>${label} ${i}</span></a></li>`,
  ).join('');

function page(title: string, text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p class="text">${escaped(paragraph)}</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta property="og:title" content="${escaped(title).replaceAll('"', '&quot;')}"><style>${'.a{margin:0}'.repeat(400)}</style>
<script>${'window.x=(window.x||[]).concat([1]);'.repeat(400)}</script></head><body>
<header><nav><ul>${links(40, 'section')}</ul></nav></header><main><article><h1>${escaped(title)}</h1>
<div class="share-bar"><ul>${links(5, 'share')}</ul></div>${paragraphs.join('\n<div class="ad"><div></div></div>\n')}
<aside class="related"><h2>Related</h2><ul>${links(8, 'story')}</ul></aside></article>
<section class="more"><ul>${links(30, 'more')}</ul></section></main><footer><ul>${links(30, 'about')}</ul></footer></body></html>`;
}
