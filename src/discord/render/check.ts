import type { Answer } from '../../domain/answer.js';
import type { Payload } from '../reply/payload.js';
import { answerStrings } from '../strings/answer.js';
import { checkStrings } from '../strings/check.js';
import { renderAnswer } from './answer.js';
import { BRAND_COLOUR } from './colours.js';

/** No replacement is longer than its original, so that the message still fits. */
const LEADS: ReadonlyMap<string, string> = new Map([
  [answerStrings.closest, checkStrings.closest],
  [answerStrings.nothing, checkStrings.nothing],
]);

/**
 * The quotes closest to a claim. Whether they support it is for the reader to judge, so there is no short answer, no
 * disagreement, no contradiction, and no colour that suggests a verdict.
 */
export function renderCheck(answer: Answer, now: Date): Payload {
  const { shortAnswer: _, disagreement: __, contradicted: ___, ...rest } = answer;
  const kind = answer.statements.length > 0 ? 'closest' : 'nothing';
  const { embeds = [] } = renderAnswer({ ...rest, kind }, now);
  return {
    embeds: embeds.map(({ description = '', ...embed }) => {
      const [lead = '', ...blocks] = description.split('\n\n');
      return {
        ...embed,
        color: BRAND_COLOUR,
        description: [LEADS.get(lead) ?? lead, ...blocks].join('\n\n'),
      };
    }),
  };
}
