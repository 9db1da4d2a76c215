import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import { counting } from '../counting.js';
import type { ArticleTexts } from '../texts.js';
import { spanishNote } from './ingest-notes.js';

const { count, number, form } = counting('es');
const articles = (n: number) => count(n, 'artículo', 'artículos');
const feeds = (n: number) => count(n, 'feed', 'feeds');
const entries = (n: number) => count(n, 'entrada', 'entradas');
const HOW_TO_INGEST =
  'Añade artículos con `/ingest`: indica un `enlace`, un `texto` o un `archivo`, o nada para abrir un formulario.';
const NOTHING_CITED = 'Ninguna respuesta de este canal ha citado aún un artículo. Pregunta algo con `/ask`.';
type Forms = Readonly<Record<'link' | 'file' | 'article', readonly [one: string, other: string]>>;
const KINDS: Forms = {
  link: ['enlace', 'enlaces'],
  file: ['archivo', 'archivos'],
  article: ['artículo', 'artículos'],
};
const PASSED_OVER: Readonly<Record<PassOverReason, (n: number) => string>> = {
  'no-text': (n) => `${entries(n)} sin enlace y con muy poco texto para un artículo`,
  'too-many': (n) => `${entries(n)}, porque solo se leen las más recientes`,
  unreachable: (n) => `${entries(n)} cuya página no se pudo obtener`,
  'no-article': (n) => `${entries(n)} cuya página no tiene ningún artículo`,
  robots: (n) => `${entries(n)} cuya página excluye robots.txt`,
  forgotten: (n) => `${entries(n)} que se ${form(n, 'eliminó', 'eliminaron')} aquí`,
  other: (n) => `${entries(n)} cuya página fue rechazada`,
};

export const spanishArticles: ArticleTexts = {
  feed: {
    done: {
      add: (feed, channel) =>
        `Ahora se sigue ${feed}. Sus artículos actuales se están añadiendo; ${
          channel === null
            ? 'los nuevos se añaden cuando aparecen.'
            : `los titulares nuevos van a ${channel}.`
        }`,
      channel: (feed, channel) => `${feed} ya se sigue aquí. Sus titulares nuevos van ahora a ${channel}.`,
      edit: (feed, channel, paused) =>
        `${feed} se ha cambiado. ${
          channel === null ? 'Sus titulares no se publican' : `Sus titulares nuevos van a ${channel}`
        }${paused ? '; está en pausa' : ''}.`,
      remove: (feed) => `${feed} ya no se sigue. Sus artículos se quedan; \`/forget\` elimina uno.`,
      pause: (feed) => `${feed} está en pausa. \`/feed resume\` lo reanuda.`,
      resume: (feed) => `${feed} se ha reanudado. Se comprueba enseguida.`,
    },
    offer: {
      title: 'Esto es un feed',
      explanation:
        'Enumera artículos, pero no es uno. Síguelo para añadir ahora sus artículos actuales, y los nuevos cuando aparezcan.',
      follow: 'Seguir este feed',
    },
    importing: (done, total) => `Comprobando los feeds: ${number(done)} de ${number(total)}…`,
    imported: (added, all) => `Ahora se ${form(added, 'sigue', 'siguen')} ${number(added)} de ${feeds(all)}`,
    outcome: { added: 'añadido', known: 'ya se sigue', failed: 'no añadido' },
    repeated: (n) => `${feeds(n)} más de una vez en la lista`,
    omitted: (n) => `${feeds(n)} sin leer: el archivo contiene demasiados`,
    exported: (n) => `${feeds(n)}; importa el archivo en un lector de feeds, o con \`/feed import\`.`,
    none: 'Aquí no se sigue ningún feed. Sigue uno con `/feed add`: indica la dirección de un feed, o de una página que lo enlace.',
    heading: (n) => `${form(n, 'Se sigue', 'Se siguen')} ${feeds(n)}`,
    more: (n) => `y ${count(n, 'feed más', 'feeds más')}`,
    page: (page, pages) => `página ${number(page + 1)} de ${number(pages)}`,
    previous: 'Anterior',
    next: 'Siguiente',
    paused: (reason) => `en pausa: ${reason}`,
    polled: (when) => `comprobado ${when}`,
    notPolled: 'aún sin comprobar',
    waiting: (n) => `${articles(n)} en espera`,
    passedOver: (reasons) =>
      `sin añadir: ${reasons.map(({ reason, count: n }) => PASSED_OVER[reason](n)).join('; ')}`,
    cannotPost:
      'Los titulares no se publican: el canal ya no existe, o allí me falta «Ver canal», «Enviar mensajes» o «Insertar enlaces».',
    failing: (times, reason) => `${count(times, 'fallo seguido', 'fallos seguidos')}: ${reason}`,
  },
  headlines: {
    earlier: (n) =>
      `y ${count(n, 'artículo anterior', 'artículos anteriores')} · pregunta por ellos con \`/ask\``,
    ask: 'Pregunta por las noticias con `/ask`',
    keySentences: 'Frases clave',
  },
  ingest: {
    outcome: { new: 'Añadido', updated: 'Actualizado', known: 'Ya estaba añadido' },
    lengthOf: (words) => count(words, 'palabra', 'palabras'),
    revision: (revision) => `versión ${number(revision)}`,
    note: spanishNote,
    moreNotes: (n) => `y ${count(n, 'nota más', 'notas más')}`,
    suggestions: 'Pregunta por ejemplo',
    askAbout: 'Pregunta sobre este artículo…',
    moreSuggestions: (n) => `y ${count(n, 'pregunta más', 'preguntas más')}`,
    goesOn:
      'Sigo añadiéndolo, pero Discord ya no acepta más avisos aquí. `/sources` mostrará lo que se ha añadido.',
    progress: (progress) => {
      switch (progress.stage) {
        case 'queued':
          return `En espera: tu número en la cola es el ${number(progress.position)}.`;
        case 'fetching':
          return 'Obteniendo la página…';
        case 'reading':
          return 'Leyendo…';
        case 'embedding':
          return `Indexando: ${number(progress.done)} de ${number(progress.total)}…`;
        case 'storing':
          return 'Guardando…';
        case 'done':
          return `Listo: ${articles(progress.articles)}, ${count(progress.sentences, 'frase', 'frases')}, ${count(progress.passages, 'pasaje', 'pasajes')}, ${number(Math.round(progress.ms / 100) / 10)} s`;
      }
    },
    form: {
      heading: 'Añadir un artículo',
      text: 'Texto',
      files: 'Archivos',
      title: 'Título',
      origin: 'Medio, enlace o ambos',
      date: 'Fecha de publicación',
      hints: {
        text: 'Hasta 4000 caracteres, o un enlace; da los textos más largos como archivo.',
        files: `En lugar de un texto: hasta 10 archivos, ${OFFERED_EXTENSIONS}`,
        title: 'Del texto, o de un solo archivo',
        origin: 'Por ejemplo: Sample Wire https://example.org/story',
        date: 'Por ejemplo: 2026-10-31 o 31 de octubre de 2026',
      },
      keptFiles: (names) => `Se conservan: ${names}. Los archivos que elijas aquí los sustituyen.`,
      pasted: 'el texto pegado',
      fitsOneArticle:
        'El título y el enlace del formulario se han omitido, porque solo valen para un artículo.',
      pagesHaveTheirOwn:
        'El título, el medio y la fecha del formulario se han omitido: las páginas tienen los suyos.',
      again: 'Corregir el formulario',
    },
  },
  links: {
    progress: (done, all, step) => (all === 1 ? step : `${number(done)} de ${number(all)}: ${step}`),
    title: (added, all, what) => `${count(added, 'añadido', 'añadidos')} de ${count(all, ...KINDS[what])}`,
    failed: 'Ha fallado',
    skipped: 'Sin leer',
    more: (n) => `y ${number(n)} más`,
    leftOut: (n, what) => `${count(n, ...KINDS[what])} sin leer. Añade el resto con \`/ingest\`.`,
  },
  sources: {
    heading: (which, question) =>
      ({
        last: question === undefined ? 'Fuentes de la última respuesta' : `Fuentes: ${question}`,
        cited: 'Artículos citados en este canal',
        all: 'Todos los artículos',
      })[which],
    none: {
      last: NOTHING_CITED,
      cited: NOTHING_CITED,
      all: `Aquí aún no hay artículos. ${HOW_TO_INGEST}`,
    },
    cited: (answers) =>
      answers === 0 ? 'aún sin citar' : `citado en ${count(answers, 'respuesta', 'respuestas')}`,
    added: (by, when) => `añadido${by ? ` por ${by}` : ''}${when ? ` ${when}` : ''}`,
    total: articles,
    page: (page, pages) => `página ${number(page + 1)} de ${number(pages)}`,
    deleted: (n) =>
      `${count(n, 'artículo citado se ha eliminado', 'artículos citados se han eliminado')} desde entonces.`,
    more: (n) => `y ${count(n, 'artículo más', 'artículos más')}`,
    previous: 'Anterior',
    next: 'Siguiente',
    searched: (words) => ` · «${words}»`,
    noneFound:
      'Ningún artículo de esta lista tiene todas esas palabras en su título o medio. Prueba con menos palabras.',
    open: 'Abrir un artículo…',
    show: 'Abrir',
    sort: 'Ordenar…',
    sortBy: {
      newest: 'Los más recientes primero',
      added: 'Los últimos añadidos primero',
      cited: 'Los más citados primero',
      title: 'Por título',
    },
    by: (author) => `por ${author}`,
    sameStory: 'La misma noticia',
    provenanceField: 'Procedencia',
    provenance: {
      hidden:
        'la página, tal como se entrega, no muestra este texto: está en sus metadatos, u oculto hasta que un script lo muestra',
      feed: 'el texto que da su feed; la página en sí no se ha leído',
      uploaded: 'un archivo subido; lo que dice de su medio, autor, fecha y dirección no se ha comprobado',
      pasted: 'un texto pegado; lo que dice de su medio, autor, fecha y dirección no se ha comprobado',
      unknown: 'sin registrar: el artículo se añadió antes de que se hiciera',
    },
    claimedUrl: (url) => `Su dirección, según él mismo: ${url}`,
    forget: 'Eliminar…',
    forgetNow: 'Eliminar',
    keep: 'Conservar',
    confirm: (title) => `¿Eliminar ${title}?`,
    consequences:
      'Su texto se elimina para siempre, y el contexto de las respuestas anteriores ya no lo muestra. ' +
      'Los mensajes ya enviados no se modifican; quien responda a respuestas que lo citaron quizá deba decir de nuevo de qué se trata. ' +
      'Los feeds no volverán a añadirlo, pero `/ingest` puede.',
  },
};
