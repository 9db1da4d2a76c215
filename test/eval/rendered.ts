import type { Corpus } from '../../src/calibrate/corpus.js';
import { renderAnswer } from '../../src/discord/render/answer.js';
import { withoutEmphasis } from '../../src/discord/reply/emphasis.js';
import { unescapeText } from '../../src/discord/reply/escape.js';
import { type Answer, citationsOf } from '../../src/domain/answer.js';

const QUOTE = /^(?:\*\*\d+\.\*\*|•) “(.*)”( …)?$/;

/** Compares the quotes in the rendered Discord message with the stored text. */
export async function countVerbatim(
  corpus: Corpus,
  answer: Answer,
): Promise<{ equal: number; shown: number }> {
  const payload = renderAnswer(answer, new Date());
  const texts = (payload.embeds ?? []).flatMap(({ description = '', fields = [] }) => [
    description,
    ...fields.map(({ value }) => value),
  ]);
  const quotes = texts.flatMap((text) => text.split('\n')).flatMap((line) => QUOTE.exec(line)?.[1] ?? []);
  const stored = await Promise.all(
    citationsOf(answer).map(async ({ articleId, revision, span }) => {
      const article = await corpus.tools.store.articles.find(corpus.scope, articleId, revision);
      return article!.text.slice(span.start, span.end);
    }),
  );
  const equal = quotes.filter((quote) =>
    stored.some((text) => text.includes(unescapeText(withoutEmphasis(quote).text))),
  ).length;
  return { equal, shown: quotes.length };
}
