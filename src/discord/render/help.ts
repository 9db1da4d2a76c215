import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { customId } from '../bot/custom-id.js';
import type { Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';

/** The question that the bundled article about the framework answers; in the language of that article. */
const SAMPLE_QUESTION = 'Who signed the US-India framework?';

/** Three lines, and what can be done at once. */
export function renderHelp({ help }: Texts, { mayAdd }: { readonly mayAdd: boolean }): Payload {
  return {
    content: [help.ask, help.add(mayAdd), help.more(mayAdd)].join('\n'),
    components: [
      row(
        button(ButtonStyle.Primary, help.buttons.ask, 'ask', 'question'),
        ...(mayAdd ? startingButtons(help) : []),
      ),
    ],
  };
}

/** The greeting of a server. @param isBack The bot was there before, and its articles still are. */
export function renderWelcome(isBack: boolean, { help, welcome }: Texts): Payload {
  return {
    content: isBack ? welcome.back : welcome.first,
    components: [row(...(isBack ? [] : startingButtons(help)))].filter(
      ({ components }) => components.length > 0,
    ),
  };
}

/** @param added Ids of the sample articles that were not there before. */
export function renderSamples(added: readonly string[], { help }: Texts): Payload {
  const undo =
    added.length === 0 ? [] : [button(ButtonStyle.Secondary, help.buttons.undo, 'help', 'undo', ...added)];
  return {
    content: added.length === 0 ? help.samples.known : help.samples.added,
    components: [
      row(button(ButtonStyle.Primary, SAMPLE_QUESTION, 'ask', 'suggested', SAMPLE_QUESTION), ...undo),
    ],
  };
}

function startingButtons({ buttons }: Texts['help']) {
  return [
    button(ButtonStyle.Secondary, buttons.samples, 'help', 'samples'),
    button(ButtonStyle.Secondary, buttons.feed, 'help', 'feed'),
  ];
}

function row(
  ...components: APIButtonComponentWithCustomId[]
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return { type: ComponentType.ActionRow, components };
}

function button(
  style: ButtonStyle.Primary | ButtonStyle.Secondary,
  label: string,
  ...[command, action, ...args]: readonly [command: string, action: string, ...args: string[]]
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label, custom_id: customId(command, action, ...args) };
}
