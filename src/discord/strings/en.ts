import { aboutStrings } from './about.js';
import { answerStrings } from './answer.js';
import { askStrings } from './ask.js';
import { boundaryStrings } from './boundary.js';
import { checkStrings } from './check.js';
import { contextStrings } from './context.js';
import { englishErrors } from './errors.js';
import { feedStrings } from './feed.js';
import { forgetStrings } from './forget.js';
import { headlineStrings } from './headlines.js';
import { helpStrings } from './help.js';
import { ingestStrings } from './ingest.js';
import { linksStrings } from './links.js';
import { replyStrings } from './reply.js';
import { setupStrings } from './setup.js';
import { sourcesStrings } from './sources.js';
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
