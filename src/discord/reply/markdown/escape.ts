/**
 * Shows article text in Discord character by character. Escaped text is one line and `unescapeText` is the exact
 * inverse, so a payload can be compared with the stored text (verbatim.ts).
 */

/** Between two paragraphs of a quote; the sign itself, in a text, is shown by its code. */
const PARAGRAPH_BREAK = '\n\n';
const PARAGRAPH_SIGN = ' ¶ ';
/** Anywhere: emphasis, spoilers, code, links, mentions, timestamps, emoji, URLs, and our `⟨U+…⟩`. */
const MARKUP_RE = /[\\*_~`|<>[\]:@⟨]/g;
/** Headings, lists and small print, which only count at the start of a line. */
const LINE_START_RE = /^(\s*)([#+-])|^(\s*\d+)([.)])(?=\s|$)/;
/**
 * Breaks the line, reorders the text after it, or cannot be sent: control characters, line and paragraph
 * separators, bidirectional embeddings, overrides and isolates, lone surrogates.
 */
const UNSHOWABLE_RE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}]/gu;
/** The same, and the sign. */
const CODED_RE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}¶]/gu;
/** Discord removes a backslash before anything but a letter, a digit or white space, and shows that character. */
const ESCAPED_RE = /\\([^0-9A-Za-z\s])|⟨U\+([0-9A-F]{4})⟩/g;

/**
 * One line of Discord markdown that shows `text`: a paragraph break as " ¶ ", characters that must not be sent as
 * `⟨U+202E⟩`.
 */
export function escapeText(text: string): string {
  return text
    .replace(MARKUP_RE, '\\$&')
    .replace(LINE_START_RE, '$1$3\\$2$4')
    .split(PARAGRAPH_BREAK)
    .map((paragraph) =>
      paragraph.replace(
        CODED_RE,
        (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
      ),
    )
    .join(PARAGRAPH_SIGN);
}

/** `unescapeText(escapeText(text)) === text`, for every string. */
export function unescapeText(escaped: string): string {
  return escaped
    .split(PARAGRAPH_SIGN)
    .map((paragraph) =>
      paragraph.replace(ESCAPED_RE, (_, char?: string, code?: string) =>
        code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
      ),
    )
    .join(PARAGRAPH_BREAK);
}

/** For our own messages, which may repeat user input: escapes each line and preserves the line breaks. */
export function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}

/** For places without markdown (an embed's author and footer): only removes what must not be sent. */
export function plainText(text: string): string {
  return text.replace(UNSHOWABLE_RE, ' ').replace(/\s+/g, ' ').trim();
}
