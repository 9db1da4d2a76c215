import { hostBesideOutlet } from '../../../text/outlet-host.js';
import { withoutTrailing } from '../../../text/trailing.js';
import { oneLine } from '../../formats/one-line.js';
import type { PageDocument, PageElement, PageNode } from '../dom.js';
import { namesInByline } from './byline-line.js';
import { comparable } from './json-ld.js';
import { type HiddenNodes, isHidden, NOTHING_HIDDEN, shownText } from './shown-text.js';

const MAX_NAME_CHARS = 200;
const MAX_PERSONS = 10;
const MAX_BYLINES = 3;
const MAX_BYLINE_WORDS = 12;
/** Between the lines of a byline, such as a name and a job. */
const LINE_END = ', ';

const BY_RE =
  /^(?:(?:(?:view )?(?:all )?(?:posts|articles|stories) |posted |written |published |reported |story |words )?by|by line|author|autor[ae]?|auteur)\b[: ]\s*/iu;
/** The same in other languages; "Von Trapp" and "Di Stefano" are names. */
const OTHER_WORK =
  '(?:(?:additional|extra) )?(?:photos?|photograph(?:y|s|er)?|pictures?|images?|fotos?|fotografie|bilder|videos?|illustrations?|graphics?|art|design|audio|music|editing|edited|editor|production|producer|translat(?:ion|ed|or))';
/** Before the name of who wrote the words, and of who did something else: "Words: Ida Moss, Photos: Tom Reed". */
const WORDS_RE =
  /^(?:words|text|texte|texto|testo|story|reporting|interview)(?: (?:and|&|und|et|y) \p{L}{3,15})?(?: by ?:?| ?:) /iu;
const OTHER_WORK_RE = new RegExp(
  `(?:^| )(?:(?:and|with|und|et|y) )?${OTHER_WORK}(?: by ?:?| ?:) .{0,200}$`,
  'iu',
);
/** "Ida Moss in Wendle and Tom Reed", "Ida Moss, reporting from Wendle". */
const PLACE_BEFORE_RE = / (?:in|from|at) \p{Lu}[\p{L}-]{1,30}(?= (?:and|&|und|et) \p{Lu})/gu;
const PLACE_RE =
  /^(\p{Lu}\S{0,40}(?: \S{1,40}){1,4}) (?:(?:reporting|writing) )?(?:in|from|at) (?:the )?\p{Lu}.{0,60}$/u;
const PLACE_ALONE_RE = /^(?:reporting|writing) (?:in|from|at) /iu;
const AND_RE = /^(?:&|and|und|et|y|e) (?=\p{Lu})/u;
/** "ida@wendle.example (Ida Moss)", "Ida Moss <ida@wendle.example>", "IDA MOSS ida@wendle.example". */
const MAILBOX_RES = [
  /^[^\s@]{1,100}@[^\s@()]{1,100} \(([^()]{1,100})\)$/u,
  /^([^<>@]{1,100}) <[^\s@]{1,100}@[^\s@]{1,100}>$/u,
  /^([^<>@]{1,100}?)[ ,|]{1,3}[^\s@<>]{1,100}@[^\s@<>]{1,100}\.\p{L}{2,20}$/u,
];
/** A full stop after a whole word, not one of "J. R." and "Jr." */
const FULL_STOP_RE = /(?<=\p{L}{3})(?<!(?:^|[ ,])(?:Inc|Ltd|Corp|Bros|Esq|Dipl|Prof|Hon|Rev))\.$/u;
/** Of what is written about a person; a name has at most a few words in small letters, as "van" and "of the". */
const MIN_PROSE_WORDS = 5;
const MIN_PROSE_SMALL_WORDS = 3;
const PARTICLES = new Set(
  'of the for and in at from de la le les du des del della di da dos das do van von der den zu zum zur und et y e el al bin ibn ap op ter ten af av och og für des dem'.split(
    ' ',
  ),
);
const FOREIGN_BY_RE = /^(?:[Vv]on|[Dd]i|[Pp]ar|[Pp]or|[Dd]oor|[Aa]v|[Aa]f|[Tt]exto?):? (?=\p{Lu}\S* \p{Lu})/u;
const JOB =
  'reporter|correspondent|editor|writer|journalist|journaliste|redakteur(?:in)?|redaktion|columnist|contributor|producer|photographer|staff|freelance|analyst|critic|intern|chief|desk|bureau|team|press|news|mitarbeiter(?:in)?|autor(?:in)?|follow|suivre|updated|published';
const JOB_RE = new RegExp(`(?:^|[\\s-])(?:${JOB})s?(?:$|[\\s,.])`, 'iu');
/** When in the day somebody wrote: "Ida Moss (now) and Tom Reed (earlier)". */
const SHIFT_RE = / ?\((?:now|earlier|later|until now|before)\)/giu;
/** Buttons and links beside a name. */
const BUTTON_RE =
  / (?:follow|suivre|seguir|folgen|segui|volg|view (?:bio|profile)|see (?:all|more)|contact)\b.{0,200}$/iu;
/** Accounts that stand for nobody. */
const NOBODY_RE =
  /^(?:admin(?:istrator)?|super ?user|webmaster|guest|anonym(?:ous|us|e)?|unknown|author|editor|user|null|undefined|none|n\/a|na|test|humans?\.txt|redaktion|site ?admin|wordpress|wp)\d*$|^(?=\S*[\d_])\S+$/iu;
const ADDRESS_RE = /https?:|www\.|[\w.+-]@[\w-]|^@|\.(?:txt|html?|php|com|org|net)$|[/\\{}<>]/i;
/** "기자", "記者" after a name. */
const TITLE_AFTER_RE =
  /(?<=[\p{Script=Hangul}\p{Script=Han}] ?)(?:(?:선임|수석|전문|인턴)?기자|특파원|논설위원|記者|记者)$/u;
/** The same before a name: "記者・", "文/". */
const TITLE_BEFORE_RE =
  /^(?:記者|记者|文|기자) ?[・·:：/／]\s?(?=[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}])/u;
const CAPITALISED_RE = /^\p{Lu}\S{0,40}(?: \p{Lu}\S{0,40}){1,3}$/u;
/** A newspaper with its company, or its staff. */
const STAFF_AFTER_RE = /^ ?(?:新聞社|社|編集部|報道部|取材班|编辑部|편집국|편집부|취재팀|디지털뉴스팀)$/u;
const MANY_RE = / ?; ?| (?:&|and|und|et|y|e|\|) /u;
const NAME_CLASSES =
  '[itemprop~="author"], [rel~="author"], .author-name, .byline-name, .author__name, .byline__name, .byline__author, .article-author, .post-author, .entry-author, .pb-byline, .c-byline__author, .p-author, .vcard .fn, .author .name, .byline a, .byline, .author, .autor, .autorin, .autora, .autore, .auteur, .verfasser, .redacteur, [class*="author-name"], [class*="byline-name"], [class*="AuthorName"], [class*="Byline"], .reader-credits, [data-testid*="byline"], [data-testid*="author"]';
/** The author among the parts of an article's head: "c-signature__author". Not that of a quotation or a picture. */
const PART_CLASS_RE =
  /(?:^|\s)(?:[a-z]{1,2}-)?(?:article|entry|head(?:er|line)?|meta|news|page|post|signature|story)__author(?:\s|$)/i;
const OTHERS_RE = /(?:^|[\s_-])(?:comments?|related|recommended|sidebar|teasers?|respond|bio)(?:$|[\s_-])/i;

/** Its name as the page gives it, and its address; null for a file. */
interface Site {
  readonly name: string | null;
  readonly url: string | null;
}

/**
 * The names of the authors, separated by commas: as the page declares them, else as its byline shows them, an element
 * that is named for it before a line that begins with "By". Null if there is no name of a person or an agency: an
 * address, a handle, an account such as "admin", the site itself.
 */
export function readAuthor(
  document: PageDocument,
  declared: readonly (readonly string[])[],
  site: Site,
  { title, hidden }: { readonly title: string | null; readonly hidden: HiddenNodes },
): string | null {
  for (const names of declared) {
    const persons = personsIn(names, site);
    if (persons.length > 0) return joined(persons);
  }
  const parts = [...document.querySelectorAll('[class*="__author"]')].filter((element) =>
    PART_CLASS_RE.test(element.getAttribute('class') ?? ''),
  );
  const shown = [...new Set([...document.querySelectorAll(NAME_CLASSES), ...parts])]
    .filter((element) => isOfArticle(element) && (isMicrodata(element) || !isHidden(element, hidden)))
    .slice(0, MAX_BYLINES * 4);
  for (const element of shown) {
    const nothing = isHidden(element, hidden) ? NOTHING_HIDDEN : hidden;
    const persons = personsIn(namesIn(element, shown, nothing), site);
    if (persons.length > 0) return joined(persons);
  }
  const line = namesInByline(document, title, hidden);
  return line === null ? null : joined(personsIn([line], site));
}

/** The same of names that a page has in its data. */
export const authorsNamed = (names: readonly string[], site: Site): string | null =>
  joined(personsIn(names, site));

/** Said to machines, as in JSON-LD: it counts whether or not the page shows it. */
const isMicrodata = (element: PageElement): boolean => element.hasAttribute('itemprop');

const joined = (persons: readonly string[]): string | null => oneLine(persons.join(', '), MAX_NAME_CHARS);

/** Names without prefixes, jobs and repeats. */
function personsIn(names: readonly string[], site: Site): string[] {
  const persons = new Map<string, string>();
  for (const written of names.slice(0, MAX_PERSONS)) {
    const name = nameOf(written, site);
    if (name !== null && !persons.has(comparable(name))) persons.set(comparable(name), name);
  }
  return [...persons.values()];
}

function nameOf(written: string, site: Site): string | null {
  const whole = oneLine(written, MAX_NAME_CHARS) ?? '';
  const unprefixed = (MAILBOX_RES.map((pattern) => pattern.exec(whole)?.[1]).find(Boolean) ?? whole)
    .replace(BY_RE, '')
    .replace(FOREIGN_BY_RE, '')
    .replace(BUTTON_RE, '')
    .replace(SHIFT_RE, '')
    .replace(PLACE_BEFORE_RE, '')
    .replace(TITLE_BEFORE_RE, '')
    .replace(TITLE_AFTER_RE, '');
  const line = withoutSite(unprefixed, site);
  const parts = line.split(/ ?[,|·•] ?| [-–—] | (?:for|of|FOR) (?=\p{Lu})/u);
  const [first = '', ...rest] = parts
    .map(personIn)
    .filter((part) => part !== '' && !PLACE_ALONE_RE.test(part));
  const kept = [first, ...rest.filter((part) => !JOB_RE.test(part) && !isSite(part, site))];
  const isAsWritten = !/[|·•]/.test(line) && kept.join('|') === parts.join('|');
  const name = withoutTrailing(
    (isAsWritten ? line : kept.join(', ')).replace(/^[\s"'.,:;|–—-]+/u, ''),
    /[\s"',:;|–—-]/u,
  ).replace(FULL_STOP_RE, '');
  if (
    (name.match(/\p{L}/gu)?.length ?? 0) < 2 ||
    ADDRESS_RE.test(name) ||
    NOBODY_RE.test(name) ||
    isAboutPerson(name) ||
    isSite(first, site)
  )
    return null;
  return name;
}

/** "IDA MOSS Sample Wire": the site right after the name of a person. */
function withoutSite(line: string, { name: site }: Site): string {
  const name = site !== null && line.endsWith(` ${site}`) ? line.slice(0, -site.length).trim() : '';
  return CAPITALISED_RE.test(name) ? name : line;
}

/** The name in a part of a byline, without what the person did and where; empty for other work than writing. */
const personIn = (part: string): string =>
  part.replace(WORDS_RE, '').replace(OTHER_WORK_RE, '').replace(AND_RE, '').replace(PLACE_RE, '$1');

function isAboutPerson(name: string): boolean {
  const words = name.split(' ');
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.has(word));
  return words.length >= MIN_PROSE_WORDS && small.length >= MIN_PROSE_SMALL_WORDS;
}

/** The name of the site, also with its staff: "Sample Wire Staff"; its host or account. */
const isSite = (name: string, { name: site, url }: Site): boolean =>
  (site !== null &&
    (comparable(name) === comparable(site) ||
      (name.startsWith(`${site} `) && JOB_RE.test(name.slice(site.length))) ||
      (name.startsWith(site) && STAFF_AFTER_RE.test(name.slice(site.length))))) ||
  (url !== null && !name.includes(' ') && hostBesideOutlet(name, url) === null);

/** The names in a byline: of the marked name inside it, of its links, or its whole text if that is short. */
function namesIn(element: PageElement, all: readonly PageElement[], hidden: HiddenNodes): string[] {
  const textOf = (part: PageElement): string =>
    shownText(part, hidden, LINE_END, (text) => JOB_RE.test(text));
  const content = element.getAttribute('content');
  if (content) return [content];
  const marked = [...element.querySelectorAll('[itemprop~="name"]')];
  if (marked.length > 0) return marked.map((name) => name.getAttribute('content') ?? textOf(name));
  const inner = all.filter((other) => other !== element && contains(element, other));
  if (inner.length > 0) return inner.flatMap((other) => namesIn(other, [], hidden));
  const links = [...element.querySelectorAll('a')]
    .filter((link) => !isHidden(link, hidden))
    .map(textOf)
    .filter(Boolean);
  const rel = element.getAttribute('rel')?.includes('author') === true;
  const siblings = rel ? all.filter((other) => other.parentNode === element.parentNode) : [];
  if (siblings.length > 1) return siblings.map(textOf);
  const text = textOf(element);
  const words = text.split(' ').length;
  if (links.length > 0 && words > MAX_BYLINE_WORDS) return links;
  if (words > MAX_BYLINE_WORDS || /\d/.test(text)) return links;
  return text.replace(BY_RE, '').split(MANY_RE).length > 1 && links.length > 1 ? links : [text];
}

function isOfArticle(element: PageElement): boolean {
  for (let node: PageNode | null = element; node; node = node.parentNode) {
    const { getAttribute } = node as Partial<PageElement>;
    if (!getAttribute) break;
    const of = (name: string): string => (node as PageElement).getAttribute(name) ?? '';
    if (/(?:^|\s)comment(?:\s|$)/.test(of('itemprop'))) return false;
    if (node !== element && OTHERS_RE.test(`${of('class')} ${of('id')}`)) return false;
    if (['aside', 'nav', 'footer'].includes((node as PageElement).localName)) return false;
  }
  return true;
}

function contains(outer: PageElement, inner: PageNode): boolean {
  for (let node: PageNode | null = inner.parentNode; node; node = node.parentNode)
    if (node === outer) return true;
  return false;
}
