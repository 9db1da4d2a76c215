/** Writes the bundled reader's results for a few sample passages; `byline doctor` compares them on other machines. */
import { writeFileSync } from 'node:fs';
import type { Span } from '../../src/domain/article.js';
import { PROBE_FILE, type Probe } from '../../src/models/reader/probe.js';
import { openBundledReader } from '../fixtures/bundled-reader.js';

const SAMPLES: readonly (readonly [question: string, title: string, sentences: readonly string[]])[] = [
  [
    'who signed the framework?',
    'Ministers meet in Kuala Lumpur',
    [
      'The talks went on for two hours.',
      'Rajnath Singh and Pete Hegseth then signed a framework for defence that looks ten years ahead.',
      'It is to be reviewed in 2030.',
    ],
  ],
  [
    'how many computers were hit by the update?',
    'Faulty update stops airports and banks',
    [
      'The faulty file went out at 04:09 on a Friday morning.',
      'Microsoft put the number of computers that failed at 8.5 million, less than one percent of all that run Windows.',
    ],
  ],
  [
    'when does the cathedral open again?',
    'Scaffolding comes down in Paris',
    [
      'The spire was the last part to lose its scaffolding.',
      'The cathedral opens to visitors on 8 December, five years after the fire.',
    ],
  ],
  [
    'how much did the bridge cost?',
    'A bridge for the harbour',
    [
      'The bridge was opened by the mayor on a windy morning.',
      'Nobody at the ceremony wanted to speak of the delays.',
    ],
  ],
];

const reader = await openBundledReader();
const readings: Probe['readings'] = [];
for (const [question, title, sentences] of SAMPLES) {
  let text = `${title}. `;
  const spans: Span[] = sentences.map((sentence) => {
    const start = text.length;
    text += `${sentence} `;
    return { start, end: text.length - 1 };
  });
  const passage = { text: text.trimEnd(), sentences: spans };
  const reading = await reader.read(question, [passage]);
  const best = reading![0]!.flat().sort((a, b) => b.score - a.score)[0]!;
  const score = Math.round(best.score * 1000) / 1000;
  readings.push({ question, passage, text: passage.text.slice(best.start, best.end), score });
}
writeFileSync(PROBE_FILE, `${JSON.stringify({ reader: reader.id, readings }, null, 2)}\n`);
console.log(
  readings
    .map(({ question, text, score }) => `${score.toFixed(2).padStart(7)}  ${question}  ${text}`)
    .join('\n'),
);
await reader.close();
