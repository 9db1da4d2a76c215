import { type BoilerplateRule, DATE, NAME } from './boilerplate-rules.js';
import { WEEKDAY_LIKE } from './calendar.js';

const NAMES = `${NAME}(?:(?:,| and| &)? ${NAME}){0,8}`;
const NUMERIC = '(?:\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}[./]\\d{1,2}[./]\\d{1,2})';
const DAY = `(?:(?:${WEEKDAY_LIKE}),? )?(?:${DATE}|${NUMERIC})`;
const TIME = '(?:at )?\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: \\(?[a-z]{2,5}\\)?)?';
const BETWEEN = ' ?(?:[,|•·/]|[–—-]{1,2})? ?';
const PUBLISHED =
  '(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Pp]ublié|[Mm]odifié|[Mm]is à jour|[Vv]eröffentlicht|[Aa]ktualisiert|[Pp]ublicado|[Aa]ctualizado|[Aa]tualizado|[Pp]ubblicato|[Aa]ggiornato)';
const TOOL = '(?:get short url|\\d+ comments?|\\d+ min(?:ute)?s? read|share|print|e-?mail)';
const ROLE =
  '(?:[Cc]olumnist|[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]ontributor|[Pp]hotographer|[Jj]ournalist|[Pp]roducer|[Cc]ritic|[Bb]logger)';
const SHARE =
  '(?:facebook|twitter|linkedin|e-?mail|whatsapp|pinterest|reddit|telegram|messenger|print|share|tweet)';
const PERSON = `(?:(?:the |our )?(?:reporters?|authors?|writers?|editors?|newsroom|staff)|him|her|them|me|us|${NAME}(?: ${NAME}){0,3})`;
const WRITES =
  '(?:reports? on|covers?|writes? (?:about|on)|has (?:covered|written about|reported on)|is (?:covering|writing about))';

/** Bylines, dates of publication, reporters' biographies and contacts, and the labels of tools and players. */
const CONTACT =
  '(?:(?:e-?mail|tel|phone|telephone|mobile|fax|contact|twitter|[emt])[.:]{1,2} ?)?(?:[^\\s@;,|/]{0,60}@[^\\s@;,|/)\\]]{1,60}|\\+?\\d[\\d() .-]{5,22}\\d|https?://[^\\s;,|]{1,200})';

export const CREDIT_RULES: readonly BoilerplateRule[] = [
  {
    pattern: new RegExp(
      `^(?:[Bb][Yy]|BY|[Vv]on|[Pp]ar|[Pp]or):? ${NAMES}${BETWEEN}(?:[Uu]pdated|[Pp]ublished|[Pp]osted)?:? ?(?:${DAY}|${TIME}).{0,50}$`,
      'u',
    ),
    maxWords: 20,
    unless: 'finished',
  },
  // "Par Ida Moss Publié le 3 mai 2026 à 18h32", "By Ida Moss, May 3, 2026 updated 6:30 p.m.", "Jun 2Written By Ida Moss"
  {
    pattern: new RegExp(
      `^(?:[Bb][Yy]|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v):? ${NAMES}${BETWEEN}${PUBLISHED} ?:? ?(?:\\p{L}{2,10}\\.?,? ){0,2}\\d`,
      'u',
    ),
    maxWords: 30,
  },
  {
    pattern: new RegExp(`^[Bb][Yy]:? ${NAMES}${BETWEEN}${DAY}${BETWEEN}(?:${PUBLISHED}:? )?${TIME}$`, 'u'),
    maxWords: 20,
  },
  {
    pattern: new RegExp(`^${DAY}${BETWEEN}(?:[Ww]ritten |[Pp]osted |[Pp]ublished )?[Bb]y:? ${NAMES}$`, 'u'),
    maxWords: 14,
    unless: 'finished',
  },
  {
    pattern: new RegExp(
      `^(?:${TIME}${BETWEEN})?${DAY}(?:${BETWEEN}${TIME})?(?:${BETWEEN}(?:(?:updated|published|posted|modified):? )?${DAY}(?:${BETWEEN}${TIME})?)?(?:${BETWEEN}${TOOL}){0,2}$`,
      'iu',
    ),
    maxWords: 20,
  },
  { pattern: new RegExp(`^${TIME}${BETWEEN}${DAY}(?:${BETWEEN}${TOOL}){0,2}$`, 'iu'), maxWords: 14 },
  { pattern: new RegExp(`^(?:\\p{L}[\\p{L}’'-]{0,20} ){1,3}${ROLE}s?$`, 'iu'), maxWords: 4 },
  {
    pattern: new RegExp(`^${NAMES},? (?:for |at |of )?(?:the )?(?:${NAME} ){0,4}(?:${ROLE})s?$`, 'u'),
    maxWords: 10,
  },
  // "Ana Torres and Lars Holm in Oslo"
  {
    pattern: new RegExp(
      `^${NAME} ${NAME}(?: ${NAME}){0,2}(?:(?:,| and| &) ${NAME} ${NAME}(?: ${NAME}){0,2}){0,3},? (?:(?:reporting|writing) )?(?:in|at|from) (?:the )?${NAME}(?: ${NAME}){0,3}$`,
      'u',
    ),
    maxWords: 16,
    beforeProse: true,
    unless: 'finished',
  },
  // "Ana Torres, reporting from Oslo"
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3},? (?:reporting|writing) (?:in|at|from) (?:the )?${NAME}(?: ${NAME}){0,3}$`,
      'u',
    ),
    maxWords: 12,
  },
  // "Ana Torres 18 November 2026"
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3}${BETWEEN}${DAY}(?:${BETWEEN}${TIME}(?: [A-Z]{2,5})?)?$`,
      'u',
    ),
    maxWords: 12,
    beforeProse: true,
  },
  // "From our correspondent in Oslo"
  {
    pattern: new RegExp(
      `^(?:[Bb]y|[Ff]rom|BY|FROM) (?:our|a|OUR|A) (?:[\\p{L}-]+ ){0,3}(?:${ROLE}|CORRESPONDENT|REPORTER)s?(?:,? (?:in|at|IN) (?:the )?${NAMES})?\\.?$`,
      'u',
    ),
    maxWords: 14,
  },
  // What an agency tells the editors: "(Adds comment by minister, paragraphs 3-6)", "(Recasts throughout)"
  {
    pattern:
      /^[([](?:adds|updates|recasts|corrects|rewrites|refiles|repeats|clarifies|writethru|eds: )\b(?! (?:are|were|will|can|may|on|every|follow))[^.!?]{0,200}[)\]]?\.?[)\]]?$/iu,
    maxWords: 30,
  },
  {
    pattern: /^.{3,600}? contributed (?:reporting|to (?:this|the) (?:report|story|article))\b/iu,
    maxWords: 90,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3} ${WRITES} .{1,100}? (?:for|at) (?:this|the|our) (?:newspaper|paper|magazine|website|site|news ?room)\\b`,
      'u',
    ),
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3} is (?:an?|the|our) [^.]{0,80}?\\b${ROLE}\\b[^.]{0,80}?\\b(?:for|at|with|of|covering|based in|who (?:covers|writes))\\b`,
      'u',
    ),
    maxWords: 60,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:[Yy]ou can )?(?:[Rr]each|[Cc]ontact|[Ff]ollow|[Ee]-?mail|[Tt]weet|[Ff]ind|[Ww]rite to) ${PERSON}\\b.{0,80}?(?:\\b(?:at|on|via|by) (?:e-?mail|phone|[Tt]witter|[Ff]acebook|[Ii]nstagram|[Ll]inked[Ii]n|[Bb]luesky|[Mm]astodon|X\\b|\\+?\\d)|\\S@\\S|@\\w|https?:)`,
      'u',
    ),
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:(?:e-?mail|twitter|contact): ?)?(?:[^\s@]{1,60}@[^\s@]{1,60}|@\w{1,30}|https?:\/\/\S{1,300})$/iu,
    maxWords: 2,
  },
  // "ida@gazette.example; +44 20 5550 1184", "(Ida Moss, ida@gazette.example)"
  {
    pattern: new RegExp(
      `^(?=[^@]{0,150}@)[[(]{0,3}${CONTACT}(?: ?[;,|·/] ?${CONTACT}){1,5}[)\\]]{0,3}\\.?$`,
      'iu',
    ),
    maxWords: 25,
  },
  {
    pattern: /^[[(]{1,3}[^()[\]@]{0,120}@[\w-]{1,60}\.[^()[\]]{1,120}[)\]]{1,3}\.?$/u,
    maxWords: 20,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:updated|published|posted|modified)(?: on| at)? ?:? ${DAY}(?:${BETWEEN}${TIME})?\\.?$`,
      'iu',
    ),
    maxWords: 12,
  },
  { pattern: new RegExp(`^(?:[Cc]ontributing|[Cc]ontributors?): ${NAMES}\\.?$`, 'u'), maxWords: 30 },
  {
    pattern: new RegExp(
      `^\\(?(?:(?:[Ff]eatured|[Tt]op|[Mm]ain|[Cc]over|[Ll]ead|[Hh]eader) )?(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Ii]llustration)s? (?:by|via|from|courtesy(?: of)?) ${NAME}(?:[ /,&]{1,2}(?:the |of |and )?${NAME}){0,8}\\)?\\.?$`,
      'u',
    ),
    maxWords: 14,
  },
  { pattern: /^(?:page|web|online|copy|photo|night|duty) editors? ?: /iu, maxWords: 10 },
  { pattern: /^(?:©|\(c\)) ?\p{Lu}/u, maxWords: 12, unless: 'finished' },
  {
    pattern:
      /^[[(]?(?:(?:symbol|archiv|titel|beitrags|vorschau|lead)-?)?(?:fotos?|bild(?:er|quelle|nachweis|rechte)?|grafik|text|abb|quellen?|textquelle|crédits?(?: photos?)?|photos?|fuentes?|fonte|bron|kilde|källa|źródło|фото|источник)\.?(?: [–-] \p{L}{2,10})? ?(?:: ?|©)\S/iu,
    maxWords: 30,
    unless: 'finished',
  },
  {
    pattern: new RegExp(`^(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v):? ${NAME}(?: ${NAME}){1,3}$`, 'u'),
    maxWords: 6,
  },
  { pattern: /^[^.!?©]{1,60}© ?\p{Lu}[^.!?]{1,40}$/u, maxWords: 10 },

  {
    pattern:
      /^(?:about |updated )?\d{1,2} (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago$/iu,
    maxWords: 5,
  },
  {
    pattern:
      /^(?:stand|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|atualizado)(?: am| le| el| il| em)? ?:? ?\D{0,20}\d.{0,40}$/iu,
    maxWords: 12,
    unless: 'finished',
  },
  {
    pattern: new RegExp(`^By ${NAME}(?: ${NAME}){0,3},? (?:\\p{L}+ ){0,3}${ROLE}(?:,? .{1,40})?$`, 'u'),
    maxWords: 14,
    unless: 'finished',
  },
  {
    pattern: new RegExp(`^${NAME}(?: ${NAME}){1,2}, (?:The )?${NAME}(?: ${NAME}){0,2} [Ss]taff$`, 'u'),
    maxWords: 9,
  },
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3} is (?:an?|the|our) [^.]{0,80}?\\b${ROLE}(?: (?:in|from) [^.]{1,40})?\\.?$`,
      'u',
    ),
    maxWords: 25,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){0,3} ${WRITES} [^.]{1,100}\\. (?:[Ss]?[Hh]e|They) (?:lives|is based|has|was|can|joined|tweets)\\b`,
      'u',
    ),
    maxWords: 60,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern: /^.{3,250}?\b(?:[Ff]ollow|[Rr]each|[Cc]ontact) (?:him|her|them|me) (?:on|at|via) \S/u,
    maxWords: 60,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern: /^(?:all )?(?:photos|photographs|images|pictures|graphics)(?: by| ?:) \p{Lu}/iu,
    maxWords: 12,
    unless: 'finished',
  },
  { pattern: /^image (?:copyright|source|caption)\b/iu, maxWords: 40 },

  // Tools.
  { pattern: new RegExp(`^${SHARE}(?:${SHARE}){1,10}$`, 'iu'), maxWords: 1 },
  {
    pattern:
      /^(?:order (?:re)?prints?|(?:purchase )?licensing rights|(?:story|article) saved|post (?:a )?comments?|get short url|open (?:in )?gallery|view (?:gallery|photos|slideshow|all \d+ (?:photos|images))|enlarge(?: image)?|(?:image|photo|slide) \d{1,4} ?(?:of|\/) ?\d{1,4}|\d{1,4} ?(?:of|\/) ?\d{1,4}|(?:show |hide )?captions?|advert|recommended|less|skip to (?:main |the )?content|reuse this content|(?:jump to|print) recipe|photo gallery|scroll (?:down )?for more|swipe (?:left )?(?:to see more photos|for more)|click to share|\d{1,5} comments?|(?:\.{3}|…) more)(?: \(\+\))?[ .:⬇↓→]{0,3}$/iu,
    maxWords: 6,
  },

  // Counters, error messages of servers, pointers to live coverage.
  {
    pattern: /^\d{1,5} ?(?:[–-]|to) ?\d{1,5} (?:of|von|de|sur|di|van|av) \d{1,6}\b.{0,20}$/iu,
    maxWords: 7,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:(?:image|photo|slide|bild|foto) )?\d{1,4} ?(?:of|von|\/|of \/) ?\d{1,4}(?: (?:photos?|images?|slides?|bilder|fotos?))?(?: © .{1,40})?$/iu,
    maxWords: 10,
  },
  {
    pattern:
      /^(?:PHP )?(?:Strict Standards|Deprecated|Notice|Warning|Fatal error|Parse error): .{1,400}? in \S{1,300} on line \d{1,6}$/u,
    maxWords: 80,
  },
  // "1 of 12: A diver enters the pool. (SW Photo/Ida Moss)"
  {
    pattern:
      /^(?:(?:image|photo|slide) )?\d{1,3} ?(?:of|\/) ?\d{1,3} ?[:|–—-] ?.{1,600}[([](?:[^()[\]]{0,40}[ /])?(?:photo|foto|image|picture|via|getty|courtesy|handout)s?\b[^()[\]]{0,80}[)\]]\.?$/iu,
    maxWords: 90,
  },
  { pattern: /^(?:article )?(?:pages?|seiten?) ?:(?: ?\d{1,3}){1,20}$/iu, maxWords: 22 },
  { pattern: /^(?:#[\p{L}\p{N}_-]{1,40} ?){1,20}$/u, maxWords: 20 },
  { pattern: /^\[\/?[a-z][\w#-]{0,30}(?: [^\]]{0,100})?\]$/u, maxWords: 6 },
  { pattern: /^\+{2,4} (?!\d{1,2}[:.]\d{2}).{1,300}\+{2,4}$/u, maxWords: 45 },

  // Players and their messages.
  {
    pattern:
      /^(?:(?:play|watch|pause|stop|replay|mute|unmute)(?: (?:video|audio|sound|again))?|(?:exit )?full ?screen|(?:non-)?fullscreen|(?:current|duration|remaining) time.{0,12}|(?:loaded|progress) ?: ?.{0,10}|stream type ?live|seek to live.{0,40}|playback rate|picture-in-picture|audio track|subtitles.{0,30}|captions (?:settings|off).{0,40}|this is a modal window\.?|autoplay.{0,10}|next video in.{0,10}|volume \d{1,3}%?|-?\d{1,2}:\d{2}(?: ?\/ ?\d{1,2}:\d{2})?)$/iu,
    maxWords: 8,
  },
  {
    pattern:
      /^(?:this (?:slideshow|gallery|site|page|feature|video|widget|form|content|map|chart) requires javascript|(?:please )?(?:enable|turn on) javascript)\b/iu,
    maxWords: 20,
  },
  {
    pattern:
      /^(?:(?:the )?video player is loading|please wait while|your browser (?:does not|doesn['’]t|is not|can(?:no|['’])t))\b/iu,
    maxWords: 25,
  },
  { pattern: /^loading(?: \p{L}+){0,3} ?(?:…|\.{2,4})$/iu, maxWords: 5 },
  {
    pattern:
      /^(?:sorry,? )?(?:no|there (?:is|are) (?:currently )?no) (?:live )?(?:streams?|streaming|videos?|broadcasts?|shows?) (?:is |are )?(?:currently |now |right now )?(?:available|live|scheduled)\b/iu,
    maxWords: 10,
  },
];
