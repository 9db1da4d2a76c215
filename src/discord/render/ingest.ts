import {
  type APIButtonComponent,
  type APIEmbed,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { customId } from '../bot/custom-id.js';
import { longDate } from '../reply/dates.js';
import { escapeText, plainText } from '../reply/escape.js';
import { fittingLines, MAX_FIELD_CHARS, type Payload } from '../reply/payload.js';
import { fittingStart, label } from '../reply/shorten.js';
import { answerStrings, ingestStrings } from '../strings/strings.js';
import { outletLabel, titleLink } from './attribution.js';
import { quoteLine } from './context.js';

const COLOURS = { new: 0x2e8b57, updated: 0x3b82c4, known: 0x808080 } as const;
const TITLE = { titleChars: 300, linked: true };
const MAX_NOTE_CHARS = 300;
const MAX_SENTENCE_CHARS = 300;
const MAX_LABEL_CHARS = 80;

/** What became of an article that was fed. */
export function renderIngest(
  { outcome, article, sentences, notes }: IngestOutcome,
  suggestions: readonly Suggestion[] = [],
): Payload {
  const url = article.urls[0] ?? null;
  const said = ingestStrings.outcome[outcome];
  const revision = article.revision > 1 ? ` (${ingestStrings.revision(article.revision)})` : '';
  const facts = [
    outletLabel({ outlet: article.outlet, url }),
    longDate(article.publishedAt) ?? answerStrings.noDate,
    ingestStrings.lengthOf(article.words, sentences),
  ];
  const embed: APIEmbed = {
    title: said + revision,
    color: COLOURS[outcome],
    description: [titleLink({ title: article.title, url }, TITLE), facts.join(' · ')].join('\n'),
    fields: [],
  };
  const lines = notes.flatMap((note) => escapeText(fittingStart(note.trim(), MAX_NOTE_CHARS)) || []);
  if (lines.length > 0) {
    embed.fields?.push({
      name: ingestStrings.notes,
      value: fittingLines(lines, MAX_FIELD_CHARS, ingestStrings.moreNotes),
    });
  }
  embed.fields?.push(...worthAsking(suggestions));
  const buttons = suggestions.flatMap(({ question }) => (question === null ? [] : askButton(question)));
  return {
    embeds: [embed],
    components: buttons.length > 0 ? [{ type: ComponentType.ActionRow, components: buttons }] : [],
  };
}

/** Questions first; of a sentence that no question brings back, the sentence itself. */
function worthAsking(suggestions: readonly Suggestion[]): APIEmbedField[] {
  if (suggestions.length === 0) return [];
  const lines = suggestions.map(({ question, sentence }) =>
    question === null
      ? quoteLine(sentence.quote, MAX_SENTENCE_CHARS)
      : `• ${label(question, MAX_SENTENCE_CHARS)}`,
  );
  const any = suggestions.some(({ question }) => question !== null);
  return [
    {
      name: any ? ingestStrings.worthAsking : ingestStrings.keySentences,
      value: fittingLines(lines, MAX_FIELD_CHARS, ingestStrings.moreNotes),
    },
  ];
}

/** The question travels in the button, whose label and id are short; a longer one is only shown. */
function askButton(question: string): APIButtonComponent[] {
  const isPlain = question !== '' && plainText(question) === question && !question.includes(':');
  if (!isPlain || question.length > MAX_LABEL_CHARS) return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: question,
      custom_id: customId('ask', 'suggested', question),
    },
  ];
}
