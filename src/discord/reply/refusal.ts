import type { ErrorFacts, UserError } from '../../domain/errors.js';
import { englishRefusals } from '../errors.js';
import { englishErrors } from '../strings/en/errors.js';
import { type ErrorTexts, withoutSettings, wordingOf } from '../strings/error-texts.js';
import { MAX_TEXT_CHARS } from './discord-limits.js';
import { escapeLines, escapeText } from './markdown/escape.js';
import { shorten } from './markdown/shorten.js';
import { type Payload, words } from './payload.js';

/** Facts that hold mentions of channels, which permissions.ts and allowed-channels.ts make from ids. */
const CHANNEL_FACTS: ReadonlySet<string> = new Set(['channel', 'channels']);
const CHANNEL_MENTION_RE = /^<#\d{15,20}>$/;

/** Shown as the channel's name, which those who may not see the channel do not learn. */
export const channelMention = (id: string): string => `<#${id}>`;

/**
 * The message of an error for members as markdown, in which commands are code and everything that came from outside
 * is escaped. English if the language has no wording.
 */
export function refusalMarkdown(error: UserError, texts: ErrorTexts): string {
  const { id, message } = error;
  const worded =
    wordingOf(id, texts) ?? wordingOf(id, englishErrors) ?? (id === null ? undefined : englishRefusals[id]);
  if (worded === undefined) return escapeLines(withoutSettings(message));
  return (worded as (facts: ErrorFacts) => string)(escapedFacts(error.facts));
}

function escapedFacts(facts: ErrorFacts): ErrorFacts {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    escaped(value, CHANNEL_FACTS.has(name)),
  ]);
  return Object.fromEntries(entries);
}

function escaped(value: unknown, mayMention: boolean): unknown {
  if (typeof value === 'string')
    return mayMention && CHANNEL_MENTION_RE.test(value) ? value : escapeText(value);
  if (Array.isArray(value)) return value.map((item) => escaped(item, mayMention));
  return typeof value === 'object' && value !== null ? escapedFacts(value as ErrorFacts) : value;
}

/** @param message Markdown. */
export function refusalPayload(message: string): Payload {
  return words(shorten(message, MAX_TEXT_CHARS));
}
