import type { Stats } from '../../domain/stats.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { customId } from '../bot/custom-id.js';
import { button, container, divider, row, text } from '../reply/components.js';
import { longDate } from '../reply/markdown/dates.js';
import { label } from '../reply/markdown/shorten.js';
import type { Payload } from '../reply/payload.js';
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
  /** Whether Discord sends it the text of every message (`DISCORD_MESSAGE_CONTENT`). */
  readonly getsAllMessages: boolean;
}

/** Status, help and privacy, with a button that deletes the user's questions. */
export function renderAbout(
  stats: Stats,
  { version, readyAt, pingMs, inServer, getsAllMessages }: BotStatus,
  { about: strings, language }: Texts,
): Payload {
  const { articles, passages, newest, answers, ratings, databaseBytes, model, dimension, setAside } = stats;
  const here = [
    strings.articlesOf(articles, passages, longDate(newest, language)),
    strings.questionsOf(answers, ratings),
  ];
  const machine = [
    strings.modelOf(label(model, MAX_MODEL_CHARS), dimension),
    strings.mebibytes(databaseBytes / BYTES_PER_MIB),
    strings.started(`<t:${Math.floor(readyAt / 1000)}:R>`),
    ...(pingMs < 0 ? [] : [strings.latency(Math.round(pingMs))]),
  ];
  return {
    components: [
      container(
        BRAND_COLOUR,
        text(`## ${strings.title(version)}\n${strings.what(inServer)}`),
        divider(),
        text([`### ${strings.help}`, strings.commands, ...(inServer ? [strings.needs] : [])].join('\n')),
        divider(),
        text(`### ${strings.privacy}\n${strings.stored(inServer)} ${strings.read(getsAllMessages)}`),
        ...(setAside.length > 0
          ? [divider(), text(`### ${strings.notAdded}\n${notAdded(setAside, strings, language)}`)]
          : []),
        divider(),
        text([here, machine].map((facts) => `-# ${facts.join(' · ')}`).join('\n')),
        row(button(strings.deleteMine, customId('about', 'delete'))),
      ),
    ],
  };
}

function notAdded(setAside: Stats['setAside'], strings: Texts['about'], language: Texts['language']): string {
  const lines = setAside.map(
    ({ name, ingestedBy, at }) =>
      `• ${strings.setAside(label(name, MAX_SOURCE_CHARS), userMention(ingestedBy), longDate(at, language))}`,
  );
  return [...lines, `-# ${strings.setAsideReason}`].join('\n');
}

/** Discord shows it as the user's name; nobody is notified. Null for users of the terminal. */
const userMention = (user: string | null): string | null =>
  user !== null && /^\d{15,20}$/.test(user) ? `<@${user}>` : null;
