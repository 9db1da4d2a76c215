import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { SourceEntry, SourcesPage, SourcesRequest } from '../../types.js';
import { customId } from '../custom-id.js';
import { moment } from '../dates.js';
import { plainText } from '../escape.js';
import { fittingLines, MAX_DESCRIPTION_CHARS, type Payload } from '../payload.js';
import { label, shorten } from '../shorten.js';
import { sourcesStrings } from '../strings.js';
import { summaryLine } from './attribution.js';

export const SOURCES_PAGE_SIZE = 10;

const COLOUR = 0x3b82c4;
const MAX_HEADING_CHARS = 256;
const MAX_NAME_CHARS = 60;
const SNOWFLAKE = /^\d{17,20}$/;
/** Given up in this order until ten entries fit. */
const STEPS = [
  { titleChars: 120, linked: true },
  { titleChars: 80, linked: false },
] as const;

/** One page of a list of articles; `asker`, who alone may turn it, goes into the buttons. */
export function renderSources(page: SourcesPage, which: SourcesRequest['which'], asker: string): Payload {
  if (page.total === 0) {
    return { embeds: [{ color: COLOUR, description: withdrawn(page) ?? sourcesStrings.none[which] }] };
  }
  const pages = pageCount(page);
  const heading = sourcesStrings.heading(which, page.question && plainText(page.question));
  return {
    embeds: [
      {
        author: { name: shorten(heading, MAX_HEADING_CHARS) },
        color: COLOUR,
        description: list(page),
        footer: { text: sourcesStrings.footer(page.page, pages, page.total) },
      },
    ],
    components: pages > 1 ? [turners(page.page, pages, which, asker)] : [],
  };
}

export function pageCount({ total, pageSize }: Pick<SourcesPage, 'total' | 'pageSize'>): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

function list(page: SourcesPage): string {
  const tail = withdrawn(page);
  const room = MAX_DESCRIPTION_CHARS - (tail === undefined ? 0 : tail.length + 2);
  const entries = STEPS.map((step) => page.entries.map((item, i) => entry(item, numberOf(page, i), step)));
  const lines = entries.find((lines) => lines.join('\n').length <= room) ?? entries.at(-1) ?? [];
  const text = fittingLines(lines, room, sourcesStrings.more);
  return tail === undefined ? text : `${text}\n\n${tail}`;
}

function numberOf({ page, pageSize }: SourcesPage, index: number): number {
  return page * pageSize + index + 1;
}

function entry({ article, timesCited }: SourceEntry, number: number, step: (typeof STEPS)[number]): string {
  const by = article.ingestedBy;
  const who = by === null ? undefined : SNOWFLAKE.test(by) ? `<@${by}>` : label(by, MAX_NAME_CHARS);
  const added = sourcesStrings.added(who, moment(article.fetchedAt, 'R'));
  return `**${number}.** ${summaryLine(article, step)}\n${sourcesStrings.cited(timesCited)} · ${added}`;
}

function withdrawn(page: SourcesPage): string | undefined {
  return page.withdrawn > 0 ? `*${sourcesStrings.withdrawn(page.withdrawn)}*` : undefined;
}

function turners(
  page: number,
  pages: number,
  which: SourcesRequest['which'],
  asker: string,
): APIActionRowComponent<APIButtonComponent> {
  const button = (action: 'previous' | 'next', to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: sourcesStrings[action],
    custom_id: customId('sources', action, which, String(Math.max(0, to)), asker),
    disabled: to < 0 || to >= pages,
  });
  return {
    type: ComponentType.ActionRow,
    components: [button('previous', page - 1), button('next', page + 1)],
  };
}
