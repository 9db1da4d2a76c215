import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Config } from '../../config/config.js';
import { customId } from '../bot/custom-id.js';
import { askStrings } from '../strings/strings.js';

const MAX_INPUT_CHARS = 4000;

/** The form for a question that follows an answer; what comes back goes to `readQuestionForm`. */
export function questionForm(answerId: string, config: Config): ModalBuilder {
  const question = new LabelBuilder()
    .setLabel(askStrings.form.question)
    .setDescription(askStrings.form.hint)
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('question')
        .setStyle(TextInputStyle.Paragraph)
        .setRequired(true)
        .setMaxLength(Math.min(config.MAX_QUESTION_CHARS, MAX_INPUT_CHARS)),
    );
  return new ModalBuilder()
    .setCustomId(customId('ask', 'follow-up', answerId))
    .setTitle(askStrings.form.title)
    .addLabelComponents(question);
}

export function readQuestionForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): string {
  return fields.getTextInputValue('question');
}
