import type { ForgetReport } from '../../domain/deletion.js';
import type { Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';

const MAX_TITLE_CHARS = 300;

/** Confirms what was deleted. */
export function renderForgotten(report: ForgetReport, { answer, forget }: Texts = en): Payload {
  const title = label(report.title.trim() || answer.noTitle, MAX_TITLE_CHARS);
  return { content: forget.forgotten(title, report) };
}
