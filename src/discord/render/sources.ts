import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { SourceEntry, SourceSort, SourcesPage, SourcesRequest } from '../../domain/sources.js';
import { customId } from '../bot/custom-id.js';
import { longDate, timestamp } from '../reply/dates.js';
import { MAX_AUTHOR_CHARS, MAX_CHOICE_CHARS, MAX_DESCRIPTION_CHARS } from '../reply/discord-limits.js';
import { plainText } from '../reply/escape.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { shorten } from '../reply/shorten.js';
import { answerStrings } from '../strings/answer.js';
import { sourcesStrings } from '../strings/sources.js';
import { summaryLine, type TitleStyle, userLabel } from './attribution.js';
import { BRAND_COLOUR } from './colours.js';

export const SOURCES_PAGE_SIZE = 10;

const SORTS: readonly SourceSort[] = ['newest', 'added', 'cited', 'title'];
/** From the most generous; the first that fits is used. */
const TITLE_STYLES = [
  { titleChars: 120, linked: true },
  { titleChars: 80, linked: false },
] as const;

/** A list of articles; its buttons carry this and a page number. */
export interface SourcesView {
  readonly which: SourcesRequest['which'];
  /** The only user who may use its buttons. */
  readonly requester: string;
  readonly sort?: SourceSort;
  /** Short and without ":", because it is part of custom ids. */
  readonly search?: string;
}

/** One page of a list of articles. */
export function renderSources(page: SourcesPage, view: SourcesView): Payload {
  const heading = sourcesStrings.heading(view.which, page.question && plainText(page.question));
  const searched = view.search === undefined ? '' : sourcesStrings.searched(plainText(view.search));
  if (page.entries.length === 0) {
    const none = view.search === undefined ? sourcesStrings.none[view.which] : sourcesStrings.noneFound;
    return { embeds: [{ color: BRAND_COLOUR, description: deletedNote(page) ?? none }] };
  }
  const pages = pageCount(page);
  return {
    embeds: [
      {
        author: { name: shorten(heading + searched, MAX_AUTHOR_CHARS) },
        color: BRAND_COLOUR,
        description: list(page),
        footer: { text: sourcesStrings.footer(page.page, pages, page.total) },
      },
    ],
    components: [articleMenu(page), ...(pages > 1 ? [pageButtons(page.page, pages, view)] : [])],
  };
}

export function pageCount({ total, pageSize }: Pick<SourcesPage, 'total' | 'pageSize'>): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** Who added an article, and when. */
export function added({ article: { ingestedBy: by }, addedAt }: SourceEntry): string {
  return sourcesStrings.added(userLabel(by), timestamp(addedAt, 'R'));
}

function list(page: SourcesPage): string {
  const note = deletedNote(page);
  const room = MAX_DESCRIPTION_CHARS - (note === undefined ? 0 : note.length + 2);
  const entries = TITLE_STYLES.map((style) =>
    page.entries.map((item, i) => entry(item, numberOf(page, i), style)),
  );
  const lines = entries.find((lines) => lines.join('\n').length <= room) ?? entries.at(-1) ?? [];
  const text = fittingLines(lines, room, sourcesStrings.more);
  return note === undefined ? text : `${text}\n\n${note}`;
}

function numberOf({ page, pageSize }: SourcesPage, index: number): number {
  return page * pageSize + index + 1;
}

function entry(item: SourceEntry, number: number, style: TitleStyle): string {
  return `**${number}.** ${summaryLine(item.article, style)}\n-# ${sourcesStrings.cited(item.timesCited)} · ${added(item)}`;
}

function deletedNote(page: SourcesPage): string | undefined {
  return page.withdrawn > 0 ? `*${sourcesStrings.deleted(page.withdrawn)}*` : undefined;
}

/** A menu that opens one of the articles; its labels are not escaped, because Discord shows them without markdown. */
function articleMenu(page: SourcesPage): APIActionRowComponent<APIStringSelectComponent> {
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

function pageButtons(
  page: number,
  pages: number,
  view: SourcesView,
): APIActionRowComponent<APIButtonComponent> {
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
      view.requester,
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
