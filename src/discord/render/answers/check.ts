import type { Answer } from '../../../domain/answer.js';
import { container, divider, text } from '../../reply/components.js';
import { questionLine } from '../../reply/markdown/answer-lines.js';
import { firstFitting, type Payload } from '../../reply/payload.js';
import type { Texts } from '../../strings/texts.js';
import { BRAND_COLOUR } from '../colours.js';
import { ANSWER_LAYOUTS } from './answer.js';
import { articleBlocks } from './quotes.js';

/**
 * The quotes closest to a claim. Whether they support it is for the reader to judge, so there is no short answer, no
 * disagreement, no contradiction, and no colour that suggests a verdict.
 */
export function renderCheck({ statements, searched, ...answer }: Answer, texts: Texts): Payload {
  const { check: strings } = texts;
  return firstFitting(ANSWER_LAYOUTS, (layout) => {
    const shown = statements.slice(0, layout.statements);
    const blocks = articleBlocks(shown, {}, layout, texts);
    const omitted = statements.length - shown.length;
    const facts = [
      ...(shown.length > 0 ? [strings.judge] : []),
      ...(omitted > 0 ? [texts.answer.moreQuotes(omitted)] : []),
      texts.answer.searched(searched.articles, undefined),
    ];
    const heading = shown.length > 0 ? strings.closest : strings.nothing;
    return {
      components: [
        container(
          BRAND_COLOUR,
          text(`${questionLine(answer, texts)}\n### ${heading}`),
          shown.length > 0 ? [divider()] : [],
          blocks,
          text(`-# ${facts.join(' · ')}`),
        ),
      ],
    };
  });
}
