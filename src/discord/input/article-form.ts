import {
  FileUploadBuilder,
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Config } from '../../config/config.js';
import type { IsoDate } from '../../domain/article.js';
import { FILTERED_EXTENSIONS } from '../../domain/file-types.js';
import { parseDate } from '../../text/dates/parse-date.js';
import { isInFuture } from '../../text/dates/plausible-date.js';
import { parseUrl } from '../../text/parse-url.js';
import { customId } from '../bot/custom-id.js';
import { discordErrors } from '../errors.js';
import { MAX_FORM_FILES, MAX_FORM_HINT_CHARS, MAX_FORM_INPUT_CHARS } from '../reply/discord-limits.js';
import { plainText } from '../reply/markdown/escape.js';
import { shorten } from '../reply/markdown/shorten.js';
import type { Texts } from '../strings/texts.js';
import type { AttachedFile } from './attachment.js';
import { type GivenSource, givenFile, givenLink, givenText } from './sources/given-sources.js';
import { addressesOnly } from './typed-addresses.js';

const MAX_NAME_CHARS = 300;
const MAX_ORIGIN_CHARS = 2000;
const MAX_DATE_CHARS = 60;

/** The form as it was sent. */
export interface ArticleDraft {
  readonly text: string;
  readonly title: string;
  /** An outlet, a link, or both. */
  readonly origin: string;
  readonly date: string;
  readonly files: readonly AttachedFile[];
}

const EMPTY: ArticleDraft = { text: '', title: '', origin: '', date: '', files: [] };
/** Discord takes at most five components in a form. */
const FIELDS = { text: 'text', files: 'files', title: 'title', origin: 'origin', date: 'date' } as const;

export interface ArticleFormOptions {
  readonly isPrivate: boolean;
  /** What the form is filled with, by the id under which it is kept. */
  readonly kept?: { readonly id: string; readonly draft: ArticleDraft };
}

/** The form of `/ingest` without options; `readDraft` reads it. */
export function articleForm({ isPrivate, kept }: ArticleFormOptions, { ingest }: Texts): ModalBuilder {
  const { form: strings } = ingest;
  const draft = kept?.draft ?? EMPTY;
  const input = (field: 'text' | 'title' | 'origin' | 'date', style: TextInputStyle, maxLength: number) => {
    const built = new TextInputBuilder()
      .setCustomId(FIELDS[field])
      .setStyle(style)
      .setRequired(false)
      .setMaxLength(maxLength);
    return draft[field] === '' ? built : built.setValue(draft[field].slice(0, maxLength));
  };
  const line = (field: 'title' | 'origin' | 'date', maxLength: number) =>
    new LabelBuilder()
      .setLabel(strings[field])
      .setDescription(strings.hints[field])
      .setTextInputComponent(input(field, TextInputStyle.Short, maxLength));
  const filesHint =
    draft.files.length === 0
      ? strings.hints.files
      : strings.keptFiles(plainText(draft.files.map(({ name }) => name).join(', ')));
  return new ModalBuilder()
    .setCustomId(
      customId(
        'ingest',
        'article',
        isPrivate ? 'private' : 'public',
        kept?.id ?? '',
        String(draft.files.length),
      ),
    )
    .setTitle(strings.heading)
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(strings.text)
        .setDescription(strings.hints.text)
        .setTextInputComponent(input('text', TextInputStyle.Paragraph, MAX_FORM_INPUT_CHARS)),
      new LabelBuilder()
        .setLabel(strings.files)
        .setDescription(shorten(filesHint, MAX_FORM_HINT_CHARS))
        .setFileUploadComponent(
          new FileUploadBuilder()
            .setCustomId(FIELDS.files)
            .setRequired(false)
            .setMinValues(0)
            .setMaxValues(MAX_FORM_FILES)
            .setFileTypes(...FILTERED_EXTENSIONS),
        ),
      line('title', MAX_NAME_CHARS),
      line('origin', MAX_ORIGIN_CHARS),
      line('date', MAX_DATE_CHARS),
    );
}

/** @param kept What the form was filled with; its files count unless others are given. */
export function readDraft(
  fields: Pick<ModalSubmitFields, 'getTextInputValue' | 'getUploadedFiles'>,
  kept: ArticleDraft | null,
): ArticleDraft {
  const uploaded = [...(fields.getUploadedFiles(FIELDS.files)?.values() ?? [])];
  return {
    text: fields.getTextInputValue(FIELDS.text),
    title: fields.getTextInputValue(FIELDS.title).trim(),
    origin: fields.getTextInputValue(FIELDS.origin).trim(),
    date: fields.getTextInputValue(FIELDS.date).trim(),
    files:
      uploaded.length > 0
        ? uploaded.map(({ name, url, size }) => ({ name, url, size }))
        : (kept?.files ?? []),
  };
}

/**
 * What a form gives: its text, or the links if its text is nothing else, and its files. The outlet and the date are
 * those of all; a title and a link are those of the text, or of the only file. Pages have metadata of their own.
 * @param locale The member's, for the order and the names in a date.
 * @throws UserError `usage` if nothing is given or the date cannot be read or is in the future, `url.invalid` for a link
 * that is no web address
 */
export function sourcesOf(
  draft: ArticleDraft,
  {
    locale,
    config,
    now,
    texts,
  }: { readonly locale: string; readonly config: Config; readonly now: Date; readonly texts: Texts },
): { readonly sources: readonly GivenSource[]; readonly notes: readonly string[] } {
  const { text, title, files } = draft;
  const { form: strings } = texts.ingest;
  const date = readDate(draft.date, locale, now);
  const { outlet, url } = readOrigin(draft.origin);
  const links = addressesOnly(text);
  const hasText = text.trim() !== '' && links.length === 0;
  const shared = { ...(outlet && { outlet }), ...(date !== null && { publishedAt: date }) };
  const own = { ...shared, ...(title !== '' && { title }), ...(url !== undefined && { url }) };
  const isOnlyFile = files.length === 1 && !hasText;
  const sources = [
    ...links.map(givenLink),
    ...(hasText ? [givenText(title || strings.pasted, text, own)] : []),
    ...files.map((file) => givenFile(file, config, isOnlyFile ? own : shared)),
  ];
  if (sources.length === 0) throw discordErrors.emptyForm({});
  return {
    sources,
    notes: notesOn(
      draft,
      { onlyLinks: links.length === sources.length, hasOwn: hasText || isOnlyFile },
      texts,
    ),
  };
}

/**
 * The form with only those of its sources that are `left`. A title and a link go with the text: left alone, a file
 * would take on those of another article.
 */
export function draftOfLeft(draft: ArticleDraft, left: readonly GivenSource[]): ArticleDraft {
  const links = left.flatMap(({ kind, name }) => (kind === 'link' ? name : []));
  const files = left.flatMap(({ file }) => file ?? []);
  if (left.some(({ kind }) => kind === 'text')) return { ...draft, files };
  return { ...draft, text: links.join('\n'), title: '', origin: readOrigin(draft.origin).outlet, files };
}

/** What of the form was left out. */
function notesOn(
  { title, origin, date }: ArticleDraft,
  { onlyLinks, hasOwn }: { readonly onlyLinks: boolean; readonly hasOwn: boolean },
  { ingest: { form: strings } }: Texts,
): string[] {
  if (onlyLinks) return title + origin + date === '' ? [] : [strings.pagesHaveTheirOwn];
  return hasOwn || !(title || isLinked(origin)) ? [] : [strings.fitsOneArticle];
}

const isLinked = (origin: string): boolean => readOrigin(origin).url !== undefined;

function readDate(given: string, locale: string, now: Date): IsoDate | null {
  if (given === '') return null;
  const date = parseDate(given, locale);
  if (date === null) throw discordErrors.unreadableDate({ given });
  if (isInFuture(date, now)) throw discordErrors.futureDate({ given });
  return date;
}

/** `Sample Wire https://example.org/story`, or one of both. */
function readOrigin(given: string): { readonly outlet: string; readonly url: string | undefined } {
  const words = given.split(/\s+/).filter(Boolean);
  const isAddress = (word: string) => /^[a-z][a-z0-9+.-]*:\S/i.test(word);
  const [url, ...others] = words.filter(isAddress);
  if (url !== undefined && (others.length > 0 || !isWebAddress(url))) throw discordErrors.badLink({ given });
  const outlet = words.filter((word) => !isAddress(word)).join(' ');
  return { outlet, url };
}

const isWebAddress = (url: string): boolean => /^https?:$/.test(parseUrl(url)?.protocol ?? '');
