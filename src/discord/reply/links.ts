import type { Message } from 'discord.js';
import { LinkifyIt } from 'linkify-it';

const finder = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false });

/** The subset of a message that holds links: what was written, and what Discord made of it. */
export type LinkHolder = Pick<Message, 'content'> & {
  readonly embeds: readonly { readonly url: string | null }[];
};

/** The web addresses in a message, in order, each once. */
export function linksIn({ content, embeds }: LinkHolder): string[] {
  const written = finder.match(content)?.map(({ url }) => url) ?? [];
  const all = [...written, ...embeds.flatMap(({ url }) => url ?? [])];
  const web = all.flatMap((url) =>
    URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? new URL(url).href : [],
  );
  return [...new Set(web)];
}
