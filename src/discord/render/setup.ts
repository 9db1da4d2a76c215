import type { Config } from '../../config/config.js';
import type { Preferences } from '../../domain/scope.js';
import { MAX_FIELD_CHARS } from '../reply/discord-limits.js';
import { fittingLines, type Payload } from '../reply/payload.js';
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';
import { BRAND_COLOUR } from './colours.js';

/** A server's preferences, with the bot's own limits where it has chosen none. */
export function renderSetup(
  preferences: Preferences,
  config: Config,
  isChanged: boolean,
  { setup: strings }: Texts = en,
): Payload {
  const { channels, privateAnswers, asksPerMinute, ingestsPerHour, answerThreads, forums } = preferences;
  const mentions = channels.map((id) => `<#${id}>`);
  const posts = Object.entries(forums).map(([id, chosen]) => `<#${id}>: ${strings.forumsOf[chosen]}`);
  const limits = strings.limitsOf(
    asksPerMinute ?? config.ASKS_PER_MINUTE,
    ingestsPerHour ?? config.INGESTS_PER_HOUR,
  );
  return {
    embeds: [
      {
        title: strings.title(isChanged),
        color: BRAND_COLOUR,
        fields: [
          {
            name: strings.channels,
            value:
              mentions.length === 0
                ? strings.allChannels
                : fittingLines(mentions, MAX_FIELD_CHARS, strings.moreChannels),
          },
          { name: strings.visibility, value: strings.visibleTo(privateAnswers) },
          { name: strings.limits, value: limits },
          { name: strings.threads, value: strings.threadsOf(answerThreads) },
          ...(posts.length > 0
            ? [{ name: strings.forums, value: fittingLines(posts, MAX_FIELD_CHARS, strings.moreChannels) }]
            : []),
        ],
        footer: { text: strings.hint },
      },
    ],
  };
}
