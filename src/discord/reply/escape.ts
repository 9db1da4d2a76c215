/**
 * Article text, made to show in Discord as the very characters it is made of. Escaped text is one line and
 * `unescapeText` is the exact inverse, so a payload can be compared with the stored text (verbatim.ts).
 */

/** Wherever they stand: emphasis, spoilers, code, links, mentions, timestamps, emoji, URLs, and our own mark. */
const MARKUP = /[\\*_~`|<>[\]:@⟨]/g;
/** Headings, lists and small print, which count only where a line begins. */
const LINE_OPENING = /^(\s*)([#+-])|^(\s*\d+)([.)])(?=\s|$)/;
/**
 * What would break the line, reorder what stands after it, or cannot be sent: control characters, line and
 * paragraph separators, bidirectional embeddings, overrides and isolates, lone surrogates.
 */
const UNSHOWABLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}]/gu;
/** Discord drops a backslash before anything but a letter, a digit or a blank, and shows what follows it as it is. */
const ESCAPED = /\\([^0-9A-Za-z\s])|⟨U\+([0-9A-F]{4})⟩/g;

/** One line of Discord markdown that shows `text`; characters that must not be sent show as `⟨U+202E⟩`. */
export function escapeText(text: string): string {
  return text
    .replace(MARKUP, '\\$&')
    .replace(LINE_OPENING, '$1$3\\$2$4')
    .replace(UNSHOWABLE, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** `unescapeText(escapeText(text)) === text`, for every string. */
export function unescapeText(escaped: string): string {
  return escaped.replace(ESCAPED, (_, char?: string, code?: string) =>
    code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Our own messages may hold what a user typed: each line is escaped, the line breaks stay. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}

/** For the places where Discord reads no markdown (an embed's author and footer): only unshowables go. */
export function plainText(text: string): string {
  return text.replace(UNSHOWABLE, ' ').replace(/\s+/g, ' ').trim();
}
