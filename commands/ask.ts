import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import type { SlashCommand } from '../src/discord/command.js';
import { renderAnswer } from '../src/discord/render/answer.js';
import { boundaryStrings, commandStrings } from '../src/discord/strings.js';
import { UserError } from '../src/errors.js';

/** The most that Discord lets a string option hold. */
const MAX_OPTION_CHARS = 6000;
const strings = commandStrings.ask;

const since = z.enum(['day', 'week', 'month', 'all']);

const ask: SlashCommand = {
  kind: 'slash',
  name: 'ask',

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
      .addStringOption((option) => option.setName('outlet').setDescription(strings.outlet).setMaxLength(100))
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .toJSON(),

  async execute(interaction, { newsroom, reply, scope, limits, config }) {
    const { options, user, guildId, channelId } = interaction;
    const question = checked(options.getString('question', true), config.MAX_QUESTION_CHARS);
    const outlet = options.getString('outlet')?.trim();
    const request = {
      scope,
      question,
      since: since.parse(options.getString('since') ?? 'all'),
      ...(outlet && { outlet }),
      channel: channelId,
      user: user.id,
    };
    limits.ask(user.id, guildId);
    await reply.defer({ private: options.getBoolean('private') ?? false });
    const answer = await newsroom.ask(request);
    const message = await reply.showAnswer(renderAnswer(answer, new Date()), { scope, answer });
    await newsroom.recordMessage(answer.id, message);
  },
};

export default ask;

/** Discord checks the length too, by the limit that was set when the commands were registered. */
function checked(question: string, limit: number): string {
  if (question.trim() === '') throw new UserError('question.empty', boundaryStrings.emptyQuestion);
  if (question.length > limit) {
    throw new UserError('question.too-long', boundaryStrings.longQuestion(question.length, limit));
  }
  return question;
}
