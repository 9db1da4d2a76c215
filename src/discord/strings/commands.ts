import type { CommandCatalogue } from './command-words.js';
import { germanCommands } from './de/commands.js';
import { spanishCommands } from './es/commands.js';
import { frenchCommands } from './fr/commands.js';
import { hindiCommands } from './hi/commands.js';
import type { Language } from './languages.js';

/** Discord's locales with names of commands in their language; all others show the English ones. */
export const COMMAND_LOCALES = { de: 'de', fr: 'fr', 'es-ES': 'es', 'es-419': 'es', hi: 'hi' } as const;

export const commandCatalogues: Readonly<Record<Exclude<Language, 'en'>, CommandCatalogue>> = {
  de: germanCommands,
  fr: frenchCommands,
  es: spanishCommands,
  hi: hindiCommands,
};
