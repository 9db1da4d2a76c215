import type { ForgetReport } from '../../domain/deletion.js';
import type { Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { answerStrings } from '../strings/answer.js';
import { forgetStrings } from '../strings/forget.js';

const MAX_TITLE_CHARS = 300;

/** Confirms what was deleted. */
export function renderForgotten(report: ForgetReport): Payload {
  const title = label(report.title.trim() || answerStrings.noTitle, MAX_TITLE_CHARS);
  return { content: forgetStrings.forgotten(title, report) };
}
