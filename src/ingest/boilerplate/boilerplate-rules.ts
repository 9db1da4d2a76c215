import { MONTH_LIKE } from './calendar.js';

/** Recognises a whole paragraph of boilerplate; `findBoilerplate` applies it. */
export interface BoilerplateRule {
  /** Anchored at the start, without nested unbounded repetition, since paragraphs may be hostile. */
  readonly pattern: RegExp;
  /** A longer paragraph is prose. */
  readonly maxWords: number;
  /** Applies only to the last paragraphs of a text. */
  readonly atEnd?: true;
  /** Applies only before the first paragraph that ends like a sentence, if there is one. */
  readonly beforeProse?: true;
  /** Does not apply if the paragraph reports speech, or ends like a sentence. */
  readonly unless?: 'reported' | 'finished';
}

const OPENER = '^[\\[(>»▶►•*–— 【［＞≫]{0,4}';
/** Of links to other stories; they head a box of them, too. */
const RELATED_LABELS = [
  '(?:also,? )?(?:read|see|watch) (?:also|more|next|this|now|(?:the )?full story)',
  'also (?:read|see|watch)',
  'must (?:read|watch)',
  "don['’]t miss|in case you missed it|icymi|what to read next|(?:stories )?you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)",
  'related(?: (?:articles?|stor(?:y|ies)|news|reads?|posts?|links?|coverage|topics?|content|videos?))?',
  '(?:recommended|suggested) (?:reading|reads|stories|for you)|from our (?:partners|sponsors|archives?)|read it here|up next',
  'trending(?: (?:now|stories|news))?|top stories|most (?:read|popular|viewed)(?: in [^:|.]{1,30})?',
  // The same in other languages.
  '(?:noticias?|artículos?|contenidos?|notícias?|matérias?|conteúdos?) relacionad[oa]s?|articles? (?:liés|associés|similaires)|sur le même sujet|articoli correlati|(?:verwandte|weitere) (?:artikel|beiträge)(?: zum thema)?|gerelateerde (?:artikelen|berichten)|powiązane artykuły|související články|mohlo by vás zajímat|relaterade artiklar|relaterte saker|lue (?:myös|lisää)|lásd még|olvassa el (?:ezt )?is|vezi și|citește și|přečtěte si také|čtěte také|čtěte více|prečítajte si aj|[iİ]lgili haber(?:ler)?|διαβάστε (?:επίσης|ακόμη)|קראו (?:גם|עוד)|xem thêm|læs mere|läs mer|les mer',
  'lesen sie (?:auch|mehr|hier|dazu)(?: auch)?|mehr zum thema|auch interessant|lesetipp|das könnte sie auch interessieren',
  'le[eé] (?:también|además|más)|lea también|mir[aá] (?:también|además)|(?:te|le) puede interesar|te recomendamos|ver también',
  '[àa] lire (?:aussi|également)|lire (?:aussi|également)|voir aussi',
  'leia (?:também|mais)|veja também|saiba mais|leggi anche|leggi di più|potrebbe interessarti',
  'lees ook|czytaj (?:też|także|więcej)|zobacz (?:też|także)|baca juga|читайте также|читать также',
  '(?:यह|ये|इसे) भी पढ़ें|اقرأ أيض[اًا]{1,2}|関連記事|あわせて読みたい|相关阅读|延伸阅读',
];
/** These may head a part of the article as well. */
const OTHER_LABELS = [
  'read|see also|watch|watch (?:video|live)|listen|listen (?:now|to this)',
  'more stories|more (?:on|from|about) [^:|.]{1,40}|also on [^:|.]{1,30}',
  '(?:more|other|further|earlier|previous)(?: [\\p{L}’-]{1,20}){1,4} (?:stories|news|articles|reads|coverage|headlines|posts)',
  "(?:learn|find out|discover) more|more info(?:rmation)?|más información|editor['’]?s['’]? picks?|in pictures|explained",
  'recommended|suggested|go deeper|latest (?:news|stories)',
];
const LABEL = `(?:${[...RELATED_LABELS, ...OTHER_LABELS].join('|')})`;

/** A label alone in its paragraph; headline-like lines after it are teasers too. */
export const BARE_LABEL_RE = new RegExp(`${OPENER}${LABEL}[ .…:|!?>→\\])：】］｜＞]{0,4}$`, 'iu');

const CHANNEL =
  '(?:newsletters?|inbox|whatsapp|telegram|apps?|channels?|facebook|twitter|instagram|youtube|linkedin|tiktok|threads|bluesky|mastodon|reddit|pinterest|flipboard|google news|alerts?|notifications?|podcasts?|x)';
/** Heads a box that is no part of the article: links to other stories, an invitation to subscribe, give or republish. */
export const BOX_LABEL_RE = new RegExp(
  `${OPENER}(?:(?:${RELATED_LABELS.join('|')})[ .…:|!?>→\\])]{0,4}|(?:sign up|subscribe|register)\\b.{0,80}?\\b(?:newsletters?|inbox|our [^.]{1,40})[ .:!]{0,3}|(?:re-?publish|re-?print) (?:this|our) (?:stor(?:y|ies)|articles?|work|content|journalism)[ .:!]{0,3}|(?:donate(?: (?:now|today|to (?:us|our [^.]{1,40}))?)?|(?:help (?:us )?(?:fund|support)|support) (?:us|our|local|independent|nonprofit|quality|public)(?: [\\p{L}-]{1,20}){0,3} (?:journalism|newsroom|reporting|news|work|coverage))[ .:!]{0,3})$`,
  'iu',
);
const SHARE_WORD =
  '(?:share|tweet|facebook|twitter|x|whatsapp|e-?mail|linkedin|reddit|telegram|pinterest|print|copy link|save|comments?|listen|bookmark|reply|like|submit|pin|flip)';
export const NAME = "\\p{Lu}[\\p{L}.'’-]{0,60}";
export const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH_LIKE}(?:,? \\d{4})?|${MONTH_LIKE} \\d{1,2}(?:,? \\d{4})?|\\d{4}-\\d{2}-\\d{2})`;
const CREDITED = `(?:${NAME}|in|and|by|from|at|with|additional|reporting|editing|writing|inputs?|agencies|agency)`;

export const BOILERPLATE_RULES: readonly BoilerplateRule[] = [
  // Teasers: a label and another story's headline.
  { pattern: new RegExp(`${OPENER}${LABEL} ?(?:[|:»>→▶►：｜＞】］]|[–—-]{1,2} )`, 'iu'), maxWords: 60 },
  { pattern: BARE_LABEL_RE, maxWords: 12 },
  {
    pattern: /^(?:ALSO READ|READ ALSO|READ MORE|READ NEXT|SEE ALSO|WATCH|RELATED) \S/u,
    maxWords: 30,
    unless: 'finished',
  },
  {
    pattern:
      /^(?:(?:à )?lire aussi|lesen sie auch|lies auch|siehe auch|lees ook|leggi anche|lea también|lee también|leia também|czytaj też|läs också|læs også|les også) \S/iu,
    maxWords: 30,
  },
  { pattern: /^read more (?:about|on|from|here|at)\b/iu, maxWords: 15, unless: 'reported' },
  {
    pattern: /^(?:click|tap) (?:here|below|on the link|to (?:read|watch|view|see|expand|play|enlarge))\b/iu,
    maxWords: 30,
    unless: 'reported',
  },

  // Advertisements.
  {
    pattern:
      /^[[(–— -]{0,4}(?:advertise?ments?|ads?|(?:sponsored|promoted)(?: content| by .{1,40})?|sponsor(?:ed)? message|skip advertisement|paid (?:content|post|partnership)|anzeige|werbung|publicidad|publicité|publicidade|pubblicità|реклама|advertisement ?[–—·-] ?scroll (?:down )?to continue|(?:story|article|content) continues (?:below|after)(?: (?:this |the )?(?:ad|advertisement|video|promo))?|scroll (?:down )?to continue(?: reading)?)[\])–— .-]{0,4}$/iu,
    maxWords: 10,
  },

  // Requests to sign up, pay, follow or share.
  {
    pattern: /^(?:after|skip past) newsletter promotion$/iu,
    maxWords: 5,
  },
  {
    pattern: /^(?:the |our ).{0,60}?\bnewsletters?\b.{0,120}?\bsign up\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:please )?(?:subscribe|sign (?:in|up)|log ?in|register|continue reading|create .{0,20}?account)\b.{0,20}? (?:to (?:continue|read|keep|unlock)|with a(?:n? .{0,20}?)? (?:subscription|account))\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:already|not yet|are you) an? (?:paid )?(?:subscriber|member)\b|^already have an account\b/iu,
    maxWords: 15,
  },
  { pattern: /^thanks for reading\b.{0,120}?\b(?:subscribe|share)\b/iu, maxWords: 40 },
  {
    pattern: /^(?:was|did you find) this (?:article|story|page|summary) (?:helpful|useful|interesting)\b/iu,
    maxWords: 12,
  },
  {
    pattern: /^(?:have|do|did|are|were) you\b.{0,120}?\b(?:e-?mail|contact|write to|get in touch)\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  { pattern: /^follow .{1,60}? coverage (?:at|of|on|here)\b/iu, maxWords: 20 },
  {
    pattern: /^.{0,40}?\bthis content is provided by .{1,40}?, which may (?:be using|use) cookies\b/iu,
    maxWords: 60,
  },

  // Messages of media players and text-to-speech.
  {
    pattern:
      /^(?:listen to (?:this|the) (?:article|story)|this (?:audio|summary|article|translation) (?:is|was) (?:auto-?generated|generated|translated|summari[sz]ed|read) (?:by|with|using) )/iu,
    maxWords: 20,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:this (?:video|audio|content) (?:can ?not|is not available to) be (?:played|shown|displayed|loaded)|to (?:play|view|watch|see) this (?:video|content|audio),? (?:you|please|enable|click)|your browser does not|javascript is (?:disabled|required))\b/iu,
    maxWords: 25,
    unless: 'reported',
  },
  { pattern: /^(?:(?:media|image|video) (?:caption|source)|hide caption|toggle caption)\b/iu, maxWords: 40 },

  {
    pattern: new RegExp(`^(?:please )?(?:sign up|subscribe|register) .{0,80}?\\b${CHANNEL}\\b`, 'iu'),
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:please )?(?:join|follow|like|find|connect with) (?:us\\b|our .{0,60}?\\b${CHANNEL}\\b|.{1,40}? on ${CHANNEL}\\b)`,
      'iu',
    ),
    maxWords: 30,
    unless: 'reported',
  },
  {
    pattern:
      /^(?:download|install|get) (?:(?:the|our) .{0,40}?\b(?:app|newsletters?|alerts)\b|.{1,80}?\b(?:(?:to|in) your inbox|by email|on the go)\b)/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^(?:stay (?:tuned|updated|up to date|informed|connected)|never miss|catch all the|for (?:more|the latest|all the latest) (?:news|stories|updates)) .{0,200}?\\b(?:${CHANNEL}|us|our|website|visit|log on)\\b`,
      'iu',
    ),
    maxWords: 40,
    unless: 'reported',
  },
  { pattern: /^share (?:this|the|full) (?:article|story|page|post)\b/iu, maxWords: 12, unless: 'reported' },
  { pattern: /^(?:print this (?:page|article)|close (?:this )?window)\b/iu, maxWords: 10 },
  {
    pattern: new RegExp(`^${SHARE_WORD}(?:[ ,|/•·]{1,3}(?:${SHARE_WORD}|and|on|via|with))*:?$`, 'iu'),
    maxWords: 20,
  },

  // Headings of boxes.
  {
    pattern:
      /^(?:summary|companies|key (?:points|takeaways|highlights|facts)|highlights|at a glance|in (?:brief|short)|in this (?:article|story)|(?:table of )?contents|topics|tags)[:.]?$/iu,
    maxWords: 4,
  },

  // Captions and credits.
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){0,3}(?:(?:/${NAME}(?: ${NAME}){0,2}){1,3}| via ${NAME}(?: ${NAME}){1,2})$`,
      'u',
    ),
    maxWords: 10,
    unless: 'finished',
  },
  {
    pattern:
      /^[[(]?(?:(?:file|representative|representational|handout|cover|featured) )?(?:photo|image|picture|photograph|pic|video|graphic|illustration)s?(?: (?:credits?|courtesy|source|for representation))? ?(?:[:|/]|[\])]?$)/iu,
    maxWords: 60,
  },
  {
    pattern: /^[[(]?(?:file )?(?:photo|image|picture|video|graphic)s? (?:credits?|courtesy|by|via) /iu,
    maxWords: 12,
    unless: 'finished',
  },
  { pattern: /^credits?:/iu, maxWords: 15 },

  // Bylines and dates of publication.
  {
    pattern: new RegExp(`^[Bb][Yy]:? ${NAME}(?:(?:,| and| &| \\|)? ${NAME}){0,8}(?:,? ${DATE})?$`, 'u'),
    maxWords: 20,
    unless: 'finished',
  },
  {
    pattern: /^(?:first |last )?(?:published|updated|posted|modified)(?: on| at)? ?[:|-]? .{0,60}\d/iu,
    maxWords: 16,
    unless: 'finished',
  },
  { pattern: new RegExp(`^(?:published|updated|posted|${DATE})$`, 'iu'), maxWords: 6 },
  { pattern: /^Reporting from \p{L}[\p{L} ,.’'-]{1,60}$/u, maxWords: 8, unless: 'finished' },
  {
    pattern: /^.{3,120}? contributed (?:reporting|to (?:this|the) (?:report|story|article))\b/iu,
    maxWords: 40,
    unless: 'reported',
  },
  {
    pattern: new RegExp(
      `^${NAME}(?: ${NAME}){1,3} (?:is an? [^.]{0,60}?\\b(?:reporter|correspondent|editor|writer|columnist|contributor)\\b[^.]{0,60}?\\b(?:for|at|based in)\\b|(?:covers|reports on|writes about) [^.]{1,80}? for )`,
      'u',
    ),
    maxWords: 40,
    atEnd: true,
    unless: 'reported',
  },
  { pattern: /^(?:\(?\p{Lu}{2,6}\)?)(?: \p{Lu}{2,4}){1,5}$/u, maxWords: 6, atEnd: true },
  { pattern: /^[^\p{L}\p{N}]{1,2000}$/u, maxWords: 5 },
  { pattern: /^(?:\d{1,3}[ -]min(?:ute)?s?(?: read)?|reading time\b.*)$/iu, maxWords: 8 },
  {
    pattern: new RegExp(
      `^[[(]?(?:With(?: additional)? (?:inputs?|reporting)|(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)|Compiled|Written|Edited) (?:from|by) ${CREDITED}(?:[ ,;&/]+${CREDITED})*(?:[ ,;|(]{1,3}[^\\s@]{1,60}@[^\\s@]{1,60}){0,3}[.)\\]]{0,2}$`,
      'u',
    ),
    maxWords: 45,
  },
  { pattern: /^[–—-]{1,2} ?\p{Lu}[\p{L}.&/-]*(?: \p{Lu}[\p{L}.&/-]*){0,3}$/u, maxWords: 5 },

  // Sources and contacts.
  {
    pattern:
      /^(?:sources? ?: |(?:for (?:further|more) information|media (?:contacts?|enquiries|inquiries)|press contacts?|contacts?) ?: )/iu,
    maxWords: 40,
    atEnd: true,
  },
  { pattern: /^SOURCE \p{Lu}/u, maxWords: 15, atEnd: true },
  {
    pattern:
      /^(?:A version of this article (?:appears|appeared) in print|Our Standards:|Story from .{1,60}?: ?https?:)/u,
    maxWords: 60,
  },
  {
    pattern:
      /^(?:when we learn of a mistake|if you (?:spot|see|notice|find) an? (?:error|mistake|typo)|(?:did you )?(?:spot|find|notice)(?:ted)? an? (?:error|mistake)|report (?:an error|a correction))\b/iu,
    maxWords: 50,
    unless: 'reported',
  },

  // Disclaimers and rights.
  { pattern: /^[[(*]{0,3}disclaimer ?(?:[:|–—-]|$)/iu, maxWords: 300 },
  {
    pattern:
      /^\(?the above (?:story|article|report|content|news|press release) (?:is|was|has been|comes|came|first appeared|appeared) ?(?:verified|authored|published|sourced|taken|generated|provided|on|in)?\b/iu,
    maxWords: 200,
    atEnd: true,
  },
  {
    pattern:
      /^[[(]?(?:except for the headline, )?this (?:story|article|report|copy|news item|content|is an unedited)\b.{0,120}?\b(?:agency feed|wire feed|news feed|syndicated|auto-?generated|wire (?:service|agency)|not been edited|without (?:any )?modifications?)\b/iu,
    maxWords: 80,
    unless: 'reported',
  },
  {
    pattern:
      /^[[(]?(?:the (?:views|opinions|facts)(?: and (?:views|opinions|facts))? (?:expressed|appearing|stated) (?:in|here|above)\b|this (?:material|content|article) (?:may|must|can) ?not be (?:published|reproduced|broadcast|copied|redistributed)|this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published) (?:on|in|by|at)\b)/iu,
    maxWords: 120,
    atEnd: true,
  },
  {
    pattern: /^\(?(?:©|\(c\)|copyright\b).{0,80}(?:\d{4}|rights reserved|©)/iu,
    maxWords: 60,
    unless: 'reported',
  },
  { pattern: /^all rights reserved\b/iu, maxWords: 40 },
];
