import {
  type APIMessageTopLevelComponent,
  ButtonStyle,
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitFields,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Config } from '../../config/config.js';
import { customId } from '../bot/custom-id.js';
import { button, row } from '../reply/components.js';
import { MAX_FORM_INPUT_CHARS } from '../reply/discord-limits.js';
import type { Texts } from '../strings/texts.js';

/**
 * The form for a question; `readQuestionForm` reads it.
 * @param answerId The answer that it follows; empty for a question of its own.
 * @param draft What the form is filled with.
 */
export function questionForm(
  answerId: string,
  config: Config,
  { ask, help }: Texts,
  draft = '',
): ModalBuilder {
  const isFollowUp = answerId !== '';
  const maxLength = Math.min(config.MAX_QUESTION_CHARS, MAX_FORM_INPUT_CHARS);
  const input = new TextInputBuilder()
    .setCustomId('question')
    .setStyle(TextInputStyle.Paragraph)
    .setRequired(true)
    .setMaxLength(maxLength);
  if (draft !== '') input.setValue(draft.slice(0, maxLength));
  const question = new LabelBuilder().setLabel(ask.form.question).setTextInputComponent(input);
  if (isFollowUp) question.setDescription(ask.form.hint);
  return new ModalBuilder()
    .setCustomId(customId('ask', 'follow-up', answerId))
    .setTitle(isFollowUp ? ask.form.title : help.buttons.ask)
    .addLabelComponents(question);
}

/** A button that opens the form again, filled with the question that is kept as `draftId`. */
export function questionFormAgain(
  answerId: string,
  draftId: string,
  { ask }: Texts,
): APIMessageTopLevelComponent {
  return row(button(ask.form.again, customId('ask', 'again', answerId, draftId), ButtonStyle.Primary));
}

export function readQuestionForm(fields: Pick<ModalSubmitFields, 'getTextInputValue'>): string {
  return fields.getTextInputValue('question');
}
