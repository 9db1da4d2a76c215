import type { APIComponentInContainer } from 'discord.js';
import type { ArticleSummary } from '../../domain/article.js';
import { customId } from '../bot/custom-id.js';
import { menu, row } from '../reply/components.js';
import { MAX_CHOICE_CHARS } from '../reply/discord-limits.js';
import { plainText } from '../reply/markdown/escape.js';
import { shorten } from '../reply/markdown/shorten.js';
import type { Texts } from '../strings/texts.js';
import { menuDescription } from './answers/attribution.js';

/**
 * A menu that opens one of the articles; its labels are not escaped, because Discord shows them without markdown.
 * @param first Number of the first article in a numbered list.
 */
export function articleMenu(
  articles: readonly ArticleSummary[],
  texts: Texts,
  first?: number,
): APIComponentInContainer {
  const { answer, sources } = texts;
  const options = articles.map((article, i) => {
    const number = first === undefined ? '' : `${first + i}. `;
    return {
      label: shorten(number + (plainText(article.title) || answer.noTitle), MAX_CHOICE_CHARS),
      value: article.id,
      description: menuDescription(article, texts),
    };
  });
  return row(menu(sources.open, customId('sources', 'open'), options));
}
