import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import { isElement, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { namesOf } from './named-boilerplate.js';

const FIELDS = 'input, textarea, select';
/** Inputs that nobody fills in. */
const NO_FIELD_TYPES = new Set(['hidden', 'submit', 'button', 'image', 'reset']);
/** Elements that work as a form without being one. */
const FORM_NAMES = new Set(
  'form formular login signin signup register registration respond commentform poll voting survey'.split(' '),
);
const DIALOG_NAMES = new Set(['modal', 'lightbox', 'walkthrough', 'pushlayer', 'navnotify']);
/** "push-notification", "web-push": asks to send notifications. */
const PUSH_RE = /\bpush (?:layer|noti|notifications?|message|prompt|box|banner)\b|\bweb push\b/;
const CONTENT = 'h1, article, main, [itemprop~="articleBody"]';
/** A larger element is the page, inside a form as some systems build it, or contains the article. */
const MAX_WORDS = 200;
const MAX_SHARE = 0.5;
/** A form with as many is a text with fields in it, such as a petition. */
const MIN_SENTENCES = 3;
const SENTENCE_RE = /(?:\S{1,40}\s{1,20}){7,60}?\S{1,40}[.!?](?=\s|\p{Lu}|$)/gu;
const SENTENCE_END_RE = sentenceEndRe();
const FIELD_NAMES = new Set(FIELDS.split(', '));
const MAX_LABEL_CHARS = 80;
/** With indentation. */
const MAX_CHARS = 20_000;

/**
 * Removes what asks something of readers: forms to comment, log in, subscribe, vote or search, dialogs that a script
 * opens, requests to allow notifications, and the labels of other fields. To be called before fields are removed.
 */
export function removeForms(document: PageDocument): void {
  let all: number | undefined;
  const isSmall = (element: PageElement): boolean => {
    const text = element.textContent;
    if (text.length > MAX_CHARS) return false;
    const words = countWords(text);
    if (words === 0 || words > MAX_WORDS || element.querySelector(CONTENT)) return false;
    all ??= countWords(document.body.textContent);
    return words <= all * MAX_SHARE;
  };
  for (const element of document.querySelectorAll('form, [class], [id]')) {
    if (element.localName === 'body' || !element.parentNode || !asks(element)) continue;
    if (isSmall(element)) element.remove();
  }
  removeLabels(document);
}

/** Removes what is written beside fields outside of forms: "Search for your ward". */
function removeLabels(document: PageDocument): void {
  const labels = [...document.querySelectorAll('label')].filter((label) => {
    const text = label.textContent.trim();
    if (text.length > MAX_LABEL_CHARS || SENTENCE_END_RE.test(text)) return false;
    return (
      isField(beside(label, 'previousSibling')) ||
      isField(beside(label, 'nextSibling')) ||
      label.querySelector(FIELDS) !== null
    );
  });
  for (const label of labels) label.remove();
}

const isField = (node: PageNode | null): boolean =>
  node !== null && isElement(node) && FIELD_NAMES.has(node.localName);

/** The next node, or the one after a blank. */
function beside(label: PageElement, side: 'previousSibling' | 'nextSibling'): PageNode | null {
  const next = label[side];
  return next && !isElement(next) && (next.textContent ?? '').trim() === '' ? next[side] : next;
}

function asks(element: PageElement): boolean {
  if (element.localName === 'form') return hasField(element) && !isText(element);
  const names = namesOf(element);
  const words = names.flat();
  if (words.some((word) => DIALOG_NAMES.has(word)) || names.some((parts) => PUSH_RE.test(parts.join(' '))))
    return true;
  return words.some((word) => FORM_NAMES.has(word)) && hasField(element);
}

const isText = (form: PageElement): boolean =>
  (form.textContent.slice(0, MAX_CHARS).match(SENTENCE_RE)?.length ?? 0) >= MIN_SENTENCES;

const hasField = (element: PageElement): boolean =>
  [...element.querySelectorAll(FIELDS)].some(
    (field) => !NO_FIELD_TYPES.has(field.getAttribute('type')?.toLowerCase() ?? ''),
  );
