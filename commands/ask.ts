import {
  type BaseInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  SlashCommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { mayChangeArticles } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import { questionForm, questionFormAgain, readQuestionForm } from '../src/discord/input/question-form.js';
import { checkedQuestion, replyWithAnswer } from '../src/discord/input/reply-with-answer.js';
import { contextCitations, renderContext, renderMore } from '../src/discord/render/answers/context.js';
import { renderSources, SOURCES_PAGE_SIZE } from '../src/discord/render/sources.js';
import { MAX_CHOICE_CHARS, MAX_OPTION_CHARS } from '../src/discord/reply/discord-limits.js';
import { plainText } from '../src/discord/reply/markdown/escape.js';
import { words } from '../src/discord/reply/payload.js';
import { askCommand as strings } from '../src/discord/strings/en/commands/ask.js';
import { startAnswerThread } from '../src/discord/talk/answer-thread.js';
import type { AskRequest } from '../src/domain/answer.js';

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

  async onButton(interaction, { action, args: [argument = '', further = ''] }, context) {
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
      case 'more': {
        await reply.defer({ private: true });
        const quotes = await newsroom.answers.context(scope, argument);
        const payload = renderMore(quotes, further.split('-').map(Number), context.texts);
        await reply.showQuoted(payload, { scope, citations: contextCitations(quotes) });
        return;
      }
      case 'articles': {
        await reply.defer({ private: true });
        const page = await newsroom.archive.list({ scope, which: 'all', pageSize: SOURCES_PAGE_SIZE });
        await reply.show(
          renderSources(
            page,
            { which: 'all', requester: interaction.user.id },
            { mayAdd: mayChangeArticles(interaction) },
            context.texts,
          ),
        );
        return;
      }
      case 'helpful':
      case 'not-helpful':
        await reply.defer({ private: true });
        await newsroom.answers.rate(scope, argument, interaction.user.id, action === 'helpful');
        await reply.show(words(context.texts.ask.rated[action]));
        return;
      case 'question':
      case 'follow-up':
        return reply.openForm(questionForm(argument, config, context.texts));
      case 'again': {
        const draft = context.questionDrafts.find(interaction.user.id, further);
        return reply.openForm(questionForm(argument, config, context.texts, draft ?? ''));
      }
      case 'suggested': {
        const askDeferred = await admit(interaction, context, {
          private: isPrivateFrom(interaction, context),
        });
        return askDeferred({ question: checkedQuestion(argument, config) });
      }
      default:
        throw discordErrors.staleControl({});
    }
  },

  async onSelect(interaction, { action }, context) {
    const [chosen] = interaction.values;
    if (action !== 'suggested' || chosen === undefined) throw discordErrors.staleControl({});
    const question = checkedQuestion(chosen, context.config);
    const askDeferred = await admit(interaction, context, { private: isPrivateFrom(interaction, context) });
    return askDeferred({ question });
  },

  async onModal(interaction, { args: [follows = ''] }, context) {
    const { config, questionDrafts, reply, texts } = context;
    const given = readQuestionForm(interaction.fields);
    // Discord closes a form that was sent, whatever comes of it.
    const draftId = questionDrafts.keep(interaction.user.id, given);
    reply.offerOnRefusal([questionFormAgain(follows, draftId, texts)]);
    const question = checkedQuestion(given, config);
    const askDeferred = await admit(interaction, context, { private: isPrivateFrom(interaction, context) });
    await askDeferred({ question, ...(follows !== '' && { follows }) });
    questionDrafts.drop(interaction.user.id, draftId);
  },
};

export default ask;

/**
 * Whether to answer privately what a button, menu or form asks: as the server has it, and always from a private message.
 */
function isPrivateFrom(
  { message }: Pick<MessageComponentInteraction | ModalSubmitInteraction, 'message'>,
  { preferences }: CommandContext,
): boolean {
  return preferences.privateAnswers || (message?.flags.has(MessageFlags.Ephemeral) ?? false);
}

/** Checks the queue and the limits, then defers; returns the function that asks. */
async function admit(
  interaction: Pick<BaseInteraction, 'user' | 'channelId' | 'client'> &
    Parameters<typeof mayChangeArticles>[0],
  context: CommandContext,
  visibility: { private: boolean },
): Promise<(question: Omit<AskRequest, 'scope' | 'channel' | 'user'>) => Promise<void>> {
  const { user, channelId, client } = interaction;
  const { reply, scope, askQueue, limits, preferences } = context;
  askQueue.assertRoom();
  limits.ask(user.id, scope, preferences);
  const isPrivate = await reply.defer(visibility);
  // A private answer must not become the channel's last answer: /sources would show it to everyone.
  const isInChannel = channelId !== null && !isPrivate;
  const place = { scope, user: user.id, ...(isInChannel && { channel: channelId }) };
  const mayAdd = mayChangeArticles(interaction);
  return async (question) => {
    const message = await replyWithAnswer({ ...place, ...question }, { ...context, mayAdd });
    if (message === null || !isInChannel) return;
    await startAnswerThread({ question: question.question, channelId, message }, { ...context, client });
  };
}
