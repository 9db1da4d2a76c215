import { type APIMessageTopLevelComponent, ButtonStyle } from 'discord.js';
import { customId } from '../bot/custom-id.js';
import { button, row, text } from '../reply/components.js';
import type { Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';

/** The question that the bundled article about the framework answers; in the language of that article. */
const SAMPLE_QUESTION = 'Who signed the US-India framework?';

/** Three lines, and what can be done at once. */
export function renderHelp({ help }: Texts, { mayAdd }: { readonly mayAdd: boolean }): Payload {
  const ask = button(help.buttons.ask, customId('ask', 'question'), ButtonStyle.Primary);
  return said(
    [help.ask, help.add(mayAdd), help.more(mayAdd)].join('\n'),
    row(ask, ...(mayAdd ? startingButtons(help) : [])),
  );
}

/** The greeting of a server. @param isBack The bot was there before, and its articles still are. */
export function renderWelcome(isBack: boolean, { help, welcome }: Texts): Payload {
  return isBack ? said(welcome.back) : said(welcome.first, row(...startingButtons(help)));
}

/**
 * @param added Ids of the sample articles that were not there before.
 * @param isComplete Whether all sample articles are there now.
 */
export function renderSamples(
  added: readonly string[],
  { isComplete }: { readonly isComplete: boolean },
  { help }: Texts,
): Payload {
  const { known, some, added: all } = help.samples;
  const ask = button(SAMPLE_QUESTION, customId('ask', 'suggested', SAMPLE_QUESTION), ButtonStyle.Primary);
  return added.length === 0
    ? said(known, row(ask))
    : said(isComplete ? all : some, row(ask, button(help.buttons.undo, customId('help', 'undo', ...added))));
}

function startingButtons({ buttons }: Texts['help']) {
  return [
    button(buttons.samples, customId('help', 'samples')),
    button(buttons.feed, customId('help', 'feed')),
  ];
}

/** Without a box, which a channel might not let the bot post. */
function said(words: string, ...controls: readonly APIMessageTopLevelComponent[]): Payload {
  return { components: [text(words), ...controls] };
}
