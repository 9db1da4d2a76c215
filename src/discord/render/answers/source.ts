import { ButtonStyle } from 'discord.js';
import type { ArticleSummary } from '../../../domain/article.js';
import type { SourceDetails } from '../../../domain/sources.js';
import { customId } from '../../bot/custom-id.js';
import { button, container, row, text } from '../../reply/components.js';
import { label } from '../../reply/markdown/shorten.js';
import { fittingLines, type Payload } from '../../reply/payload.js';
import type { Texts } from '../../strings/texts.js';
import { BRAND_COLOUR, CAUTION_COLOUR } from '../colours.js';
import { added } from '../sources.js';
import { attributable, originParts, otherOutletLabel, titleLink } from './attribution.js';
import { quoteLine } from './context.js';

const MAX_TITLE_CHARS = 200;
const MAX_FACT_CHARS = 400;
const MAX_AUTHOR_CHARS = 150;
const MAX_CLAIM_CHARS = 250;
const MAX_SAME_STORY_CHARS = 800;

/** One article with its key sentences, quoted in the form that verbatim.ts expects. */
export function renderSource(
  details: SourceDetails,
  { mayForget }: { mayForget: boolean },
  texts: Texts,
): Payload {
  const { ingest, sources } = texts;
  const { article, keyFacts, timesCited, sameStory = [] } = details;
  const { title, author, words, urls, revision, provenance, claimedUrl } = article;
  const url = urls[0] ?? null;
  const origin = [
    ...originParts(attributable(article), texts),
    ...(author?.trim() ? [sources.by(label(author, MAX_AUTHOR_CHARS))] : []),
  ];
  const record = [
    ingest.lengthOf(words),
    ...(revision > 1 ? [ingest.revision(revision)] : []),
    sources.cited(timesCited),
    added(details, texts),
  ];
  const others = sameStory.map(
    (other) => `• ${label(other.title, MAX_TITLE_CHARS)} · ${otherOutletLabel(other, texts)}`,
  );
  const said = [
    provenance === 'fetched' ? undefined : sources.provenance[provenance],
    claimedUrl === null ? undefined : sources.claimedUrl(label(claimedUrl, MAX_CLAIM_CHARS)),
  ].filter((part) => part !== undefined);
  const facts = keyFacts.map(({ quote }) => quoteLine(quote, MAX_FACT_CHARS));
  const listed = fittingLines(others, MAX_SAME_STORY_CHARS, sources.more);
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(
          `### ${titleLink({ title, url }, { titleChars: MAX_TITLE_CHARS, linked: true }, texts)}\n-# ${origin.join(' · ')}`,
        ),
        ...(facts.length > 0 ? [text(facts.join('\n> \n'))] : []),
        ...(said.length > 0 ? [text(`**${sources.provenanceField}**\n${said.join('\n')}`)] : []),
        ...(others.length > 0 ? [text(`**${sources.sameStory}**\n${listed}`)] : []),
        text(`-# ${record.join(' · ')}`),
        ...(mayForget
          ? [row(button(sources.forget, customId('sources', 'forget', article.id), ButtonStyle.Danger))]
          : []),
      ),
    ],
  };
}

/**
 * Asks for confirmation before an article is deleted.
 * @param command That handles the buttons `forget-now` and `keep`.
 */
export function renderForgetting(
  { id, title }: Pick<ArticleSummary, 'id' | 'title'>,
  command: 'sources' | 'forget',
  { answer, sources }: Texts,
): Payload {
  const name = label(title.trim() || answer.noTitle, MAX_TITLE_CHARS);
  return {
    components: [
      container(
        CAUTION_COLOUR,
        text(`### ${sources.confirm(name)}\n${sources.consequences}`),
        row(
          button(sources.forgetNow, customId(command, 'forget-now', id), ButtonStyle.Danger),
          button(sources.keep, customId(command, 'keep', id)),
        ),
      ),
    ],
  };
}
