import type {
  LocalizationMap,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandWords } from '../strings/command-words.js';
import { COMMAND_LOCALES, commandCatalogues } from '../strings/commands.js';

export type CommandSchema =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** What Discord shows of a command, a subcommand, an option or a choice. */
interface Shown {
  readonly name: string;
  readonly description?: string;
  /** Of a number. */
  readonly max_value?: number;
  readonly options?: readonly Shown[];
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
}

type Translations = Readonly<Record<string, CommandWords | undefined>>;

/**
 * The schema with names and descriptions in every language, without those that a language lacks. `{max}` in the
 * description of a number becomes its maximum.
 */
export function localised<Schema extends CommandSchema>(schema: Schema): Schema {
  const translations = byLocale((language) => commandCatalogues[language][schema.name]);
  return withWords(schema as Shown, translations) as unknown as Schema;
}

function withWords(shown: Shown, translations: Translations): Shown {
  const { description, options, choices, max_value: max } = shown;
  const of = (language: string) => translations[language];
  const withMax = (text: string) => (max === undefined ? text : text.replaceAll('{max}', String(max)));
  return {
    ...shown,
    ...(description && { description: withMax(description) }),
    ...localizations('name', (language) => of(language)?.name),
    ...(description &&
      localizations('description', (language) => {
        const text = of(language)?.description;
        return text && withMax(text);
      })),
    ...(options && {
      options: options.map((option) =>
        withWords(
          option,
          byLocale((language) => of(language)?.options?.[option.name]),
        ),
      ),
    }),
    ...(choices && {
      choices: choices.map((choice) => ({
        ...choice,
        ...localizations('name', (language) => of(language)?.choices?.[choice.value]),
      })),
    }),
  };
}

const byLocale = <Value>(of: (language: keyof typeof commandCatalogues) => Value): Record<string, Value> =>
  Object.fromEntries(Object.values(COMMAND_LOCALES).map((language) => [language, of(language)]));

function localizations(
  key: 'name' | 'description',
  of: (language: string) => string | undefined,
): Readonly<Record<string, LocalizationMap>> {
  const entries = Object.entries(COMMAND_LOCALES).flatMap(([locale, language]) => {
    const text = of(language);
    return text === undefined ? [] : [[locale, text] as const];
  });
  return { [`${key}_localizations`]: Object.fromEntries(entries) };
}
