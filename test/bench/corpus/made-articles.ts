/**
 * Any number of different articles, made of the sentences of the sample articles or of a folder. In each, names and
 * numbers are replaced by invented ones, whose frequencies follow Zipf's law as those of real names do: otherwise
 * every term would be in a large share of the passages, and full-text search slower than with real news.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readEvalSet } from '../../../src/calibrate/eval-set.js';
import { PACKAGE_ROOT } from '../../../src/config/config.js';
import { parseFrontMatter } from '../../../src/ingest/formats/front-matter.js';
import { randomFrom } from '../../fixtures/random.js';

const SAMPLE_FOLDER = resolve(PACKAGE_ROOT, 'data/articles');
const SENTENCES_A_PARAGRAPH = 3;
const NAMES = 200_000;
const SEED = 7;
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export interface MadeArticle {
  readonly title: string;
  readonly text: string;
}

/** The same ones at each call, since everything is drawn from one seed. */
export function madeArticles(count: number, sentencesEach: number, stock = sentencesOf()): MadeArticle[] {
  return Array.from(drawArticles(sentencesEach, stock, count));
}

/** Articles without end, or `count` of them. */
export function* drawArticles(
  sentencesEach: number,
  stock = sentencesOf(),
  count = Number.POSITIVE_INFINITY,
): Generator<MadeArticle> {
  const draw = randomFrom(SEED);
  const sentence = () => stock[Math.floor(draw() * stock.length)] ?? '';
  for (let number = 1; number <= count; number += 1) {
    const invented = new Map<string, string>();
    const rename = (text: string): string =>
      text.replace(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}|\d+/gu, (word) => {
        const known = invented.get(word) ?? (/\d/.test(word) ? numberLike(word, draw) : nameOf(draw));
        invented.set(word, known);
        return known;
      });
    const lines = Array.from({ length: sentencesEach }, sentence);
    lines[0] = `Report number ${number} of this collection was filed in ${2000 + (number % 25)}.`;
    const paragraphs = Array.from({ length: Math.ceil(sentencesEach / SENTENCES_A_PARAGRAPH) }, (_, p) =>
      rename(lines.slice(p * SENTENCES_A_PARAGRAPH, (p + 1) * SENTENCES_A_PARAGRAPH).join(' ')),
    );
    yield {
      title: `Report ${number}: ${rename(sentence().slice(0, 60))}`,
      text: paragraphs.join('\n\n'),
    };
  }
}

/** The sentences of a folder's texts; by default of the sample articles. */
export function sentencesOf(folder = SAMPLE_FOLDER): string[] {
  return textsOf(folder).flatMap(({ text }) =>
    [...sentences.segment(text.replace(/\s+/g, ' '))].map(({ segment }) => segment.trim()),
  );
}

/** The texts of a folder: a set of questions, or `.md` and `.txt` files. */
export function textsOf(folder = SAMPLE_FOLDER): MadeArticle[] {
  const names = readdirSync(folder).sort();
  if (names.includes('articles.jsonl') || names.includes('squad.json'))
    return [...readEvalSet(folder).articles];
  return names
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => {
      const { metadata, body } = parseFrontMatter(name, readFileSync(join(folder, name), 'utf8'));
      return { title: metadata.title ?? name, text: body };
    });
}

/** The rank is drawn so that the n-th name is about 1/n as frequent as the first. */
function nameOf(draw: () => number): string {
  let rank = Math.floor(NAMES ** draw());
  let name = '';
  do {
    name += SYLLABLES[rank % SYLLABLES.length]!;
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  name += 'n';
  return name[0]!.toUpperCase() + name.slice(1);
}

const numberLike = (digits: string, draw: () => number): string =>
  Array.from(digits, (_, at) => String(Math.floor(at === 0 ? 1 + draw() * 9 : draw() * 10))).join('');
