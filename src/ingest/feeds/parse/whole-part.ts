const HEAD_CHARS = 20_000;
const ROOT_RE = /<(rss|feed|rdf:rdf|\w+:feed)[\s>]/i;
const CHANNEL_RE = /<((?:\w+:)?channel)[\s>]/i;
const ENTRY_END_RE = /<\/(?:\w+:)?(?:item|entry)\s*>/gi;

/**
 * The whole entries of a feed that is cut off in the middle, as a feed; null if it is not cut off or has none.
 */
export function wholePart(text: string): string | null {
  return text.trimStart().startsWith('{') ? wholeJson(text) : wholeXml(text);
}

function wholeXml(text: string): string | null {
  const head = text.slice(0, HEAD_CHARS);
  const root = ROOT_RE.exec(head)?.[1];
  if (root === undefined || text.lastIndexOf(`</${root}`) >= 0) return null;
  let end = -1;
  for (const match of text.matchAll(ENTRY_END_RE)) end = match.index + match[0].length;
  if (end < 0) return null;
  const whole = text.slice(0, end);
  const channel = CHANNEL_RE.exec(head)?.[1];
  const isOpen = channel !== undefined && !whole.includes(`</${channel}`);
  return `${whole}${isOpen ? `</${channel}>` : ''}</${root}>`;
}

/** Ends the text after the last whole object in an array of the outer object. */
function wholeJson(text: string): string | null {
  const open: string[] = [];
  let end = -1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') open.push(char);
    else if (char === '}' || char === ']') {
      open.pop();
      if (char === '}' && open.length === 2 && open[0] === '{' && open[1] === '[') end = at + 1;
      if (open.length === 0) return null;
    }
  }
  return end < 0 ? null : `${text.slice(0, end)}]}`;
}

/** The position of the closing quotation mark, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
