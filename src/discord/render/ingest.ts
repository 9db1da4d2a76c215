import {
  type APIButtonComponentWithCustomId,
  type APIEmbed,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { customId } from '../bot/custom-id.js';
import { MAX_BUTTON_LABEL_CHARS, MAX_FIELD_CHARS } from '../reply/discord-limits.js';
import { escapeText, plainText } from '../reply/escape.js';
import { type Controls, fittingLines, type Payload } from '../reply/payload.js';
import { fittingStart, label } from '../reply/shorten.js';
import { ingestStrings } from '../strings/ingest.js';
import { attributable, originParts, titleLink } from './attribution.js';
import { BRAND_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from './colours.js';
import { quoteLine } from './context.js';

const COLOURS = { new: SUCCESS_COLOUR, updated: BRAND_COLOUR, known: MUTED_COLOUR } as const;
const TITLE = { titleChars: 300, linked: true };
const MAX_NOTE_CHARS = 300;
const MAX_SENTENCE_CHARS = 300;

/** Confirms an ingested article and suggests questions about it. */
export function renderIngest(
  { outcome, article, sentences, notes }: IngestOutcome,
  suggestions: readonly Suggestion[] = [],
): Payload {
  const url = article.urls[0] ?? null;
  const revision = article.revision > 1 ? ` (${ingestStrings.revision(article.revision)})` : '';
  const facts = [...originParts(attributable(article)), ingestStrings.lengthOf(article.words, sentences)];
  const embed: APIEmbed = {
    title: ingestStrings.outcome[outcome] + revision,
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
  const buttons = suggestions.flatMap(({ question }) => (question === null ? [] : askButton(question)));
  const asked = new Set(buttons.map(({ label: question }) => question));
  embed.fields?.push(...suggestionsField(suggestions.filter(({ question }) => !asked.has(question ?? ''))));
  return {
    embeds: [embed],
    components: buttons.length > 0 ? [{ type: ComponentType.ActionRow, components: buttons }] : [],
  };
}

/** A button that opens the article form again, filled with what was sent. */
export function formAgain({ isPrivate, id }: { readonly isPrivate: boolean; readonly id: string }): Controls {
  const button: APIButtonComponentWithCustomId = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: ingestStrings.form.again,
    custom_id: customId('ingest', 'again', isPrivate ? 'private' : 'public', id),
  };
  return { type: ComponentType.ActionRow, components: [button] };
}

/** The questions that have no button, and the sentences without a question. */
function suggestionsField(suggestions: readonly Suggestion[]): APIEmbedField[] {
  if (suggestions.length === 0) return [];
  const lines = suggestions.map(({ question, sentence }) =>
    question === null
      ? quoteLine(sentence.quote, MAX_SENTENCE_CHARS)
      : `• ${label(question, MAX_SENTENCE_CHARS)}`,
  );
  const anyQuestion = suggestions.some(({ question }) => question !== null);
  return [
    {
      name: anyQuestion ? ingestStrings.suggestions : ingestStrings.keySentences,
      value: fittingLines(lines, MAX_FIELD_CHARS, ingestStrings.moreSuggestions),
    },
  ];
}

type AskButton = APIButtonComponentWithCustomId & { readonly label: string };

/** None for a question that does not fit into the button's label and custom id. */
function askButton(question: string): AskButton[] {
  const isPlain = question !== '' && plainText(question) === question && !question.includes(':');
  if (!isPlain || question.length > MAX_BUTTON_LABEL_CHARS) return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: question,
      custom_id: customId('ask', 'suggested', question),
    },
  ];
}
