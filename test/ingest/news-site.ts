import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './web-server.js';

interface Story {
  title: string;
  version: number;
  published: Date;
}

/** Sentences long enough to be an article; every number gives another text. */
export const storyText = (n: number, version: number): string =>
  `The council of Harbour Town number ${n} met on the quay in version ${version} of this report. ` +
  `Its members spoke for hours about the old bridge, the ferry to island ${n} and the price of fish. ` +
  'Nobody left before the vote, which ended with a narrow majority for the repair of the bridge.';

/** A news site on loopback with a feed, driven by a test; counts what is asked of it. */
export class NewsSite {
  readonly stories = new Map<number, Story>();
  /** Entries that the feed shows, newest first. */
  window = 40;
  feedPath = '/feed.xml';
  /** Answers other than the feed itself, by path. */
  readonly instead = new Map<string, (response: ServerResponse) => void>();
  robots = '';
  ttl: number | undefined;
  origin = '';
  /** Requests by path, in order. */
  readonly asked: string[] = [];
  unchanged = 0;

  async open(): Promise<this> {
    this.origin = await serve((request, response) => this.#answer(request, response));
    return this;
  }

  publish(n: number, at: Date): void {
    this.stories.set(n, { title: `Council meeting ${n}`, version: 1, published: at });
  }

  revise(n: number): void {
    this.stories.get(n)!.version += 1;
  }

  /** How often a path was asked for. */
  times(path: string): number {
    return this.asked.filter((other) => other === path).length;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').replace(/\?.*/, '');
    this.asked.push(path);
    const instead = this.instead.get(path);
    if (instead) instead(response);
    else if (path === '/robots.txt') response.setHeader('content-type', 'text/plain').end(this.robots);
    else if (path === this.feedPath) this.#answerFeed(request, response);
    else this.#answerStory(path, response);
  }

  #answerStory(path: string, response: ServerResponse): void {
    const n = Number(/^\/story\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    const story = this.stories.get(n);
    if (!story) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const paragraphs = storyText(n, story.version).replace(/(?<=\.) /g, '</p><p>');
    response.end(
      `<html><head><title>${story.title}</title></head><body><article><h1>${story.title}</h1><p>${paragraphs}</p></article></body></html>`,
    );
  }

  #answerFeed(request: IncomingMessage, response: ServerResponse): void {
    const body = this.#feed();
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
    response.setHeader('etag', etag).setHeader('content-type', 'application/rss+xml');
    if (request.headers['if-none-match'] === etag) {
      this.unchanged += 1;
      response.writeHead(304).end();
    } else response.end(body);
  }

  #feed(): string {
    const items = [...this.stories]
      .toReversed()
      .slice(0, this.window)
      .map(
        ([n, { title, version, published }]) =>
          `<item><guid isPermaLink="false">tag:${n}</guid><title>${title}</title><link>${this.origin}/story/${n}</link>` +
          `<description>Version ${version}</description><pubDate>${published.toUTCString()}</pubDate></item>`,
      );
    const ttl = this.ttl === undefined ? '' : `<ttl>${this.ttl}</ttl>`;
    return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>${ttl}${items.join('')}</channel></rss>`;
  }
}
