import type { APIComponentInContainer } from 'discord.js';
import type { ArticleSummary } from '../../domain/article.js';
import { customId } from '../bot/custom-id.js';
import { menu, row } from '../reply/components.js';
import { MAX_CHOICE_CHARS } from '../reply/discord-limits.js';
import { longDate } from '../reply/markdown/dates.js';
import { plainText } from '../reply/markdown/escape.js';
import { shorten } from '../reply/markdown/shorten.js';
import type { Texts } from '../strings/texts.js';

/**
 * A menu that opens one of the articles; its labels are not escaped, because Discord shows them without markdown.
 * @param first Number of the first article in a numbered list.
 */
export function articleMenu(
  articles: readonly ArticleSummary[],
  { answer, sources, language }: Texts,
  first?: number,
): APIComponentInContainer {
  const options = articles.map(({ id, title, outlet, publishedAt }, i) => {
    const number = first === undefined ? '' : `${first + i}. `;
    const origin = [
      plainText(outlet ?? '') || answer.noOutlet,
      longDate(publishedAt, language) ?? answer.noDate,
    ];
    return {
      label: shorten(number + (plainText(title) || answer.noTitle), MAX_CHOICE_CHARS),
      value: id,
      description: shorten(origin.join(' · '), MAX_CHOICE_CHARS),
    };
  });
  return row(menu(sources.open, customId('sources', 'open'), options));
}
