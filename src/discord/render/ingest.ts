import { type APIComponentInContainer, type APIMessageTopLevelComponent, ButtonStyle } from 'discord.js';
import type { IngestOutcome } from '../../domain/ingest.js';
import type { Suggestion } from '../../domain/suggestion.js';
import { customId } from '../bot/custom-id.js';
import { button, container, menu, row, text } from '../reply/components.js';
import { MAX_CHOICE_CHARS, MAX_CHOICES } from '../reply/discord-limits.js';
import { escapeText, plainText } from '../reply/markdown/escape.js';
import { fittingStart, label } from '../reply/markdown/shorten.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';
import { attributable, originParts, titleLink } from './answers/attribution.js';
import { quoteLine } from './answers/context.js';
import { BRAND_COLOUR, MUTED_COLOUR, SUCCESS_COLOUR } from './colours.js';

const COLOURS = { new: SUCCESS_COLOUR, updated: BRAND_COLOUR, known: MUTED_COLOUR } as const;
const TITLE = { titleChars: 300, linked: true };
/** Enough for a title and an outlet in which every character is escaped. */
const MAX_NOTE_CHARS = 500;
const MAX_NOTES_CHARS = 1000;
const MAX_SENTENCE_CHARS = 400;
const MAX_QUESTIONS_CHARS = 700;

/** Confirms an ingested article, with a sentence of it, and suggests questions about it. */
export function renderIngest(
  { outcome, article, notes }: IngestOutcome,
  suggestions: readonly Suggestion[],
  texts: Texts,
): Payload {
  const url = article.urls[0] ?? null;
  const facts = [
    texts.ingest.outcome[outcome],
    ...(article.revision > 1 ? [texts.ingest.revision(article.revision)] : []),
    texts.ingest.lengthOf(article.words),
  ];
  const noteLines = notes.map((note) => escapeText(fittingStart(texts.ingest.note(note), MAX_NOTE_CHARS)));
  const sentence = (suggestions.find(({ question }) => question === null) ?? suggestions[0])?.sentence;
  return {
    components: [
      container(
        COLOURS[outcome],
        text(
          [
            `-# ${facts.join(' · ')}`,
            `### ${titleLink({ title: article.title, url }, TITLE, texts)}`,
            `-# ${originParts(attributable(article), texts).join(' · ')}`,
          ].join('\n'),
        ),
        ...(noteLines.length > 0
          ? [text(fittingLines(noteLines, MAX_NOTES_CHARS, texts.ingest.moreNotes))]
          : []),
        ...(sentence ? [text(quoteLine(sentence.quote, MAX_SENTENCE_CHARS))] : []),
        questions(suggestions, texts),
        row(button(texts.sources.show, customId('sources', 'show', article.id))),
      ),
    ],
  };
}

/** A button that opens the article form again, filled with what was sent. */
export function formAgain(
  { isPrivate, id }: { readonly isPrivate: boolean; readonly id: string },
  { ingest }: Texts,
): APIMessageTopLevelComponent {
  const again = customId('ingest', 'again', isPrivate ? 'private' : 'public', id);
  return row(button(ingest.form.again, again, ButtonStyle.Primary));
}

/** A menu of questions; those that do not fit into it are listed. */
function questions(suggestions: readonly Suggestion[], { ingest }: Texts): APIComponentInContainer[] {
  const all = [...new Set(suggestions.flatMap(({ question }) => question ?? []))];
  const chosen = all.filter(isChoice).slice(0, MAX_CHOICES);
  const listed = all.filter((question) => question.trim() !== '' && !chosen.includes(question));
  const lines = listed.map((question) => `• ${label(question, MAX_SENTENCE_CHARS)}`);
  return [
    ...(lines.length > 0
      ? [
          text(
            `**${ingest.suggestions}**\n${fittingLines(lines, MAX_QUESTIONS_CHARS, ingest.moreSuggestions)}`,
          ),
        ]
      : []),
    ...(chosen.length > 0
      ? [
          row(
            menu(
              ingest.askAbout,
              customId('ask', 'suggested'),
              chosen.map((question) => ({ label: question, value: question })),
            ),
          ),
        ]
      : []),
  ];
}

function isChoice(question: string): boolean {
  return question !== '' && plainText(question) === question && question.length <= MAX_CHOICE_CHARS;
}
