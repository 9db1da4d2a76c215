import type { UserError } from '../../domain/errors.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import { container, text } from '../reply/components.js';
import { escapeText } from '../reply/markdown/escape.js';
import { fittingStart, label } from '../reply/markdown/shorten.js';
import { fittingParts, type Payload } from '../reply/payload.js';
import { memberMessage } from '../strings/error-texts.js';
import type { Texts } from '../strings/texts.js';
import { attributable, originParts, titleLink } from './answers/attribution.js';
import { CAUTION_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 120;
const MAX_NAME_CHARS = 120;
const MAX_REASON_CHARS = 200;
const MAX_LIST_CHARS = 3300;

/** The outcome of one of several links, files or texts. */
export type SourceOutcome =
  | { readonly kind: 'ingested'; readonly outcome: IngestOutcome }
  | { readonly kind: 'failed'; readonly name: string; readonly error: UserError }
  | { readonly kind: 'skipped'; readonly name: string };

/** A text for each source. */
export function renderOutcomes(
  outcomes: readonly SourceOutcome[],
  { what, notes = [] }: { readonly what: 'link' | 'file' | 'article'; readonly notes?: readonly string[] },
  texts: Texts,
): Payload {
  const { links: strings } = texts;
  const countOf = (wanted: SourceOutcome['kind']) => outcomes.filter(({ kind }) => kind === wanted).length;
  const [all, added, skipped] = [outcomes.length, countOf('ingested'), countOf('skipped')];
  const footer = [...notes, ...(skipped > 0 ? [strings.leftOut(skipped, what)] : [])].join(' ');
  return {
    components: [
      container(
        added === all ? SUCCESS_COLOUR : added > 0 ? CAUTION_COLOUR : MUTED_COLOUR,
        text(`### ${strings.title(added, all, what)}`),
        fittingParts(
          outcomes.map((one) => outcomeText(one, texts)),
          MAX_LIST_CHARS,
          strings.more,
        ).map(text),
        ...(footer === '' ? [] : [text(`-# ${footer}`)]),
      ),
    ],
  };
}

function outcomeText(one: SourceOutcome, texts: Texts): string {
  if (one.kind === 'ingested') return ingestedText(one.outcome, texts);
  if (one.kind === 'failed') return failedText(one.name, memberMessage(one.error, texts.errors), texts);
  return `**${texts.links.skipped}** · ${label(one.name, MAX_NAME_CHARS)}`;
}

function ingestedText({ outcome, article }: IngestOutcome, texts: Texts): string {
  const source = attributable(article);
  const title = titleLink(source, { titleChars: MAX_TITLE_CHARS, linked: true }, texts);
  return `**${title}**\n-# ${[texts.ingest.outcome[outcome], ...originParts(source, texts)].join(' · ')}`;
}

/** Most messages name the source themselves. */
function failedText(name: string, message: string, { links }: Texts): string {
  const reason = escapeText(fittingStart(message, MAX_REASON_CHARS));
  const named = message.includes(name) ? '' : `${label(name, MAX_NAME_CHARS)}: `;
  return `**${links.failed}** · ${named}${reason}`;
}
