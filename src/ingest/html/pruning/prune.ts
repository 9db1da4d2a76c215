import { countWords } from '../../parse/parsed-document.js';
import { nodesIn, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { type HiddenParts, hiddenParts } from '../styles/hidden-parts.js';
import { separateLeadIns } from '../wording/lead-ins.js';
import { removeNoteLinks } from '../wording/note-links.js';
import { separateBlocks } from '../wording/separate-blocks.js';
import { writeSuperscripts } from '../wording/superscripts.js';
import { keepUnspokenWords } from '../wording/unspoken-words.js';
import { keepWordsInSentences } from '../wording/words-in-sentences.js';
import { elementsEndingInControls, elementsWithControls } from './controls.js';
import { keepFactBoxes } from './fact-boxes.js';
import { removeForms } from './forms.js';
import { removeMisleadingNames } from './misleading-names.js';
import { classesOf, isNamedSurrounding } from './named-boilerplate.js';
import { removeServerMessages } from './server-messages.js';
import { removeSignUpBoxes } from './sign-up-boxes.js';

/** Never article text. Without `<form>`: some sites wrap the whole page in one. */
const NOT_TEXT =
  'title, meta, link, template, noscript, svg, math, object, canvas, button, select, textarea, input, nav, dialog, ' +
  'datalist, video, audio, meter, progress';
/** What MediaWiki says about a page: its slogan, notices, categories, links to its other pages and sister sites. */
const WIKI_CHROME =
  '#siteSub, #contentSub, #siteNotice, #catlinks, .printfooter, .mw-jump-link, .ambox, .hatnote, .dablink, .navbox, .sistersitebox, .mw-parser-output table.noprint, .mw-parser-output div.noprint';
/** Inside sentences but not part of them: ruby annotations, reference marks, edit links. */
const NOT_WORDS =
  'rt, rp, sup.reference, sup.noprint, .mw-editsection, sup > a[href^="#"], sup[id^="fnref"], a[role="doc-noteref"]';
/** Not shown to everybody, or not with the article. */
const ASIDE =
  '[aria-hidden="true"], [aria-modal="true"], [role="dialog"], [role="alertdialog"], [role="navigation"]';
const MAIN = 'article, main, [itemprop~="articleBody"]';
const MAIN_NAMES = new Set(['article', 'main']);
/** Hidden elements that are no rest of an article. */
const NOT_COLLAPSED = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'template', 'noscript', 'header']);
const HIDDEN_CLASS_RE =
  /^(?:sr-only|screen-reader-text|visually-?hidden|is-hidden|a11y-hidden|vjs-control-text|jw-hidden-accessibility|plyr__sr-only|mejs-offscreen|mejs__offscreen)$/i;
/** Of text that a style sheet makes unreadable for those who have not paid. */
const BLURRED_CLASS_RE =
  /^(?:blur(?:-(?:xs|sm|md|lg|[2-4]?xl))?|blurred|(?:is|text)-blur(?:red)?|obfuscated)$/i;
const CONSENT_RE =
  /(?:^|[\s_-])(?:cookie|consent|gdpr|onetrust|ot-sdk|didomi|cmp|qc-cmp2|sp_message|truste)(?:$|[\s_-])/i;
/** Of products and of whole banners, whatever their text. */
const CONSENT_BANNER_RE =
  /(?:^|[\s_-])(?:onetrust|ot-sdk|didomi|qc-cmp2|sp_message|truste|(?:cookie|consent|gdpr)[\s_-]?(?:banner|bar|notice|wall|dialog|modal|popup|overlay|layer|message|manager|law|container|wrapper))(?:$|[\s_-])/i;
const CONSENT_TEXT_RE =
  /\b(?:cookies?|consent|privacy|personal data|gdpr|(?:our|\d+) (?:partners|vendors)|dsgvo|datenschutz|einwilligung|confidentialité|privacidad|privacidade|accept(?: all)?|akzeptieren|accepter|aceptar)\b/iu;
/** What `cmp` (a consent manager, or a component of a content management system) must say. */
const CONSENT_PHRASE_RE =
  /\b(?:(?:use|uses|accept|manage|reject) (?:all )?cookies|cookie (?:policy|settings|preferences)|value your privacy|your consent|\d+ (?:partners|vendors)|wir verwenden cookies|nous utilisons des cookies)\b/iu;
const PLAYERS =
  '.video-js, .jwplayer, .mejs-container, .mejs__container, .plyr, .html5-video-player, .bc-player, [class*="vjs-control"], [class*="jw-control"]';
/** Of the running text of the page; an element with as much of it is not an aside. */
const MAIN_SHARE = 0.5;
const MIN_MAIN_WORDS = 40;
const MIN_PARAGRAPH_WORDS = 8;
/** Of a player with its labels; a larger element contains the article. */
const MAX_PLAYER_CHARS = 2000;
const FADED_RE = /(?:^|;)\s{0,9}opacity\s{0,9}:\s{0,9}0(?:\.0{0,9})?\s{0,9}(?:!important\s{0,9})?(?:;|$)/i;

export interface Pruned {
  /** Words of running text in elements that are transparent until a script shows them. */
  readonly fadedWords: number;
  /** Words of running text that only subscribers see sharply. */
  readonly blurredWords: number;
  /** Hidden elements with running text that are not named like a part of the page around an article. */
  readonly collapsed: readonly { readonly parent: PageElement; readonly words: number }[];
  /** See `elementsEndingInControls`. */
  readonly asking: ReadonlySet<PageNode>;
}

interface PruneOptions {
  /**
   * True: as a script may show the page. Then no hidden element that contains the article is removed, and none that only
   * fades in.
   */
  readonly revealed?: boolean;
  /** Default: what the style sheets hide. */
  readonly hidden?: HiddenParts;
}

/**
 * Removes what readers do not see as text: hidden elements, struck words, dialogs, navigation, consent banners, controls
 * of players. The rest says what the page shows, see `wording/`.
 * An element that is named like one of these but contains most of the page's running text stays.
 * @param styleSheets The page's own.
 */
export function prune(
  document: PageDocument,
  styleSheets: readonly string[] = [],
  { revealed = false, hidden = hiddenParts(document, styleSheets) }: PruneOptions = {},
): Pruned {
  const remove = (element: PageElement): void => {
    if (revealed && (MAIN_NAMES.has(element.localName) || FADED_RE.test(element.getAttribute('style') ?? '')))
      reveal(element);
    else if (revealed) removeUnlessMain(element);
    else element.remove();
  };
  const wordsIn = paragraphCounter();
  const faded = hidden.elements.filter((element) => FADED_RE.test(element.getAttribute('style') ?? ''));
  const fadedWords = faded.reduce(
    (sum, element) => sum + (element.localName === 'p' ? countWords(element.textContent) : wordsIn(element)),
    0,
  );
  const collapsed = [...hidden.elements, ...document.querySelectorAll('[hidden]')].flatMap((element) => {
    const { parentNode: parent, localName } = element;
    const words = localName === 'p' ? countWords(element.textContent) : wordsIn(element);
    return parent &&
      words >= MIN_PARAGRAPH_WORDS &&
      !NOT_COLLAPSED.has(localName) &&
      !isNamedSurrounding(element)
      ? [{ parent: parent as PageElement, words }]
      : [];
  });
  // Of no use from here on, and misleading: "cookie" names the site's state, not the text.
  for (const attribute of ['id', 'class', 'style']) document.body.removeAttribute(attribute);
  for (const element of hidden.elements) remove(element);
  if (!revealed) for (const text of hidden.texts) text.remove();
  for (const element of hidden.struck) removeStruck(element);
  for (const element of document.querySelectorAll('[hidden], [popover]')) remove(element);
  if (revealed) for (const element of document.querySelectorAll('noscript')) unwrapProse(element);
  const withControls = elementsWithControls(document);
  const asking = elementsEndingInControls(document);
  removeServerMessages(document);
  removeSignUpBoxes(document);
  removeForms(document);
  keepUnspokenWords(document, isSpokenOnly);
  for (const element of document.querySelectorAll(NOT_WORDS)) removeUnlessMain(element);
  removeNoteLinks(document);
  writeSuperscripts(document, hidden.raised);
  keepWordsInSentences(document);
  for (const element of document.querySelectorAll(`${NOT_TEXT}, ${WIKI_CHROME}`)) removeUnlessMain(element);
  separateBlocks(document, hidden.blocks);
  separateLeadIns(document);
  const runningWords = wordsIn(document.body);
  const isMostOfPage = (element: PageElement): boolean => {
    const words = runningWords < MIN_MAIN_WORDS ? 0 : wordsIn(element);
    return words >= MIN_MAIN_WORDS && words > runningWords * MAIN_SHARE;
  };
  for (const element of document.querySelectorAll(ASIDE)) {
    if (!isDialog(element) && isMostOfPage(element)) reveal(element);
    else removeUnlessMain(element);
  }
  let blurredWords = 0;
  for (const element of document.querySelectorAll('[class], [id]')) {
    if (classesOf(element).some((name) => BLURRED_CLASS_RE.test(name)) && !element.querySelector('h1')) {
      blurredWords += element.localName === 'p' ? countWords(element.textContent) : wordsIn(element);
      element.remove();
    } else if (isConsent(element)) {
      if (CONSENT_PHRASE_RE.test(element.textContent) || !isMostOfPage(element)) removeUnlessMain(element);
    } else if (isSpokenOnly(element)) removeUnlessMain(element);
  }
  for (const player of document.querySelectorAll(PLAYERS)) {
    if (player.textContent.length <= MAX_PLAYER_CHARS && !player.querySelector('p, article, main'))
      player.remove();
  }
  removeMisleadingNames(document);
  keepFactBoxes(document, withControls);
  return { fadedWords, blurredWords, collapsed, asking };
}

/** Readability drops elements named "legend" or "related" even inside a paragraph. */
export function removeInlineNames(document: PageDocument): void {
  for (const element of document.querySelectorAll('p span, p b, p i, p em, p strong, p cite, p font')) {
    element.removeAttribute('class');
    element.removeAttribute('id');
  }
}

const isSpokenOnly = (element: PageElement): boolean =>
  classesOf(element).some((name) => HIDDEN_CLASS_RE.test(name));

/** Named like a consent banner, with text to match. Never an article, whatever its topics. */
function isConsent(element: PageElement): boolean {
  if (MAIN_NAMES.has(element.localName)) return false;
  const names = `${classesOf(element).join(' ')} ${element.getAttribute('id') ?? ''}`;
  if (!CONSENT_RE.test(names)) return false;
  if (CONSENT_BANNER_RE.test(names)) return true;
  const text = element.textContent;
  return /(?:^|[\s_-])cmp(?:$|[\s_-])/i.test(names)
    ? CONSENT_PHRASE_RE.test(text)
    : CONSENT_TEXT_RE.test(text);
}

/** Words of an element's paragraphs that are long enough to be sentences; each is counted once. */
function paragraphCounter(): (root: PageElement) => number {
  const counts = new Map<PageElement, number>();
  const count = (paragraph: PageElement): number => {
    const known = counts.get(paragraph) ?? countWords(paragraph.textContent);
    counts.set(paragraph, known);
    return known >= MIN_PARAGRAPH_WORDS ? known : 0;
  };
  return (root) => [...root.querySelectorAll('p')].reduce((sum, paragraph) => sum + count(paragraph), 0);
}

const isDialog = (element: PageElement): boolean =>
  element.getAttribute('aria-modal') === 'true' || /dialog/.test(element.getAttribute('role') ?? '');

function removeUnlessMain(element: PageElement): void {
  if (element.querySelector(MAIN)) reveal(element);
  else element.remove();
}

/** Spaces that are crossed out still separate words. */
function removeStruck(element: PageElement): void {
  if (/^\s|\s$/.test(element.textContent)) element.before(' ');
  removeUnlessMain(element);
}

/** Some pages have their article only in `<noscript>`, which readers without scripts see. */
function unwrapProse(element: PageElement): void {
  if (countWords(element.textContent) >= MIN_MAIN_WORDS) element.replaceWith(...nodesIn(element));
}

function reveal(element: PageElement): void {
  for (const attribute of ['hidden', 'popover', 'aria-hidden', 'style']) element.removeAttribute(attribute);
}
