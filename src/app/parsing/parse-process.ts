/**
 * The process that parses untrusted text, one text at a time. Any text may make a parser loop or allocate without end,
 * and a process can be killed then.
 */
import { threadParser } from '../../ingest/parse/thread-parser.js';
import { guardProcess } from '../../worker/guard.js';
import { serve } from '../../worker/serve.js';
import type { ParseContract } from './parse-contract.js';

serve<ParseContract>((limits) => {
  const guarded = guardProcess(limits);
  return {
    handlers: {
      article: (source, options) => guarded(() => threadParser.article(source, options)),
      feed: (fetched) => guarded(() => threadParser.feed(fetched)),
      opml: (file) => guarded(() => threadParser.opml(file)),
      listing: (fetched) => guarded(() => threadParser.listing(fetched)),
      sentences: (text, boilerplate) => guarded(() => threadParser.sentences(text, boilerplate)),
    },
  };
});
