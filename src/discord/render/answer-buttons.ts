import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Answer } from '../../domain/answer.js';
import { customId } from '../bot/custom-id.js';
import type { Texts } from '../strings/texts.js';

/** Actions of the buttons under an answer; `commands/ask.ts` handles them. */
export type AnswerAction = 'context' | 'sources' | 'follow-up' | 'helpful' | 'not-helpful';

const WITH_QUOTES = ['context', 'sources', 'follow-up', 'helpful', 'not-helpful'] as const;
const WITHOUT_QUOTES = ['follow-up', 'helpful', 'not-helpful'] as const;

export function answerButtons(
  { id, statements }: Answer,
  { answer: strings }: Texts,
): APIActionRowComponent<APIButtonComponent> {
  const actions: readonly AnswerAction[] = statements.length > 0 ? WITH_QUOTES : WITHOUT_QUOTES;
  return {
    type: ComponentType.ActionRow,
    components: actions.map((action) => ({
      type: ComponentType.Button,
      style: action === 'follow-up' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      label: strings.buttons[action],
      custom_id: customId('ask', action, id),
    })),
  };
}
