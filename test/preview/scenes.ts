/** Byline's messages as Discord receives them, from the real bot and newsroom and the look-alike. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { commands } from '../../commands/index.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { openNewsroom } from '../../src/app/open-newsroom.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { type Bot, startBot } from '../../src/discord/bot/client.js';
import { answerStrings } from '../../src/discord/strings/en/answer.js';
import { sourcesStrings } from '../../src/discord/strings/en/commands/sources.js';
import { controlsOf, type Exchange, nameOf, type ShownMessage } from '../discord/lookalike/exchange.js';
import { guild } from '../discord/lookalike/gateway.js';
import { ALICE, CHANNEL, GUILD, TOKEN } from '../discord/lookalike/ids.js';
import type { OptionValue } from '../discord/lookalike/interactions.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import { HOSTILE_TEXT } from '../discord/memory-articles.js';
import { SampleSite } from './sample-site.js';

const ARTICLES = join(PACKAGE_ROOT, 'data/articles');
const POST_TIMEOUT_MS = 20_000;
const POLL_MS = 20;
const OTHER_GUILD = '1000000000000000050';
const FRAMEWORK = 'us-india-defence-framework.md';

/** The final state of a message, and the input that led to it. */
export interface Scene {
  /** Name of the picture's file. */
  readonly name: string;
  readonly typed: string;
  /** As shown above the message: `/ask`; null without a command. */
  readonly command: string | null;
  readonly message: ShownMessage;
}

/** Plays every scene in order; fails if the look-alike reports a problem. */
export async function playScenes(): Promise<Scene[]> {
  const folder = mkdtempSync(join(tmpdir(), 'byline-preview-'));
  const discord = await Lookalike.start();
  const site = await SampleSite.start([
    'notre-dame-reopens',
    'crowdstrike-outage',
    'uk-general-election-labour-landslide',
  ]);
  const config = readConfig({
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.api,
    DATA_DIR: folder,
    ALLOW_PRIVATE_URLS: 'true',
  });
  const newsroom = await openNewsroom(config);
  const bot = await startBot({ config, commands, newsroom, logger: pino({ level: 'silent' }) });
  try {
    const scenes = await play({ discord, newsroom, bot, site });
    if (discord.problems.length > 0) throw new Error(`Discord would refuse:\n${discord.problems.join('\n')}`);
    return scenes;
  } finally {
    await bot.close();
    await newsroom.close();
    await discord.stop();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Cast {
  readonly discord: Lookalike;
  readonly newsroom: Newsroom;
  readonly bot: Bot;
  readonly site: SampleSite;
}

async function play({ discord, newsroom, bot, site }: Cast): Promise<Scene[]> {
  const scene = async (
    name: string,
    command: string,
    options: Record<string, OptionValue> = {},
    locale = 'en-US',
  ) => {
    const exchange = discord.command(command, options, { locale });
    const typed = Object.entries(options).map(([option, value]) => `${option}: ${shown(value)}`);
    return {
      name,
      command: `/${command}`,
      typed: [`/${command}`, ...typed].join(' '),
      message: await outcome(exchange),
    };
  };
  const onMessage = async (name: string, command: string, content: string) => {
    const message = await outcome(discord.onMessage(command, { content }));
    return { name, command, typed: `${command}: ${content}`, message };
  };
  const pressed = async (name: string, { message }: Scene, button: string) => ({
    name,
    command: null,
    typed: `The button ${button}`,
    message: await outcome(discord.click(message, button)),
  });
  const posted = async (name: string, typed: string, happen: () => Promise<void>) => {
    const before = discord.posts.length;
    await happen();
    for (const since = performance.now(); discord.posts.length === before; ) {
      if (performance.now() - since > POST_TIMEOUT_MS) throw new Error(`Nothing was posted: ${typed}.`);
      await delay(POLL_MS);
    }
    return { name, command: null, typed, message: discord.posts[before]! };
  };
  const file = (name: string) => discord.host(name, readFileSync(join(ARTICLES, name)));
  const scope = `guild:${GUILD}`;
  const scenes: Scene[] = [
    await posted('welcome', 'Byline joins a server', async () =>
      discord.gateway.emit('GUILD_CREATE', guild({ id: OTHER_GUILD })),
    ),
    await scene('empty', 'ask', { question: 'who signed the US-India framework?' }),
    await scene('sources-none', 'sources'),
    await scene('ingest-new', 'ingest', { file: file(FRAMEWORK) }),
    await scene('ingest-known', 'ingest', { file: file(FRAMEWORK) }),
    await scene('refused', 'ingest', { url: 'ftp://example.org/story' }),
  ];
  scenes.push(
    await scene('feed-add', 'feed add', { url: site.feed, channel: { channel: CHANNEL } }),
    await onMessage(
      'links',
      'Ingest links',
      `${site.story('crowdstrike-outage')} and ${site.story('no-such-story')}`,
    ),
  );
  await newsroom.feeds.poll(scope, site.feed);
  site.publish();
  await newsroom.feeds.poll(scope, site.feed);
  scenes.push(
    await posted('headlines', 'A feed brings new articles', () => bot.postHeadlines()),
    await scene('feed-list', 'feed list'),
  );
  for (const name of readdirSync(ARTICLES)) {
    const bytes = readFileSync(join(ARTICLES, name));
    await newsroom.ingest.article({
      scope,
      source: { kind: 'file', name, bytes },
      ingestedBy: ALICE,
    });
  }
  const answered = await scene('answered', 'ask', { question: 'who signed the US-India framework?' });
  scenes.push(answered, await scene('sources-last', 'sources'));
  const reasons = await scene('quotes', 'ask', { question: 'why was the may 6 starliner launch scrubbed' });
  const closest = await firstWith(SHOW_MORE_RE, CLOSE_QUESTIONS, (question) =>
    scene('closest', 'ask', { question }),
  );
  const more = labelOf(closest, SHOW_MORE_RE);
  const all = await scene('sources-all', 'sources', { which: 'all' });
  const first = controlsOf(all.message)[0]!.options![0]!.value;
  return [
    ...scenes,
    await pressed('context', answered, answerStrings.buttons.context),
    reasons,
    await pressed('context-together', reasons, answerStrings.buttons.context),
    await scene('disagreement', 'ask', { question: 'how many people marched in France on March 7?' }),
    closest,
    await pressed('more', closest, more),
    await scene('nothing', 'ask', { question: 'who won the 2022 football world cup?' }),
    all,
    {
      ...all,
      name: 'source',
      typed: sourcesStrings.open,
      message: await outcome(discord.choose(all.message, first)),
    },
    await onMessage(
      'check',
      'Check against the news',
      'I heard that the Starliner launch was called off over a valve.',
    ),
    await scene('setup', 'setup', { 'allow-channel': { channel: CHANNEL }, private: true }),
    await scene('about', 'about'),
    await scene('help', 'help'),
    await scene('answered-german', 'ask', { question: 'who signed the US-India framework?' }, 'de'),
    await scene('nothing-french', 'ask', { question: 'who won the 2022 football world cup?' }, 'fr'),
    await scene('sources-spanish', 'sources', { which: 'cited' }, 'es-419'),
    await scene('forget', 'forget', { article: 'Notre-Dame' }),
    await scene('ingest-hostile', 'ingest', { text: HOSTILE_TEXT }),
    await scene('hostile', 'ask', { question: 'what was hidden under the path the minister said to see?' }),
  ];
}

/** The visible result: the answer, or the private message that replaced it. */
async function outcome(exchange: Exchange): Promise<ShownMessage> {
  const written = () => exchange.original !== undefined && !exchange.original.thinking;
  // Progress is public and has no box.
  const said = () => exchange.original?.boxed || exchange.original?.ephemeral || exchange.responseType === 4;
  await exchange.until(() => Boolean((written() && said()) || exchange.followUps.length > 0));
  return exchange.followUps[0] ?? exchange.original!;
}

function shown(value: OptionValue): string {
  if (typeof value !== 'object') return String(value);
  return 'channel' in value ? '#news' : value.name;
}

const SHOW_MORE_RE = /^Show \d+ more$/;
/** Questions that the sample articles do not quite answer; which of them are called close depends on the reader. */
const CLOSE_QUESTIONS = [
  'what did ishiba say about the prize?',
  'what did the unions say about the strikes in france',
  'what did the pilot of the Starliner say about the return?',
  'how many hibakusha are still alive?',
];

/** The scene of the first question whose message has such a button, or else of the last. */
async function firstWith(
  label: RegExp,
  questions: readonly string[],
  play: (question: string) => Promise<Scene>,
): Promise<Scene> {
  const [question, ...others] = questions;
  const played = await play(question!);
  const isFound = controlsOf(played.message).some((control) => label.test(nameOf(control)));
  return isFound || others.length === 0 ? played : firstWith(label, others, play);
}

/** @throws Error if the scene has no such button: it no longer shows what it is there to show. */
function labelOf({ name, message }: Scene, label: RegExp): string {
  const labels = controlsOf(message).map(nameOf);
  const found = labels.find((text) => label.test(text));
  if (found === undefined)
    throw new Error(`The scene ${name} has no button ${label}, but ${labels.join(', ')}.`);
  return found;
}
