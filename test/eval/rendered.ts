import type { Corpus } from '../../src/calibrate/corpus.js';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { textsOf } from '../../src/discord/reply/payload.js';
import { en } from '../../src/discord/strings/en/index.js';
import { type Answer, citationsOf } from '../../src/domain/answer.js';

const QUOTE = /^> (?:… )?“(.*)”(?: …)?(?: \[↗\]\(\S+\))?$/;

/** Compares the quotes in the rendered Discord message with the stored text. */
export async function countVerbatim(
  corpus: Corpus,
  answer: Answer,
): Promise<{ equal: number; shown: number }> {
  const payload = renderAnswer(answer, { narrowed: false, mayAdd: false }, en);
  const lines = textsOf(payload).flatMap((text) => text.split('\n'));
  const quotes = lines.flatMap((line) => QUOTE.exec(line)?.[1] ?? []);
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
