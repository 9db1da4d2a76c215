import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Lists, Numbers, Strings } from '../facts.js';

const { count, number, duration } = counting('es');
const MAX_CHANNELS_NAMED = 5;

type Rate = Numbers<'limit' | 'waitMs'>;
const please = ({ waitMs }: Rate) =>
  `Espera ${duration(waitMs, { seconds: ['segundo', 'segundos'], minutes: ['minuto', 'minutos'] })}, por favor.`;
const questions = (n: number) => count(n, 'pregunta', 'preguntas');
const articles = (n: number) => count(n, 'artículo', 'artículos');
const needed = (purpose: string) => `Necesitas el permiso «Gestionar mensajes» para ${purpose}.`;

const SOURCES = {
  link: ['enlace quedó', 'enlaces quedaron'],
  file: ['archivo quedó', 'archivos quedaron'],
  article: ['artículo quedó', 'artículos quedaron'],
} as const;

/** Of src/discord/errors.ts. */
export const spanishRefusals: ErrorWordings = {
  'discord.staleControl': () =>
    'Ese botón o menú es de una versión anterior de mí y ya no funciona. Vuelve a usar el comando.',
  'discord.unknownCommand': ({ name }: Strings<'name'>) =>
    `Ya no tengo el comando ${name}. Desaparecerá del menú cuando mis comandos se registren de nuevo.`,
  'discord.elsewhere': () => 'Solo respondo en los servidores que me han añadido y en mensajes directos.',
  'discord.someoneElses': () =>
    'Eso viene de los artículos de quien me añadió a su cuenta, y solo esa persona puede usarlo. Para preguntar sobre artículos tuyos, añádeme a tu cuenta.',
  'discord.restarting': () => 'Me estoy reiniciando. Inténtalo de nuevo en un minuto.',
  'discord.restartingAsk': () => 'Me estoy reiniciando. Vuelve a preguntar en un minuto.',
  'discord.restartingIngest': () =>
    'Me estoy reiniciando. Si `/sources cuáles: todos los artículos` no muestra tu artículo en un minuto, añádelo de nuevo.',
  'discord.restartingSources': ({ left, what }: Numbers<'left'> & { readonly what: keyof typeof SOURCES }) =>
    `Me estoy reiniciando. ${count(left, SOURCES[what][0], SOURCES[what][1])} sin leer: inténtalo de nuevo en un minuto.`,
  'discord.slow': () =>
    'Estoy muy ocupado y el formulario no pudo abrirse a tiempo. Inténtalo de nuevo en un minuto.',
  'discord.emptyQuestion': () => 'Haz una pregunta, por ejemplo: `/ask pregunta: Who signed the agreement?`',
  'discord.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
    `Tu pregunta tiene ${number(length)} caracteres; el límite es de ${number(limit)}. Acórtala, por favor.`,
  'discord.wordlessMessage': () => 'Ese mensaje no tiene palabras que buscar. Elige un mensaje con texto.',
  'discord.askQueueFull': ({ waiting }: Numbers<'waiting'>) =>
    `Ya hay ${count(waiting, 'pregunta', 'preguntas')} en espera. Vuelve a preguntar en un minuto.`,
  'discord.userAsks': (rate: Rate) =>
    `Has llegado al límite de ${questions(rate.limit)} por minuto. ${please(rate)}`,
  'discord.guildAsks': (rate: Rate) =>
    `Este servidor ha llegado a su límite de ${questions(rate.limit)} por minuto. ${please(rate)}`,
  'discord.memberAsks': (rate: Rate) =>
    `Los miembros de este servidor pueden hacer ${questions(rate.limit)} por minuto. ${please(rate)}`,
  'discord.userIngests': (rate: Rate) =>
    `Has llegado al límite de ${articles(rate.limit)} por hora. ${please(rate)}`,
  'discord.guildIngests': (rate: Rate) =>
    `Este servidor ha llegado a su límite de ${articles(rate.limit)} por hora. ${please(rate)}`,
  'discord.memberIngests': (rate: Rate) =>
    `Los miembros de este servidor pueden añadir ${articles(rate.limit)} por hora. ${please(rate)}`,
  'discord.userFeeds': (rate: Rate) =>
    `Has llegado al límite de ${articles(rate.limit)} por hora, en el que también cuentan los feeds. ${please(rate)}`,
  'discord.guildFeeds': (rate: Rate) =>
    `Este servidor ha llegado a su límite de ${articles(rate.limit)} por hora, en el que también cuentan los feeds. ${please(rate)}`,
  'discord.memberFeeds': (rate: Rate) =>
    `Los miembros de este servidor pueden añadir ${articles(rate.limit)} por hora; los feeds también cuentan. ${please(rate)}`,
  'discord.oneSourceOnly': ({ given }: Lists<'given'>) =>
    `\`/ingest\` admite un enlace, un texto o un archivo; has dado varios (${given.join(', ')}).`,
  'discord.oneFeedOnly': () =>
    'Eso es más de una dirección. Añade los feeds de uno en uno, o importa una lista con `/feed import`.',
  'discord.fileTooLarge': ({ name, mib, limitMib }: Strings<'name'> & Numbers<'mib' | 'limitMib'>) =>
    `${name} ocupa ${number(Math.round(mib * 10) / 10)} MiB; el límite es de ${number(limitMib)} MiB. Pega el texto, o divide el archivo.`,
  'discord.fileType': ({ name }: Strings<'name'>) =>
    `No puedo leer ${name}. Adjunta un archivo de uno de estos tipos (${OFFERED_EXTENSIONS}), o pega el texto.`,
  'discord.fileElsewhere': ({ host }: Strings<'host'>) =>
    `Ese archivo está en ${host}, no en los servidores de Discord. Adjúntalo directamente a \`/ingest\`.`,
  'discord.fileUnavailable': ({ name, reason }: Strings<'name' | 'reason'>) =>
    `No se pudo descargar ${name} de Discord: ${reason}. Adjúntalo de nuevo.`,
  'discord.badLink': ({ given }: Strings<'given'>) =>
    `«${given}» no es un medio con un enlace. Indica una dirección http o https completa, o ninguna.`,
  'discord.nothingToEdit': () => 'Di qué quieres cambiar: «canal», «no-publicar» o «estado».',
  'discord.channelAndNone': () => 'Indica «canal» o «no-publicar», no ambos.',
  'discord.emptyForm': () => 'El formulario no tiene ni texto ni archivo. Indica uno de los dos.',
  'discord.unreadableDate': ({ given }: Strings<'given'>) =>
    `No sé qué día es «${given}». Escríbelo así: 2026-10-31.`,
  'discord.futureDate': ({ given }: Strings<'given'>) =>
    `La fecha «${given}» está en el futuro. Indica el día de publicación.`,
  'discord.draftGone': () => 'Ya no tengo lo que enviaste con ese formulario. Vuelve a usar `/ingest`.',
  'discord.keptFilesGone': () =>
    'Ya no tengo los archivos que enviaste antes. Vuelve a elegirlos con el botón.',
  'discord.noSources': () =>
    `Ese mensaje no tiene ningún enlace a una página web ni ningún archivo. Elige uno con una dirección http o https completa, o con un archivo de uno de estos tipos: ${OFFERED_EXTENSIONS}.`,
  'discord.mayNotIngest': () => needed('pegar artículos en el formulario'),
  'discord.mayNotFollow': () => needed('seguir feeds'),
  'discord.mayNotForget': () => needed('eliminar artículos'),
  'discord.noSuchTitle': ({ given }: Strings<'given'>) =>
    `Ningún artículo de aquí tiene «${given}» en el título. Escribe una palabra del título y elige de la lista, o mira \`/sources cuáles: todos los artículos\`.`,
  'discord.severalTitles': ({ given }: Strings<'given'>) =>
    `Más de un artículo tiene «${given}» en el título. Elige uno de la lista mientras escribes.`,
  'discord.notYourList': () =>
    'Solo quien usó este comando puede usar sus botones. Usa `/sources` para tener tu propia lista.',
  'discord.noEmbedLinks': () =>
    'No puedo mostrar respuestas en este canal. Pregunta con `/ask`, o pide que me den aquí «Insertar enlaces».',
  'discord.botCannotPost': ({ channel }: Strings<'channel'>) =>
    `No puedo publicar en ${channel}. Dame ahí los permisos «Ver canal», «Enviar mensajes» e «Insertar enlaces», o elige otro canal.`,
  'discord.memberCannotPost': ({ channel }: Strings<'channel'>) =>
    `No puedes publicar en ${channel}, así que yo tampoco puedo hacerlo por ti.`,
  'discord.channelNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} no es un canal permitido. \`/setup\` sin opciones muestra cuáles lo son.`,
  'discord.lastChannel': ({ channel }: Strings<'channel'>) =>
    `${channel} es el único canal permitido. Permite antes otro con «permitir-canal», o usa «todos-los-canales».`,
  'discord.allChannelsAllowed': () =>
    'Aquí están permitidos todos los canales. Para limitarme a algunos, permite cada uno con «permitir-canal»; los demás quedarán excluidos.',
  'discord.tooManyChannels': ({ limit }: Numbers<'limit'>) =>
    `Se pueden permitir ${number(limit)} canales como máximo. Quita antes uno con «quitar-canal».`,
  'discord.forumAndAnswers': () =>
    'Indica tanto «foro» como «respuestas-foro»: qué foro, y cómo responder a sus publicaciones nuevas.',
  'discord.forumNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} no es un canal permitido. Permítelo antes con «permitir-canal».`,
  'discord.tooManyForums': ({ limit }: Numbers<'limit'>) =>
    `Puedo responder a publicaciones de ${number(limit)} foros como máximo. Pon antes uno de ellos en «desactivado».`,
  'discord.cannotStartThreads': () =>
    'No puedo abrir hilos aquí. Dame «Crear hilos públicos» y «Enviar mensajes en hilos», e inténtalo de nuevo.',
  'discord.cannotAnswerPosts': ({ channel }: Strings<'channel'>) =>
    `No puedo responder a publicaciones en ${channel}. Dame ahí «Ver canal» y «Enviar mensajes en hilos», o elige otro foro.`,
  'discord.noChannelLeft': () =>
    'No respondo en este canal, y los canales en los que puedo responder ya no existen. Quien administra este servidor puede elegir otros con `/setup`.',
  'discord.notInThisChannel': ({ channels }: Lists<'channels'>) => {
    if (channels.length === 0) return 'No respondo en este canal, solo en otros de este servidor.';
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `No respondo en este canal, pero sí en ${named}${more > 0 ? ` y ${number(more)} más` : ''}.`;
  },
};
