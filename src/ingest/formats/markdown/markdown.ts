import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { UserError } from '../../../domain/errors.js';
import { parsePage } from '../../html/dom.js';
import { tidyMarkup } from '../../html/markup.js';
import { paragraphsOf } from '../../html/paragraphs/paragraphs.js';
import { prune } from '../../html/pruning/prune.js';
import { normaliseText } from '../normalise-text.js';
import { isFastToParse } from './markdown-bounds.js';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];

const BREAK_RE = /^<br\b/i;
const TAG_RE = /<(\/?)([a-z][a-z0-9-]{0,50})([^<>]{0,2000})>/gi;
const VOID_RE = /^(?:br|hr|img|input|wbr|link|meta|source|col|area|embed|p|li)$/i;

interface MarkdownText {
  /** A level-one heading before everything else. */
  readonly title: string | null;
  /** Paragraphs separated by blank lines. */
  readonly text: string;
}

/**
 * The text that GitHub-flavoured Markdown shows. Headings, list items and table rows become paragraphs of their own;
 * links keep their text; images, footnotes and struck words are dropped. Input that would take long to parse is returned unchanged.
 */
export function readMarkdown(markdown: string): MarkdownText {
  const asPlainText = { title: null, text: markdown };
  if (!isFastToParse(markdown)) return asPlainText;
  try {
    return shownText(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  } catch (error) {
    // An HTML block beyond the bounds of `tidyMarkup`.
    if (error instanceof UserError) return asPlainText;
    throw error;
  }
}

function shownText({ children }: Root): MarkdownText {
  const blocks = wrapped(children).map((nodes) => ({ node: nodes[0]!, paragraphs: paragraphsIn(nodes) }));
  const shown = blocks.filter(({ paragraphs }) => paragraphs.length > 0);
  const first = shown[0]?.node;
  const hasTitle = first?.type === 'heading' && first.depth === 1;
  const paragraphs = shown.flatMap((block) => block.paragraphs);
  return {
    title: hasTitle ? paragraphs[0]! : null,
    text: paragraphs.slice(hasTitle ? 1 : 0).join('\n\n'),
  };
}

/** Blocks by the HTML element that is open around them, if any: it may hide or strike them. */
function wrapped(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = [];
  let depth = 0;
  for (const node of nodes) {
    if (depth > 0) groups.at(-1)!.push(node);
    else groups.push([node]);
    if (node.type === 'html') depth = Math.max(0, depth + openedIn(node.value));
  }
  return groups;
}

/** How many elements a piece of HTML leaves open; negative if it closes more. */
function openedIn(html: string): number {
  const tags = [...html.matchAll(TAG_RE)].filter(([, , name]) => !VOID_RE.test(name!));
  return tags.reduce((sum, [, slash, , end]) => sum + (slash === '/' ? -1 : end === '/' ? 0 : 1), 0);
}

function paragraphsIn(nodes: readonly Node[]): string[] {
  if (nodes.length === 1) return blockParagraphs(nodes[0]!);
  const html = nodes.map((node) =>
    node.type === 'html'
      ? node.value
      : blockParagraphs(node)
          .map((text) => `<p>${escaped(text)}</p>`)
          .join(''),
  );
  return htmlParagraphs(html.join('\n'));
}

function blockParagraphs(node: Node): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return nonEmpty([inlineText(node)]);
    case 'table':
      return nonEmpty(node.children.map((row) => nonEmpty(row.children.map(inlineText)).join(' | ')));
    case 'code':
      return nonEmpty(normaliseText(node.value).split('\n\n'));
    case 'html':
      return htmlParagraphs(node.value);
    case 'footnoteDefinition':
      return [];
    case 'list':
      return listParagraphs(node);
    default:
      return 'children' in node ? node.children.flatMap(blockParagraphs) : [];
  }
}

/** A single item with a number of its own, as in "1986. A year of change.", is a sentence that begins with a number. */
function listParagraphs({ ordered, start, children }: Node & { type: 'list' }): string[] {
  const paragraphs = children.flatMap(blockParagraphs);
  const isNumbered = ordered && typeof start === 'number' && start > 1 && children.length === 1;
  if (!isNumbered || paragraphs[0] === undefined) return paragraphs;
  return [`${start}. ${paragraphs[0]}`, ...paragraphs.slice(1)];
}

function htmlParagraphs(html: string): string[] {
  const document = parsePage(tidyMarkup('the HTML in it', html).html);
  prune(document);
  return paragraphsOf(document.body).map(({ text }) => text);
}

const inlineText = (node: Node): string =>
  hasTags(node)
    ? htmlParagraphs(`<p>${inlineHtml(node)}</p>`).join(' ')
    : rawInlineText(node)
        .replace(/[ \t\n]+/g, ' ')
        .trim();

function rawInlineText(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
      return BREAK_RE.test(node.value) ? ' ' : '';
    case 'delete':
      return '';
    default:
      return 'children' in node ? node.children.map(rawInlineText).join('') : '';
  }
}

/** Tags inside a paragraph may hide or raise what is between them. */
const hasTags = (node: Node): boolean =>
  node.type === 'html' ? !BREAK_RE.test(node.value) : 'children' in node && node.children.some(hasTags);

function inlineHtml(node: Node): string {
  if (node.type === 'html') return node.value;
  return 'children' in node && node.type !== 'delete'
    ? node.children.map(inlineHtml).join('')
    : escaped(rawInlineText(node));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const nonEmpty = (texts: readonly string[]): string[] => texts.filter((text) => text !== '');
