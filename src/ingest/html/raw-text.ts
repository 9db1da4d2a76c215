/** Where elements end whose content is not markup: scripts, style sheets and the like. */

/**
 * @param from After the start tag.
 * @returns `start` of the end tag and `end` after it; both the end of the page if there is none.
 */
export function endOfRaw(page: string, from: number, name: string): { start: number; end: number } {
  const start = name === 'script' ? endOfScript(page, from) : endTagOf(page, from, name);
  const gt = page.indexOf('>', start);
  return { start, end: gt < 0 ? page.length : gt + 1 };
}

function endTagOf(page: string, from: number, name: string): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi');
  close.lastIndex = from;
  return close.exec(page)?.index ?? page.length;
}

const SCRIPT_MARK_RE = /<!--|-->|<\/?script[\s/>]/gi;

/**
 * Where the end tag of a script begins. Inside a comment of it, another script begins and ends:
 * https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state
 */
function endOfScript(page: string, from: number): number {
  let [isComment, isInner] = [false, false];
  SCRIPT_MARK_RE.lastIndex = from;
  for (let mark = SCRIPT_MARK_RE.exec(page); mark; mark = SCRIPT_MARK_RE.exec(page)) {
    const second = mark[0][1];
    if (second === '!') {
      isComment = true;
      // "<!-->" begins a comment and ends it.
      SCRIPT_MARK_RE.lastIndex -= 2;
    } else if (second === '-') {
      [isComment, isInner] = [false, false];
    } else if (second === '/') {
      if (!isInner) return mark.index;
      isInner = false;
    } else {
      isInner = isComment;
    }
  }
  return page.length;
}
