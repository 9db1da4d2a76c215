import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIEmbed,
  APIStringSelectComponent,
} from 'discord.js';

export type Controls = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** A message without what reply.ts adds to all of them. */
export interface Payload {
  readonly content?: string;
  /** Together at most `MAX_EMBED_CHARS`. */
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly Controls[];
  readonly files?: readonly { readonly name: string; readonly content: string }[];
}

/** Characters that count against `MAX_EMBED_CHARS`. */
export function embedChars({ author, title, description, fields = [], footer }: APIEmbed): number {
  const texts = [author?.name, title, description, footer?.text, ...fields.flatMap((f) => [f.name, f.value])];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** The first of `lines`, joined by line breaks, that fit into `max` characters, and `more(n)` if n do not fit. */
export function fittingLines(
  lines: readonly string[],
  max: number,
  more: (omitted: number) => string,
): string {
  for (let shown = lines.length; shown > 0; shown--) {
    const omitted = lines.length - shown;
    const text = [...lines.slice(0, shown), ...(omitted > 0 ? [more(omitted)] : [])].join('\n');
    if (text.length <= max) return text;
  }
  return more(lines.length);
}

/** `lines` on pages of at most `maxLines` lines and, joined by line breaks, `maxChars` characters; none is left out. */
export function pagesOf(lines: readonly string[], maxLines: number, maxChars: number): string[][] {
  const pages: string[][] = [];
  for (const line of lines) {
    const page = pages.at(-1);
    const fits = page && page.length < maxLines && [...page, line].join('\n').length <= maxChars;
    if (fits) page.push(line);
    else pages.push([line]);
  }
  return pages;
}
