import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbedField,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { SourceDetails } from '../../domain/sources.js';
import { customId } from '../bot/custom-id.js';
import { longDate } from '../reply/dates.js';
import { MAX_FIELD_CHARS } from '../reply/discord-limits.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { answerStrings } from '../strings/answer.js';
import { ingestStrings } from '../strings/ingest.js';
import { sourcesStrings } from '../strings/sources.js';
import { attributable, otherOutletLabel, titleLink } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';
import { quoteLine } from './context.js';
import { added } from './sources.js';

const MAX_TITLE_CHARS = 300;
const MAX_FACT_CHARS = 400;
const MAX_AUTHOR_CHARS = 200;
const MAX_CLAIM_CHARS = 300;

/** One article with its key sentences, quoted in the form that verbatim.ts expects. */
export function renderSource(details: SourceDetails, { mayForget }: { mayForget: boolean }): Payload {
  const { article, keyFacts, sentences, timesCited, sameStory = [] } = details;
  const { title, author, publishedAt, words, urls, revision, provenance, claimedUrl } = article;
  const url = urls[0] ?? null;
  const inline = (name: string, value: string): APIEmbedField => ({ name, value, inline: true });
  const facts = keyFacts.map(({ quote }) => quoteLine(quote, MAX_FACT_CHARS));
  const others = sameStory.map(
    (other) => `• ${label(other.title, MAX_TITLE_CHARS)} · ${otherOutletLabel(other)}`,
  );
  const said = [
    sourcesStrings.provenance[provenance],
    claimedUrl === null ? undefined : sourcesStrings.claimedUrl(label(claimedUrl, MAX_CLAIM_CHARS)),
  ].filter((part) => part !== undefined);
  const origin = said.length > 0 ? [{ name: sourcesStrings.provenanceField, value: said.join('\n') }] : [];
  const changed = revision > 1 ? ` · ${ingestStrings.revision(revision)}` : '';
  return {
    embeds: [
      {
        color: BRAND_COLOUR,
        description: [
          `**${titleLink({ title, url }, { titleChars: MAX_TITLE_CHARS, linked: true })}**`,
          ...facts,
        ].join('\n'),
        fields: [
          inline(ingestStrings.outlet, otherOutletLabel(attributable(article))),
          inline(ingestStrings.date, longDate(publishedAt) ?? answerStrings.noDate),
          ...(author?.trim() ? [inline(sourcesStrings.author, label(author, MAX_AUTHOR_CHARS))] : []),
          inline(ingestStrings.length, ingestStrings.lengthOf(words, sentences) + changed),
          inline(sourcesStrings.citedField, sourcesStrings.cited(timesCited)),
          inline(sourcesStrings.addedField, added(details)),
          ...origin,
          ...(others.length > 0
            ? [
                {
                  name: sourcesStrings.sameStory,
                  value: fittingLines(others, MAX_FIELD_CHARS, sourcesStrings.more),
                },
              ]
            : []),
        ],
      },
    ],
    components: mayForget
      ? [row(button('forget', ButtonStyle.Danger, sourcesStrings.forget, article.id))]
      : [],
  };
}

/** Asks for confirmation before an article is deleted. */
export function renderForgetting({ article: { id, title } }: SourceDetails): Payload {
  const name = label(title.trim() || answerStrings.noTitle, MAX_TITLE_CHARS);
  return {
    content: sourcesStrings.confirm(name),
    components: [
      row(
        button('forget-now', ButtonStyle.Danger, sourcesStrings.forgetNow, id),
        button('keep', ButtonStyle.Secondary, sourcesStrings.keep, id),
      ),
    ],
  };
}

function button(
  action: string,
  style: ButtonStyle.Danger | ButtonStyle.Secondary,
  label: string,
  id: string,
) {
  return {
    type: ComponentType.Button,
    style,
    label,
    custom_id: customId('sources', action, id),
  } as const;
}

function row(...components: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: ComponentType.ActionRow, components };
}
