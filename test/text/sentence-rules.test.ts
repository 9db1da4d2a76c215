/** `SHOW_FIGURES=1 npx vitest run test/text/sentence-rules` prints how many rules other splitters get right. */
import sbd from 'sbd';
import { SentenceSplitterSyntax, split } from 'sentence-splitter';
import { describe, expect, test } from 'vitest';
import { normaliseText } from '../../src/ingest/formats/normalise-text.js';
import { splitText } from '../../src/text/analyse.js';
import { ENGLISH, NEWS, OTHER, type SentenceRule } from './sentence-rules.js';

const SETS = { English: ENGLISH, news: NEWS, 'other languages': OTHER };
const textOf = ({ text, sentences, by = ' ' }: SentenceRule): string => text ?? sentences.join(by);

function byline(raw: string): string[] {
  const text = normaliseText(raw);
  return splitText(text, []).map(({ span }) => text.slice(span.start, span.end));
}

describe.each(Object.entries(SETS))('%s', (_, rules) => {
  test.each(rules.map((rule) => [rule.kind, rule] as const))('%s', (_, rule) => {
    expect(byline(textOf(rule))).toEqual(rule.sentences);
  });
});

test.runIf(process.env.SHOW_FIGURES)('other splitters', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const splitters = {
    Byline: byline,
    'Intl.Segmenter': (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment),
    sbd: (text: string) => sbd.sentences(text),
    'sentence-splitter': (text: string) =>
      split(text).flatMap((node) => (node.type === SentenceSplitterSyntax.Sentence ? [node.raw] : [])),
  };
  const right = (splitter: (text: string) => string[], rules: readonly SentenceRule[]): string => {
    const count = rules.filter((rule) => {
      const found = splitter(textOf(rule)).map((sentence) => sentence.replace(/\s+/g, ' ').trim());
      return found.join('\n') === rule.sentences.join('\n');
    }).length;
    return `${count} of ${rules.length}`;
  };
  console.table(
    Object.fromEntries(
      Object.entries(splitters).map(([name, splitter]) => [
        name,
        Object.fromEntries(Object.entries(SETS).map(([set, rules]) => [set, right(splitter, rules)])),
      ]),
    ),
  );
});
