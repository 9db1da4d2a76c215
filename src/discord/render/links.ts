import type { UserError } from '../../domain/errors.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import { MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { escapeText } from '../reply/escape.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { fittingStart, label } from '../reply/shorten.js';
import { memberMessage } from '../strings/errors.js';
import { ingestStrings } from '../strings/ingest.js';
import { linksStrings } from '../strings/links.js';
import { summaryLine } from './attribution.js';
import { CAUTION_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 120;
const MAX_NAME_CHARS = 120;
const MAX_REASON_CHARS = 200;

/** The outcome of one of several links, files or texts. */
export type SourceOutcome =
  | { readonly kind: 'ingested'; readonly outcome: IngestOutcome }
  | { readonly kind: 'failed'; readonly name: string; readonly error: UserError }
  | { readonly kind: 'skipped'; readonly name: string };

/** A line for each source. */
export function renderOutcomes(
  outcomes: readonly SourceOutcome[],
  { what, notes = [] }: { readonly what: 'link' | 'file' | 'article'; readonly notes?: readonly string[] },
): Payload {
  const countOf = (wanted: SourceOutcome['kind']) => outcomes.filter(({ kind }) => kind === wanted).length;
  const [all, added, skipped] = [outcomes.length, countOf('ingested'), countOf('skipped')];
  const footer = [...notes, ...(skipped > 0 ? [linksStrings.leftOut(skipped, what)] : [])].join(' ');
  return {
    embeds: [
      {
        title: linksStrings.title(added, all, what),
        color: added === all ? SUCCESS_COLOUR : added > 0 ? CAUTION_COLOUR : MUTED_COLOUR,
        description: fittingLines(outcomes.map(outcomeLine), MAX_DESCRIPTION_CHARS, linksStrings.more),
        ...(footer !== '' && { footer: { text: footer } }),
      },
    ],
  };
}

function outcomeLine(one: SourceOutcome): string {
  if (one.kind === 'ingested') return ingestedLine(one.outcome);
  if (one.kind === 'failed') return failedLine(one.name, memberMessage(one.error));
  return `**${linksStrings.skipped}** · ${label(one.name, MAX_NAME_CHARS)}`;
}

function ingestedLine({ outcome, article }: IngestOutcome): string {
  const line = summaryLine(article, { titleChars: MAX_TITLE_CHARS, linked: true });
  return `**${ingestStrings.outcome[outcome]}** · ${line}`;
}

/** Most messages name the source themselves. */
function failedLine(name: string, message: string): string {
  const reason = escapeText(fittingStart(message, MAX_REASON_CHARS));
  const named = message.includes(name) ? '' : `${label(name, MAX_NAME_CHARS)}: `;
  return `**${linksStrings.failed}** · ${named}${reason}`;
}
