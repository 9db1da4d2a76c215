import type { Answer } from '../../domain/answer.js';
import type { Payload } from '../reply/payload.js';
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';
import { renderAnswer } from './answer.js';
import { BRAND_COLOUR } from './colours.js';

/**
 * The quotes closest to a claim. Whether they support it is for the reader to judge, so there is no short answer, no
 * disagreement, no contradiction, and no colour that suggests a verdict.
 */
export function renderCheck(answer: Answer, now: Date, texts: Texts = en): Payload {
  // No replacement is longer than its original (test/discord/texts.test.ts), so that the message still fits.
  const leads = new Map([
    [texts.answer.closest, texts.check.closest],
    [texts.answer.nothing, texts.check.nothing],
  ]);
  const { shortAnswer: _, disagreement: __, contradicted: ___, ...rest } = answer;
  const kind = answer.statements.length > 0 ? 'closest' : 'nothing';
  const { embeds = [] } = renderAnswer({ ...rest, kind }, now, texts);
  return {
    embeds: embeds.map(({ description = '', ...embed }) => {
      const [lead = '', ...blocks] = description.split('\n\n');
      return {
        ...embed,
        color: BRAND_COLOUR,
        description: [leads.get(lead) ?? lead, ...blocks].join('\n\n'),
      };
    }),
  };
}
