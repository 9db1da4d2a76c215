import { errorCatalogue, wording } from '../domain/errors.js';
import type { SmallTalk } from '../domain/small-talk.js';

interface BadFile {
  readonly file: string;
  readonly reason: string;
}

const unusable = ({ file, reason }: BadFile): string =>
  `The calibration ${file} cannot be used: ${reason.trimEnd().replace(/\.$/, '')}.`;

const HOW_TO_ASK =
  'Ask about the news that was ingested, for example: byline ask "who signed the US-India framework?". ' +
  'byline --help lists all commands.';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: `You're welcome. ${HOW_TO_ASK}`,
  greeting: `Hello. ${HOW_TO_ASK}`,
  goodbye: 'Goodbye.',
  reaction: HOW_TO_ASK,
  help: HOW_TO_ASK,
  identity: `Byline answers questions over ingested news, with the sentences it found. ${HOW_TO_ASK}`,
  deletion: 'To delete an article, run: byline forget <id, URL or title>. byline sources lists the articles.',
  source: 'Each quote names its article. To list the articles of the last answer, run: byline sources',
  link: 'To read a page, run: byline ingest <url>',
};

export const answerErrors = errorCatalogue('answer', {
  emptyQuestion: wording(
    'question.empty',
    () =>
      'There is nothing to search for in this question. Ask about something in the news, for example: ' +
      'who signed the US-India framework?',
  ),
  missingSubject: wording(
    'question.incomplete',
    () =>
      'This question names nothing to look for. Ask it again with the name of the person, place or thing, for ' +
      'example: when was the US-India framework signed?',
  ),
  smallTalk: wording<{ readonly talk: SmallTalk }>('question.small-talk', ({ talk }) => SMALL_TALK[talk]),
  longQuestion: wording<{ readonly length: number; readonly limit: number }>(
    'question.too-long',
    ({ length, limit }) =>
      `The question has ${length.toLocaleString('en')} characters; the limit is ${limit.toLocaleString('en')} ` +
      '(MAX_QUESTION_CHARS). Shorten it.',
  ),
  badCalibration: wording<BadFile>(
    'model.invalid',
    (facts) =>
      `${unusable(facts)} Run "byline calibrate" to write it again, or delete it to use the calibration of the ` +
      'bundled reader.',
  ),
  badShippedCalibration: wording<BadFile>(
    'model.invalid',
    (facts) => `${unusable(facts)} The file belongs to Byline: install Byline again.`,
  ),
});
