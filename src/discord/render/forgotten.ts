import type { ForgetReport } from '../../domain/deletion.js';
import { container, text } from '../reply/components.js';
import { label } from '../reply/markdown/shorten.js';
import type { Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';
import { MUTED_COLOUR } from './colours.js';

const MAX_TITLE_CHARS = 300;

/** Confirms what was deleted. */
export function renderForgotten(report: ForgetReport, { answer, forget }: Texts): Payload {
  const title = label(report.title.trim() || answer.noTitle, MAX_TITLE_CHARS);
  return { components: [container(MUTED_COLOUR, text(forget.forgotten(title, report)))] };
}
