import type { APIComponentInContainer } from 'discord.js';
import type { SourceEntry, SourceSort, SourcesPage, SourcesRequest } from '../../domain/sources.js';
import { customId } from '../bot/custom-id.js';
import { button, container, divider, menu, row, text } from '../reply/components.js';
import { timestamp } from '../reply/markdown/dates.js';
import { escapeText, plainText } from '../reply/markdown/escape.js';
import { fittingStart } from '../reply/markdown/shorten.js';
import { firstFitting, type Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';
import { attributable, originParts, type TitleStyle, titleLink, userLabel } from './answers/attribution.js';
import { articleMenu } from './article-menu.js';
import { BRAND_COLOUR } from './colours.js';

export const SOURCES_PAGE_SIZE = 10;

const SORTS: readonly SourceSort[] = ['newest', 'added', 'cited', 'title'];
const MAX_QUESTION_CHARS = 250;
/** From the most generous; the last one fits any page. */
const TITLE_STYLES: readonly [TitleStyle, ...TitleStyle[]] = [
  { titleChars: 120, linked: true },
  { titleChars: 80, linked: false },
];

/** Who reads a list of articles. */
export interface SourcesAudience {
  readonly mayAdd: boolean;
}

/** A list of articles; its controls carry this and a page number. */
export interface SourcesView {
  readonly which: SourcesRequest['which'];
  /** The only user who may use its controls. */
  readonly requester: string;
  readonly sort?: SourceSort;
  /** Short and without ":", because it is part of custom ids. */
  readonly search?: string;
}

/** One page of a list of articles. */
export function renderSources(
  page: SourcesPage,
  view: SourcesView,
  audience: SourcesAudience,
  texts: Texts,
): Payload {
  const { sources: strings } = texts;
  if (page.entries.length === 0) {
    const none = view.search === undefined ? noneIn(view, audience, texts) : strings.noneFound;
    return { components: [container(BRAND_COLOUR, text(deletedNote(page, texts) ?? none))] };
  }
  const pages = pageCount(page);
  const shown = page.entries.slice(0, SOURCES_PAGE_SIZE);
  const omitted = page.entries.length - shown.length;
  const first = page.page * page.pageSize + 1;
  return firstFitting(TITLE_STYLES, (style) => ({
    components: [
      container(
        BRAND_COLOUR,
        text([`### ${heading(page, view, texts)}`, `-# ${facts(page, pages, omitted, texts)}`].join('\n')),
        divider(),
        shown.map((entry, i) => text(entryText(entry, first + i, style, view, texts))),
        articleMenu(
          shown.map(({ article }) => article),
          texts,
          first,
        ),
        page.total > 1 ? [sortMenu(view, texts)] : [],
        pages > 1 ? [pageButtons(page.page, pages, view, texts)] : [],
      ),
    ],
  }));
}

export function pageCount({ total, pageSize }: Pick<SourcesPage, 'total' | 'pageSize'>): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** Who added an article, and when. */
export function added({ article: { ingestedBy: by }, addedAt }: SourceEntry, { sources }: Texts): string {
  return sources.added(userLabel(by), timestamp(addedAt, 'R'));
}

function noneIn({ which }: SourcesView, { mayAdd }: SourcesAudience, { answer, sources }: Texts): string {
  if (which !== 'all' || mayAdd) return sources.none[which];
  const hints = { narrowed: false, mayAdd };
  return `${answer.noArticles(hints)}. ${answer.addFirst(hints)}`;
}

function heading(
  { question }: SourcesPage,
  { which, search }: SourcesView,
  { sources: strings }: Texts,
): string {
  const searched = search === undefined ? '' : strings.searched(escapeText(plainText(search)));
  return strings.heading(which, question === undefined ? undefined : shortened(question)) + searched;
}

function shortened(question: string): string {
  const plain = plainText(question) || '…';
  const start = fittingStart(plain, MAX_QUESTION_CHARS);
  return escapeText(start) + (start === plain ? '' : '…');
}

function facts(page: SourcesPage, pages: number, omitted: number, texts: Texts): string {
  const { sources: strings } = texts;
  const note = deletedNote(page, texts);
  return [
    strings.total(page.total),
    ...(pages > 1 ? [strings.page(page.page, pages)] : []),
    ...(omitted > 0 ? [strings.more(omitted)] : []),
    ...(note === undefined ? [] : [note]),
  ].join(' · ');
}

/** `**1. [Title](…)**` with its origin in small print. */
function entryText(
  { article, timesCited, addedAt }: SourceEntry,
  number: number,
  style: TitleStyle,
  { sort }: SourcesView,
  texts: Texts,
): string {
  const { sources: strings } = texts;
  const source = attributable(article);
  const when = sort === 'added' ? timestamp(addedAt, 'R') : undefined;
  const known = [
    ...originParts(source, texts),
    ...(timesCited > 0 ? [strings.cited(timesCited)] : []),
    ...(when === undefined ? [] : [strings.added(undefined, when)]),
  ];
  return `**${number}. ${titleLink(source, style, texts)}**\n-# ${known.join(' · ')}`;
}

function deletedNote(page: SourcesPage, { sources: strings }: Texts): string | undefined {
  return page.withdrawn > 0 ? strings.deleted(page.withdrawn) : undefined;
}

function sortMenu(
  { which, requester, sort, search }: SourcesView,
  { sources: strings }: Texts,
): APIComponentInContainer {
  const current = sort ?? (which === 'last' ? undefined : which === 'cited' ? 'cited' : 'newest');
  return row(
    menu(
      strings.sort,
      customId('sources', 'order', which, '0', requester, '', search ?? ''),
      SORTS.map((value) => ({ label: strings.sortBy[value], value, default: value === current })),
    ),
  );
}

function pageButtons(
  page: number,
  pages: number,
  view: SourcesView,
  { sources: strings }: Texts,
): APIComponentInContainer {
  const turn = (action: 'previous' | 'next', to: number) => ({
    ...button(
      strings[action],
      customId(
        'sources',
        action,
        view.which,
        String(Math.max(0, to)),
        view.requester,
        view.sort ?? '',
        view.search ?? '',
      ),
    ),
    disabled: to < 0 || to >= pages,
  });
  return row(turn('previous', page - 1), turn('next', page + 1));
}
