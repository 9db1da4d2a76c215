import { aboutStrings } from './about.js';
import { answerStrings } from './answer.js';
import { askStrings } from './ask.js';
import { boundaryStrings } from './boundary.js';
import { checkStrings } from './check.js';
import { contextStrings } from './context.js';
import { englishErrors } from './errors.js';
import { forgetStrings } from './forget.js';
import { helpStrings } from './help.js';
import { replyStrings } from './reply.js';
import { setupStrings } from './setup.js';
import { talkStrings } from './talk.js';
import { welcomeStrings } from './welcome.js';

export const en = {
  language: 'en',
  about: aboutStrings,
  answer: answerStrings,
  ask: askStrings,
  boundary: boundaryStrings,
  check: checkStrings,
  context: contextStrings,
  errors: englishErrors,
  forget: forgetStrings,
  help: helpStrings,
  reply: replyStrings,
  setup: setupStrings,
  talk: talkStrings,
  welcome: welcomeStrings,
} as const;
