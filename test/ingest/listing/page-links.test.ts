import { expect, test } from 'vitest';
import { storyLinks } from '../../../src/ingest/listing/page-links.js';

const PAGE = 'https://www.example.org/world/';

test('a section page: stories of its own site in order, each once, and nothing that leads around', () => {
  const html = `<!doctype html><html><head><base href="https://www.example.org/"></head><body>
    <header><nav><a href="/politics/a-long-slug-of-the-day">Politics and all of its news today</a></nav></header>
    <main>
      <article><header><h2><a href="/world/dam-held-on-friday-night">Dam</a></h2></header></article>
      <a href="world/2026/03/02/bridge?utm_source=x#top">Bridge</a>
      <a href="/world/dam-held-on-friday-night#comments">12</a>
      <a href="https://m.example.org/article/1234567">Short</a>
      <a href="https://live.example.org/election-night-as-it-happened">Live</a>
      <a href="/story">The mayor speaks of the bridge</a>
      <a href="/short">Too short</a>
      <a href="/tag/dams-and-bridges-of-the-world">Dams and bridges of the world</a>
      <a href="/authors/ann-example">Everything that Ann Example wrote</a>
      <a href="/pictures/2026/03/02/a.jpg">The bridge in the morning light</a>
      <a href="https://other.example.com/a-story-of-another-site">A story of another site</a>
      <a href="https://notexample.org/a-story-of-a-false-friend">A story of a false friend</a>
      <a href="javascript:alert('a story of four words')">A script of four words</a>
      <a href="https://user:pw@www.example.org/a-story-with-a-password">A story with a password</a>
      <a href="/">The front page of it all</a><a href="/world/">The world section of it all</a>
      <a href="/%E0%A4%A">A story with a broken address</a>
      <a href="/n%C3%A9ws-%C3%A9t%C3%A9-%C3%A0-paris">Été</a>
    </main>
    <footer><a href="/2026/01/02/how-we-work-every-day">How we work every day</a></footer>
    <div role="navigation"><a href="/2026/01/02/more-of-our-stories">More of our stories</a></div></body></html>`;
  expect(storyLinks(PAGE, html)).toEqual([
    'https://www.example.org/world/dam-held-on-friday-night',
    'https://www.example.org/world/2026/03/02/bridge',
    'https://m.example.org/article/1234567',
    'https://live.example.org/election-night-as-it-happened',
    'https://www.example.org/story',
    'https://www.example.org/%E0%A4%A',
    'https://www.example.org/n%C3%A9ws-%C3%A9t%C3%A9-%C3%A0-paris',
  ]);
});
