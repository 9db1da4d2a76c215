/** A news site on loopback: one page for each story, and feeds that get new stories. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Story } from './stories.js';

const NEWEST_IN_FEED = 10;

export class NewsSite {
  readonly #pages = new Map<string, string>();
  readonly #feeds = new Map<string, Story[]>();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    const page = this.#pages.get(path);
    const feed = this.#feeds.get(path);
    if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else if (feed)
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(this.#rss(path, feed));
    else response.writeHead(404).end();
  });

  static async start(): Promise<NewsSite> {
    const site = new NewsSite();
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    return site;
  }

  /** Returns the address of the story's page. */
  publish(story: Story): string {
    const path = pathOf(story);
    this.#pages.set(path, pageOf(story));
    return this.#at(path);
  }

  /** The address of a story's page, which is also its id in feeds. */
  addressOf(story: Story): string {
    return this.#at(pathOf(story));
  }

  /** Returns the feed's address, which each later story keeps. */
  announce(feed: number, story: Story): string {
    const path = `/feed-${feed}.xml`;
    this.publish(story);
    this.#feeds.set(path, [story, ...(this.#feeds.get(path) ?? [])].slice(0, NEWEST_IN_FEED));
    return this.#at(path);
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #at(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  #rss(path: string, stories: readonly Story[]): string {
    const items = stories.map((story) => {
      const link = this.#at(pathOf(story));
      return `<item><title>${story.title}</title><link>${link}</link><guid>${link}</guid></item>`;
    });
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>News ${path}</title><link>${this.#at('/')}</link>${items.join('')}</channel></rss>`;
  }
}

const pathOf = ({ town }: Story): string => `/news/${town.toLowerCase()}.html`;

function pageOf({ title, text }: Story): string {
  const paragraphs = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs.join('\n')}</article></body></html>`;
}
