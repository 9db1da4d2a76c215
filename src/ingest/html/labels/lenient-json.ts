const CONTROL_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const VALID_ESCAPE_RE = /["\\/bfnrtu]/;

/**
 * Parses JSON with the common mistakes of templates: wrapped in CDATA or comments, raw line breaks in strings, too many
 * commas, backslashes that escape nothing. Undefined for what is still invalid.
 */
export function parseLenientJson(written: string): unknown {
  return parse(written) ?? parse(repaired(unwrapped(written)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** From the first bracket to the last: without comments and CDATA around it. */
function unwrapped(written: string): string {
  const text = written.replaceAll('<![CDATA[', '').replaceAll(']]>', '');
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  return start < 0 ? '' : text.slice(start, end + 1);
}

/** One pass: strings are copied with their control characters escaped; outside of them commas that end nothing go. */
function repaired(text: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') {
      const end = endOfString(text, at + 1);
      out.push(repairedString(text.slice(at, end)));
      at = end;
    } else if (/[}\],]/.test(char) && out.at(-1) === ',') {
      out[out.length - 1] = char;
      at += 1;
    } else {
      if (!/\s/.test(char)) out.push(char);
      at += 1;
    }
  }
  return out.join('');
}

/** Index after the closing quotation mark. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function repairedString(string: string): string {
  return string.replace(/\\([\s\S])|\p{Cc}/gu, (found, escaped: string | undefined) => {
    if (escaped === undefined) return CONTROL_ESCAPES[found] ?? ' ';
    return VALID_ESCAPE_RE.test(escaped) ? found : (CONTROL_ESCAPES[escaped] ?? escaped);
  });
}
