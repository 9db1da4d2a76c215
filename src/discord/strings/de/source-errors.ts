import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';

const { number, count } = counting('de');

type Url = Strings<'url'>;
type Source = Strings<'source'>;
type Reasons = Readonly<Record<string, string>>;

const PASTE = 'Füge stattdessen den Text ein.';
const OR_PASTE = 'oder füge den Text ein.';
const LATER = `Prüfe die Adresse, versuch es später noch einmal, ${OR_PASTE}`;
/** A feed has no text to paste. */
const CHECK_FEED = 'Prüfe die Adresse, oder versuch es später noch einmal.';
export const OTHER_FEED = 'Gib einen anderen Feed der Website an.';
const INSTEAD = '. Füge stattdessen den Text ein';
const notFetched = (problem: string) => `Diese Adresse habe ich nicht abgerufen: ${problem}.`;
const unreadable = (source: string, problem: string) => `${source} kann ich nicht lesen: ${problem}.`;

const UNREACHABLE: Reasons = {
  'unknown-host': 'Der Server ist unbekannt',
  refused: 'Der Server lehnt die Verbindung ab',
  'no-route': 'Der Server ist von hier nicht erreichbar',
  certificate: 'Der Server hat kein gültiges Zertifikat',
  protocol: 'Der Server hat keine gültige HTTP-Antwort gesendet',
  damaged: 'Die Antwort ist beschädigt oder unvollständig',
  disconnected: 'Die Verbindung wurde getrennt',
};
const NO_ARTICLE: Reasons = {
  wall: 'Die Seite zeigt eine Einwilligung oder eine Anmeldung',
  list: 'Sie listet nur andere Artikel auf',
  error: 'Sie zeigt eine Fehlermeldung oder einen Hinweis auf Wartung',
  'no-text': 'Sie enthält keinen Fließtext',
  markup: 'Ihr Aufbau lässt sich nicht lesen',
};
const EXCESSES: Readonly<Record<string, (limit: string) => string>> = {
  depth: (limit) => `Elemente, die tiefer als ${limit} Ebenen verschachtelt sind`,
  elements: (limit) => `mehr als ${limit} Elemente`,
  pieces: (limit) => `mehr als ${limit} Tags und Textstücke`,
  'depth-sum': () => 'zu viele tief verschachtelte Elemente',
};
const JSON_PROBLEMS: Reasons = {
  syntax: 'Sie ist kein gültiges JSON',
  'not-an-object': 'Sie enthält kein Objekt',
  several: 'Sie enthält mehrere Artikel; gib einen pro Datei an',
  'no-text': 'Sie hat kein "text"',
};

function statusReason(status: number): string {
  if (status === 404 || status === 410) return 'Die Seite gibt es nicht';
  if (status === 401 || status === 402 || status === 403) return 'Die Website erlaubt es nicht, sie zu lesen';
  if (status === 429) return 'Die Website begrenzt die Zahl der Anfragen';
  return status >= 500 ? 'Die Website hat eine Störung' : 'Erwartet wurde eine Seite';
}

/** Of src/ingest: pages, files, texts and feeds that cannot be read. */
export const germanSourceErrors: ErrorWordings = {
  'fetch.urlTooLong': ({ chars, maxChars }: Numbers<'chars' | 'maxChars'>) =>
    `Die Adresse hat ${number(chars)} Zeichen; höchstens ${number(maxChars)} sind möglich. Gib die eigene Adresse der Seite an.`,
  'fetch.notAUrl': ({ url }: Url) =>
    `„${url}“ ist keine Webadresse. Erwartet wird eine Adresse wie https://example.org/story.`,
  'fetch.badLink': ({ url }: Url) =>
    `Der Link „${url}“ ist keine Webadresse. Erwartet wird eine Adresse wie https://example.org/story, ohne Benutzernamen und Passwort.`,
  'fetch.scheme': ({ scheme, isFeed }: Strings<'scheme'> & OfFeed) =>
    notFetched(`Das Schema „${scheme}“ wird nicht unterstützt, nur http und https${isFeed ? '' : INSTEAD}`),
  'fetch.credentials': ({ isFeed }: OfFeed) =>
    notFetched(
      `Sie enthält einen Benutzernamen oder ein Passwort. Gib sie ohne an${isFeed ? '' : ', oder füge den Text ein'}`,
    ),
  'fetch.port': ({ port, isFeed }: Numbers<'port'> & OfFeed) =>
    notFetched(`Sie nennt den Port ${port}; nur 80 und 443 sind erlaubt${isFeed ? '' : INSTEAD}`),
  'fetch.privateHost': ({ host, isFeed }: Strings<'host'> & OfFeed) =>
    notFetched(
      `${host} ist nicht im öffentlichen Internet. ${isFeed ? 'Gib einen öffentlichen Feed an' : 'Gib eine öffentliche Seite an, oder füge den Text ein'}`,
    ),
  'fetch.robots': ({ url, host }: Strings<'url' | 'host'>) =>
    `${url} rufe ich nicht ab: Die robots.txt von ${host} verbietet automatischen Zugriff. Füge die Seite über ihre eigene Adresse hinzu, ${OR_PASTE}`,
  'fetch.cancelled': ({ url }: Url) => `Der Abruf von ${url} wurde abgebrochen.`,
  'fetch.timeout': ({ url, seconds, isFeed }: Url & Numbers<'seconds'> & OfFeed) =>
    `${url} hat länger als ${number(seconds)} s gebraucht. ${isFeed ? CHECK_FEED : `Versuch es später noch einmal, ${OR_PASTE}`}`,
  'fetch.noAnswer': ({ url, isFeed }: Url & OfFeed) =>
    `${url} hat nicht rechtzeitig geantwortet. ${isFeed ? CHECK_FEED : `Versuch es später noch einmal, ${OR_PASTE}`}`,
  'fetch.unreachable': ({ url, reason, isFeed }: Strings<'url' | 'reason'> & OfFeed) =>
    `${unreadable(url, UNREACHABLE[reason] ?? reason)} ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.status': ({ url, status, isFeed }: Url & Numbers<'status'> & OfFeed) =>
    `${url} hat mit dem Status ${status} geantwortet: ${statusReason(status)}. ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.badRedirect': ({ url, location, isFeed }: Strings<'url' | 'location'> & OfFeed) =>
    `${url} leitet auf „${location}“ weiter, das ist keine gültige Adresse. ${isFeed ? CHECK_FEED : PASTE}`,
  'fetch.tooManyRedirects': ({ url, max, isFeed }: Url & Numbers<'max'> & OfFeed) =>
    `${url} leitet mehr als ${number(max)} Mal weiter. ${isFeed ? 'Gib die endgültige Adresse des Feeds an.' : `Gib die endgültige Adresse der Seite an, ${OR_PASTE}`}`,
  'fetch.tooLarge': ({ url, maxMib, isFeed }: Url & Numbers<'maxMib'> & OfFeed) =>
    `${url} ist größer als die erlaubten ${number(maxMib)} MiB. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.compression': ({ url, encoding, isFeed }: Strings<'url' | 'encoding'> & OfFeed) =>
    `${url} ist als „${encoding}“ komprimiert; nur gzip, deflate und br werden unterstützt. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.feed': ({ url }: Url) =>
    `${url} ist ein Feed. Um seine Artikel zu bekommen, sobald sie erscheinen, abonniere ihn mit \`/feed add\`.`,
  'fetch.notAPage': ({ url, mediaType }: Strings<'url' | 'mediaType'>) =>
    `${url} hat ${mediaType === '' ? 'keinen Inhaltstyp' : `den Inhaltstyp ${mediaType}`}. ` +
    `Erwartet wird eine Webseite, ein PDF oder reiner Text. Gib die Seite des Artikels an, ${OR_PASTE}`,
  'fetch.binary': ({ source, isFeed }: Source & OfFeed) =>
    `${source} enthält Binärdaten. Erwartet wird Text in UTF-8. ${isFeed ? CHECK_FEED : `Speichere die Quelle als Text oder HTML, ${OR_PASTE}`}`,
  'fetch.unknownEncoding': ({ source, isFeed }: Source & OfFeed) =>
    `Die Zeichencodierung von ${source} ist unbekannt: Es ist nicht UTF-8, und keine andere ist angegeben. ${isFeed ? OTHER_FEED : `Speichere die Quelle als UTF-8, ${OR_PASTE}`}`,
  'feeds.busy': ({ url }: Url) =>
    `Der Feed ${url} wird gerade abgerufen. Versuch es in einer Minute noch einmal.`,
  'feeds.notAFeed': ({ url }: Url) =>
    `${url} ist kein Feed. Erwartet wird RSS, Atom, RDF oder JSON Feed. Gib die Adresse des Feeds selbst an.`,
  'feeds.notAList': ({ source }: Source) =>
    `In ${source} stehen keine Feeds. Erwartet wird eine OPML-Datei, wie Feedreader sie exportieren, mit Einträgen, die ein xmlUrl haben.`,
  'feeds.becamePage': ({ url, feedUrl }: Strings<'url' | 'feedUrl'>) =>
    `${url} ist jetzt eine Webseite. Sie nennt einen anderen Feed: ${feedUrl}`,
  'ingest.forgotten': () =>
    'Dieser Artikel wurde hier gelöscht und wird deshalb nicht automatisch hinzugefügt. Füge ihn mit `/ingest` hinzu, wenn du ihn wiederhaben willst.',
  'ingest.deletedMeanwhile': () => 'Der Artikel wurde gelöscht, sobald er gespeichert war.',
  'ingest.noSentence': ({ source, empty }: Source & { readonly empty: boolean }) =>
    `In ${source} steht kein Satz, den ich zitieren kann: ${empty ? 'Der Text ist leer' : 'Es sind nur Titel, Zeichen oder Standardtexte'}. Gib die Sätze eines Artikels an.`,
  'ingest.tooManyWords': ({ words, maxWords }: Numbers<'words' | 'maxWords'>) =>
    `Der Artikel hat ${number(words)} Wörter; höchstens ${number(maxWords)} sind möglich. Teile ihn auf.`,
  'ingest.noArticle': ({ source, reason }: Strings<'source' | 'reason'>) =>
    `In ${source} habe ich keinen Artikel gefunden: ${NO_ARTICLE[reason] ?? reason}. Öffne die Seite im Browser und füge den Text ein.`,
  'ingest.excessiveMarkup': ({ source, excess, limit }: Strings<'source' | 'excess'> & Numbers<'limit'>) =>
    `Die Seite ${source} hat ${EXCESSES[excess]?.(number(limit)) ?? excess}, viel mehr, als ein Artikel braucht, deshalb lese ich sie nicht. ${PASTE}`,
  'formats.tooLarge': ({ source, bytes, maxMib }: Source & Numbers<'bytes' | 'maxMib'>) =>
    `${source} ist ${number(Math.round(bytes / 104_857.6) / 10)} MiB groß; höchstens ${number(maxMib)} MiB sind möglich. Gib nur den Artikel an, oder teile ihn auf.`,
  'formats.binaryText': () =>
    'Der eingefügte Text besteht aus Binärdaten. Füge einen Artikel als reinen Text ein.',
  'formats.unsupported': ({ source, extension }: Strings<'source' | 'extension'>) =>
    `${unreadable(source, extension === '' ? 'Die Datei hat keine Endung' : `Dateien mit ${extension} werden nicht unterstützt`)} Erwartet wird: ${OFFERED_EXTENSIONS}. ${PASTE}`,
  'formats.badDate': ({ source, date }: Strings<'source' | 'date'>) =>
    `Das Datum von ${source} ist „${date}“. Erwartet wird ein Datum wie 2025-10-31 oder 2025-10-31T08:30:00Z, nicht in der Zukunft.`,
  'formats.badFrontMatter': ({ source, key, problem }: Strings<'source' | 'key' | 'problem'>) =>
    `Im Kopf von ${source} ist ${key} ungültig: ${problem}. Berichtige oder entferne die Angabe.`,
  'formats.badMail': ({ source }: Source) => `${unreadable(source, 'Das ist keine gültige E-Mail')} ${PASTE}`,
  'formats.badJson': ({ source, problem }: Strings<'source' | 'problem'>) =>
    `${unreadable(source, JSON_PROBLEMS[problem] ?? problem)} Erwartet wird {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
  'formats.docxLocked': ({ source }: Source) =>
    `${unreadable(source, 'Die Datei ist durch ein Passwort geschützt oder im Format von Word 97')} Speichere sie als .docx ohne Passwort, ${OR_PASTE}`,
  'formats.docxDamaged': ({ source }: Source) =>
    `${unreadable(source, 'Die Datei ist beschädigt oder kein Word-Dokument')} Speichere sie noch einmal als .docx, ${OR_PASTE}`,
  'formats.docxTooLarge': ({ source }: Source) =>
    `${source} enthält entpackt mehr Text als ein Buch. Gib nur den Artikel an, ${OR_PASTE}`,
  'formats.noCues': ({ source }: Source) =>
    `${unreadable(source, 'Es gibt darin keine Untertitel mit Zeitangaben ("00:01.000 --> 00:04.000")')} Speichere die Datei als WebVTT oder SubRip, ${OR_PASTE}`,
  'formats.pdfTooLong': ({ source, pages, maxPages }: Source & Numbers<'pages' | 'maxPages'>) =>
    `${source} hat ${count(pages, 'Seite', 'Seiten')}; höchstens ${number(maxPages)} sind möglich. Gib nur die Seiten des Artikels an.`,
  'formats.pdfLocked': ({ source }: Source) =>
    `${unreadable(source, 'Die Datei ist durch ein Passwort geschützt')} Speichere sie ohne, ${OR_PASTE}`,
  'formats.pdfDamaged': ({ source }: Source) =>
    `${unreadable(source, 'Die Datei ist beschädigt oder kein PDF')} Speichere sie noch einmal, ${OR_PASTE}`,
  'formats.pdfScanned': ({ source, pages }: Source & Numbers<'pages'>) =>
    `${source} enthält keinen Text: ${count(pages, 'Seite besteht', 'Seiten bestehen')} nur aus Bildern, wie bei einem Scan. Wende zuerst eine Texterkennung (OCR) an, ${OR_PASTE}`,
};
