import type { Config } from '../../config/config.js';
import type { Preferences } from '../../domain/scope.js';
import { container, text } from '../reply/components.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import type { Texts } from '../strings/texts.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_CHANNELS_CHARS = 1500;
const MAX_FORUMS_CHARS = 1000;

/** A server's preferences, with the bot's own limits where it has chosen none. */
export function renderSetup(
  preferences: Preferences,
  config: Config,
  isChanged: boolean,
  { setup: strings }: Texts,
): Payload {
  const { channels, privateAnswers, asksPerMinute, ingestsPerHour, answerThreads, forums } = preferences;
  const mentions = channels.map((id) => `<#${id}>`);
  const posts = Object.entries(forums).map(([id, chosen]) => `<#${id}>: ${strings.forumsOf[chosen]}`);
  const limits = strings.limitsOf(
    asksPerMinute ?? config.ASKS_PER_MINUTE,
    ingestsPerHour ?? config.INGESTS_PER_HOUR,
  );
  const allowed =
    mentions.length === 0
      ? strings.allChannels
      : fittingLines(mentions, MAX_CHANNELS_CHARS, strings.moreChannels, ' ');
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`## ${strings.title(isChanged)}`),
        text(`**${strings.channels}**\n${allowed}`),
        text(`**${strings.visibility}**\n${strings.visibleTo(privateAnswers)}`),
        text(`**${strings.limits}**\n${limits}`),
        text(`**${strings.threads}**\n${strings.threadsOf(answerThreads)}`),
        ...(posts.length > 0
          ? [text(`**${strings.forums}**\n${fittingLines(posts, MAX_FORUMS_CHARS, strings.moreChannels)}`)]
          : []),
        text(`-# ${strings.hint}`),
      ),
    ],
  };
}
