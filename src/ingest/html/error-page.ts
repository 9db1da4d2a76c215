import { countWords } from '../parse/parsed-document.js';

/** Pages of servers and sites that stand in the place of an article are short. */
const MAX_ERROR_WORDS = 120;
const TITLE_SEPARATOR_RE = /\s[|–—·:-]\s|[|]/u;
const LABEL =
  '(?:http )?(?:error|fehler|erreur)?(?: code)?:?\\s{0,3}(?:40[0-9]|410|429|451|50[0-4]|52[0-9]|10[0-2][0-9])(?: (?:error|fehler))?';
const NOUN =
  '(?:the |this |that |your |our |diese |cette |esta )?(?:page|site|website|article|story|content|service|document|file|url|seite|artikel|contenu|página|artículo|contenido)';
const TITLE_RE = new RegExp(
  `^(?:${LABEL}|(?:${LABEL}[\\s:.,!–—-]{0,3})?(?:oops|sorry|uh[- ]oh|whoops|leider)?[\\s:.,!–—-]{0,3}(?:` +
    `${NOUN} (?:(?:could|can|was|is|has|does|do)(?: ?not|n[’']t)?\\s){0,2}(?:been )?(?:not (?:be )?(?:found|available|exist)|(?:be )?found|exist|(?:temporarily |currently )?unavailable|expired|removed|nicht (?:gefunden|verfügbar)|introuvable|no encontrad[oa]|no disponible)` +
    '|not found|access (?:is )?denied|forbidden|unauthori[sz]ed|bad (?:gateway|request)|gateway time-?out|internal server error|server error|too many requests|something went wrong|an error (?:has )?occurred' +
    '|(?:(?:temporarily|currently) )?unavailable(?: (?:due to|for) legal reasons| in your (?:region|country|location|area))?|(?:service|temporarily|currently) unavailable' +
    "|(?:scheduled |site |under |down for )?maintenance(?: mode| in progress)?|we(?:[’']ll| will) be (?:right )?back(?: soon| shortly)?|be right back" +
    '|attention required|just a moment|you have been blocked|sorry, you have been blocked|request blocked|security check' +
    '|zugriff verweigert|wartungsarbeiten|wartung|accès refusé|en maintenance|acceso denegado|en mantenimiento' +
    '))[\\s.!…:)(-]{0,5}$',
  'iu',
);
const TEXT_RE =
  /\b(?:(?:page|article|story|content|address|url) (?:that |which )?you (?:are|were|[’']re|have) (?:looking|trying|requested|searching)|you (?:were|are) looking for (?:does|do|could|can|is|has|may)|undergoing (?:\w{1,20} )?maintenance|(?:cloudflare )?ray id|triggered the security|protect itself from online attacks|access (?:to this \w{1,20} )?(?:cannot|can ?not|has not) be(?:en)? granted|not available in your (?:country|region|location)|blocked (?:by|from) (?:the )?(?:site|website|security|accessing))\b/iu;

/**
 * True for a short page that says that there is none: not found, denied, in maintenance, although its server sent it as
 * a success.
 * @param titles Those that the page gives itself, with or without the name of the site.
 */
export function isErrorPage(titles: readonly string[], prose: string): boolean {
  if (countWords(prose) >= MAX_ERROR_WORDS) return false;
  const parts = titles.flatMap((title) => [title, ...title.split(TITLE_SEPARATOR_RE)]);
  return parts.some((part) => TITLE_RE.test(part.trim())) || TEXT_RE.test(prose);
}
