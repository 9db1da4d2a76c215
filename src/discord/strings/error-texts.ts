/** How errors read for members, in any language. */
import type { ErrorFacts, UserError } from '../../domain/errors.js';

export type MemberWording = (facts: ErrorFacts) => string;

/** ` (FETCH_MAX_MIB)` */
const SETTING_RE = / ?\([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\)/g;
/** A command as the wordings write it: `` `/feed add` ``. */
const COMMAND_CODE_RE = /`(\/[^`\n]{1,100})`/g;

/** Wordings by error id; each takes the facts of its error. */
export type ErrorWordings = Readonly<Record<string, (facts: never) => string>>;

/** How the errors of one language read for members. */
export interface ErrorTexts {
  readonly byId: ErrorWordings;
  /** For every other error of a group. */
  readonly byGroup: ErrorWordings;
}

/** The wording of an error by its id; undefined if the language has none. */
export function wordingOf(id: string | null, { byId, byGroup }: ErrorTexts): MemberWording | undefined {
  const found = id === null ? undefined : (byId[id] ?? byGroup[groupOf(id)]);
  return found as MemberWording | undefined;
}

/** The message of an error as plain text, for lines that are escaped afterwards. */
export function memberMessage({ id, facts, message }: UserError, texts: ErrorTexts): string {
  const worded = wordingOf(id, texts)?.(facts) ?? withoutSettings(message);
  return worded.replace(COMMAND_CODE_RE, '$1');
}

/** For stored messages, which have no id: removes settings in parentheses. */
export function withoutSettings(message: string): string {
  return message.replace(SETTING_RE, '');
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}
