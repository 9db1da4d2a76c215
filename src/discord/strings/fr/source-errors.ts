import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';

const { number, count } = counting('fr');

type Url = Strings<'url'>;
type Source = Strings<'source'>;
type Reasons = Readonly<Record<string, string>>;

const PASTE = 'Colle plutôt le texte.';
const OR_PASTE = 'ou colle le texte.';
const LATER = `Vérifie l’adresse, réessaie plus tard, ${OR_PASTE}`;
/** A feed has no text to paste. */
const CHECK_FEED = 'Vérifie l’adresse, ou réessaie plus tard.';
export const OTHER_FEED = 'Donne un autre flux du site.';
const INSTEAD = '. Colle plutôt le texte';
const notFetched = (problem: string) => `Je n’ai pas lu cette adresse : ${problem}.`;
const unreadable = (source: string, problem: string) => `Je ne peux pas lire ${source} : ${problem}.`;

const UNREACHABLE: Reasons = {
  'unknown-host': 'son serveur est inconnu',
  refused: 'son serveur refuse la connexion',
  'no-route': 'son serveur n’est pas joignable d’ici',
  certificate: 'son serveur n’a pas de certificat valide',
  protocol: 'son serveur a envoyé une réponse HTTP non valide',
  damaged: 'sa réponse est endommagée ou incomplète',
  disconnected: 'la connexion a été coupée',
};
const NO_ARTICLE: Reasons = {
  wall: 'elle affiche une demande de consentement ou de connexion',
  list: 'elle ne fait que lister d’autres articles',
  error: 'elle affiche une erreur ou un avis de maintenance',
  'no-text': 'elle ne contient pas de texte suivi',
  markup: 'sa structure est illisible',
};
const EXCESSES: Readonly<Record<string, (limit: string) => string>> = {
  depth: (limit) => `des éléments imbriqués sur plus de ${limit} niveaux`,
  elements: (limit) => `plus de ${limit} éléments`,
  pieces: (limit) => `plus de ${limit} balises et morceaux de texte`,
  'depth-sum': () => 'trop d’éléments profondément imbriqués',
};
const JSON_PROBLEMS: Reasons = {
  syntax: 'ce n’est pas du JSON valide',
  'not-an-object': 'il ne contient pas d’objet',
  several: 'il contient plusieurs articles ; donnes-en un par fichier',
  'no-text': 'il n’a pas de "text"',
};

function statusReason(status: number): string {
  if (status === 404 || status === 410) return 'cette page n’existe pas';
  if (status === 401 || status === 402 || status === 403) return 'le site n’en autorise pas la lecture';
  if (status === 429) return 'le site limite le nombre de requêtes';
  return status >= 500 ? 'le site a un problème' : 'une page était attendue';
}

/** Of src/ingest: pages, files, texts and feeds that cannot be read. */
export const frenchSourceErrors: ErrorWordings = {
  'fetch.urlTooLong': ({ chars, maxChars }: Numbers<'chars' | 'maxChars'>) =>
    `L’adresse compte ${number(chars)} caractères ; la limite est de ${number(maxChars)}. Donne l’adresse propre de la page.`,
  'fetch.notAUrl': ({ url }: Url) =>
    `« ${url} » n’est pas une adresse web. Une adresse comme https://example.org/story est attendue.`,
  'fetch.badLink': ({ url }: Url) =>
    `Le lien « ${url} » n’est pas une adresse web. Une adresse comme https://example.org/story est attendue, sans nom d’utilisateur ni mot de passe.`,
  'fetch.scheme': ({ scheme, isFeed }: Strings<'scheme'> & OfFeed) =>
    notFetched(
      `le protocole « ${scheme} » n’est pas pris en charge, seulement http et https${isFeed ? '' : INSTEAD}`,
    ),
  'fetch.credentials': ({ isFeed }: OfFeed) =>
    notFetched(
      `elle contient un nom d’utilisateur ou un mot de passe. Donne-la sans${isFeed ? '' : ', ou colle le texte'}`,
    ),
  'fetch.port': ({ port, isFeed }: Numbers<'port'> & OfFeed) =>
    notFetched(`elle indique le port ${port} ; seuls 80 et 443 sont autorisés${isFeed ? '' : INSTEAD}`),
  'fetch.privateHost': ({ host, isFeed }: Strings<'host'> & OfFeed) =>
    notFetched(
      `${host} n’est pas sur l’internet public. ${isFeed ? 'Donne un flux public' : 'Donne une page publique, ou colle le texte'}`,
    ),
  'fetch.robots': ({ url, host }: Strings<'url' | 'host'>) =>
    `Je ne lis pas ${url} : le fichier robots.txt de ${host} interdit l’accès automatique. Ajoute la page par sa propre adresse, ${OR_PASTE}`,
  'fetch.cancelled': ({ url }: Url) => `La lecture de ${url} a été annulée.`,
  'fetch.timeout': ({ url, seconds, isFeed }: Url & Numbers<'seconds'> & OfFeed) =>
    `${url} a mis plus de ${number(seconds)} s. ${isFeed ? CHECK_FEED : `Réessaie plus tard, ${OR_PASTE}`}`,
  'fetch.noAnswer': ({ url, isFeed }: Url & OfFeed) =>
    `${url} n’a pas répondu à temps. ${isFeed ? CHECK_FEED : `Réessaie plus tard, ${OR_PASTE}`}`,
  'fetch.unreachable': ({ url, reason, isFeed }: Strings<'url' | 'reason'> & OfFeed) =>
    `${unreadable(url, UNREACHABLE[reason] ?? reason)} ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.status': ({ url, status, isFeed }: Url & Numbers<'status'> & OfFeed) =>
    `${url} a répondu par le statut ${status} : ${statusReason(status)}. ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.badRedirect': ({ url, location, isFeed }: Strings<'url' | 'location'> & OfFeed) =>
    `${url} redirige vers « ${location} », qui n’est pas une adresse valide. ${isFeed ? CHECK_FEED : PASTE}`,
  'fetch.tooManyRedirects': ({ url, max, isFeed }: Url & Numbers<'max'> & OfFeed) =>
    `${url} redirige plus de ${number(max)} fois. ${isFeed ? 'Donne l’adresse finale du flux.' : `Donne l’adresse finale de la page, ${OR_PASTE}`}`,
  'fetch.tooLarge': ({ url, maxMib, isFeed }: Url & Numbers<'maxMib'> & OfFeed) =>
    `${url} dépasse la limite de ${number(maxMib)} Mio. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.compression': ({ url, encoding, isFeed }: Strings<'url' | 'encoding'> & OfFeed) =>
    `${url} est compressé en « ${encoding} » ; seuls gzip, deflate et br sont pris en charge. ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.feed': ({ url }: Url) =>
    `${url} est un flux. Pour recevoir ses articles dès leur parution, suis-le avec \`/feed add\`.`,
  'fetch.notAPage': ({ url, mediaType }: Strings<'url' | 'mediaType'>) =>
    `${url} ${mediaType === '' ? 'n’a pas de type de contenu' : `a le type de contenu ${mediaType}`}. ` +
    `Une page web, un PDF ou du texte brut est attendu. Donne la page de l’article, ${OR_PASTE}`,
  'fetch.binary': ({ source, isFeed }: Source & OfFeed) =>
    `${source} contient des données binaires. Du texte en UTF-8 est attendu. ${isFeed ? CHECK_FEED : `Enregistre-le en texte ou en HTML, ${OR_PASTE}`}`,
  'fetch.unknownEncoding': ({ source, isFeed }: Source & OfFeed) =>
    `L’encodage de ${source} est inconnu : ce n’est pas de l’UTF-8, et aucun autre n’est indiqué. ${isFeed ? OTHER_FEED : `Enregistre-le en UTF-8, ${OR_PASTE}`}`,
  'feeds.busy': ({ url }: Url) => `Le flux ${url} est déjà en cours de lecture. Réessaie dans une minute.`,
  'feeds.notAFeed': ({ url }: Url) =>
    `${url} n’est pas un flux. RSS, Atom, RDF ou JSON Feed est attendu. Donne l’adresse du flux lui-même.`,
  'feeds.notAList': ({ source }: Source) =>
    `${source} ne contient aucun flux. Un fichier OPML est attendu, tel que l’exportent les lecteurs de flux, avec des éléments qui ont un xmlUrl.`,
  'feeds.becamePage': ({ url, feedUrl }: Strings<'url' | 'feedUrl'>) =>
    `${url} est maintenant une page web. Elle indique un autre flux : ${feedUrl}`,
  'ingest.forgotten': () =>
    'Cet article a été supprimé ici, il n’est donc pas ajouté automatiquement. Ajoute-le avec `/ingest` si tu veux le récupérer.',
  'ingest.deletedMeanwhile': () => 'L’article a été supprimé aussitôt enregistré.',
  'ingest.noSentence': ({ source, empty }: Source & { readonly empty: boolean }) =>
    `Il n’y a aucune phrase à citer dans ${source} : ${empty ? 'le contenu est vide' : 'il n’y a que des titres, des symboles ou des formules toutes faites'}. Donne les phrases d’un article.`,
  'ingest.tooManyWords': ({ words, maxWords }: Numbers<'words' | 'maxWords'>) =>
    `L’article compte ${number(words)} mots ; la limite est de ${number(maxWords)}. Divise-le.`,
  'ingest.noArticle': ({ source, reason }: Strings<'source' | 'reason'>) =>
    `Je n’ai pas trouvé d’article dans ${source} : ${NO_ARTICLE[reason] ?? reason}. Ouvre la page dans un navigateur et colle le texte.`,
  'ingest.excessiveMarkup': ({ source, excess, limit }: Strings<'source' | 'excess'> & Numbers<'limit'>) =>
    `La page ${source} a ${EXCESSES[excess]?.(number(limit)) ?? excess}, bien plus qu’il n’en faut pour un article ; je ne la lis donc pas. ${PASTE}`,
  'formats.tooLarge': ({ source, bytes, maxMib }: Source & Numbers<'bytes' | 'maxMib'>) =>
    `${source} fait ${number(Math.round(bytes / 104_857.6) / 10)} Mio ; la limite est de ${number(maxMib)} Mio. Donne seulement l’article, ou divise-le.`,
  'formats.binaryText': () =>
    'Le texte collé est fait de données binaires. Colle un article sous forme de texte brut.',
  'formats.unsupported': ({ source, extension }: Strings<'source' | 'extension'>) =>
    `${unreadable(source, extension === '' ? 'il n’a pas d’extension' : `les fichiers ${extension} ne sont pas pris en charge`)} Types attendus : ${OFFERED_EXTENSIONS}. ${PASTE}`,
  'formats.badDate': ({ source, date }: Strings<'source' | 'date'>) =>
    `La date de ${source} est « ${date} ». Une date comme 2025-10-31 ou 2025-10-31T08:30:00Z est attendue, pas dans le futur.`,
  'formats.badFrontMatter': ({ source, key, problem }: Strings<'source' | 'key' | 'problem'>) =>
    `L’en-tête de ${source} a un champ ${key} non valide : ${problem}. Corrige-le ou retire-le.`,
  'formats.badMail': ({ source }: Source) =>
    `${unreadable(source, 'ce n’est pas un e-mail valide')} ${PASTE}`,
  'formats.badJson': ({ source, problem }: Strings<'source' | 'problem'>) =>
    `${unreadable(source, JSON_PROBLEMS[problem] ?? problem)} Contenu attendu : {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
  'formats.docxLocked': ({ source }: Source) =>
    `${unreadable(source, 'il est protégé par un mot de passe ou au format Word 97')} Enregistre-le en .docx sans mot de passe, ${OR_PASTE}`,
  'formats.docxDamaged': ({ source }: Source) =>
    `${unreadable(source, 'il est endommagé ou n’est pas un document Word')} Enregistre-le de nouveau en .docx, ${OR_PASTE}`,
  'formats.docxTooLarge': ({ source }: Source) =>
    `${source} contient, une fois décompressé, plus de texte qu’un livre. Donne seulement l’article, ${OR_PASTE}`,
  'formats.noCues': ({ source }: Source) =>
    `${unreadable(source, 'il ne contient pas de sous-titres minutés ("00:01.000 --> 00:04.000")')} Enregistre-le en WebVTT ou SubRip, ${OR_PASTE}`,
  'formats.pdfTooLong': ({ source, pages, maxPages }: Source & Numbers<'pages' | 'maxPages'>) =>
    `${source} compte ${count(pages, 'page', 'pages')} ; la limite est de ${number(maxPages)}. Donne seulement les pages de l’article.`,
  'formats.pdfLocked': ({ source }: Source) =>
    `${unreadable(source, 'il est protégé par un mot de passe')} Enregistre-le sans, ${OR_PASTE}`,
  'formats.pdfDamaged': ({ source }: Source) =>
    `${unreadable(source, 'il est endommagé ou n’est pas un PDF')} Enregistre-le de nouveau, ${OR_PASTE}`,
  'formats.pdfScanned': ({ source, pages }: Source & Numbers<'pages'>) =>
    `${source} ne contient pas de texte : ${count(pages, 'page n’est qu’une image', 'pages ne sont que des images')}, comme dans un scan. Passe-le d’abord par une reconnaissance de texte (OCR), ${OR_PASTE}`,
};
