/** Reduces markdown to the text it shows. */

const HEADING = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const TABLE_ROW = /^\s*\|(.*)\|\s*$/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$/;
const LINK_DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:\s+\S+/;

/**
 * The plain text of minimal markdown: headings, list items, table rows and quotations become paragraphs of
 * their own, lines of one paragraph are joined, links keep their text, pictures go. A level-one heading before
 * everything else is the title.
 */
export function readMarkdown(markdown: string): { readonly title: string | null; readonly text: string } {
  const paragraphs: string[] = [];
  let title: string | null = null;
  let open = false;
  const add = (line: string, joins: boolean): void => {
    const text = line.trim();
    if (open && joins && text !== '') paragraphs[paragraphs.length - 1] += ` ${text}`;
    else if (text !== '') paragraphs.push(text);
    open = text !== '';
  };
  for (const raw of markdown.replace(/<!--[\s\S]{0,10000}?-->/g, '').split(/\r\n?|\n/)) {
    const line = raw.replace(/^(?: {0,3}> ?)+/, '');
    const heading = HEADING.exec(line)?.[1];
    const row = TABLE_ROW.exec(line)?.[1];
    if (RULE.test(line) || FENCE.test(line) || TABLE_RULE.test(line) || LINK_DEFINITION.test(line))
      open = false;
    else if (heading !== undefined) {
      if (title === null && paragraphs.length === 0 && /^ {0,3}#\s/.test(line))
        title = inline(heading).trim() || null;
      else add(heading, false);
      open = false;
    } else if (row !== undefined) {
      add(
        row
          .split('|')
          .map((cell) => cell.trim())
          .join(' | '),
        false,
      );
      open = false;
    } else add(line.replace(ITEM, ''), !ITEM.test(line));
  }
  return { title, text: paragraphs.map(inline).join('\n\n') };
}

/** Strips the marks inside a paragraph; a mark behind a backslash is the character itself. */
function inline(text: string): string {
  return text
    .replace(/(?<!\\)!\[[^\]]{0,500}\]\([^)]{0,2000}\)/g, '')
    .replace(/(?<!\\)\[([^\]]{1,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,200}\])/g, '$1')
    .replace(/<(https?:\/\/[^>\s]{1,2000})>/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replace(/(?<!\\)(`+)([^`]{1,1000})\1/g, '$2')
    .replace(/(?<![\\*])(\*{1,3})(?=\S)([^*]{1,2000}?)(?<=[^\s\\])\1(?!\*)/g, '$2')
    .replace(/(?<![\\\p{L}\p{N}_])(_{1,3})(?=\S)([^_]{1,2000}?)(?<=[^\s\\])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/(?<!\\)~~([^~]{1,2000})~~/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
