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
const MAX_URL_CHARS = 120;
const MAX_REASON_CHARS = 200;

/** The outcome of one of several links. */
export type LinkOutcome =
  | { readonly kind: 'ingested'; readonly outcome: IngestOutcome }
  | { readonly kind: 'failed'; readonly url: string; readonly error: UserError };

/** @param links Number of links given; those beyond `outcomes` were skipped. */
export function renderLinks(outcomes: readonly LinkOutcome[], links: number): Payload {
  const added = outcomes.filter(({ kind }) => kind === 'ingested').length;
  const lines = outcomes.map((one) =>
    one.kind === 'ingested' ? ingestedLine(one.outcome) : failedLine(one.url, memberMessage(one.error)),
  );
  const skipped = links - outcomes.length;
  return {
    embeds: [
      {
        title: linksStrings.title(added, links),
        color: added === links ? SUCCESS_COLOUR : added > 0 ? CAUTION_COLOUR : MUTED_COLOUR,
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, linksStrings.more),
        ...(skipped > 0 && { footer: { text: linksStrings.skipped(skipped) } }),
      },
    ],
  };
}

function ingestedLine({ outcome, article }: IngestOutcome): string {
  const line = summaryLine(article, { titleChars: MAX_TITLE_CHARS, linked: true });
  return `**${ingestStrings.outcome[outcome]}** · ${line}`;
}

/** Most messages name the URL themselves. */
function failedLine(url: string, message: string): string {
  const reason = escapeText(fittingStart(message, MAX_REASON_CHARS));
  const link = message.includes(url) ? '' : `${label(url, MAX_URL_CHARS)}: `;
  return `**${linksStrings.failed}** · ${link}${reason}`;
}
