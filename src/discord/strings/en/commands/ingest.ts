import { OFFERED_EXTENSIONS_IN_WORDS } from '../../../../domain/file-types.js';
import type { IngestOutcome, IngestProgress } from '../../../../domain/ingest.js';
import type { IngestNote } from '../../../../domain/ingest-note.js';
import { count } from '../../amounts.js';

export const HOW_TO_INGEST =
  'Add articles with `/ingest`: give a `url`, a `text` or a `file`, or run it without options for a form.';

export const ingestCommand = {
  description: 'Add news articles; run without options for a form to paste or upload them',
  url: 'Link to an article; separate several with spaces',
  text: 'The text of an article',
  file: `A file with an article: ${OFFERED_EXTENSIONS_IN_WORDS}`,
  moreFiles: 'Another file',
  private: 'Show the result only to you (default: no)',
} as const;

export const ingestStrings = {
  outcome: { new: 'Added', updated: 'Updated', known: 'Already added' } satisfies Record<
    IngestOutcome['outcome'],
    string
  >,
  lengthOf: (words: number) => count(words, 'word'),
  revision: (revision: number) => `revision ${revision}`,
  note: ({ text }: IngestNote) => text,
  moreNotes: (n: number) => `and ${count(n, 'more note')}`,
  suggestions: 'Try asking',
  askAbout: 'Ask about this article…',
  moreSuggestions: (n: number) => `and ${count(n, 'more question')}`,
  goesOn:
    'I am still adding this, but Discord takes no more reports here. `/sources` will show what was added.',
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
    heading: 'Add an article',
    text: 'Text',
    files: 'Files',
    title: 'Headline',
    origin: 'Outlet, link or both',
    date: 'Date of publication',
    hints: {
      text: 'Up to 4,000 characters, or a link; give longer texts as a file.',
      files: `Instead of a text: up to 10 files, ${OFFERED_EXTENSIONS_IN_WORDS}`,
      title: 'Of the text, or of a single file',
      origin: 'For example: Sample Wire https://example.org/story',
      date: 'For example: 2026-10-31 or 31 October 2026',
    },
    keptFiles: (names: string) => `Kept: ${names}. Files chosen here replace them.`,
    pasted: 'the pasted text',
    fitsOneArticle: 'The headline and the link of the form were left out, because they fit one article only.',
    pagesHaveTheirOwn: 'Headline, outlet and date of the form were left out: pages have their own.',
    again: 'Correct the form',
  },
} as const;
