import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIEmbed,
  APIStringSelectComponent,
} from 'discord.js';

/** What Discord takes in one message; characters are counted as UTF-16 code units, which is never too few. */
export const MAX_CONTENT_CHARS = 2000;
export const MAX_DESCRIPTION_CHARS = 4096;
export const MAX_FIELD_CHARS = 1024;
export const MAX_EMBED_CHARS = 6000;

export type Controls = APIActionRowComponent<APIButtonComponent | APIStringSelectComponent>;

/** A message, less what reply.ts adds to every one of them. */
export interface Payload {
  readonly content?: string;
  /** Together at most `MAX_EMBED_CHARS`. */
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly Controls[];
}

/** What of an embed counts against `MAX_EMBED_CHARS`. */
export function embedChars({ author, title, description, fields = [], footer }: APIEmbed): number {
  const texts = [author?.name, title, description, footer?.text, ...fields.flatMap((f) => [f.name, f.value])];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** As many of `lines`, joined by line breaks, as `max` characters hold; `more(n)` speaks for the n left out. */
export function fittingLines(lines: readonly string[], max: number, more: (left: number) => string): string {
  for (let shown = lines.length; shown > 0; shown--) {
    const left = lines.length - shown;
    const text = [...lines.slice(0, shown), ...(left > 0 ? [more(left)] : [])].join('\n');
    if (text.length <= max) return text;
  }
  return more(lines.length);
}
