import type { Config } from '../../config/config.js';
import type { Preferences } from '../../domain/scope.js';
import { fittingLines, MAX_FIELD_CHARS, type Payload } from '../reply/payload.js';
import { setupCommandStrings as strings } from '../strings/strings.js';

const COLOUR = 0x3b82c4;

/** How a server is set up, the bot's own limits filled in where it has chosen none. */
export function renderSetup(preferences: Preferences, config: Config, isChanged: boolean): Payload {
  const { channels, privateAnswers, asksPerMinute, ingestsPerHour } = preferences;
  const named = channels.map((id) => `<#${id}>`);
  const limits = strings.limitsOf(
    asksPerMinute ?? config.ASKS_PER_MINUTE,
    ingestsPerHour ?? config.INGESTS_PER_HOUR,
  );
  return {
    embeds: [
      {
        title: strings.title(isChanged),
        color: COLOUR,
        fields: [
          {
            name: strings.channels,
            value:
              named.length === 0
                ? strings.everywhere
                : fittingLines(named, MAX_FIELD_CHARS, strings.moreChannels),
          },
          { name: strings.answers, value: strings.audience(privateAnswers) },
          { name: strings.limits, value: limits },
        ],
        footer: { text: strings.hint },
      },
    ],
  };
}
