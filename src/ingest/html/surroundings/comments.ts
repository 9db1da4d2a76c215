import type { PageDocument, PageElement, PageNode } from '../dom.js';
import { REPLY_RE } from './comment-words.js';
import { removeHeadedComments } from './headed-comments.js';

/** What a page declares as a comment: in microdata, RDFa and microformats. */
const DECLARED = [
  '[itemprop~="comment"][itemscope]',
  '[itemtype$="schema.org/Comment"]',
  '[itemtype$="schema.org/UserComments"]',
  '[typeof~="schema:Comment"]',
  '[typeof~="sioct:Comment"]',
  '.p-comment.h-cite',
  '.u-comment.h-cite',
].join(', ');
const CONTROLS = 'button, a, [role="button"]';
const MAX_LABEL_CHARS = 30;
const WHOLE = new Set(['html', 'body', 'main', 'article']);

/** Removes the comments of readers, whatever their class names. */
export function removeComments(document: PageDocument): void {
  removeDeclared(document);
  removeAroundReplies(document);
  removeHeadedComments(document, isReply);
}

/** A comment may be an `<article>` and have headings, unlike one that is declared around the whole page by mistake. */
function removeDeclared(document: PageDocument): void {
  const aroundArticle = new Set<PageNode>();
  for (const part of ['h1', 'main', '[itemprop~="articleBody"]'])
    for (let node: PageNode | null = document.querySelector(part); node; node = node.parentNode)
      aroundArticle.add(node);
  for (const comment of document.querySelectorAll(DECLARED))
    if (!aroundArticle.has(comment)) comment.remove();
}

const isReply = (text: string): boolean => text.length <= MAX_LABEL_CHARS && REPLY_RE.test(text);

/** The element around all buttons for a reply, or, if the article is in it too, what is around each of them. */
function removeAroundReplies(document: PageDocument): void {
  const replies = [...document.querySelectorAll(CONTROLS)].filter(({ textContent }) => isReply(textContent));
  if (replies.length < 2) return;
  const counts = new Map<PageNode, number>();
  for (const reply of replies)
    for (let node: PageNode | null = reply; node; node = node.parentNode)
      counts.set(node, (counts.get(node) ?? 0) + 1);
  const largest = (reply: PageElement, max: number): PageElement => {
    let found = reply;
    for (let outer = reply.parentNode; outer && counts.get(outer)! <= max; outer = outer.parentNode)
      found = outer as PageElement;
    return found;
  };
  const all = largest(replies[0]!, replies.length - 1).parentNode as PageElement;
  const comments = holdsArticle(all) ? replies.map((reply) => largest(reply, 1)) : [all];
  for (const comment of comments) if (!holdsArticle(comment)) comment.remove();
}

const holdsArticle = (element: PageElement): boolean =>
  WHOLE.has(element.localName) || element.querySelector('h1, article, main') !== null;
