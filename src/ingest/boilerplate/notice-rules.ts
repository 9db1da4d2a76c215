import type { BoilerplateRule } from './boilerplate-rules.js';

const ASKED =
  '(?:subscrib(?:e|ing)|sign(?:ing)? (?:in|up)|log(?:ging)? ?in|regist(?:er|ering)|become a (?:member|subscriber))';
const READ = '(?:continue|keep|finish|read|unlock|access|see|enjoy|view)';
const PRICE = '(?:[$£€] ?\\d|\\d+(?:[.,]\\d+)? ?(?:€|euros?\\b|pounds?\\b|dollars?\\b))';

/** Paywall terms, notes on rights, commissions and comments, and the feet of newsletters. */
export const NOTICE_RULES: readonly BoilerplateRule[] = [
  // Terms of a paywall.
  {
    pattern: new RegExp(`^(?:(?:if you )?want to|(?:in order )?to) ${READ}\\b.{0,80}?\\b${ASKED}\\b`, 'iu'),
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:please )?${ASKED}\\b.{0,80}?\\b(?:to ${READ}|for (?:just |only )?${PRICE}|from (?:just |only )?${PRICE})`,
      'iu',
    ),
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:this|the (?:full|rest of (?:the|this)|whole)) (?:article|story|content|page|text|feature)s? (?:is|are) (?:only |exclusively )?(?:available |reserved |free )?(?:only |exclusively )?(?:for|to) (?:(?:our|all|registered|paying|digital|premium|print) ){0,3}(?:subscribers|members|readers)\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^you(?:['’]ve| have) (?:reached|read|used|hit|viewed) .{0,40}?\b(?:limit|free (?:articles?|stories|story)|articles? (?:left|remaining))\b/iu,
    maxWords: 40,
  },
  { pattern: /^you have \d{1,3} (?:free )?(?:articles?|stories) (?:left|remaining)\b/iu, maxWords: 30 },
  { pattern: /^(?:you (?:may|can) )?cancel (?:at )?any ?time\b/iu, maxWords: 25 },
  {
    pattern: /^(?:unlock|get|enjoy) (?:unlimited|full|all|premium|instant|complete) (?:digital )?access\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  { pattern: /^(?:start|begin|try) your (?:free )?(?:\p{L}+[- ])?(?:trial|subscription)\b/iu, maxWords: 30 },
  {
    pattern: new RegExp(
      `^(?:only |just |from |then )?${PRICE}.{0,20}?(?:/|\\b(?:a|an|per|every|for \\d+) )(?:person|week|month|year)s?(?:/(?:week|month|year))?\\b`,
      'iu',
    ),
    maxWords: 12,
    unless: 'finished',
  },
  {
    pattern:
      /^(?:dieser artikel ist .{0,40}?abonnenten|(?:jetzt|sie möchten) .{0,40}?\babonnieren|weiterlesen mit|cet article est réservé|(?:abonnez|inscrivez)-vous|il vous reste \d|este artículo es .{0,40}?suscriptores|suscríbete|abbonati|questo articolo è riservato)/iu,
    maxWords: 40,
    unless: 'reported',
  },

  {
    pattern:
      /^(?:(?:continue|keep) reading (?:for|with|by)\b|already (?:subscribed|registered)\b|unlock (?:this|the|all|our|every)\b|(?:try|enjoy) [^,.]{0,40}?\b(?:access|subscription|trial)\b|you (?:must|need to|have to) (?:subscribe|register|sign in|log ?in|be a subscriber)\b)/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^the (?:rest|remainder|full text) of (?:this|the) (?:article|story|text) is (?:behind|for|only|available|reserved)\b/iu,
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:then|only|just|from) ${PRICE}.{0,20}?\\b(?:a|per|every) (?:week|month|year)\\b.{0,60}?\\bcancel\\b`,
      'iu',
    ),
    maxWords: 30,
  },

  // Commissions, prices and advice.
  {
    pattern:
      /^.{0,120}?\b(?:may|will|might|could|can|sometimes) (?:receive|earn|get|make|collect) (?:an? |some )?(?:small |affiliate |sales )?(?:commissions?|compensation|share of (?:the )?(?:sales|revenue|profits))\b.{0,60}?\b(?:links?|articles?|page|site|website|orders?|purchases?|buy|click|sales?|revenue|partners?|advertisers?)\b/iu,
    maxWords: 80,
    unless: 'reported',
  },
  {
    pattern:
      /^.{0,80}?\b(?:contains?|includes?|using|through|via|our|these|are) (?:some )?affiliate links?\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^\*{0,3}(?:(?:all|our) )?(?:prices?|offers?|availability)(?: and availability)? (?:(?:is|are|were|was|may be) )?(?:subject to change|correct at|accurate (?:at|as of)|accurate when)\b/iu,
    maxWords: 40,
  },
  {
    pattern:
      /^(?:the |this |all )?(?:article|content|information|material|document|page|site|column)s?\b.{0,80}?\b(?:(?:is|are) (?:provided |intended )?(?:only )?for (?:general )?(?:information|informational|educational) purposes|(?:is|are) not (?:intended|meant) (?:as|to be) .{0,40}?advice|(?:does|do) not constitute .{0,40}?(?:advice|recommendation))/iu,
    maxWords: 120,
    unless: 'reported',
  },

  {
    pattern:
      /^.{0,250}?\bif you (?:click|buy|purchase|order|book|use|visit)\b.{0,120}?\bwe (?:may |might |will |could )?(?:earn|get|receive|make) (?:paid|money|an?|some|commissions?)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^.{0,60}?\b(?:may|might|could) (?:earn|make) (?:money|revenue|a fee) (?:from|through|when) .{0,40}?\b(?:links?|purchases?|you)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  { pattern: /^as an? \p{L}{1,20} (?:associate|affiliate|partner),? (?:we|i)\b/iu, maxWords: 40 },
  { pattern: /^(?:terms (?:and|&) conditions|t&cs|terms|conditions) (?:may )?apply\b/iu, maxWords: 12 },

  // Rights.
  {
    pattern:
      /^(?:this|the|all) (?:document|article|content|page|material|work|publication|story|text|site|website)s?\b.{0,60}?\b(?:is|are) (?:subject to|protected by|the) copyright\b/iu,
    maxWords: 100,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:apart from any fair dealing|no part of this (?:\p{L}+ ){1,3}may be|(?:any )?(?:reproduction|republication|redistribution|copying)\b.{0,60}?\b(?:prohibited|permission|without)|unauthori[sz]ed (?:use|reproduction|copying|distribution)\b.{0,80}?\b(?:prohibited|without))/iu,
    maxWords: 100,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:this (?:article|story|piece|post) (?:is|was|has been) )?(?:re-?published|reprinted|reproduced|syndicated) (?:here )?(?:from|with (?:the )?(?:kind )?permission|under|courtesy)\b/iu,
    maxWords: 50,
    unless: 'reported',
  },

  {
    pattern:
      /^this (?:work|article|text|story|photo|image|content|page) is (?:licensed|published|available|shared|released) under\b/iu,
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern: /^.{1,60}? (?:is|are) not responsible for (?:the )?(?:content|accuracy)\b/iu,
    maxWords: 40,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:our|the) (?:journalists|reporters|newsroom|editors?|journalism) (?:follow|follows|adheres? to|abides? by|(?:is|are) bound by)\b.{0,80}?\b(?:code|standards?|principles|guidelines|policy)\b/iu,
    maxWords: 40,
    atEnd: true,
    unless: 'reported',
  },

  // What a page for printing says about itself: "Find this article at: https://…", "URL to article: …"
  {
    pattern:
      /^(?:(?:find|view|read|see) (?:this|the) (?:article|story|page)(?: online)?(?: at| on)?|(?:article |page )?printed from[^:/]{0,60}|(?:(?:source|article|page|original|permanent|short) )?(?:url|link|address)(?: (?:to|of|for)(?: this| the)? (?:article|story|page))?|(?:this|the) (?:article|story|page) (?:can be found|is available|was found|is|was printed)(?: online)? (?:at|from)|retrieved from|view (?:the )?(?:original|source) (?:content|version|release)(?: on \S{1,40}| to download multimedia){0,2}) ?:? ?<?(?:https?:\/\/|www\.)\S{1,300}$/iu,
    maxWords: 25,
  },

  // "Sample Table uses only high-quality sources to support our articles. Read our editorial process."
  {
    pattern:
      /^(?:[\p{L}&][\p{L}&.’'-]{0,30} ){1,5}(?:uses?|rel(?:y|ies) on|cites?|links? to) only (?:[\p{L}-]{1,20},? ){1,5}(?:sources|studies|references)\b.{0,250}?\b(?:our|editorial) (?:\p{L}{1,15} ){0,2}(?:articles?|process|policy|guidelines|standards|content)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  // Notices of companies.
  {
    pattern:
      /^this (?:information|announcement|(?:press |news )?release|disclosure|content) (?:is|was|has been) (?:provided|distributed|issued|published|brought to you|submitted|disseminated)(?: to you)? (?:by|via|through) (?:RNS|EQS|Cision|GlobeNewswire|Business ?Wire|PR Newswire|Newsfile|Euronext|[^.,]{1,60}, (?:the|an?) [^.]{0,60}?(?:news|wire|release|distribution) service)\b/iu,
    maxWords: 120,
    atEnd: true,
  },
  {
    pattern:
      /^the information (?:(?:contained|communicated|set out|included) )?(?:with)?in this (?:announcement|notice|release)\b.{0,150}?\b(?:inside information|market abuse regulation|596\/2014)/iu,
    maxWords: 120,
    unless: 'reported',
  },
  {
    pattern:
      /^this (?:announcement|notice|release|information) (?:contains|constitutes|includes|is|may contain|may constitute)\b.{0,60}?\binside information\b/iu,
    maxWords: 120,
    unless: 'reported',
  },
  // What blog software adds to the texts of a feed.
  {
    pattern: /^The post [\p{Lu}\p{N}“"‘'].{1,300}? appeared first on \p{Lu}[^.!?]{0,80}\.?$/u,
    maxWords: 60,
    atEnd: true,
  },

  // Comments.
  {
    pattern:
      /^(?:please )?(?:note:? )?.{0,60}?\b(?:moderat(?:e|es|ed|ing)|monitor(?:s|ed|ing)?|reviewing|pre-?moderat(?:e|ed|ing)) (?:all |the |your |reader |readers['’] )?comments?\b.{0,120}$/iu,
    maxWords: 50,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:please |all |reader |your |the )?(?:comments?|commenting|posts)\b(?: on (?:this|our|the) .{1,30}?)? (?:is|are|has been|have been|will be|must|may|should)\b(?: now| not| also)? (?:closed|disabled|moderated|pre-?moderated|reviewed|subject to|turned off|removed|deleted|polite|respectful|relevant|published|be)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:save my name, e-?mail|your e-?mail address will not be|required fields are marked|you must be (?:logged|signed) in to|(?:log|sign) in to (?:leave a |post a )?comment|please (?:log|sign) in to comment|be the first to comment)/iu,
    maxWords: 30,
  },

  {
    pattern:
      /^(?:please )?(?:leave|share|post|add|tell us|let us know|let me know|what do you think|what are your|do you agree|have your say|sound off|join)\b.{0,100}?\bin (?:the|our|your) comments?\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: /^(?:please )?(?:leave|post|add|share) (?:your|a) (?:comments?|thoughts|opinion|reply)\b/iu,
    maxWords: 15,
    unless: 'reported',
  },

  {
    pattern:
      /^(?:[^.!?]{1,60}[.!?] )?(?:please )?(?:leave|give|post|add|drop)\b[^.!?]{0,40}?\b(?:comments?|(?:star )?ratings?|reviews?)(?: [^.!?]{1,30})? below[.!]?$/iu,
    maxWords: 25,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:please )?(?:log ?in|sign (?:in|up)|subscribe|register) or (?:log ?in|sign (?:in|up)|subscribe|register) to (?:participate|take part|vote|comment|reply|join)\b/iu,
    maxWords: 12,
    unless: 'reported',
  },

  // Heads and feet of newsletters.
  {
    pattern:
      /^(?:[^.!?]{1,40}[.!] )?you(?:['’]re| are) reading (?:our|the|a|my|\p{L}+['’]s?|[\p{L} ]{1,40},? (?:our|the|a))\b[^.!?]{0,80}?\bnewsletter\b/iu,
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern: /^[^.!?]{0,120}?\byou (?:currently |already )?have \d{1,5} referrals?(?:[,.!]|$)/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:unsubscribe\b|(?:manage|update|change) (?:your )?(?:e-?mail |newsletter )?(?:preferences|subscriptions?|settings)\b|(?:view|read|open|see) (?:this (?:e-?mail|newsletter|message) |it )?(?:in|on) (?:your |a |the )?(?:web ?)?browser|view (?:this )?(?:e-?mail )?online|e-?mail not displaying|trouble viewing|(?:was )?this (?:e-?mail |newsletter )?(?:was )?forwarded to you)/iu,
    maxWords: 30,
  },
  {
    pattern:
      /^you(?:['’]re| are|['’]ve| have| get| got| received?)? ?(?:receiving|received|getting|subscribed|signed up|this)\b.{0,60}?\b(?:because|e-?mail|mail|newsletter|message|mailing list)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:this|our) (?:e-?mail|message|newsletter|mailing) (?:was|is|has been) (?:sent|delivered|brought|intended)\b|^(?:don['’]t|do not|no longer) want (?:these|this|our|any|to (?:get|receive))\b.{0,40}?\b(?:e-?mails?|newsletters?|messages?|mailings?)\b|^if you (?:no longer|do not|don['’]t|would (?:rather|prefer) not|prefer not)\b.{0,40}?\b(?:receive|get|hear|e-?mails?|unsubscribe)\b|^(?:to )?(?:stop receiving|opt out of|be removed from)\b/iu,
    maxWords: 60,
    unless: 'reported',
  },
  {
    pattern:
      /^you (?:can|may) (?:also )?(?:.{1,40}? or )?unsubscribe\b.{0,60}?\b(?:any ?time|any moment|here|from (?:this|our|the|these) (?:mailing )?(?:lists?|e-?mails?|mailings?|newsletters?))\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:(?:do you )?(?:want|wish|need)|would you like|(?:if you(?:['’]d| would) like)) to (?:change|update|manage|stop)\b[^.!?]{0,40}?\b(?:these|this|our|your) (?:e-?mails?|newsletters?|mailings?|subscriptions?|preferences)(?:\?|,? (?:please |just )?(?:click|visit|go to|update|you (?:can|may))\b)/iu,
    maxWords: 30,
    unless: 'reported',
  },
  // "What did you think of today's edition? Hit reply and tell me."
  {
    pattern:
      /^(?:[^.!?]{1,80}\? )?(?:please |just |simply )?(?:hit|press|click|tap) (?:the )?["“'‘]?reply["”'’]?(?= (?:and|to|if|or|button|with)\b|[.!]|$)/iu,
    maxWords: 30,
    unless: 'reported',
  },
  { pattern: /^sent (?:by|to|from) .{1,100}$/iu, maxWords: 15, atEnd: true, unless: 'finished' },
];
