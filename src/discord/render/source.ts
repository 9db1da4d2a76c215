import { ButtonStyle } from 'discord.js';
import type { SourceDetails } from '../../domain/sources.js';
import { customId } from '../bot/custom-id.js';
import { button, container, row, text } from '../reply/components.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { answerStrings } from '../strings/answer.js';
import { en } from '../strings/en.js';
import { ingestStrings } from '../strings/ingest.js';
import { sourcesStrings } from '../strings/sources.js';
import { attributable, originParts, otherOutletLabel, titleLink } from './attribution.js';
import { BRAND_COLOUR, CAUTION_COLOUR } from './colours.js';
import { quoteLine } from './context.js';
import { added } from './sources.js';

const MAX_TITLE_CHARS = 200;
const MAX_FACT_CHARS = 400;
const MAX_AUTHOR_CHARS = 150;
const MAX_CLAIM_CHARS = 250;
const MAX_SAME_STORY_CHARS = 800;

/** One article with its key sentences, quoted in the form that verbatim.ts expects. */
export function renderSource(details: SourceDetails, { mayForget }: { mayForget: boolean }): Payload {
  const { article, keyFacts, timesCited, sameStory = [] } = details;
  const { title, author, words, urls, revision, provenance, claimedUrl } = article;
  const url = urls[0] ?? null;
  const origin = [
    ...originParts(attributable(article), en),
    ...(author?.trim() ? [sourcesStrings.by(label(author, MAX_AUTHOR_CHARS))] : []),
  ];
  const record = [
    ingestStrings.lengthOf(words),
    ...(revision > 1 ? [ingestStrings.revision(revision)] : []),
    sourcesStrings.cited(timesCited),
    added(details),
  ];
  const others = sameStory.map(
    (other) => `• ${label(other.title, MAX_TITLE_CHARS)} · ${otherOutletLabel(other, en)}`,
  );
  const said = [
    sourcesStrings.provenance[provenance],
    claimedUrl === null ? undefined : sourcesStrings.claimedUrl(label(claimedUrl, MAX_CLAIM_CHARS)),
  ].filter((part) => part !== undefined);
  const facts = keyFacts.map(({ quote }) => quoteLine(quote, MAX_FACT_CHARS));
  const listed = fittingLines(others, MAX_SAME_STORY_CHARS, sourcesStrings.more);
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(
          `### ${titleLink({ title, url }, { titleChars: MAX_TITLE_CHARS, linked: true }, en)}\n-# ${origin.join(' · ')}`,
        ),
        ...(facts.length > 0 ? [text(facts.join('\n> \n'))] : []),
        ...(said.length > 0 ? [text(`**${sourcesStrings.provenanceField}**\n${said.join('\n')}`)] : []),
        ...(others.length > 0 ? [text(`**${sourcesStrings.sameStory}**\n${listed}`)] : []),
        text(`-# ${record.join(' · ')}`),
        ...(mayForget
          ? [
              row(
                button(sourcesStrings.forget, customId('sources', 'forget', article.id), ButtonStyle.Danger),
              ),
            ]
          : []),
      ),
    ],
  };
}

/** Asks for confirmation before an article is deleted. */
export function renderForgetting({ article: { id, title } }: SourceDetails): Payload {
  const name = label(title.trim() || answerStrings.noTitle, MAX_TITLE_CHARS);
  return {
    components: [
      container(
        CAUTION_COLOUR,
        text(`### ${sourcesStrings.confirm(name)}\n${sourcesStrings.consequences}`),
        row(
          button(sourcesStrings.forgetNow, customId('sources', 'forget-now', id), ButtonStyle.Danger),
          button(sourcesStrings.keep, customId('sources', 'keep', id)),
        ),
      ),
    ],
  };
}
