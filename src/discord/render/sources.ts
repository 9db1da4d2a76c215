import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { SourceEntry, SourceSort, SourcesPage, SourcesRequest } from '../../domain/sources.js';
import { customId } from '../bot/custom-id.js';
import { longDate, moment } from '../reply/dates.js';
import { plainText } from '../reply/escape.js';
import { fittingLines, MAX_DESCRIPTION_CHARS, type Payload } from '../reply/payload.js';
import { label, shorten } from '../reply/shorten.js';
import { answerStrings, sourcesStrings } from '../strings/strings.js';
import { summaryLine } from './attribution.js';

export const SOURCES_PAGE_SIZE = 10;

const COLOUR = 0x3b82c4;
const MAX_HEADING_CHARS = 256;
const MAX_NAME_CHARS = 60;
const MAX_CHOICE_CHARS = 100;
const SNOWFLAKE = /^\d{17,20}$/;
const SORTS: readonly SourceSort[] = ['newest', 'added', 'cited', 'title'];
/** Given up in this order until ten entries fit. */
const STEPS = [
  { titleChars: 120, linked: true },
  { titleChars: 80, linked: false },
] as const;

/** Which list it is; all of it but the page goes into its buttons. */
export interface SourcesView {
  readonly which: SourcesRequest['which'];
  /** Who alone may turn it. */
  readonly asker: string;
  readonly sort?: SourceSort;
  /** Without ":", and short enough for a custom id. */
  readonly search?: string;
}

/** One page of a list of articles. */
export function renderSources(page: SourcesPage, view: SourcesView): Payload {
  const heading = sourcesStrings.heading(view.which, page.question && plainText(page.question));
  const searched = view.search === undefined ? '' : sourcesStrings.searched(plainText(view.search));
  if (page.entries.length === 0) {
    const none = view.search === undefined ? sourcesStrings.none[view.which] : sourcesStrings.noneFound;
    return { embeds: [{ color: COLOUR, description: withdrawn(page) ?? none }] };
  }
  const pages = pageCount(page);
  return {
    embeds: [
      {
        author: { name: shorten(heading + searched, MAX_HEADING_CHARS) },
        color: COLOUR,
        description: list(page),
        footer: { text: sourcesStrings.footer(page.page, pages, page.total) },
      },
    ],
    components: [opener(page), ...(pages > 1 ? [turners(page.page, pages, view)] : [])],
  };
}

export function pageCount({ total, pageSize }: Pick<SourcesPage, 'total' | 'pageSize'>): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** Who added an article, and when. */
export function added({ article: { ingestedBy: by }, addedAt }: SourceEntry): string {
  const who = by === null ? undefined : SNOWFLAKE.test(by) ? `<@${by}>` : label(by, MAX_NAME_CHARS);
  return sourcesStrings.added(who, moment(addedAt, 'R'));
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

function entry(item: SourceEntry, number: number, step: (typeof STEPS)[number]): string {
  return `**${number}.** ${summaryLine(item.article, step)}\n-# ${sourcesStrings.cited(item.timesCited)} · ${added(item)}`;
}

function withdrawn(page: SourcesPage): string | undefined {
  return page.withdrawn > 0 ? `*${sourcesStrings.withdrawn(page.withdrawn)}*` : undefined;
}

/** A menu that opens one of the articles; Discord shows its texts as they are. */
function opener(page: SourcesPage): APIActionRowComponent<APIStringSelectComponent> {
  const options = page.entries.map(({ article: { id, title, outlet, publishedAt } }, i) => ({
    label: shorten(`${numberOf(page, i)}. ${plainText(title) || answerStrings.noTitle}`, MAX_CHOICE_CHARS),
    value: id,
    description: shorten(
      [plainText(outlet ?? '') || answerStrings.noOutlet, longDate(publishedAt) ?? answerStrings.noDate].join(
        ' · ',
      ),
      MAX_CHOICE_CHARS,
    ),
  }));
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId('sources', 'open'),
        placeholder: sourcesStrings.open,
        options,
      },
    ],
  };
}

function turners(page: number, pages: number, view: SourcesView): APIActionRowComponent<APIButtonComponent> {
  const button = (
    action: 'previous' | 'next' | 'sort',
    to: number,
    sort = view.sort,
  ): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: action === 'sort' ? sourcesStrings.sortBy[sort ?? 'newest'] : sourcesStrings[action],
    custom_id: customId(
      'sources',
      action,
      view.which,
      String(Math.max(0, to)),
      view.asker,
      sort ?? '',
      view.search ?? '',
    ),
    disabled: to < 0 || to >= pages,
  });
  const nextSort = SORTS[(SORTS.indexOf(view.sort ?? defaultSort(view.which)) + 1) % SORTS.length];
  return {
    type: ComponentType.ActionRow,
    components: [button('previous', page - 1), button('next', page + 1), button('sort', 0, nextSort)],
  };
}

function defaultSort(which: SourcesView['which']): SourceSort {
  return which === 'cited' ? 'cited' : 'newest';
}
