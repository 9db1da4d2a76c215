import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { BOX_LABEL_RE } from '../../boilerplate/boilerplate-rules.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isWithin } from './article-scope.js';

const SENTENCE_END_RE = sentenceEndRe();
/** Of the card of another story. */
export const MAX_CARD_WORDS = 120;
/** Of a box below a label such as "Related video". */
const MAX_LABELLED_WORDS = 60;
/** Never a card or a caption as a whole. */
const WHOLE = new Set(['article', 'main', 'body', 'blockquote']);

const PAID_RE =
  /^(?:(?:sponsored|promoted|paid) (?:content|post|message|partnership)|(?:sponsored|promoted|paid(?: for)?|(?:sponsored|promoted|paid) (?:content|post|message)) by:? [^.!?]{1,60}|sponsored|partner content|advertorial)$/iu;
/** Who pays, as those who presented a prize or a programme are named, too. */
const PRESENTED_RE =
  /^(?:(?:presented|supported|brought to you)(?: to you)? by|a (?:message|word|note) from|(?:together|in (?:partnership|association|collaboration)) with):? [^.!?]{1,60}$/iu;
/** Whatever comes after is paid for. */
const SPONSOR_RE =
  /^(?:and now,? )?a (?:quick )?(?:word|message|note) from (?:one of )?(?:our|today['’]s|this (?:week|month)['’]s) (?:sponsors?|advertisers?|commercial partners?)[ .:!]{0,3}$/iu;
/** "Boletín de Madrid": a box with such a label and a link asks to subscribe. */
const NEWSLETTER_RE =
  /^(?:[\p{L}’'-]{1,20} ){0,3}(?:newsletters?|boletín(?! oficial)|boletim(?! oficial)|infolettre|nieuwsbrief|nyhetsbrev(?:et)?|uutiskirje|рассылка|bülten(?:i|imiz)?|뉴스레터|ニュースレター|メールマガジン)(?: [\p{L}’'-]{1,20}){0,3}[ .:!]{0,3}$/iu;
/** "Luister naar dit artikel 3:12": a player. */
const LISTEN_RE =
  /^(?:listen to (?:this|the) (?:article|story|text)|(?:diesen )?artikel (?:an)?hören|(?:diesen )?(?:text|beitrag) (?:an)?hören|écouter (?:cet|l['’]) ?article|escuch(?:a|e|ar) (?:este|el) artículo|ouça (?:est[ea]|[oa]) (?:artigo|texto|matéria|reportagem)|ascolta (?:questo articolo|l['’]articolo)|luister naar dit artikel|beluister dit artikel|lyssna på artikeln|posłuchaj (?:tego )?artykułu|слушать (?:статью|новость)|(?:bu )?haberi dinle)[ .:|–—-]{0,3}(?:\d{1,2}:\d{2})?(?: ?\d{1,3} ?min\p{L}{0,6}\.?)?$/iu;
const NAME_AFTER_RE = / (?:by|By|BY|with|With|WITH|from|From|FROM):? [“"'‘]?[\p{Lu}\p{N}]/u;
const MAX_LABEL_CHARS = 100;
/** Of prose before the label of a box of its own; at the top of a page it may name who pays for all of it. */
const MIN_WORDS_BEFORE = 8;
const MIN_LINKED = 0.9;

/** Small boxes that a label says to be no part of the article: links to other stories, invitations, paid texts. */
export function labelledBoxes(paragraphs: readonly Paragraph[]): Set<Box> {
  const seen = new Set<Box>();
  const labelled = new Set<Box>();
  const linked = boxesWithLinks(paragraphs);
  const isLabel = (text: string, box: Box): boolean =>
    BOX_LABEL_RE.test(text) ||
    (text.length <= MAX_LABEL_CHARS &&
      (LISTEN_RE.test(text) || (linked.has(box) && NEWSLETTER_RE.test(text))));
  for (const { box: inner, text } of paragraphs) {
    for (const box of smallBoxes(inner)) {
      if (!seen.has(box) && box.words <= MAX_LABELLED_WORDS && isLabel(text, box)) labelled.add(box);
      seen.add(box);
    }
  }
  let hasProse = false;
  for (const [at, paragraph] of paragraphs.entries()) {
    const { text } = paragraph;
    const paid = paidLabel(text)
      ? (paidBox(paragraphs, at) ?? (hasProse ? boxAfter(paragraphs, at) : null))
      : null;
    if (paid) labelled.add(paid);
    hasProse ||= countWords(text) >= MIN_WORDS_BEFORE && SENTENCE_END_RE.test(text);
  }
  return labelled;
}

/** The small boxes with a paragraph that is a link. */
function boxesWithLinks(paragraphs: readonly Paragraph[]): ReadonlySet<Box> {
  return new Set(
    paragraphs.filter(({ linked }) => linked > MIN_LINKED).flatMap(({ box }) => smallBoxes(box)),
  );
}

function paidLabel(text: string): 'sponsor' | 'paid' | 'presented' | null {
  if (text.length > MAX_LABEL_CHARS) return null;
  if (SPONSOR_RE.test(text)) return 'sponsor';
  if (PAID_RE.test(text)) return 'paid';
  return PRESENTED_RE.test(text) && NAME_AFTER_RE.test(text) ? 'presented' : null;
}

/**
 * The box that begins with a label, if it has a link in it, or a headline below a label of what is paid for; below that
 * of a sponsor in any case.
 */
function paidBox(paragraphs: readonly Paragraph[], at: number): Box | null {
  const label = paragraphs[at]!;
  const words = countWords(label.text);
  const box = smallBoxes(label.box).find((outer) => outer.words > words);
  if (!box || box.words > MAX_LABELLED_WORDS) return null;
  if (at > 0 && isWithin(paragraphs[at - 1]!.box, box)) return null;
  const inBox = paragraphsIn(paragraphs, at + 1, box);
  const kind = paidLabel(label.text);
  return kind === 'sponsor' ||
    inBox.some(({ linked, isHeading }) => linked > 0 || (kind === 'paid' && isHeading))
    ? box
    : null;
}

/** The box beside that of a label alone, if it ends with a link: "Get 15% off". */
function boxAfter(paragraphs: readonly Paragraph[], at: number): Box | null {
  const [label, next] = [paragraphs[at]!, paragraphs[at + 1]];
  const words = countWords(label.text);
  let own = label.box;
  while (own.parent && own.parent.words === words) own = own.parent;
  const box = next && smallBoxes(next.box).find(({ parent }) => parent === own.parent);
  if (!box || box.words > MAX_LABELLED_WORDS) return null;
  const inBox = paragraphsIn(paragraphs, at + 1, box);
  return inBox.length > 1 && inBox.at(-1)!.linked > MIN_LINKED ? box : null;
}

/** Those that follow each other in a box of few words, from an index on. */
function paragraphsIn(paragraphs: readonly Paragraph[], from: number, box: Box): readonly Paragraph[] {
  let end = from;
  while (end - from <= MAX_LABELLED_WORDS && paragraphs[end] && isWithin(paragraphs[end]!.box, box)) end += 1;
  return paragraphs.slice(from, end);
}

/** The boxes around a paragraph that may be those of a caption or a card, from the inside. */
export function smallBoxes(box: Box): Box[] {
  const found: Box[] = [];
  let outer: Box | null = box.element.localName === 'p' ? box.parent : box;
  for (; outer?.parent && outer.words <= MAX_CARD_WORDS; outer = outer.parent) {
    if (WHOLE.has(outer.element.localName) || outer.titles > 0) return found;
    found.push(outer);
  }
  return found;
}
