import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from './paragraph.js';

const SENTENCE_END_RE = sentenceEndRe();
const MIN_CAPTIONS = 3;
/** Of a caption that tells something; a shorter one says what a picture shows. */
const MIN_CAPTION_WORDS = 12;
/** Words of captions for each word of other prose. */
const MIN_RATIO = 1.5;

/**
 * Takes the captions of a picture story for text: below a short introduction, they are what the article says. Credits
 * stay marked. A page with nothing but captions has no running text, as before.
 */
export function keepCaptionsOfStory(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const captions = new Set(paragraphs.filter(isCaption));
  const prose = paragraphs.filter((one) => !one.boilerplate && !one.named && !captions.has(one));
  const [captionWords, proseWords] = [wordsOf([...captions]), wordsOf(prose)];
  if (captions.size < MIN_CAPTIONS || proseWords === 0 || captionWords < proseWords * MIN_RATIO)
    return paragraphs;
  return paragraphs.map((one) =>
    captions.has(one) ? { ...one, boilerplate: false, named: false, placed: false } : one,
  );
}

const wordsOf = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + countWords(text), 0);

const isCaption = ({ boilerplate, text, box }: Paragraph): boolean =>
  boilerplate && SENTENCE_END_RE.test(text) && countWords(text) >= MIN_CAPTION_WORDS && isInCaption(box);

function isInCaption(box: Box): boolean {
  for (let outer: Box | null = box; outer; outer = outer.parent)
    if (outer.element.localName === 'figcaption') return true;
  return false;
}
