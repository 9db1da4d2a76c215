import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test.each([
  'ferry',
  'ferry disaster',
  'dock strike',
  'Ukraine',
  'folio 3',
  'coral reef?',
  'Ines Marrow',
  'bus fares',
  'climate summit',
  'Tarn bridge.',
])('%s is a topic', (question) => {
  expect(analyseQuestion(question).type).toBe('overview');
});

test.each([
  'death toll earthquake',
  'death toll',
  'ferry captain name',
  'ferry captain',
  'ferry price',
  'election result',
  'ferry sank',
  'captain arrested',
  'marrow won',
  'folio 3 battery life',
  'signatories',
  'is closed',
  'closed yesterday',
  'strike deadline',
  'crash victims',
  'how much',
])('%s is a question', (question) => {
  expect(analyseQuestion(`${question} `).type).not.toBe('overview');
});
