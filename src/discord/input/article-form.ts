import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { SourceInput } from '../../domain/ingest.js';
import { customId } from '../bot/custom-id.js';
import { discordErrors } from '../errors.js';
import { MAX_FORM_INPUT_CHARS } from '../reply/discord-limits.js';
import { ingestStrings } from '../strings/ingest.js';

const MAX_NAME_CHARS = 300;
const MAX_URL_CHARS = 2000;
const strings = ingestStrings.form;

/** The form of `/ingest` without options; `readArticleForm` reads it. */
export function articleForm(): ModalBuilder {
  const shortInput = (id: string, label: string, maxLength: number) =>
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
        .setMaxLength(MAX_FORM_INPUT_CHARS),
    );
  return new ModalBuilder()
    .setCustomId(customId('ingest', 'article'))
    .setTitle(strings.title)
    .addLabelComponents(
      text,
      shortInput('title', strings.headline, MAX_NAME_CHARS),
      shortInput('outlet', strings.outlet, MAX_NAME_CHARS),
      shortInput('url', strings.link, MAX_URL_CHARS),
    );
}

/** @throws UserError `url.invalid` if the link is not an http or https URL. */
export function readArticleForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): SourceInput {
  const [title, outlet, url] = ['title', 'outlet', 'url'].map((id) => fields.getTextInputValue(id).trim());
  if (url && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw discordErrors.badLink({ given: url });
  }
  return {
    kind: 'text',
    text: fields.getTextInputValue('text'),
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(url && { url }),
  };
}
