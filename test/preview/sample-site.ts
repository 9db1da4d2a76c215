/** The sample articles as a web site on loopback: a page for each, and a feed of some. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import { escapeHtml } from './markdown.js';

interface Story {
  readonly slug: string;
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
}

export class SampleSite {
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    const body = path === '/feed.xml' ? this.#feed() : this.#page(path.replace('/story/', ''));
    const type = path === '/feed.xml' ? 'application/rss+xml' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
  });
  readonly #stories: readonly Story[];
  #inFeed = 1;

  private constructor(stories: readonly Story[]) {
    this.#stories = stories;
  }

  /** Each story has a page; the feed has only the first until `publish`. */
  static async start(names: readonly string[]): Promise<SampleSite> {
    const site = new SampleSite(names.map(readStory));
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  get feed(): string {
    return `${this.#origin()}/feed.xml`;
  }

  story(name: string): string {
    return `${this.#origin()}/story/${name}`;
  }

  /** Adds all stories to the feed. */
  publish(): void {
    this.#inFeed = this.#stories.length;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #feed(): string {
    const items = this.#stories
      .slice(0, this.#inFeed)
      .map(
        ({ slug, title }) =>
          `<item><title>${escapeHtml(title)}</title><link>${this.story(slug)}</link></item>`,
      );
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>Sample Wire: all stories</title>
      <link>${this.#origin()}/</link><description>News</description>${items.join('')}</channel></rss>`;
  }

  #page(slug: string): string | undefined {
    const story = this.#stories.find((one) => one.slug === slug);
    if (!story) return undefined;
    const { title, outlet, date, paragraphs } = story;
    return `<!doctype html><html lang="en"><head><title>${escapeHtml(title)}</title>
      <meta property="og:title" content="${escapeHtml(title)}"><meta property="og:site_name" content="${escapeHtml(outlet)}">
      <meta property="article:published_time" content="${date}"></head>
      <body><article><h1>${escapeHtml(title)}</h1>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</article></body></html>`;
  }
}

function readStory(slug: string): Story {
  const [, head = '', text = ''] = readFileSync(
    join(PACKAGE_ROOT, 'data/articles', `${slug}.md`),
    'utf8',
  ).split(/^---$/m);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';
  return {
    slug,
    title: field('title'),
    outlet: field('outlet'),
    date: field('date'),
    paragraphs: text.trim().split(/\n\n+/),
  };
}
