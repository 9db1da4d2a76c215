import { type APIComponentInContainer, ButtonStyle } from 'discord.js';
import type { Answer } from '../../../domain/answer.js';
import { customId } from '../../bot/custom-id.js';
import { button, emojiButton, row } from '../../reply/components.js';
import type { Texts } from '../../strings/texts.js';

/** Actions of the buttons under an answer; `commands/ask.ts` handles them. */
export type AnswerAction = 'context' | 'more' | 'follow-up' | 'helpful' | 'not-helpful' | 'articles';

/** The same in every language. */
const EMOJI = { helpful: '👍', 'not-helpful': '👎' } as const;

const idOf = (action: AnswerAction, ...args: readonly string[]): string => customId('ask', action, ...args);

/** @param hidden Positions, from 1, of the statements that the message does not show. */
export function answerButtons(
  { id, kind, statements, searched }: Answer,
  hidden: readonly number[],
  { answer: { buttons, showMore } }: Texts,
): APIComponentInContainer[] {
  const label = buttons[kind === 'answered' ? 'follow-up' : 'another-way'];
  const ask = button(label, idOf('follow-up', id), ButtonStyle.Primary);
  if (searched.articles === 0) return [];
  if (statements.length === 0) return [row(ask, button(buttons.articles, idOf('articles')))];
  return [
    row(
      ask,
      ...(hidden.length > 0 ? [button(showMore(hidden.length), idOf('more', id, hidden.join('-')))] : []),
      button(buttons.context, idOf('context', id)),
      emojiButton(EMOJI.helpful, idOf('helpful', id)),
      emojiButton(EMOJI['not-helpful'], idOf('not-helpful', id)),
    ),
  ];
}
