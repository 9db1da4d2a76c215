import type { Answer } from '../../domain/answer.js';
import type { Payload } from '../reply/payload.js';
import { answerStrings, checkStrings } from '../strings/strings.js';
import { renderAnswer } from './answer.js';

const COLOUR = 0x3b82c4;
/** No longer than what they stand for, so that a message that fitted still does. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [answerStrings.closest, checkStrings.closest],
  [answerStrings.nothing, checkStrings.nothing],
]);

/**
 * The quotes closest to a claim. Whether they bear it out is for the reader: no short answer, no count of sources
 * that disagree, no colour that says yes or no.
 */
export function renderCheck(answer: Answer, now: Date): Payload {
  const { shortAnswer: _, disagreement: __, ...rest } = answer;
  const kind = answer.statements.length > 0 ? 'closest' : 'nothing';
  const { embeds = [] } = renderAnswer({ ...rest, kind }, now);
  return {
    embeds: embeds.map(({ description = '', ...embed }) => {
      const [lead = '', ...blocks] = description.split('\n\n');
      return { ...embed, color: COLOUR, description: [INSTEAD.get(lead) ?? lead, ...blocks].join('\n\n') };
    }),
  };
}
