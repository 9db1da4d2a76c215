import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { UserError } from '../../domain/errors.js';
import type { SourceInput } from '../../domain/ingest.js';
import { customId } from '../bot/custom-id.js';
import { ingestStrings } from '../strings/strings.js';

const MAX_FORM_TEXT_CHARS = 4000;
const MAX_LINE_CHARS = 300;
const MAX_LINK_CHARS = 2000;
const strings = ingestStrings.form;

/** The form of `/ingest` without options; what comes back goes to `readArticleForm`. */
export function articleForm(): ModalBuilder {
  const line = (id: string, label: string, maxLength: number) =>
    new LabelBuilder()
      .setLabel(label)
      .setTextInputComponent(
        new TextInputBuilder()
          .setCustomId(id)
          .setStyle(TextInputStyle.Short)
          .setRequired(false)
          .setMaxLength(maxLength),
      );
  const text = new LabelBuilder()
    .setLabel(strings.text)
    .setDescription(strings.textHint)
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('text')
        .setStyle(TextInputStyle.Paragraph)
        .setRequired(true)
        .setMaxLength(MAX_FORM_TEXT_CHARS),
    );
  return new ModalBuilder()
    .setCustomId(customId('ingest', 'article'))
    .setTitle(strings.title)
    .addLabelComponents(
      text,
      line('title', strings.headline, MAX_LINE_CHARS),
      line('outlet', strings.outlet, MAX_LINE_CHARS),
      line('url', strings.link, MAX_LINK_CHARS),
    );
}

/** @throws UserError `url.invalid` for a link that is none. */
export function readArticleForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): SourceInput {
  const [title, outlet, url] = ['title', 'outlet', 'url'].map((id) => fields.getTextInputValue(id).trim());
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new UserError('url.invalid', ingestStrings.badLink(url));
  }
  return {
    kind: 'text',
    text: fields.getTextInputValue('text'),
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(url && { url }),
  };
}
