import { type BaseInteraction, MessageFlags, SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { discordErrors } from '../src/discord/errors.js';
import { startAnswerThread } from '../src/discord/input/answer-thread.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import { questionForm, readQuestionForm } from '../src/discord/input/question-form.js';
import { checkedQuestion, replyWithAnswer } from '../src/discord/input/reply-with-answer.js';
import { contextCitations, renderContext } from '../src/discord/render/context.js';
import { renderSources } from '../src/discord/render/sources.js';
import { MAX_CHOICE_CHARS, MAX_OPTION_CHARS } from '../src/discord/reply/discord-limits.js';
import { plainText } from '../src/discord/reply/escape.js';
import { askCommand as strings } from '../src/discord/strings/ask.js';
import type { AskRequest } from '../src/domain/answer.js';

/** More than an answer can cite. */
const MAX_SOURCES = 25;

const since = z.enum(['day', 'week', 'month', 'all']);

const ask: SlashCommand = {
  kind: 'slash',
  name: 'ask',
  allowedChannelsOnly: true,

  schema: (config) =>
    new SlashCommandBuilder()
      .setName('ask')
      .setDescription(strings.description)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .addStringOption((option) =>
        option
          .setName('question')
          .setDescription(strings.question)
          .setRequired(true)
          .setMaxLength(Math.min(config.MAX_QUESTION_CHARS, MAX_OPTION_CHARS)),
      )
      .addStringOption((option) =>
        option
          .setName('since')
          .setDescription(strings.since)
          .addChoices(since.options.map((value) => ({ name: strings.sinceChoices[value], value }))),
      )
      .addStringOption((option) =>
        option
          .setName('outlet')
          .setDescription(strings.outlet)
          .setMaxLength(MAX_CHOICE_CHARS)
          .setAutocomplete(true),
      )
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .toJSON(),

  async autocomplete(interaction, { newsroom, scope }) {
    const outlets = await newsroom.archive.outlets(scope, interaction.options.getFocused());
    return outlets
      .map((outlet) => ({ name: plainText(outlet), value: outlet }))
      .filter(({ name, value }) => name !== '' && value.length <= MAX_CHOICE_CHARS);
  },

  async execute(interaction, context) {
    const { options, channel } = interaction;
    const question = checkedQuestion(options.getString('question', true), context.config);
    const outlet = options.getString('outlet')?.trim();
    const filters = {
      since: parseChoice(since, options.getString('since') ?? 'all'),
      ...(outlet && { outlet }),
    };
    const isPrivate = options.getBoolean('private') ?? context.preferences.privateAnswers;
    const askDeferred = await admit(interaction, context, { private: isPrivate });
    const follows = channel?.isThread()
      ? await context.newsroom.answers.find(context.scope, { thread: channel.id })
      : null;
    await askDeferred({ question, ...filters, ...(follows !== null && { follows }) });
  },

  async onButton(interaction, { action, args: [argument = ''] }, context) {
    const { newsroom, reply, scope, config } = context;
    switch (action) {
      case 'context': {
        await reply.defer({ private: true });
        const quotes = await newsroom.answers.context(scope, argument);
        await reply.showQuoted(renderContext(quotes, context.texts), {
          scope,
          citations: contextCitations(quotes),
        });
        return;
      }
      case 'sources': {
        await reply.defer({ private: true });
        const page = await newsroom.archive.list({
          scope,
          which: 'last',
          answer: argument,
          pageSize: MAX_SOURCES,
        });
        await reply.show(renderSources(page, { which: 'last', requester: interaction.user.id }));
        return;
      }
      case 'helpful':
      case 'not-helpful':
        await reply.defer({ private: true });
        await newsroom.answers.rate(scope, argument, interaction.user.id, action === 'helpful');
        await reply.show({ content: context.texts.ask.rated[action] });
        return;
      case 'question':
      case 'follow-up':
        return reply.openForm(questionForm(argument, config, context.texts));
      case 'suggested': {
        const isPrivate = context.preferences.privateAnswers;
        const askDeferred = await admit(interaction, context, { private: isPrivate });
        return askDeferred({ question: checkedQuestion(argument, config) });
      }
      default:
        throw discordErrors.staleControl({});
    }
  },

  async onModal(interaction, { args: [follows = ''] }, context) {
    const question = checkedQuestion(readQuestionForm(interaction.fields), context.config);
    const isPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
    const askDeferred = await admit(interaction, context, { private: isPrivate });
    await askDeferred({ question, ...(follows !== '' && { follows }) });
  },
};

export default ask;

/** Checks the queue and the limits, then defers; returns the function that asks. */
async function admit(
  { user, channelId, client }: Pick<BaseInteraction, 'user' | 'channelId' | 'client'>,
  context: CommandContext,
  visibility: { private: boolean },
): Promise<(question: Omit<AskRequest, 'scope' | 'channel' | 'user'>) => Promise<void>> {
  const { reply, scope, askQueue, limits, preferences } = context;
  askQueue.assertRoom();
  limits.ask(user.id, scope, preferences);
  const isPrivate = await reply.defer(visibility);
  // A private answer must not become the channel's last answer: /sources would show it to everyone.
  const isInChannel = channelId !== null && !isPrivate;
  const place = { scope, user: user.id, ...(isInChannel && { channel: channelId }) };
  return async (question) => {
    const message = await replyWithAnswer({ ...place, ...question }, context);
    if (message === null || !isInChannel) return;
    await startAnswerThread({ question: question.question, channelId, message }, { ...context, client });
  };
}
