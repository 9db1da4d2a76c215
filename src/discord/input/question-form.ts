import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Config } from '../../config/config.js';
import { customId } from '../bot/custom-id.js';
import { MAX_FORM_INPUT_CHARS } from '../reply/discord-limits.js';
import { askStrings } from '../strings/ask.js';

/** The form for a follow-up question; `readQuestionForm` reads it. */
export function questionForm(answerId: string, config: Config): ModalBuilder {
  const question = new LabelBuilder()
    .setLabel(askStrings.form.question)
    .setDescription(askStrings.form.hint)
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('question')
        .setStyle(TextInputStyle.Paragraph)
        .setRequired(true)
        .setMaxLength(Math.min(config.MAX_QUESTION_CHARS, MAX_FORM_INPUT_CHARS)),
    );
  return new ModalBuilder()
    .setCustomId(customId('ask', 'follow-up', answerId))
    .setTitle(askStrings.form.title)
    .addLabelComponents(question);
}

export function readQuestionForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): string {
  return fields.getTextInputValue('question');
}
