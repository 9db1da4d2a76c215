/** Floors under the answers to our own questions, so that a change that costs quality is seen. `npm run eval` says more. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/answer/answer.js';
import { PACKAGE_ROOT } from '../../src/config.js';
import { Corpus } from './corpus.js';
import { readEvalSet } from './data.js';
import { Judge } from './judge.js';
import { type Asking, judged, measure } from './measures.js';
import { countVerbatim } from './rendered.js';

/** Two to four questions of 94, or of the 38 with a headline, below what `npm run eval -- test/eval/sample` measured. */
const FLOORS = {
  'answer@1': 0.74,
  'answer@3': 0.94,
  'answer@5': 0.95,
  'article@3': 0.94,
  kept: 0.87,
  'refused.nearMiss': 0.54,
  'headline.shown': 0.71,
  'headline.f1': 0.6,
};

test('the sample questions are answered as well as they were', async () => {
  const set = readEvalSet(join(PACKAGE_ROOT, 'test/eval/sample'));
  const corpus = await Corpus.open(set);
  try {
    const judge = new Judge(corpus);
    const askings: Asking[] = [];
    for (const question of set.questions) {
      const condition = question.type === 'unanswerable' ? 'nearMiss' : 'given';
      const tools = { ...corpus.tools, maxQuestionChars: 1000 };
      const answer = await answerQuestion(tools, { scope: corpus.scope, question: question.question });
      askings.push(judged(judge, question, condition, answer, 0, countVerbatim(corpus, answer)));
    }
    const measures = measure(askings);
    for (const [name, floor] of Object.entries(FLOORS)) {
      expect(measures[name], name).toBeGreaterThanOrEqual(floor);
    }
    expect(measures.verbatim).toBe(1);
  } finally {
    await corpus.close();
  }
});
