import type { Message } from 'discord.js';
import { LinkifyIt } from 'linkify-it';
import { parseUrl } from '../../../text/parse-url.js';
import { textsOf } from '../payload.js';

const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false });
const MASKED_LINK_RE = /\]\((https?:[^\s()]+)\)/g;

/** The subset of a message that its text is read from. */
export type ReadMessage = Pick<Message, 'content'> & {
  readonly embeds: readonly Partial<Pick<Message['embeds'][number], 'title' | 'description' | 'url'>>[];
  readonly components: Message['components'];
};

type Shown = Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>;

/** What a message shows: a forward has nothing of its own, but a copy of the message that it forwards. */
export function shownIn(message: Shown & Pick<Message, 'messageSnapshots'>): Shown {
  return message.messageSnapshots.first() ?? message;
}

/** The text of a message: its content, or else that of its components, or else that of its embeds. */
export function textIn({ content, components, embeds }: ReadMessage): string {
  if (content.trim() !== '') return content.trim();
  const shown = displayed(components).join('\n').trim();
  if (shown !== '') return shown;
  return embeds
    .flatMap(({ title, description }) => [title ?? [], description ?? []].flat())
    .join('\n')
    .trim();
}

/** The web addresses in a message's text, components and embeds, in order, without repeats. */
export function linksIn({ content, components, embeds }: ReadMessage): string[] {
  const all = [
    ...linksInText(content),
    ...displayed(components).flatMap(linksInMarkdown),
    ...embeds.flatMap(({ url }) => url ?? []),
  ];
  return web(all);
}

/** The web addresses in plain text, in order, without repeats. */
export function linksInText(text: string): string[] {
  return web(finder.match(text)?.map(({ url }) => url) ?? []);
}

/** The text with a space in the place of each link. */
export function withoutLinks(text: string): string {
  const links = finder.match(text) ?? [];
  const starts = [0, ...links.map(({ lastIndex }) => lastIndex)];
  return starts.map((start, i) => text.slice(start, links[i]?.index)).join(' ');
}

function linksInMarkdown(text: string): string[] {
  const masked = [...text.matchAll(MASKED_LINK_RE)].flatMap(([, url]) => url ?? []);
  return [...masked, ...linksInText(text.replace(MASKED_LINK_RE, ' '))];
}

function displayed(components: Message['components']): string[] {
  return textsOf({ components: components.map((component) => component.toJSON()) });
}

function web(urls: readonly string[]): string[] {
  const found = urls.flatMap((url) => {
    const parsed = parseUrl(url);
    return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : [];
  });
  return [...new Set(found)];
}
