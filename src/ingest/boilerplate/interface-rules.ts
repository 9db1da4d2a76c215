/** Texts of buttons, boxes and forms that are extracted among the paragraphs; `findBoilerplate` applies the rules. */
import { type BoilerplateRule, DATE, NAME } from './boilerplate-rules.js';
import { WEEKDAY_LIKE } from './calendar.js';

const ENTRIES = '(?:updates?|posts?|entr(?:y|ies)|messages?|comments?|replies|articles|stories|results)';
const LINES = [
  '(?:read|view|show|see|post|leave|add|write)(?: all| an?| your| the)? comments?|no comments(?: yet)?|comments? ?\\(\\d{1,5}\\)',
  '(?:show|read|see|view|load) (?:less|more|all)|(?:next|previous)(?: (?:article|story|post))?|more to read',
  `(?:show|view|see|load|read) (?:the )?(?:\\d{1,4} )?(?:new(?:er|est)?|more|older?|previous|latest|earlier) ${ENTRIES}|\\d{1,4} (?:new|more|unread) ${ENTRIES}`,
  'read the full (?:story|article)(?: here)?|you may like|around the web|up next|live now|in other news|hot on web',
  'show key events only|listen \\(?\\d{1,2}:\\d{2}\\)?|jump to recipe|print recipe|pin recipe',
  'copied to clipboard|link copied|(?:text|font) size|a ?a(?: a)?|save (?:article|story|for later)|gift this article',
  'add to list|add as a preferred source on .{1,30}|set as preferred(?: source)?|follow(?:ing)?(?: topics?| author)?',
  '(?:get )?(?:e-?mail )?alerts|get e-?mail alerts|join (?:telegram|us|now|the (?:conversation|discussion))',
  "support (?:our|independent) journalism|editors?[’']?s? choice|about the (?:author|writer|reporter)s?",
  '(?:subscribe|sign in|log ?in|sign up|register)(?: now| today| here)?|advertising|remove ads?|report this ad|skip ad',
  'continue reading(?: below)?|(?:like )?loading|menu|search|close|home|back to top|agencies|notes? to editors?',
  'end of (?:article|story)|ends|-30-|–30–',
  "what(?:['’]s| is) your reaction\\??|how (?:does|did) this (?:article|story|post) make you feel\\??",
];

export const INTERFACE_RULES: readonly BoilerplateRule[] = [
  { pattern: new RegExp(`^[[(#*–— -]{0,4}(?:${LINES.join('|')})[\\])#*.…:»>– -]{0,4}$`, 'iu'), maxWords: 12 },
  // The name of an agency alone.
  { pattern: /^(?:© ?)?(?:\p{Lu}{2,6}|Reuters|Getty(?: Images)?|Bloomberg)$/u, maxWords: 3 },
  {
    pattern:
      /^(?:tags?|topics?|filed under|more on|in this (?:article|story)|keywords?|categor(?:y|ies)) ?: /iu,
    maxWords: 25,
    unless: 'finished',
  },
  {
    pattern:
      /^(?:exclusive|in (?:pics|photos|pictures)|photos?|videos?|podcast|opinion|analysis|explainer|live(?: updates)?) ?\| /iu,
    maxWords: 30,
    unless: 'finished',
  },

  // Credits and dates.
  {
    pattern: new RegExp(
      `^(?:[Pp]ublished|[Ee]dited|[Ww]ritten|[Rr]eported|[Cc]urated|[Cc]ompiled|[Pp]osted|[Pp]roduced|[Tt]ranslated|[Ss]tory|[Ww]ords|[Tt]ext) [Bb]y ?:? ?${NAME}(?:,? (?:and |& )?${NAME}){0,6}(?: ?[|,] ?${DATE}.{0,30})?$`,
      'u',
    ),
    maxWords: 16,
    unless: 'finished',
  },
  { pattern: /^\(?(?:with )?(?:agency )?inputs?(?: from .{1,60})?[.)]{0,2}$/iu, maxWords: 10 },
  {
    pattern: new RegExp(
      `^(?:${WEEKDAY_LIKE},? )?${DATE}(?:,? (?:at )?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: [a-z]{2,5})?)?$`,
      'iu',
    ),
    maxWords: 9,
  },
  {
    pattern: new RegExp(`^[^.:]{0,40}?\\b(?:updated|published|posted) ?:? ?[^.]{0,20}?${DATE}.{0,30}$`, 'iu'),
    maxWords: 14,
    unless: 'finished',
  },
  { pattern: /^(?:first|originally) published (?:in|on|by|at) /iu, maxWords: 12, unless: 'finished' },
  // Notes of news agencies to editors: "(Updates with minister's comment)".
  {
    pattern:
      /^\(?(?:updates?|adds?|recasts?|corrects?)(?:,? (?:adds?|recasts?|updates?))* (?:with|throughout|details|comments?|quotes?|background|lead|paragraphs?)\b/iu,
    maxWords: 25,
    unless: 'finished',
  },

  // The foot of a page, and where the article goes on in print.
  {
    pattern: /^(?:[^.!?]{1,80}? )?[Pp]age [A-Z]?\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?$/u,
    maxWords: 14,
    unless: 'finished',
  },
  {
    pattern:
      /^(?:this|the|our) (?:live ?blog|blog|page|feed) (?:will )?(?:(?:be )?updated?s?|is updated|refresh(?:es)?|reloads?) (?:itself )?automatically\b/iu,
    maxWords: 20,
    unless: 'reported',
  },
  {
    pattern: /^(?:(?:have|did) you )?(?:tried?|made|make|cook(?:ed)?) this recipe\?/iu,
    maxWords: 25,
  },

  // Requests to follow or return.
  {
    pattern:
      /^(?:learn more about your ad(?:vertising)? choices|hosted (?:on|by) acast|(?:see|visit) (?:https?:\/\/)?[\w.-]{3,60}\/\S{0,60} (?:for (?:more|privacy) information|to learn more about (?:your )?ad))\b/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^listen to [^.!?]{1,120}?\b(?:catch up|latest episodes?|tell us (?:which|what|about)|subscribe|wherever you get)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern:
      /^for (?:more|(?:all )?(?:the )?latest) .{0,60}?\b(?:news|stories|updates|headlines)\b.{0,80}?\b(?:download|visit|follow|subscribe|log on|click|app|channel)\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:get|track|catch|check out) (?:all )?(?:the )?(?:latest|breaking|live|top|today['’]s) .{0,30}?\b(?:news|updates|headlines|stories)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  { pattern: /^Subscribe to (?:the |our )?\p{Lu}/u, maxWords: 25, unless: 'reported' },
  {
    pattern: /^(?:have|got|do|write|e-?mail|contact|reach|send|tips?)\b.{0,180}?\S@[^\s.]{1,60}\.\S/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:like|enjoy(?:ed|ing)?|love) (?:what you|this|our)\b.{0,80}?\b(?:subscribe|share|sign up|support|newsletter)\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
];
