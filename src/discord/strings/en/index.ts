import { answerStrings } from './answer.js';
import { boundaryStrings } from './boundary.js';
import { aboutStrings } from './commands/about.js';
import { askStrings } from './commands/ask.js';
import { checkStrings } from './commands/check.js';
import { feedStrings } from './commands/feed.js';
import { forgetStrings } from './commands/forget.js';
import { helpStrings } from './commands/help.js';
import { ingestStrings } from './commands/ingest.js';
import { linksStrings } from './commands/links.js';
import { setupStrings } from './commands/setup.js';
import { sourcesStrings } from './commands/sources.js';
import { contextStrings } from './context.js';
import { englishErrors } from './errors.js';
import { headlineStrings } from './headlines.js';
import { replyStrings } from './reply.js';
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
  feed: feedStrings,
  forget: forgetStrings,
  headlines: headlineStrings,
  help: helpStrings,
  ingest: ingestStrings,
  links: linksStrings,
  reply: replyStrings,
  setup: setupStrings,
  sources: sourcesStrings,
  talk: talkStrings,
  welcome: welcomeStrings,
} as const;
