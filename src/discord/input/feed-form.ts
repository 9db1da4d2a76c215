import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { customId } from '../bot/custom-id.js';
import { discordErrors } from '../errors.js';
import type { Texts } from '../strings/texts.js';
import { addressesIn } from './typed-addresses.js';

/** As long as the longest address that is fetched. */
const MAX_URL_CHARS = 2048;

/** The form for the address of a feed; `readFeedForm` reads it. */
export function feedForm({ help: { feedForm: strings } }: Texts): ModalBuilder {
  const url = new LabelBuilder()
    .setLabel(strings.url)
    .setDescription(strings.hint)
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('url')
        .setStyle(TextInputStyle.Short)
        .setRequired(true)
        .setMaxLength(MAX_URL_CHARS),
    );
  return new ModalBuilder()
    .setCustomId(customId('help', 'feed'))
    .setTitle(strings.title)
    .addLabelComponents(url);
}

export function readFeedForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): string {
  return readFeedAddress(fields.getTextInputValue('url'));
}

/**
 * The address in what was typed as that of a feed; the typed words if there is none.
 * @throws UserError `usage` for several.
 */
export function readFeedAddress(typed: string): string {
  const [first, ...others] = addressesIn(typed);
  if (others.length > 0) throw discordErrors.oneFeedOnly({});
  return first ?? typed.trim();
}
