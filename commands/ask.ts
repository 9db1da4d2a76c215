import {
  ApplicationIntegrationType,
  type BaseInteraction,
  InteractionContextType,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { answer, checkedQuestion } from '../src/discord/input/answer-question.js';
import { questionForm, readQuestionForm } from '../src/discord/input/question-form.js';
import { contextCitations, renderContext } from '../src/discord/render/context.js';
import { renderSources } from '../src/discord/render/sources.js';
import { plainText } from '../src/discord/reply/escape.js';
import { askStrings, boundaryStrings, commandStrings } from '../src/discord/strings/strings.js';
import type { AskRequest } from '../src/domain/answer.js';
import { UserError } from '../src/domain/errors.js';

/** The most that Discord lets a string option hold. */
const MAX_OPTION_CHARS = 6000;
const MAX_CHOICE_CHARS = 100;
/** An answer cites fewer articles than that. */
const MAX_SOURCES = 25;
const strings = commandStrings.ask;

const since = z.enum(['day', 'week', 'month', 'all']);

const ask: SlashCommand = {
  kind: 'slash',
  name: 'ask',
  keepsToChannels: true,

  schema: (config) =>
    new SlashCommandBuilder()
      .setName('ask')
      .setDescription(strings.description)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
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
        option.setName('outlet').setDescription(strings.outlet).setMaxLength(100).setAutocomplete(true),
      )
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .toJSON(),

  async suggest(interaction, { newsroom, scope }) {
    const outlets = await newsroom.archive.outlets(scope, interaction.options.getFocused());
    return outlets
      .map((outlet) => ({ name: plainText(outlet), value: outlet }))
      .filter(({ name, value }) => name !== '' && value.length <= MAX_CHOICE_CHARS);
  },

  async execute(interaction, turn) {
    const { options, channelId } = interaction;
    const question = checkedQuestion(options.getString('question', true), turn.config);
    const outlet = options.getString('outlet')?.trim();
    const narrowing = {
      since: since.parse(options.getString('since') ?? 'all'),
      ...(outlet && { outlet }),
    };
    const isPrivate = options.getBoolean('private') ?? turn.preferences.privateAnswers;
    const open = await admit(interaction, turn, { private: isPrivate });
    const follows = await turn.newsroom.answers.find(turn.scope, { thread: channelId });
    await open({ question, ...narrowing, ...(follows !== null && { follows }) });
  },

  async click(interaction, { action, args: [subject = ''] }, turn) {
    const { newsroom, reply, scope, config } = turn;
    switch (action) {
      case 'context': {
        await reply.defer({ private: true });
        const quotes = await newsroom.answers.context(scope, subject);
        await reply.showQuoted(renderContext(quotes), { scope, citations: contextCitations(quotes) });
        return;
      }
      case 'sources': {
        await reply.defer({ private: true });
        const page = await newsroom.archive.list({
          scope,
          which: 'last',
          answer: subject,
          pageSize: MAX_SOURCES,
        });
        await reply.show(renderSources(page, { which: 'last', asker: interaction.user.id }));
        return;
      }
      case 'helpful':
      case 'not-helpful':
        await reply.defer({ private: true });
        await newsroom.answers.rate(scope, subject, interaction.user.id, action === 'helpful');
        await reply.show({ content: askStrings.rated[action] });
        return;
      case 'follow-up':
        return reply.openForm(questionForm(subject, config));
      case 'suggested': {
        const open = await admit(interaction, turn, { private: turn.preferences.privateAnswers });
        return open({ question: checkedQuestion(subject, config) });
      }
      default:
        throw new UserError('usage', boundaryStrings.stale);
    }
  },

  async submit(interaction, { args: [follows = ''] }, turn) {
    const question = checkedQuestion(readQuestionForm(interaction.fields), turn.config);
    const isPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
    const open = await admit(interaction, turn, { private: isPrivate });
    await open({ question, follows });
  },
};

export default ask;

/** Checks that there is room and right to ask, and acknowledges; what it returns asks. */
async function admit(
  { user, guildId, channelId }: Pick<BaseInteraction, 'user' | 'guildId' | 'channelId'>,
  turn: CommandContext,
  visibility: { private: boolean },
): Promise<(question: Omit<AskRequest, 'scope' | 'channel' | 'user'>) => Promise<void>> {
  const { reply, scope, line, limits, preferences } = turn;
  line.assertRoom();
  limits.ask(user.id, guildId, preferences);
  await reply.defer(visibility);
  // What one member asks alone is not the channel's last answer: /sources would tell everybody.
  const isHere = channelId !== null && !visibility.private;
  const where = { scope, user: user.id, ...(isHere && { channel: channelId }) };
  return (question) => answer({ ...where, ...question }, turn);
}
