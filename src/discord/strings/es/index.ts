/**
 * Spanish, for Spain and Latin America. Informal (tú). Glossary: article artículo, question pregunta, answer respuesta,
 * quote cita, source fuente, outlet medio, follow-up seguir preguntando, feed feed (seguir), headline titular, server
 * servidor, channel canal.
 */
import { counting } from '../counting.js';
import type { Hints } from '../en/answer.js';
import type { Texts } from '../texts.js';
import { spanishArticles } from './articles.js';
import { spanishErrors } from './errors.js';

const { count, number, form } = counting('es');
const articles = (n: number) => count(n, 'artículo', 'artículos');
const questions = (n: number) => count(n, 'pregunta', 'preguntas');
const OPTION_NAMES = { since: 'periodo', outlet: 'medio' };
const options = (by: Hints['by'], and = 'y'): string =>
  by ? `\`${OPTION_NAMES[by]}\`` : `\`periodo\` ${and} \`medio\``;

const ADD_ARTICLES = 'Añade artículos con `/ingest`, o sigue un feed con `/feed add`.';
const ASK_AND_SET_UP = [
  '**Pregúntame** con `/ask`, o mencióname con tu pregunta: respondo con citas textuales de esos artículos, cada una con su fuente.',
  '**Configúrame** con `/setup`: canales permitidos, límites, respuestas privadas. `/about` muestra lo que guardo.',
];

export const es: Texts = {
  language: 'es',
  errors: spanishErrors,
  ...spanishArticles,
  about: {
    title: (version) => `Byline ${version}`,
    what: (inServer) =>
      `Respondo con citas textuales a preguntas sobre los artículos que ${inServer ? 'han añadido los miembros de este servidor' : 'has añadido'}. ` +
      'No escribo nada por mi cuenta y, cuando ningún artículo responde a una pregunta, lo digo.',
    help: 'Qué puedo hacer',
    commands: [
      '`/ask` responde a una pregunta con los artículos guardados',
      '`/sources` muestra los artículos en los que se basan las respuestas',
      '`/ingest` añade un artículo: un enlace, un texto o un archivo',
      '`/forget` elimina un artículo para siempre',
      '`/feed` sigue feeds de noticias',
      'En el menú de un mensaje, en «Aplicaciones»: **Añadir enlaces** y **Contrastar con las noticias**',
    ].join('\n'),
    needs:
      'Para `/ingest`, `/forget`, `/feed` y **Añadir enlaces**, los miembros necesitan el permiso «Gestionar mensajes».',
    privacy: 'Qué guardo',
    stored: (inServer) =>
      `Los artículos; cada pregunta con las frases que la respondieron y, durante un tiempo limitado, el ID de quien la hizo; las valoraciones de las respuestas. ${
        inServer ? 'Los demás servidores no ven nada de eso' : 'Nadie más ve nada de eso'
      }. Se guarda en la base de datos de quien me aloja, y no lo envío a ningún servicio que no sea esa base de datos o Discord.`,
    read: (getsAllMessages) =>
      getsAllMessages
        ? 'Solo leo los mensajes directos, los mensajes que me mencionan, aquellos sobre los que usas un comando, los de los hilos que he abierto y las publicaciones en los foros elegidos con `/setup`. Discord me envía también todos los demás mensajes de los canales que puedo ver; no los guardo.'
        : 'Solo leo los mensajes directos, los mensajes que me mencionan, aquellos sobre los que usas un comando y los títulos de las publicaciones en los foros elegidos con `/setup`.',
    articlesOf: (n, passages, newest) =>
      `${articles(n)}, ${count(passages, 'pasaje', 'pasajes')}${newest ? `; el más reciente, del ${newest}` : ''}`,
    questionsOf: (n, { helpful, unhelpful }) =>
      helpful + unhelpful === 0
        ? questions(n)
        : `${questions(n)}; valoraciones: ${count(helpful, 'útil', 'útiles')}, ${count(unhelpful, 'no útil', 'no útiles')}`,
    notAdded: 'No se pudieron añadir',
    setAside: (name, user, on) =>
      `${name} (${[user === null ? undefined : `de ${user}`, on].filter(Boolean).join(', ')})`,
    setAsideReason:
      'Fallé o me quedé bloqueado cada vez que los leí. Añádelos con `/ingest` para intentarlo una vez más.',
    mebibytes: (mib) =>
      `${mib.toLocaleString('es', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB guardados`,
    modelOf: (model, dimension) => `modelo ${model}, ${dimension} dimensiones`,
    started: (when) => `en marcha desde ${when}`,
    latency: (ms) => `latencia de ${number(ms)} ms`,
    deleteMine: 'Borrar mis preguntas',
    deleted: (n) =>
      n === 0
        ? 'Ninguna pregunta guardada lleva tu ID. Los artículos y feeds que añadiste tampoco lo llevan ya.'
        : `${count(n, 'pregunta tuya borrada', 'preguntas tuyas borradas')}, aquí y en todas partes, con sus citas; tu ID ya no está en los artículos y feeds que añadiste. Los mensajes de Discord siguen ahí hasta que los elimines.`,
  },
  answer: {
    closest: 'No encontré una respuesta segura. El pasaje más parecido:',
    contradicted: 'Los artículos dicen otra cosa:',
    disagreement: 'Las fuentes no coinciden',
    nothing: 'No encontré nada sobre eso',
    noArticles: ({ narrowed, by }) =>
      narrowed ? `Ningún artículo de aquí coincide con ${options(by)}` : 'Aquí aún no hay artículos',
    tryNext: ({ narrowed, by, mayAdd }) =>
      [
        narrowed
          ? `Prueba con otras palabras, o pregunta sin ${options(by, 'ni')}.`
          : 'Prueba con otras palabras.',
        ...(mayAdd ? [ADD_ARTICLES] : []),
      ].join(' '),
    addFirst: ({ narrowed, by, mayAdd }) =>
      [
        ...(narrowed
          ? [
              by
                ? 'Pregunta sin esa opción, o con otro valor.'
                : 'Pregunta sin esas opciones, o con otros valores.',
            ]
          : []),
        ...(mayAdd ? [ADD_ARTICLES] : []),
        ...(narrowed || mayAdd ? [] : ['Los miembros con el permiso «Gestionar mensajes» pueden añadirlos.']),
      ].join(' '),
    earlier: (day, values) =>
      day === undefined ? `Antes: ${values}` : `A fecha de ${day}. Antes: ${values}`,
    follows: (question) => `↳ ${question}`,
    englishOnly: 'Solo entiendo preguntas en inglés.',
    outletsHere: (outlets) => `Aquí hay medios como: ${outlets}`,
    onlyOutlet: (outlet) => `solo ${outlet}`,
    nothingFrom: (from, to) => (to === undefined ? `nada del ${from}` : `nada del ${from} al ${to}`),
    correction: (typed, read) => `«${typed}» leído como «${read}»`,
    subject: (words) => `se mantiene: ${words}`,
    buttons: {
      context: 'En contexto',
      'follow-up': 'Seguir preguntando',
      'another-way': 'Preguntar de otra forma',
      articles: 'Todos los artículos',
    },
    showMore: (n) => `Mostrar ${number(n)} más`,
    from: (cited, searched) => `de ${articles(cited)} entre ${number(searched)}`,
    searched: (n, newest) =>
      `${articles(n)} ${form(n, 'consultado', 'consultados')}${newest === undefined ? '' : `, el más reciente del ${newest}`}`,
    searchOnly: 'solo búsqueda, sin modelo de lectura',
    hurried: (read, found) => `solo ${read} de ${found} pasajes leídos, por falta de tiempo`,
    moreQuotes: (n) => `y ${count(n, 'cita más', 'citas más')}`,
    moreValues: (n) => `y ${count(n, 'valor más', 'valores más')}`,
    also: (outlets) => `también ${outlets}`,
    given: {
      uploaded: (by) => (by === undefined ? 'archivo subido' : `subido por ${by}`),
      pasted: (by) => (by === undefined ? 'texto pegado' : `pegado por ${by}`),
    },
    saysItIsFrom: (origin) => `dice ser de ${origin}`,
    claimedOutlet: (given, outlet) => (outlet === undefined ? given : `${outlet} (${given})`),
    perHost: (outlet, host) => `${outlet} (según ${host})`,
    elsewhere: { hidden: 'no se ve en la propia página', feed: 'de su feed' },
    noTitle: 'sin título',
    noOutlet: 'medio desconocido',
    noDate: 'sin fecha',
    revised: 'el artículo ha cambiado desde entonces',
  },
  ask: {
    waiting: (position) => `Hay mucha gente preguntando: tu número en la cola es el ${number(position)}.`,
    rated: {
      helpful: '¡Gracias por tu opinión!',
      'not-helpful': 'Gracias por tu opinión. Formula la pregunta de otra manera o sigue preguntando.',
    },
    form: {
      title: 'Seguir preguntando',
      question: 'Tu pregunta',
      again: 'Corregir la pregunta',
      hint: 'Se mantiene el tema de la última pregunta: basta con «¿cuándo se firmó?».',
    },
  },
  boundary: {
    fault: (incident) =>
      `Algo salió mal por mi parte. Quedó registrado como ${incident}. Inténtalo de nuevo en un momento.`,
  },
  check: {
    closest: 'Los pasajes más parecidos a ese mensaje',
    judge: 'Juzga por tu cuenta si lo respaldan.',
    nothing: 'No encontré nada sobre ese mensaje',
  },
  context: {
    heading: 'Las citas en su contexto',
    more: (n) => count(n, 'cita más', 'citas más'),
    deleted: 'Todos los artículos citados ahí se han eliminado desde entonces.',
  },
  forget: {
    kept: 'No se eliminó nada.',
    forgotten: (title, { revisions, sentences, passages, answers, log }) =>
      `**${title}** eliminado: ${count(revisions, 'versión', 'versiones')} de su texto, ${count(sentences, 'frase', 'frases')} ` +
      `y ${count(passages, 'pasaje', 'pasajes')}. El contexto de las respuestas anteriores ya no lo muestra; ` +
      'los mensajes ya enviados no se modifican. Los feeds no volverán a añadirlo, pero `/ingest` puede.' +
      (answers.total > 0
        ? ` Quien responda a ${count(answers.total, 'respuesta', 'respuestas')} con citas suyas quizá deba decir de nuevo de qué se trata.`
        : '') +
      (log === 'busy'
        ? ' Sus últimos rastros saldrán del registro de la base de datos con la próxima eliminación.'
        : ''),
  },
  help: {
    ask: '**Pregúntame** con `/ask`, o mencióname con tu pregunta: respondo con citas textuales de los artículos añadidos aquí, cada una con su fuente.',
    add: (mayAdd) =>
      mayAdd
        ? '**Añade artículos** con `/ingest` (un enlace, un texto o un archivo), o sigue un feed con `/feed add`.'
        : '**Los artículos** los añaden los miembros que pueden gestionar mensajes. `/sources cuáles: todos los artículos` los muestra.',
    more: (mayAdd) =>
      mayAdd
        ? '**Elimina** artículos con `/forget`, y tus propias preguntas con `/about`, que también muestra lo que guardo.'
        : '**Borra** tus propias preguntas con `/about`, que también muestra lo que guardo.',
    buttons: {
      ask: 'Hacer una pregunta',
      samples: 'Probar con tres artículos de ejemplo',
      feed: 'Añadir un feed',
      undo: 'Deshacer',
    },
    feedForm: {
      title: 'Seguir un feed de noticias',
      url: 'Dirección',
      hint: 'De un feed RSS, Atom o JSON, o de una página que lo enlace.',
    },
    samples: {
      added: 'Añadí tres artículos de ejemplo (en inglés). Pregúntame sobre ellos, o quítalos con el botón.',
      some: 'Añadí solo una parte de los tres artículos de ejemplo (en inglés). Pregúntame sobre ellos, o quítalos con el botón.',
      known: 'Los artículos de ejemplo ya están aquí. Pregúntame sobre ellos.',
      undone: 'Quité los artículos de ejemplo. Añade los tuyos con `/ingest`.',
    },
  },
  reply: { onlyForYou: 'La respuesta solo la ve quien preguntó.' },
  setup: {
    title: (isChanged) => (isChanged ? 'Ajustes guardados' : 'Ajustes actuales'),
    channels: 'Canales permitidos',
    allChannels: 'todos los canales que puedo ver',
    visibility: 'Las respuestas las ve',
    visibleTo: (isPrivate) =>
      isPrivate
        ? 'solo quien pregunta, salvo que elija `privado: False`'
        : 'todo el mundo, salvo que quien pregunta elija `privado: True`',
    threads: 'Cada respuesta en un canal recibe',
    threadsOf: (hasThreads) => (hasThreads ? 'su propio hilo, para seguir preguntando' : 'ningún hilo'),
    forums: 'Respondo a las publicaciones nuevas en',
    forumsOf: { mentioned: 'cuando me mencionan', always: 'siempre, si encuentro una respuesta' },
    limits: 'Cada miembro puede',
    limitsOf: (asks, ingests) => `hacer ${questions(asks)} por minuto y añadir ${articles(ingests)} por hora`,
    hint: 'Permisos de los comandos: Ajustes del servidor → Integraciones → Byline',
    moreChannels: (n) => `y ${number(n)} más`,
  },
  talk: {
    roleMentioned: (me) =>
      `Mencionaste mi rol, y entonces Discord no me muestra tus palabras. Mencióname a mí: ${me} y tu pregunta.`,
    threadName: 'Respuesta',
  },
  welcome: {
    first: [
      '**Añade artículos** con `/ingest` (un enlace, un texto o un archivo), o sigue un feed con `/feed add`. Ambos requieren el permiso «Gestionar mensajes».',
      ...ASK_AND_SET_UP,
    ].join('\n'),
    back: ['**He vuelto**, y los artículos añadidos aquí antes siguen guardados.', ...ASK_AND_SET_UP].join(
      '\n',
    ),
  },
};
