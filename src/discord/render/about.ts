import { ButtonStyle, ComponentType } from 'discord.js';
import type { Stats } from '../../domain/stats.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { customId } from '../bot/custom-id.js';
import { longDate } from '../reply/dates.js';
import type { Payload } from '../reply/payload.js';
import { label } from '../reply/shorten.js';
import { en } from '../strings/en.js';
import type { Texts } from '../strings/texts.js';
import { BRAND_COLOUR } from './colours.js';

const MAX_MODEL_CHARS = 200;
const MAX_SOURCE_CHARS = 100;

export interface BotStatus {
  readonly version: string;
  /** When it logged in, in milliseconds since 1970. */
  readonly readyAt: number;
  /** Round trip to the gateway; negative before the first heartbeat. */
  readonly pingMs: number;
  readonly inServer: boolean;
}

/** Status, help and privacy, with a button that deletes the user's questions. */
export function renderAbout(
  stats: Stats,
  { version, readyAt, pingMs, inServer }: BotStatus,
  { about: strings, language }: Texts = en,
): Payload {
  const inline = (name: string, value: string) => ({ name, value, inline: true });
  const { articles, passages, newest, answers, ratings, databaseBytes, model, dimension, setAside } = stats;
  return {
    embeds: [
      {
        title: strings.title(version),
        color: BRAND_COLOUR,
        description: strings.what(inServer),
        fields: [
          { name: strings.help, value: strings.commands },
          { name: strings.privacy, value: strings.stored(inServer) },
          inline(strings.articles, strings.articlesOf(articles, passages, longDate(newest, language))),
          inline(strings.questions, strings.questionsOf(answers, ratings)),
          inline(strings.storage, strings.mebibytes(databaseBytes / BYTES_PER_MIB)),
          inline(strings.model, strings.modelOf(label(model, MAX_MODEL_CHARS), dimension)),
          inline(strings.uptime, `<t:${Math.floor(readyAt / 1000)}:R>`),
          ...(setAside.length > 0
            ? [{ name: strings.notAdded, value: notAdded(setAside, strings, language) }]
            : []),
          inline(strings.latency, pingMs < 0 ? strings.noPing : `${Math.round(pingMs)} ms`),
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
            label: strings.deleteMine,
            custom_id: customId('about', 'delete'),
          },
        ],
      },
    ],
  };
}

function notAdded(setAside: Stats['setAside'], strings: Texts['about'], language: Texts['language']): string {
  const lines = setAside.map(({ name, ingestedBy, at }) =>
    strings.setAside(label(name, MAX_SOURCE_CHARS), userMention(ingestedBy), longDate(at, language)),
  );
  return [...lines, strings.setAsideReason].join('\n');
}

/** Discord shows it as the user's name; nobody is notified. Null for users of the terminal. */
const userMention = (user: string | null): string | null =>
  user !== null && /^\d{15,20}$/.test(user) ? `<@${user}>` : null;
