import type { ForgetReport } from '../../types.js';
import type { Payload } from '../payload.js';
import { label } from '../shorten.js';
import { answerStrings, forgetStrings } from '../strings.js';

const MAX_TITLE_CHARS = 300;

/** What went with a forgotten article. */
export function renderForgotten(report: ForgetReport): Payload {
  const title = label(report.title.trim() || answerStrings.noTitle, MAX_TITLE_CHARS);
  return { content: forgetStrings.forgotten(title, report) };
}
