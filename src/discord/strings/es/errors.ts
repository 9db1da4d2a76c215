import type { SmallTalk } from '../../../domain/small-talk.js';
import { counting } from '../counting.js';
import type { ErrorTexts } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';
import { spanishRefusals } from './refusals.js';
import { OTHER_FEED, spanishSourceErrors } from './source-errors.js';

const { count, number, form } = counting('es');

const PASTE_ARTICLE = 'Pega solo el texto del artículo.';
const NO_ROOM = 'No queda sitio para otro artículo';
const RESTARTED = 'Tuve que reiniciarme';
const misconfigured = () =>
  'No estoy bien configurado para eso. Avisa a la persona que administra este bot, por favor.';
const cannotStore = () =>
  'Ahora mismo no puedo guardar ni consultar nada. La persona que administra este bot encontrará el motivo en su registro.';

const HOW_TO_ASK =
  'Pregúntame con `/ask` sobre los artículos añadidos aquí; `/sources cuáles: todos los artículos` los muestra.';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: '¡De nada!',
  greeting: `¡Hola! ${HOW_TO_ASK}`,
  goodbye: '¡Hasta pronto!',
  reaction: HOW_TO_ASK,
  help: `${HOW_TO_ASK} Los artículos se añaden con \`/ingest\` y \`/feed add\`; en un servidor, ambos requieren el permiso «Gestionar mensajes». \`/about\` muestra lo demás.`,
  identity: `Soy Byline. Respondo a preguntas sobre los artículos añadidos aquí, citándolos palabra por palabra. ${HOW_TO_ASK}`,
  deletion: 'Los artículos se eliminan con `/forget`, y tus propias preguntas con el botón de `/about`.',
  source: 'Cada cita nombra su artículo. `/sources` muestra los de la última respuesta de aquí.',
  link: 'Para que lea una página, usa `/ingest`. Si no tienes permiso, pídeselo a la moderación.',
};

export const spanishErrors: ErrorTexts = {
  byGroup: { config: misconfigured, models: misconfigured, store: cannotStore, database: cannotStore },
  byId: {
    ...spanishRefusals,
    ...spanishSourceErrors,
    'app.tooManyArticles': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: aquí ya hay ${count(n, 'artículo guardado', 'artículos guardados')}, que es el límite. Elimina alguno antes con \`/forget\`.`,
    'app.tooManyBytes': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: aquí ya hay ${number(n)} MiB guardados, que es el límite. Elimina antes algún artículo con \`/forget\`.`,
    'app.queueFull': ({ count: n }: Numbers<'count'>) =>
      `Ya hay ${count(n, 'artículo', 'artículos')} en espera. Inténtalo de nuevo en un minuto.`,
    'app.closing': () => 'Me estoy reiniciando. Tu artículo no se pierde: se añadirá después del reinicio.',
    'app.restarting': () => `${RESTARTED} y no pude terminar. Inténtalo de nuevo en un minuto.`,
    'app.interrupted': () =>
      `${RESTARTED}. Tu artículo no se ha perdido: terminaré de añadirlo, no tienes que hacer nada más.`,
    'app.storedLater': () =>
      'Ahora mismo no puedo guardar nada. Tu artículo está aceptado y lo añadiré en cuanto pueda.',
    'app.unknownArticle': () =>
      'Ese artículo no está aquí. `/sources cuáles: todos los artículos` muestra la lista actual.',
    'app.ambiguousArticle': ({
      named,
      matches,
    }: Strings<'named'> & { readonly matches: readonly unknown[] }) =>
      `${count(matches.length, 'artículo coincide', 'artículos coinciden')} con «${named}». Elige uno de la lista mientras escribes.`,
    'app.partOfTitle': ({ named }: Strings<'named'>) =>
      `No se eliminó nada: «${named}» es solo una parte del título de un artículo. Elígelo de la lista mientras escribes.`,
    'app.tooManyFeeds': ({ count: n }: Numbers<'count'>) =>
      `Aquí ya se ${form(n, 'sigue', 'siguen')} ${count(n, 'feed', 'feeds')}, que es el límite. Quita uno antes con \`/feed remove\`.`,
    'app.unknownFeed': ({ named }: Strings<'named'>) =>
      `Aquí no se sigue ningún feed «${named}». Elige uno de la lista mientras escribes, o mira \`/feed list\`.`,
    'app.knownFeed': ({ url }: Strings<'url'>) =>
      `El feed ${url} ya se sigue aquí. \`/feed edit\` cambia dónde se publican sus titulares.`,
    'app.goneFeed': ({ url }: Strings<'url'>) =>
      `No se puede seguir ${url}: su sitio lo ha retirado definitivamente. Indica la dirección de otro feed.`,
    'app.noFeed': ({ url }: Strings<'url'>) =>
      `No se puede seguir ${url}: la página no tiene ningún feed. Indica la dirección del propio feed.`,
    'app.cancelled': () => 'Cancelado; no se guardó nada.',
    'app.cancelledImport': ({ added }: Numbers<'added'>) =>
      `Cancelado; feeds seguidos hasta ahora: ${number(added)}. Importa el archivo otra vez para los demás.`,
    'app.noTimeLeft': () =>
      'No quedó tiempo para este. Importa el archivo otra vez: los feeds que ya se siguen se omiten.',
    'app.failedBefore': () =>
      'No se leyó, porque antes fallaron demasiados feeds. Impórtalo en una lista aparte.',
    'app.parsedTooLong': ({ source, seconds, isFeed }: Strings<'source'> & Numbers<'seconds'> & OfFeed) =>
      `La lectura de ${source} tardó más de ${number(seconds)} s y se detuvo. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.parserDied': ({ source, maxMib, isFeed }: Strings<'source'> & Numbers<'maxMib'> & OfFeed) =>
      `La lectura de ${source} necesitó más de ${number(maxMib)} MiB de memoria, o falló. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.answerNotStored': () =>
      'Esa respuesta no se pudo guardar, así que no sé nada más de ella. Vuelve a preguntar más tarde.',
    'app.unknownAnswer': () => 'Ya no tengo esa respuesta. Vuelve a preguntar.',
    'app.citedArticleGone': () =>
      'Un artículo que cita esta respuesta ya no está disponible. Vuelve a preguntar.',
    'answer.emptyQuestion': () =>
      'En esta pregunta no hay nada que buscar. Pregunta por algo de las noticias, por ejemplo: Who signed the US-India framework?',
    'answer.missingSubject': () =>
      'No sé por qué preguntas. Repite la pregunta con el nombre de la persona, el lugar o la cosa, o usa el botón *Seguir preguntando* debajo de una respuesta.',
    'answer.smallTalk': ({ talk }: { readonly talk: SmallTalk }) => SMALL_TALK[talk],
    'answer.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
      `Tu pregunta tiene ${number(length)} caracteres; el límite es de ${number(limit)}. Acórtala, por favor.`,
    'answer.badCalibration': misconfigured,
    'answer.badShippedCalibration': misconfigured,
    'store.withdrawn': () => 'Cancelado a mitad de camino; no se guardó nada.',
    'store.queueBytes': () => 'Hay demasiados artículos esperando. Inténtalo de nuevo en un minuto.',
    'store.newerSchema': misconfigured,
    'store.noDatabase': misconfigured,
    'store.isFolder': misconfigured,
    'store.notProtected': misconfigured,
    'store.busy': () => 'Mi almacenamiento está ocupado en este momento. Inténtalo de nuevo en un minuto.',
    'store.damagedArticle': () =>
      'El texto guardado de ese artículo está dañado, así que no lo cito. Añadirlo de nuevo lo repara.',
  },
};
