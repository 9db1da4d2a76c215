import { findBoilerplate } from '../../boilerplate/boilerplate.js';
import { isElement, isText, type PageDocument, type PageElement, type PageNode, setText } from '../dom.js';

const OPENS =
  "(?:this )?(?:external )?(?:link )?(?:(?:will )?opens?|opening|öffnet(?: sich)?|s['’]ouvre|ouvre|se abre|abre|si apre|apre|opent|åpnes|öppnas|åbner)";
const NEW = '(?:new|external|another|separate|neue[nmrs]|nouvel(?:le)?|nueva|nova|nuova|nuovo|nieuw|nytt|ny)';
const PLACE =
  '(?:window|tab|page|site|website|fenster|tab|onglet|fenêtre|pestaña|ventana|janela|aba|finestra|scheda|venster|tabblad|fane|fönster|flik)';
const ARTICLE = '(?:an?|the|einem|un|une|una|um|uma|een|ett|et)';
const NOTICE = `(?:${OPENS} (?:up )?(?:(?:in|dans|en|em) )?(?:${ARTICLE} )?${NEW} (?:browser )?${PLACE}|${NEW} ${PLACE}|external link|externer link|lien externe|enlace externo|link externo|link esterno)`;
/** What a link says to screen readers of how it opens. */
const NOTICE_RE = new RegExp(`^[\\s,;([–-]{0,4}${NOTICE}[\\s)\\].]{0,3}$`, 'iu');
/** The same after the words of the link. */
const NOTICE_END_RE = new RegExp(`\\s?[,;([–]\\s?${NOTICE}[)\\].]{0,2}$`, 'iu');
const MAX_NOTICE_CHARS = 60;

const INLINE = 'span, small, em, i, b, strong, sup, font, abbr';
/** Of the words of a button: "Share", "Copy link". */
const MAX_CONTROL_CHARS = 25;
const MAX_CONTROLS = 5;
const CONTROLS = new Set('span a small b strong em i u font'.split(' '));
/** Not an ellipsis, after which a link leads to the rest, and not a question, which the words may answer. */
const FINISHED_RE = /(?<![.…])[.!]["'”’»)]{0,2}$/u;
const TAIL_CHARS = 20;

/** Removes words that stand in sentences and are none of theirs: how a link opens, buttons after the last sentence. */
export function removeInlineLabels(document: PageDocument): void {
  for (const element of document.querySelectorAll(INLINE))
    if (isNotice(element.textContent)) element.remove();
  for (const link of document.querySelectorAll('a')) cutNotice(link);
  for (const paragraph of document.querySelectorAll('p')) removeControls(paragraph);
}

const isNotice = (text: string): boolean => text.length <= MAX_NOTICE_CHARS && NOTICE_RE.test(text);

function cutNotice(link: PageElement): void {
  for (let node = link.firstChild; node; node = node.nextSibling) {
    const text = isText(node) ? (node.textContent ?? '').trimEnd() : '';
    const end = text.slice(-MAX_NOTICE_CHARS);
    const notice = NOTICE_END_RE.exec(end);
    if (notice) setText(node, text.slice(0, text.length - end.length + notice.index));
  }
}

function removeControls(paragraph: PageElement): void {
  for (let count = 0; count < MAX_CONTROLS; count++) {
    const last = lastOf(paragraph);
    if (!last || !isControl(last)) return;
    const before = lastOf(paragraph, last);
    if (
      !FINISHED_RE.test((before?.textContent ?? '').trimEnd().slice(-TAIL_CHARS)) &&
      !(before && isControl(before))
    )
      return;
    last.remove();
  }
}

const isControl = (node: PageNode): boolean => {
  const text = (node.textContent ?? '').trim();
  if (!isElement(node) || !CONTROLS.has(node.localName)) return false;
  if (text.length > MAX_CONTROL_CHARS || /\d/u.test(text)) return false;
  return findBoilerplate(text).some(({ start, end }) => start === 0 && end === text.length);
};

/** The last child with words, before another one. */
function lastOf(parent: PageElement, end: PageNode | null = null): PageNode | null {
  let last: PageNode | null = null;
  for (let node = parent.firstChild; node && node !== end; node = node.nextSibling)
    if ((node.textContent ?? '').trim() !== '' && (isElement(node) || isText(node))) last = node;
  return last;
}
