import type { Message } from 'discord.js';
import { LinkifyIt } from 'linkify-it';

const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false });

/** The subset of a message that can hold links. */
export type LinkHolder = Pick<Message, 'content'> & {
  readonly embeds: readonly { readonly url: string | null }[];
};

/** The text with a space in the place of each link. */
export function withoutLinks(text: string): string {
  const links = finder.match(text) ?? [];
  const starts = [0, ...links.map(({ lastIndex }) => lastIndex)];
  return starts.map((start, i) => text.slice(start, links[i]?.index)).join(' ');
}

/** The web addresses in a message's text and embeds, in order, without repeats. */
export function linksIn({ content, embeds }: LinkHolder): string[] {
  const written = finder.match(content)?.map(({ url }) => url) ?? [];
  const all = [...written, ...embeds.flatMap(({ url }) => url ?? [])];
  const web = all.flatMap((url) =>
    URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : [],
  );
  return [...new Set(web)];
}
