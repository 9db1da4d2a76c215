/** Any number of different articles, made of the sentences of the sample articles. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import { randomFrom } from '../fixtures/random.js';

const FOLDER = resolve(PACKAGE_ROOT, 'data/articles');
const SENTENCES_A_PARAGRAPH = 3;
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export interface MadeArticle {
  readonly title: string;
  readonly text: string;
}

/** The same ones at each call: which sentence goes where is drawn from a fixed seed. */
export function madeArticles(count: number, sentencesEach: number): MadeArticle[] {
  const stock = readdirSync(FOLDER).flatMap((file) => {
    const [, , body = ''] = readFileSync(resolve(FOLDER, file), 'utf8').split(/^---$/m);
    return [...sentences.segment(body.replace(/\s+/g, ' '))].map(({ segment }) => segment.trim());
  });
  const draw = randomFrom(7);
  const sentence = () => stock[Math.floor(draw() * stock.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const lines = Array.from({ length: sentencesEach }, sentence);
    lines[0] = `Report number ${i + 1} of this collection was filed in ${2000 + (i % 25)}.`;
    const paragraphs = Array.from({ length: Math.ceil(sentencesEach / SENTENCES_A_PARAGRAPH) }, (_, p) =>
      lines.slice(p * SENTENCES_A_PARAGRAPH, (p + 1) * SENTENCES_A_PARAGRAPH).join(' '),
    );
    return { title: `Report ${i + 1}: ${sentence().slice(0, 60)}`, text: paragraphs.join('\n\n') };
  });
}
