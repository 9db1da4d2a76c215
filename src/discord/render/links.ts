import type { UserError } from '../../domain/errors.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import { escapeText } from '../reply/escape.js';
import { fittingLines, MAX_DESCRIPTION_CHARS, type Payload } from '../reply/payload.js';
import { fittingStart, label } from '../reply/shorten.js';
import { ingestStrings, linksStrings } from '../strings/strings.js';
import { summaryLine } from './attribution.js';

const COLOURS = { all: 0x2e8b57, some: 0xd4a017, none: 0x808080 } as const;
const MAX_TITLE_CHARS = 120;
const MAX_URL_CHARS = 120;
const MAX_REASON_CHARS = 200;

/** What became of one link of a message. */
export type LinkOutcome =
  | { readonly kind: 'fed'; readonly fed: IngestOutcome }
  | { readonly kind: 'refused'; readonly url: string; readonly error: UserError };

/** The outcomes of a message's links in order; `links` is how many it had. */
export function renderLinks(outcomes: readonly LinkOutcome[], links: number): Payload {
  const fed = outcomes.filter(({ kind }) => kind === 'fed').length;
  const lines = outcomes.map((outcome) =>
    outcome.kind === 'fed' ? taken(outcome.fed) : refused(outcome.url, outcome.error.message),
  );
  const left = links - outcomes.length;
  return {
    embeds: [
      {
        title: linksStrings.title(fed, links),
        color: COLOURS[fed === links ? 'all' : fed > 0 ? 'some' : 'none'],
        description: fittingLines(lines, MAX_DESCRIPTION_CHARS, linksStrings.more),
        ...(left > 0 && { footer: { text: linksStrings.left(left) } }),
      },
    ],
  };
}

function taken({ outcome, article }: IngestOutcome): string {
  const line = summaryLine(article, { titleChars: MAX_TITLE_CHARS, linked: true });
  return `**${ingestStrings.outcome[outcome]}** · ${line}`;
}

/** Most refusals name the address themselves. */
function refused(url: string, message: string): string {
  const reason = escapeText(fittingStart(message, MAX_REASON_CHARS));
  const link = message.includes(url) ? '' : `${label(url, MAX_URL_CHARS)}: `;
  return `**${linksStrings.refused}** · ${link}${reason}`;
}
