import type { APIEmbed } from 'discord.js';
import type { IngestOutcome } from '../../types.js';
import { longDate } from '../dates.js';
import { escapeText } from '../escape.js';
import { fittingLines, MAX_FIELD_CHARS, type Payload } from '../payload.js';
import { fittingStart } from '../shorten.js';
import { answerStrings, ingestStrings } from '../strings.js';
import { outletLabel, titleLink } from './attribution.js';

const COLOURS = { new: 0x2e8b57, updated: 0x3b82c4, known: 0x808080 } as const;
const MAX_TITLE_CHARS = 300;
const MAX_NOTE_CHARS = 300;

/** What became of an article that was fed. */
export function renderIngest({ outcome, article, sentences, notes }: IngestOutcome): Payload {
  const url = article.urls[0] ?? null;
  const said = ingestStrings.outcome[outcome];
  const revision = article.revision > 1 ? ` (${ingestStrings.revision(article.revision)})` : '';
  const embed: APIEmbed = {
    title: said + revision,
    color: COLOURS[outcome],
    description: titleLink({ title: article.title, url }, { titleChars: MAX_TITLE_CHARS, linked: true }),
    fields: [
      { name: ingestStrings.outlet, value: outletLabel({ outlet: article.outlet, url }), inline: true },
      {
        name: ingestStrings.date,
        value: longDate(article.publishedAt) ?? answerStrings.noDate,
        inline: true,
      },
      { name: ingestStrings.length, value: ingestStrings.lengthOf(article.words, sentences), inline: true },
    ],
  };
  const lines = notes.flatMap((note) => escapeText(fittingStart(note.trim(), MAX_NOTE_CHARS)) || []);
  if (lines.length > 0) {
    embed.fields?.push({
      name: ingestStrings.notes,
      value: fittingLines(lines, MAX_FIELD_CHARS, ingestStrings.moreNotes),
    });
  }
  return { embeds: [embed] };
}
