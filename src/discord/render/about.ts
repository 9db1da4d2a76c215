import { ButtonStyle, ComponentType } from 'discord.js';
import type { Stats } from '../../domain/stats.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { customId } from '../bot/custom-id.js';
import { longDate } from '../reply/dates.js';
import type { Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { aboutStrings } from '../strings/strings.js';

const COLOUR = 0x3b82c4;
const MAX_MODEL_CHARS = 200;

/** What only the bot knows. */
export interface BotFacts {
  readonly version: string;
  /** When it logged in, in milliseconds since 1970. */
  readonly readyAt: number;
  /** To the gateway and back; negative before the first heartbeat. */
  readonly pingMs: number;
  readonly inServer: boolean;
}

/** How Byline does, what it can do, what it keeps, and a way to have that deleted. */
export function renderAbout(stats: Stats, { version, readyAt, pingMs, inServer }: BotFacts): Payload {
  const field = (name: string, value: string) => ({ name, value, inline: true });
  const { articles, passages, newest, answers, databaseBytes, model, dimension } = stats;
  return {
    embeds: [
      {
        title: aboutStrings.title(version),
        color: COLOUR,
        description: aboutStrings.what(inServer),
        fields: [
          { name: aboutStrings.help, value: aboutStrings.commands },
          { name: aboutStrings.privacy, value: aboutStrings.kept(inServer) },
          field(aboutStrings.read, aboutStrings.articles(articles, passages, longDate(newest))),
          field(aboutStrings.answered, aboutStrings.answers(answers)),
          field(aboutStrings.storage, aboutStrings.mebibytes(databaseBytes / BYTES_PER_MIB)),
          field(aboutStrings.model, aboutStrings.modelOf(label(model, MAX_MODEL_CHARS), dimension)),
          field(aboutStrings.uptime, `<t:${Math.floor(readyAt / 1000)}:R>`),
          field(aboutStrings.latency, pingMs < 0 ? aboutStrings.noPing : `${Math.round(pingMs)} ms`),
        ],
      },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: aboutStrings.deleteMine,
            custom_id: customId('about', 'delete'),
          },
        ],
      },
    ],
  };
}
