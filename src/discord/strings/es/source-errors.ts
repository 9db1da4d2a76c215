import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';

const { number, count } = counting('es');

type Url = Strings<'url'>;
type Source = Strings<'source'>;
type Reasons = Readonly<Record<string, string>>;

const PASTE = 'Pega el texto en su lugar.';
const OR_PASTE = 'o pega el texto.';
const LATER = `Comprueba la dirección, inténtalo más tarde ${OR_PASTE}`;
/** A feed has no text to paste. */
const CHECK_FEED = 'Comprueba la dirección o inténtalo más tarde.';
export const OTHER_FEED = 'Indica otro feed del sitio.';
const INSTEAD = '. Pega el texto en su lugar';
const notFetched = (problem: string) => `No leí esa dirección: ${problem}.`;
const unreadable = (source: string, problem: string) => `No puedo leer ${source}: ${problem}.`;

const UNREACHABLE: Reasons = {
  'unknown-host': 'su servidor es desconocido',
  refused: 'su servidor rechaza la conexión',
  'no-route': 'no se puede llegar a su servidor desde aquí',
  certificate: 'su servidor no tiene un certificado válido',
  protocol: 'su servidor envió una respuesta HTTP no válida',
  damaged: 'su respuesta está dañada o incompleta',
  disconnected: 'se cortó la conexión',
};
const NO_ARTICLE: Reasons = {
  wall: 'muestra un aviso de consentimiento o de inicio de sesión',
  list: 'solo enumera otros artículos',
  error: 'muestra un error o un aviso de mantenimiento',
  'no-text': 'no contiene texto corrido',
  markup: 'su estructura no se puede leer',
};
const EXCESSES: Readonly<Record<string, (limit: string) => string>> = {
  depth: (limit) => `elementos anidados a más de ${limit} niveles`,
  elements: (limit) => `más de ${limit} elementos`,
  pieces: (limit) => `más de ${limit} etiquetas y trozos de texto`,
  'depth-sum': () => 'demasiados elementos muy anidados',
};
const JSON_PROBLEMS: Reasons = {
  syntax: 'no es un JSON válido',
  'not-an-object': 'no contiene ningún objeto',
  several: 'contiene varios artículos; da uno por archivo',
  'no-text': 'no tiene "text"',
};

function statusReason(status: number): string {
  if (status === 404 || status === 410) return 'esa página no existe';
  if (status === 401 || status === 402 || status === 403) return 'el sitio no permite leerla';
  if (status === 429) return 'el sitio limita las solicitudes';
  return status >= 500 ? 'el sitio tiene un problema' : 'se esperaba una página';
}

/** Of src/ingest: pages, files, texts and feeds that cannot be read. */
export const spanishSourceErrors: ErrorWordings = {
  'fetch.urlTooLong': ({ chars, maxChars }: Numbers<'chars' | 'maxChars'>) =>
    `La dirección tiene ${number(chars)} caracteres; el límite es de ${number(maxChars)}. Indica la dirección propia de la página.`,
  'fetch.notAUrl': ({ url }: Url) =>
    `«${url}» no es una dirección web. Se espera una como https://example.org/story.`,
  'fetch.badLink': ({ url }: Url) =>
    `El enlace «${url}» no es una dirección web. Se espera una como https://example.org/story, sin usuario ni contraseña.`,
  'fetch.scheme': ({ scheme, isFeed }: Strings<'scheme'> & OfFeed) =>
    notFetched(`el esquema «${scheme}» no se admite, solo http y https${isFeed ? '' : INSTEAD}`),
  'fetch.credentials': ({ isFeed }: OfFeed) =>
    notFetched(
      `contiene un usuario o una contraseña. Indícala sin ellos${isFeed ? '' : ', o pega el texto'}`,
    ),
  'fetch.port': ({ port, isFeed }: Numbers<'port'> & OfFeed) =>
    notFetched(`indica el puerto ${port}; solo se permiten el 80 y el 443${isFeed ? '' : INSTEAD}`),
  'fetch.privateHost': ({ host, isFeed }: Strings<'host'> & OfFeed) =>
    notFetched(
      `${host} no está en la internet pública. ${isFeed ? 'Indica un feed público' : 'Indica una página pública, o pega el texto'}`,
    ),
  'fetch.robots': ({ url, host }: Strings<'url' | 'host'>) =>
    `No leo ${url}: el robots.txt de ${host} prohíbe el acceso automático. Añade la página por su propia dirección, ${OR_PASTE}`,
  'fetch.cancelled': ({ url }: Url) => `Se canceló la lectura de ${url}.`,
  'fetch.timeout': ({ url, seconds, isFeed }: Url & Numbers<'seconds'> & OfFeed) =>
    `${url} tardó más de ${number(seconds)} s. ${isFeed ? CHECK_FEED : `Inténtalo más tarde, ${OR_PASTE}`}`,
  'fetch.noAnswer': ({ url, isFeed }: Url & OfFeed) =>
    `${url} no respondió a tiempo. ${isFeed ? CHECK_FEED : `Inténtalo más tarde, ${OR_PASTE}`}`,
  'fetch.unreachable': ({ url, reason, isFeed }: Strings<'url' | 'reason'> & OfFeed) =>
    `${unreadable(url, UNREACHABLE[reason] ?? reason)} ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.status': ({ url, status, isFeed }: Url & Numbers<'status'> & OfFeed) =>
    `${url} respondió con el estado ${status}: ${statusReason(status)}. ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.badRedirect': ({ url, location, isFeed }: Strings<'url' | 'location'> & OfFeed) =>
    `${url} redirige a «${location}», que no es una dirección válida. ${isFeed ? CHECK_FEED : PASTE}`,
  'fetch.tooManyRedirects': ({ url, max, isFeed }: Url & Numbers<'max'> & OfFeed) =>
    `${url} redirige más de ${number(max)} veces. ${isFeed ? 'Indica la dirección final del feed.' : `Indica la dirección final de la página, ${OR_PASTE}`}`,
  'fetch.tooLarge': ({ url, maxMib, isFeed }: Url & Numbers<'maxMib'> & OfFeed) =>
    `${url} supera el límite de ${number(maxMib)} MiB. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.compression': ({ url, encoding, isFeed }: Strings<'url' | 'encoding'> & OfFeed) =>
    `${url} está comprimido como «${encoding}»; solo se admiten gzip, deflate y br. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.feed': ({ url }: Url) =>
    `${url} es un feed. Para recibir sus artículos en cuanto aparezcan, síguelo con \`/feed add\`.`,
  'fetch.notAPage': ({ url, mediaType }: Strings<'url' | 'mediaType'>) =>
    `${url} ${mediaType === '' ? 'no tiene tipo de contenido' : `tiene el tipo de contenido ${mediaType}`}. ` +
    `Se espera una página web, un PDF o texto sin formato. Indica la página del artículo, ${OR_PASTE}`,
  'fetch.binary': ({ source, isFeed }: Source & OfFeed) =>
    `${source} contiene datos binarios. Se espera texto en UTF-8. ${isFeed ? CHECK_FEED : `Guárdalo como texto o HTML, ${OR_PASTE}`}`,
  'fetch.unknownEncoding': ({ source, isFeed }: Source & OfFeed) =>
    `No se conoce la codificación de ${source}: no es UTF-8 y no se declara ninguna otra. ${isFeed ? OTHER_FEED : `Guárdalo como UTF-8, ${OR_PASTE}`}`,
  'feeds.busy': ({ url }: Url) => `El feed ${url} ya se está leyendo. Inténtalo de nuevo en un minuto.`,
  'feeds.notAFeed': ({ url }: Url) =>
    `${url} no es un feed. Se espera RSS, Atom, RDF o JSON Feed. Indica la dirección del propio feed.`,
  'feeds.notAList': ({ source }: Source) =>
    `${source} no contiene feeds. Se espera un archivo OPML, como los que exportan los lectores de feeds, con elementos que tengan un xmlUrl.`,
  'feeds.becamePage': ({ url, feedUrl }: Strings<'url' | 'feedUrl'>) =>
    `${url} es ahora una página web. Indica otro feed: ${feedUrl}`,
  'ingest.forgotten': () =>
    'Ese artículo se eliminó aquí, así que no se añade automáticamente. Añádelo con `/ingest` si quieres recuperarlo.',
  'ingest.deletedMeanwhile': () => 'El artículo se eliminó nada más guardarse.',
  'ingest.noSentence': ({ source, empty }: Source & { readonly empty: boolean }) =>
    `No hay ninguna frase que citar en ${source}: ${empty ? 'está vacío' : 'solo contiene títulos, símbolos o textos estándar'}. Da las frases de un artículo.`,
  'ingest.tooManyWords': ({ words, maxWords }: Numbers<'words' | 'maxWords'>) =>
    `El artículo tiene ${number(words)} palabras; el límite es de ${number(maxWords)}. Divídelo en partes.`,
  'ingest.noArticle': ({ source, reason }: Strings<'source' | 'reason'>) =>
    `No encontré ningún artículo en ${source}: ${NO_ARTICLE[reason] ?? reason}. Abre la página en un navegador y pega el texto.`,
  'ingest.excessiveMarkup': ({ source, excess, limit }: Strings<'source' | 'excess'> & Numbers<'limit'>) =>
    `La página ${source} tiene ${EXCESSES[excess]?.(number(limit)) ?? excess}, mucho más de lo que necesita un artículo, así que no la leo. ${PASTE}`,
  'formats.tooLarge': ({ source, bytes, maxMib }: Source & Numbers<'bytes' | 'maxMib'>) =>
    `${source} ocupa ${number(Math.round(bytes / 104_857.6) / 10)} MiB; el límite es de ${number(maxMib)} MiB. Da solo el artículo, o divídelo.`,
  'formats.binaryText': () => 'El texto pegado son datos binarios. Pega un artículo como texto sin formato.',
  'formats.unsupported': ({ source, extension }: Strings<'source' | 'extension'>) =>
    `${unreadable(source, extension === '' ? 'no tiene extensión' : `no se admiten los archivos ${extension}`)} Se espera: ${OFFERED_EXTENSIONS}. ${PASTE}`,
  'formats.badDate': ({ source, date }: Strings<'source' | 'date'>) =>
    `La fecha de ${source} es «${date}». Se espera una como 2025-10-31 o 2025-10-31T08:30:00Z, que no sea futura.`,
  'formats.badFrontMatter': ({ source, key, problem }: Strings<'source' | 'key' | 'problem'>) =>
    `En el encabezado de ${source}, el campo ${key} no es válido: ${problem}. Corrígelo o quítalo.`,
  'formats.badMail': ({ source }: Source) =>
    `${unreadable(source, 'no es un correo electrónico válido')} ${PASTE}`,
  'formats.badJson': ({ source, problem }: Strings<'source' | 'problem'>) =>
    `${unreadable(source, JSON_PROBLEMS[problem] ?? problem)} Se espera {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
  'formats.docxLocked': ({ source }: Source) =>
    `${unreadable(source, 'está protegido con contraseña o en el formato de Word 97')} Guárdalo como .docx sin contraseña, ${OR_PASTE}`,
  'formats.docxDamaged': ({ source }: Source) =>
    `${unreadable(source, 'está dañado o no es un documento de Word')} Guárdalo otra vez como .docx, ${OR_PASTE}`,
  'formats.docxTooLarge': ({ source }: Source) =>
    `${source} contiene, una vez descomprimido, más texto que un libro. Da solo el artículo, ${OR_PASTE}`,
  'formats.noCues': ({ source }: Source) =>
    `${unreadable(source, 'no tiene subtítulos con tiempos ("00:01.000 --> 00:04.000")')} Guárdalo como WebVTT o SubRip, ${OR_PASTE}`,
  'formats.pdfTooLong': ({ source, pages, maxPages }: Source & Numbers<'pages' | 'maxPages'>) =>
    `${source} tiene ${count(pages, 'página', 'páginas')}; el límite es de ${number(maxPages)}. Da solo las páginas del artículo.`,
  'formats.pdfLocked': ({ source }: Source) =>
    `${unreadable(source, 'está protegido con contraseña')} Guárdalo sin ella, ${OR_PASTE}`,
  'formats.pdfDamaged': ({ source }: Source) =>
    `${unreadable(source, 'está dañado o no es un PDF')} Guárdalo otra vez, ${OR_PASTE}`,
  'formats.pdfScanned': ({ source, pages }: Source & Numbers<'pages'>) =>
    `${source} no contiene texto: ${count(pages, 'página es solo una imagen', 'páginas son solo imágenes')}, como en un escaneo. Pásale antes un reconocimiento de texto (OCR), ${OR_PASTE}`,
};
