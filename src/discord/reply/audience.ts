import type { Texts } from '../strings/texts.js';
import type { ShowCommand } from './markdown/command-mentions.js';

/** Whoever reads a message: their language, and how commands look to them. */
export interface Audience {
  readonly texts: Texts;
  readonly showCommand: ShowCommand;
}
