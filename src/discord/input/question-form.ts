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
import type { Texts } from '../strings/texts.js';

/**
 * The form for a question; `readQuestionForm` reads it.
 * @param answerId The answer that it follows; empty for a question of its own.
 */
export function questionForm(answerId: string, config: Config, { ask, help }: Texts): ModalBuilder {
  const isFollowUp = answerId !== '';
  const question = new LabelBuilder()
    .setLabel(ask.form.question)
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('question')
        .setStyle(TextInputStyle.Paragraph)
        .setRequired(true)
        .setMaxLength(Math.min(config.MAX_QUESTION_CHARS, MAX_FORM_INPUT_CHARS)),
    );
  if (isFollowUp) question.setDescription(ask.form.hint);
  return new ModalBuilder()
    .setCustomId(customId('ask', 'follow-up', answerId))
    .setTitle(isFollowUp ? ask.form.title : help.buttons.ask)
    .addLabelComponents(question);
}

export function readQuestionForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): string {
  return fields.getTextInputValue('question');
}
