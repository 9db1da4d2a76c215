import type { BoilerplateRule } from './boilerplate-rules.js';

const PLATFORM =
  '(?:facebook|twitter|x|instagram|youtube|linkedin|tiktok|threads|bluesky|mastodon|reddit|pinterest|telegram|truth social|vimeo|flickr|soundcloud|spotify)';
const POST = '(?:post|thread|video|profile|story|tweet|toot|reel|photo|discussion|conversation|clip)';
const MACHINE =
  '(?:an? |our |the )?(?:ai|a\\.i\\.|artificial intelligence|(?:generative|generated) ai|chatgpt|(?:large )?language models?|machine (?:learning|translation)|automat(?:ion|ed)|computers?|software|ki|künstlicher intelligenz|ia|intelligence artificielle|inteligencia artificial)';
const MADE =
  '(?:(?:auto-?|machine[- ])?(?:generated|written|created|produced|summari[sz]ed|translated|edited|made|compiled|prepared|drafted))';
const TEXTS =
  '(?:(?:ai )?(?:article|story|text|summary|content|report|page|translation|audio|image|headline|post|transcript)s?)';
const COUNTED =
  '(?:(?:post|page|article|total|story) )?(?:views?|visits?|hits?|reads?|readers|likes|shares|aufrufe|vues|lectures|lecturas|visitas|visualizaciones|visualizações|letture|visualizzazioni|weergaven|visningar|visninger|wyświetle(?:ń|nia)|просмотр(?:ов|ы)?)';
const COUNT = '\\d[\\d., ]{0,12}[km]?';

/** Lines that programs add to a text: notices of generated text, embedded posts, counters, sponsors, unfilled templates. */
export const MACHINE_RULES: readonly BoilerplateRule[] = [
  // A summary that says at its end that a program has written it is none of the article's own words.
  {
    pattern: new RegExp(
      `^.{0,600}?\\b(?:this|the|these) (?:ai )?(?:summar(?:y|ies)|key points|highlights|bullet points|overview|recap) (?:above |below )?(?:was|were|is|are|has been|have been) (?:automatically )?${MADE} (?:automatically |in part )?(?:by|with|using) ${MACHINE}\\b`,
      'iu',
    ),
    maxWords: 130,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:this|the|parts of this|some of this) ${TEXTS} (?:was|were|is|are|has been|have been|may have been) (?:\\p{L}{1,15} ){0,2}?${MADE} (?:\\p{L}{1,15} ){0,3}?(?:by|with|using) (?:the )?(?:(?:help|aid|assistance|support) of )?${MACHINE}\\b`,
      'iu',
    ),
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:(?:summary|key points|overview|article|text|image|audio|translation) )?${MADE} (?:by|with|using) ${MACHINE}\\b`,
      'iu',
    ),
    maxWords: 20,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:ai|a\.i\.|ki)[- ](?:generated|assisted|written|powered|created|generierte?)(?: (?:summary|content|text|image|audio|overview|highlights|key points|translation|zusammenfassung))?(?:[.:!]|$)|^summary by (?:ai|a\.i\.)\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:(?:this |the |our )?(?:(?:ai|a\.i\.|automatic|automated|machine|generated)[- ])?(?:summary|transcript|translation|transcription|captions)|ai|a\.i\.|generative ai|ai[- ]generated (?:content|text|summaries))\b.{0,60}?\b(?:may|might|can|could) (?:still |sometimes |also )?(?:contain|include|have|make|produce|be)\b.{0,30}?\b(?:errors?|mistakes?|inaccura\p{L}{1,5}|incorrect|wrong)\b/iu,
    maxWords: 35,
    unless: 'reported',
  },

  // Embedded posts.
  { pattern: /^[–—-]{1,2} ?.{1,80}? \(@[\w.-]{1,60}(?:@[\w.-]{1,60})?\)/u, maxWords: 25 },
  {
    pattern: /^(?:posted |submitted )?by (?:\/?u\/[\w-]{1,30}|@[\w.-]{1,60})(?: in (?:\/?r\/)?\w{1,40})?$/iu,
    maxWords: 6,
  },
  {
    pattern: new RegExp(
      `^(?:a )?(?:${POST} )?(?:shared |posted )?by .{0,60}?@[\\w.-]{1,60}(?:@[\\w.-]{1,60})?\\)?(?: on .{1,40})?$`,
      'iu',
    ),
    maxWords: 20,
    unless: 'finished',
  },
  {
    pattern: new RegExp(
      `^(?:view|see|watch|read|open|join|play) (?:(?:this|the|more|full|original|entire) ){0,2}(?:${POST}s? )?on ${PLATFORM}[.→ ]{0,3}$`,
      'iu',
    ),
    maxWords: 8,
  },

  // Counters.
  { pattern: new RegExp(`^(?:${COUNTED}|word count|words) ?[:–-] ?${COUNT}$`, 'iu'), maxWords: 6 },
  { pattern: new RegExp(`^${COUNT} ${COUNTED}$`, 'iu'), maxWords: 6 },

  // Who pays.
  {
    pattern:
      /^(?:[Pp]aid for(?: and presented)?|[Pp]resented|[Bb]rought to you|[Ss]ponsored|[Ss]upported|(?:[Pp]aid|[Ss]ponsored|[Pp]romoted) (?:[Cc]ontent|[Pp]ost)|[Cc]ontent) by:? \p{Lu}[^.!?]{0,60}$|^[Ii]n (?:partnership|association|collaboration) with \p{Lu}[^.!?]{0,60}$/u,
    maxWords: 12,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:advertiser|partner|sponsor|branded|commercial|promotional) (?:content|post|story|feature|message|article)s?$/iu,
    maxWords: 3,
  },

  // Templates that a script should have filled.
  { pattern: /^[^{}]{0,300}(?:\{\{[^{}]{1,100}\}\}|\{%[^{}]{1,100}%\}|\$\{[\w.]{1,60}\})/u, maxWords: 60 },

  // Data protection.
  { pattern: /^(?:privacy (?:notice|statement)|data protection(?: notice)?) ?: /iu, maxWords: 90 },
  {
    pattern:
      /^(?:(?:our )?newsletters may contain|.{0,120}?\b(?:protected by|uses?|use) (?:google )?recaptcha\b)/iu,
    maxWords: 60,
    unless: 'reported',
  },

  // "Ida Moss reported from Wendle, and spoke with two dozen residents."
  {
    pattern:
      /^\p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){1,3}(?:(?:,| and|, and) \p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){1,3}){0,3} reported (?:this (?:story|article) )?from (?:the )?\p{Lu}[^.!?]{1,40}(?:\.|(?:\.?,| and) [^.!?]{1,120}\.)$/u,
    maxWords: 35,
  },
  // "Moss reported from Wendle and Reed from Halm. Sample Press writer Ann Lee in Halm contributed to this report."
  {
    pattern:
      /^(?=\p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){0,2} reported from )[^.!?]{1,100}? reported from (?:the )?\p{Lu}[\p{L}.'’-]{1,30}(?:,? (?:\p{Lu}[\p{L}.'’-]{1,30}|from|and|in|reported|the)){0,20}\.?(?: [^!?]{1,200}? contributed(?: (?:reporting|to this (?:report|story|article)))?\.?)?$/u,
    maxWords: 60,
    atEnd: true,
  },
  // "Provided by Sample Wire Inc. (sample.example)", "This story was provided by Sample Health News."
  {
    pattern:
      /^(?:[Pp]rovided|[Dd]istributed|[Ss]yndicated|[Ss]upplied) by(?: \p{Lu}[\p{L}.&'’-]{0,40}){1,5}(?: \([^()]{1,40}\))?\.?$/u,
    maxWords: 10,
  },
  {
    pattern:
      /^[Tt]his (?:story|article|content) (?:was|is) (?:provided|distributed|supplied) by \p{Lu}[^.!?]{1,80}\.?$/u,
    maxWords: 20,
    atEnd: true,
  },

  // Who helped: "Sample Press writer Jane Doe in Oslo contributed."
  {
    pattern:
      /^.{0,150}?\b(?:writers?|reporters?|journalists?|correspondents?|editors?|photographers?|producers?|researchers?|staff(?:ers?)?)\b.{1,400}? contributed(?: from [^.!?]{1,60})?\.?$/iu,
    maxWords: 80,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern:
      /^\p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){1,3}(?:(?:,| and|, and) \p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){1,3}){0,5},?(?: (?:in|from) \p{Lu}[\p{L}, .'’-]{1,60}?)? (?:also )?contributed(?: from [^.!?]{1,60})?\.?$/u,
    maxWords: 40,
    atEnd: true,
  },
];
