/**
 * Measures the detection of disagreements: 60 planted ones, each a copy of the correct article from another outlet with
 * a changed amount, and ordinary questions, whose sources agree. Usage: npm run contradictions -- <folder>...
 */
import { answerQuestion } from '../../src/answer/answer.js';
import { readCalibration, SHIPPED_CALIBRATION } from '../../src/answer/calibration.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import type { Corpus } from '../../src/calibrate/corpus.js';
import {
  askedAt,
  collapsed,
  type EvalArticle,
  type EvalQuestion,
  readEvalSet,
} from '../../src/calibrate/eval-set.js';
import { openCorpus } from './open-corpus.js';

const MAX_PLANTED = 60;
const MAX_PLANTED_PER_FOLDER = 25;

interface Plant {
  readonly copy: EvalArticle;
  readonly original: string;
  readonly changed: string;
}

/** A copy of the article with another amount in the answer; null if the answer has no digits. */
function plant(question: EvalQuestion, articles: ReadonlyMap<string, EvalArticle>): Plant | null {
  if (question.type !== 'howmany' || question.articles.length !== 1) return null;
  const article = articles.get(question.articles[0]!)!;
  for (const answer of question.answers) {
    const number = /\d[\d,]*(?:\.\d+)?/.exec(answer)?.[0];
    if (number === undefined) continue;
    const at = article.text.toLowerCase().indexOf(answer.toLowerCase());
    if (at < 0 || /\d/.test(article.text.charAt(at - 1))) continue;
    const changed = otherNumber(number);
    const offset = at + answer.indexOf(number);
    const text = article.text.slice(0, offset) + changed + article.text.slice(offset + number.length);
    return {
      copy: { ...article, id: `${article.id}-planted`, text, outlet: 'Second Wire', url: undefined },
      original: number,
      changed,
    };
  }
  return null;
}

/** Increases the first digit by one; 9 becomes 8. */
const otherNumber = (number: string): string =>
  number.replace(/\d/, (digit) => (digit === '9' ? '8' : String(Number(digit) + 1)));

async function disagrees(corpus: Corpus, question: EvalQuestion): Promise<readonly string[] | null> {
  const calibration = readCalibration(SHIPPED_CALIBRATION);
  const deps = { ...corpus.tools, calibration };
  const { disagreement } = await answerQuestion(
    deps,
    analyseQuestion(question.question),
    { scope: corpus.scope },
    askedAt(question),
  );
  return disagreement?.values.map(({ text }) => text) ?? null;
}

let planted = 0;
let found = 0;
let ordinary = 0;
let shown = 0;
for (const folder of process.argv.slice(2)) {
  const read = readEvalSet(folder);
  const set = {
    ...read,
    articles: read.articles.map((article) => ({ ...article, outlet: article.outlet ?? 'First Wire' })),
  };
  const articles = new Map(set.articles.map((article) => [article.id, article]));
  const corpus = await openCorpus(set, true);
  try {
    const asked = set.questions.filter(({ follows }) => follows === undefined).slice(0, 200);
    for (const question of asked) {
      const values = await disagrees(corpus, question).catch(() => null);
      ordinary += 1;
      if (!values) continue;
      shown += 1;
      console.log(`ordinary  ${question.question}\n    ${values.join('\n    ')}`);
    }
    let plantedHere = 0;
    for (const question of set.questions) {
      if (planted >= MAX_PLANTED || plantedHere >= MAX_PLANTED_PER_FOLDER) break;
      const change = plant(question, articles);
      if (!change) continue;
      plantedHere += 1;
      planted += 1;
      const values = await corpus.with(change.copy, () => disagrees(corpus, question));
      const isRight =
        values?.some((text) => collapsed(text).includes(change.original)) &&
        values.some((text) => collapsed(text).includes(change.changed));
      if (isRight) found += 1;
      else console.log(`missed    ${question.question} (${change.original} / ${change.changed})`);
    }
  } finally {
    await corpus.close();
  }
}
console.log(
  `planted: ${found} of ${planted} shown; ordinary questions: ${shown} of ${ordinary} shown a disagreement`,
);
