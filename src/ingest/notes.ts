import { type ArticleSummary, isClaimed, type StoryMember } from '../domain/article.js';
import type { IngestNote, NoteFacts, Omission } from '../domain/ingest-note.js';
import { hostBesideSource } from '../text/outlet-host.js';
import { outletName } from '../text/outlet-name.js';
import type { AnalysedArticle } from './prepare.js';

/** Of a title in a note, which is followed by the outlet. */
const MAX_TITLE_CHARS = 120;

interface Ingested {
  readonly analysed: Pick<AnalysedArticle, 'language' | 'provenance' | 'publishedAt' | 'outlet'>;
  readonly omissions: readonly Omission[];
  /** As it is stored now. */
  readonly stored: Pick<ArticleSummary, 'publishedAt' | 'outlet'>;
  /** True if the same text was stored before. */
  readonly isKnown: boolean;
  readonly sameStory: readonly StoryMember[];
}

/** The notes on an article that was just read. */
export function notesOn({ analysed, omissions, stored, isKnown, sameStory }: Ingested): IngestNote[] {
  const { language, provenance } = analysed;
  const ignored = isKnown && isClaimed(provenance) ? otherMetadata(analysed, stored) : [];
  const [first, ...more] = sameStory;
  const facts: readonly (NoteFacts | false | undefined)[] = [
    provenance === 'hidden' && { kind: 'hidden-text' },
    provenance === 'feed' && { kind: 'feed-text' },
    language !== 'eng' && language !== 'und' && { kind: 'other-language' },
    stored.publishedAt === null && { kind: 'no-date', isClaimed: isClaimed(provenance) },
    ignored.length > 0 && { kind: 'kept-as-stored', ignored },
    ...omissions.map((kind) => ({ kind })),
    first && {
      kind: 'same-story',
      title: titleInQuotes(first.title),
      outlet: originOf(first),
      isClaimed: isClaimed(first.provenance),
      more: more.length,
    },
  ];
  return facts.flatMap((note) => (note ? [{ ...note, text: textOf(note) }] : []));
}

function otherMetadata(
  { publishedAt, outlet }: Ingested['analysed'],
  stored: Ingested['stored'],
): ('date' | 'outlet')[] {
  return [
    ...(publishedAt !== null && publishedAt !== stored.publishedAt ? (['date'] as const) : []),
    ...(outlet !== null && outlet !== stored.outlet ? (['outlet'] as const) : []),
  ];
}

/** Its quotation marks are single ones, so that a title does not end before its note's own do. */
function titleInQuotes(title: string): string {
  const chars = [...title.replace(/["„“”«»]/gu, "'")];
  return chars.length <= MAX_TITLE_CHARS
    ? chars.join('')
    : `${chars.slice(0, MAX_TITLE_CHARS - 1).join('')}…`;
}

/** The outlet's name, or the domain if the name is not that domain's. */
function originOf({ outlet, url, provenance }: StoryMember): string | null {
  const name = outletName(outlet);
  const isPage = name !== null && url !== null && !isClaimed(provenance);
  return isPage ? (hostBesideSource(name, url, provenance) ?? name) : name;
}

function textOf(note: NoteFacts): string {
  switch (note.kind) {
    case 'hidden-text':
      return 'The page does not show this text as it is delivered: it is in its metadata, or hidden until a script shows it. Answers say so.';
    case 'feed-text':
      return 'This is the text that the feed gives, not that of the page. Answers say so.';
    case 'other-language':
      return 'This text does not seem to be in English. It is quoted as it is, but answers work best in English.';
    case 'no-date': {
      const remedy = note.isClaimed ? ' To give one, delete the article and add it again with its date.' : '';
      return `No publication date found: searches within a period leave it out.${remedy}`;
    }
    case 'kept-as-stored':
      return `It stays as it was stored; the ${note.ignored.join(' and ')} given now would count if you deleted it and added it again.`;
    case 'running-text':
      return 'Much less was read than the page contains. If part of the article is missing, open the page in a browser and paste the text.';
    case 'paid-text':
      return 'The publisher shows only the beginning without a subscription, so only that was read. If you have access, paste the text.';
    case 'further-pages':
      return 'The article continues on further pages, which were not read. Paste their text to add it.';
    case 'same-story': {
      const { title, outlet, more } = note;
      const origin = outlet === null ? '' : ` (${note.isClaimed ? 'says it is from ' : ''}${outlet})`;
      return `Same story as “${title}”${origin}${more === 0 ? '' : ` and ${more} more`}; the articles are grouped.`;
    }
  }
}
