import { OFFERED_EXTENSIONS_IN_WORDS } from '../../domain/file-types.js';
import type { IngestOutcome, IngestProgress } from '../../domain/ingest.js';
import { count } from './amounts.js';

export const HOW_TO_INGEST =
  'Add articles with `/ingest`: give a `url`, a `text` or a `file`, or run it without options to paste one into a form.';

export const ingestCommand = {
  description: 'Add a news article; run without options to paste one into a form',
  url: 'Link to an article; separate several with spaces',
  text: 'The text of an article',
  file: `A file with an article: ${OFFERED_EXTENSIONS_IN_WORDS}`,
} as const;

export const ingestStrings = {
  outcome: { new: 'Added', updated: 'Updated', known: 'Already added' } satisfies Record<
    IngestOutcome['outcome'],
    string
  >,
  outlet: 'Outlet',
  date: 'Date',
  length: 'Length',
  lengthOf: (words: number, sentences: number) => `${count(words, 'word')}, ${count(sentences, 'sentence')}`,
  revision: (revision: number) => `revision ${revision}`,
  notes: 'Notes',
  moreNotes: (n: number) => `and ${count(n, 'more note')}`,
  suggestions: 'Try asking',
  keySentences: 'Key sentences',
  moreSuggestions: (n: number) => `and ${n} more`,
  progress: (progress: IngestProgress): string => {
    switch (progress.stage) {
      case 'queued':
        return `Waiting: you are number ${progress.position} in the queue.`;
      case 'fetching':
        return 'Fetching the page…';
      case 'reading':
        return 'Reading…';
      case 'embedding':
        return `Indexing: ${progress.done} of ${progress.total}…`;
      case 'storing':
        return 'Saving…';
      case 'done':
        return `Done: ${count(progress.articles, 'article')}, ${count(progress.sentences, 'sentence')}, ${count(progress.passages, 'passage')}, ${(progress.ms / 1000).toFixed(1)} s`;
    }
  },
  form: {
    title: 'Paste an article',
    text: 'Text',
    textHint: 'Up to 4,000 characters; attach longer texts with /ingest file.',
    headline: 'Headline',
    outlet: 'Outlet',
    link: 'Link',
  },
} as const;
