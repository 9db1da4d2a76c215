import type { BoilerplateRule } from './boilerplate-rules.js';

const MAIL = '(?:inbox|mailbox|e-?mail|phone)';
const NEWS =
  '(?:stories|news|headlines?|updates?|analysis|round-?ups?|insights?|digest|briefing|reporting|newsletters?)';
const OFTEN =
  '(?:(?:every|each) (?:single )?(?:day|morning|evening|week|weekday|month|mon|tue|wed|thu|fri|sat|sun)\\p{L}*|weekday mornings?|week ?days?|daily|weekly)';

/** Invitations of the outlet to get its newsletters, join its forums and send it tips, in whole sentences. */
export const PROMOTION_RULES: readonly BoilerplateRule[] = [
  {
    pattern: new RegExp(
      `^.{0,250}?\\b(?:delivered|sent|e-?mailed|straight|direct(?:ly)?|right|free|land(?:s|ing)?|meet)\\b.{0,30}?\\b(?:to|into|in|meet) your ${MAIL}\\b`,
      'iu',
    ),
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:let|get|have|receive|start|want|find|enjoy|discover)\\b.{0,100}?\\b(?:your ${MAIL}|(?:our|free|daily|weekly) newsletters?)\\b`,
      'iu',
    ),
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:the|our|all the|your|more) .{0,60}?\\b${NEWS}\\b.{0,60}?\\b(?:delivered|e-?mailed|sent|in your inbox)\\b.{0,20}?(?:${OFTEN}|$)`,
      'iu',
    ),
    maxWords: 25,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:(?:${OFTEN}),? )?(?:we|our \\p{L}+)(?:['’]ll| will)? (?:send|e-?mail|deliver|bring)s? you\\b`,
      'iu',
    ),
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^.{0,200}?\\b(?:sign up|subscribe|register)(?: now| today| here| for free)? (?:for|to) .{0,80}?\\b(?:${NEWS}|inbox|alerts|e-?mails?|podcasts?|channel)\\b`,
      'iu',
    ),
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern:
      /^you can (?:also )?(?:find|read|save|access|listen to|download) (?:this|the) (?:story|article|episode|page|podcast) (?:in|on|at|from|later|wherever|via)\b/iu,
    maxWords: 40,
  },
  {
    pattern:
      /^(?:join|visit|check out|take part in) (?:our|the) .{0,60}?\b(?:forums?|community|conversation|discussion|club|mailing list|channel|group|chat|shop|store|bookshop)\b/iu,
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern:
      /^.{0,120}?\b(?:have|got|spotted|send us|submit|share) (?:a|an|any|your|more)\b.{0,30}?\b(?:tips?|story|stories|corrections?|comments?|feedback|questions?|ideas?|photos?)\b.{0,120}?(?:\S@\S|\b(?:let us know|contact us|get in touch|e-?mail us|write to us|tell us|send (?:it|them) to)\b)/iu,
    maxWords: 50,
    unless: 'reported',
  },
  // Letters to the editor.
  {
    pattern:
      /^(?:.{0,160}?\? )?(?:if you|please|to (?:submit|send|write|have your)|want to|would you like to|(?:do|have) you)\b.{0,100}?\b(?:submit|send|write)(?: us| in)?(?: an?| your)? (?:letter|opinion|response|comment)s?\b.{0,160}?(?:\bfor publication\b|\bletters?@|\bto the editor\b)/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:help us|support|become a|donate|make a donation|your (?:donation|support|contribution|gift|membership))\b.{0,80}?\b(?:journalism|newsroom|reporting|supporters?|donat(?:e|ion|ions)|independent (?:\p{L}+ )?(?:media|reporting|news))\b/iu,
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:the )?\p{Lu}[\p{L}’'& ]{1,40} is (?:committed|dedicated) to (?:challenging|providing|delivering|bringing|producing|publishing|independent|quality|accurate|fair|the highest|diversity)\b/u,
    maxWords: 50,
    atEnd: true,
    unless: 'reported',
  },
  // "Sample Radio is made possible by its members. Your gift keeps it free."
  {
    pattern:
      /^(?:\p{L}[\p{L}\p{N}’'.&-]{0,30} ){1,6}(?:is|are) (?:made )?possible (?:by|thanks to|because of)\b[^.!?]{0,120}[.!] (?:(?:please )?(?:give|donate|join)\b|your (?:gift|donation|contribution|support|membership)\b)/iu,
    maxWords: 50,
    unless: 'reported',
  },
  // "Discover more from Sample Blog"
  { pattern: /^Discover more from \p{L}[^.!?]{0,80}$/iu, maxWords: 12 },
  {
    pattern:
      /^(?:[^.!?]{1,120}[.!?] )?(?:start|begin|try) (?:(?:your|my|a|free) ){0,2}(?:\d{1,3}[ -]day )?(?:free )?trial(?: (?:now|today|here))?[.!]?$/iu,
    maxWords: 25,
    unless: 'reported',
  },
  // "Are you worried about the flood? Have your say in our poll."
  {
    pattern:
      /^(?:[^.!?]{1,120}\? )?(?:have your say|vote|take part|tell us|let us know)\b[^.!?]{0,40}?\b(?:in|with|via|through|by taking) (?:our|this) (?:\p{L}{1,15} ){0,2}(?:poll|survey|quiz|questionnaire)\b[^.!?]{0,40}[.!]?$/iu,
    maxWords: 35,
    unless: 'reported',
  },
  // "Why you can trust Sample Tech: Our reviewers spend hours …"
  {
    pattern:
      /^[Ww]hy (?:you (?:can|should)|to) trust (?:us|\p{Lu}[\p{L}\p{N}&.’'-]{0,30}(?: \p{Lu}[\p{L}\p{N}&.’'-]{0,30}){0,3})[ .:?!–—-]{1,3}(?:Our|We|I|At)\b/u,
    maxWords: 90,
  },
  // Corrections and events.
  {
    pattern:
      /^to (?:contact|reach|write to|get in touch with) (?:us|(?:the|our|a|an) (?:newsroom|newspaper|paper|editors?|reporters?|news desk|standards desk))\b.{0,80}?(?:\S@\S|\b(?:e-?mail|click|visit|use|fill|write)\b)/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^to (?:report|request|suggest|flag|submit) (?:an? |any )?(?:corrections?|errors?|typos?|mistakes?|inaccurac(?:y|ies))\b.{0,80}?(?:\S@\S|\b(?:e-?mail|click|contact|visit|use|fill|write)\b)/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:did we (?:miss|forget|overlook)|what (?:did|have) we (?:miss|forget)(?:ed)?)\b[^.!?]{0,60}\? (?:please )?(?:send|tell|e-?mail|write|let|drop|share|submit|add)\b/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:stay|stick) (?:with|tuned to) (?:us|[\p{L}\p{N} .]{2,30}?) (?:for|as) (?:[\p{L}-]{1,15} ){0,4}?(?:updates?|forecasts?|details|developments|information|coverage|news|story)\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
  // What bloggers ask of their readers, and whom they thank.
  {
    pattern:
      /^if you (?:enjoyed|liked|loved|found) (?:this|the|my|our) (?:post|story|article|piece|essay|newsletter|episode|video)\b.{0,60}?\b(?:clap|follow|share|subscribe|consider|hit|leave|sign|support|buy)\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^not (?:yet )?an? (?:\p{L}{1,15} )?(?:member|subscriber)(?: yet)? ?\? (?:you can )?(?:read|join|subscribe|sign|click|get|become|register)\b/iu,
    maxWords: 20,
  },
  {
    pattern:
      /^(?:(?:many|special|big|huge|my|our) )?thanks (?:go )?to .{1,160}? for (?:their |his |her )?(?:reading|reviewing|commenting on|comments on|feedback on|help with) (?:\p{L}{1,12} )?(?:drafts?|versions?) of (?:this|the)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  // Standards, complaints and comments.
  {
    pattern:
      /^(?:this|our) (?:newspaper|website|site|publication|title|paper|magazine)s? (?:adheres?|subscribes?|abides?|compl(?:y|ies)|conforms?|is (?:a )?(?:member|regulated|bound))\b.{0,120}?\b(?:code|standards?|press|regulators?|regulation)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^if you (?:have|wish to make|want to make) (?:a|any) (?:complaints?|concerns?)\b.{0,60}?\b(?:editorial|articles?|stor(?:y|ies)|coverage|accuracy|inaccurac(?:y|ies))\b.{0,100}?\b(?:contact|e-?mail|write|click)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern: /^we (?:want|ask for|encourage|welcome) .{0,30}?\bcomments? (?:to be|that)\b/iu,
    maxWords: 30,
    unless: 'reported',
  },
  // Sponsors and bets.
  {
    pattern:
      /^(?:support for (?:this|the|our|today['’]s) (?:podcast|program(?:me)?|show|episode|newsletter|series) (?:comes from|is provided by)|(?:this|today['’]s|the) (?:podcast|program(?:me)?|show|episode|newsletter) is (?:brought to you|sponsored|supported|presented) by)\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^.{0,200}?\b(?:be ?gamble ?aware|(?:please )?gamble responsibly|18\+[^.!?]{0,40}?\b(?:terms|t&cs?)\b)/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: /^(?:FREE TO WATCH|WATCH (?:LIVE|NOW|AGAIN)|HIGHLIGHTS) ?[:|] \S/u,
    maxWords: 20,
    unless: 'finished',
  },
  // How to read a chart.
  {
    pattern:
      /^(?:hover|mouse) over\b.{0,60}?\b(?:to (?:see|view|read|explore|reveal|show|get|compare)|for)\b|^(?:tap|click)(?: on)? (?:an?|each|any|the) (?:county|state|country|region|district|area|bar|dot|circle|marker|point|line|map|chart|graphic)s?\b.{0,40}?\b(?:to (?:see|view|read|explore|reveal|show|get|compare)|for)\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
  { pattern: /^powered by \S/iu, maxWords: 6 },
  {
    pattern:
      /^join (?:over |more than )?\d[\d,.]{0,12} (?:\p{L}+ ){0,2}(?:readers|subscribers|others|people|members)\b/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:do you )?(?:love|like|enjoy|enjoying|enjoyed|liked|loved|value) .{1,40}?\? (?:become|subscribe|sign|join|support|donate|consider|share|follow|get|help)\b/iu,
    maxWords: 35,
  },
  {
    pattern: new RegExp(`^get (?:our|the) (?:best|top|latest|biggest|most) .{1,40}? ${OFTEN}`, 'iu'),
    maxWords: 25,
    unless: 'reported',
  },
];
