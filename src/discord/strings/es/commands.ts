import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { CommandCatalogue } from '../command-words.js';

const feed = { name: 'feed', description: 'Palabras de su título o dirección; elige de la lista' };

/** For Spain and for Latin America: no word that only one of them uses. */
export const spanishCommands: CommandCatalogue = {
  ask: {
    name: 'preguntar',
    description: 'Pregunta sobre los artículos añadidos aquí; la respuesta se cita textualmente',
    options: {
      question: { name: 'pregunta', description: '¿Qué quieres saber?' },
      since: {
        name: 'periodo',
        description: 'Solo artículos del último día, la última semana o el último mes (si no, todos)',
        choices: { day: 'último día', week: 'última semana', month: 'último mes', all: 'todos' },
      },
      outlet: { name: 'medio', description: 'Solo artículos de este medio' },
      private: { name: 'privado', description: 'Mostrar la respuesta solo a ti' },
    },
  },
  ingest: {
    name: 'añadir',
    description: 'Añade un artículo; sin opciones se abre un formulario para pegarlo',
    options: {
      url: { name: 'enlace', description: 'Enlace a un artículo; separa varios con espacios' },
      text: { name: 'texto', description: 'El texto de un artículo' },
      file: { name: 'archivo', description: `Un archivo con un artículo: ${OFFERED_EXTENSIONS}` },
      'file-2': { name: 'archivo-2', description: 'Otro archivo' },
      'file-3': { name: 'archivo-3', description: 'Otro archivo' },
      'file-4': { name: 'archivo-4', description: 'Otro archivo' },
      'file-5': { name: 'archivo-5', description: 'Otro archivo' },
      private: { name: 'privado', description: 'Mostrar el resultado solo a ti (si no, a todos)' },
    },
  },
  sources: {
    name: 'fuentes',
    description: 'Muestra los artículos en los que se basan las respuestas',
    options: {
      which: {
        name: 'cuáles',
        description: 'Qué artículos mostrar (si no, los que cita la última respuesta)',
        choices: {
          last: 'citados en la última respuesta de este canal',
          cited: 'citados en cualquier respuesta de este canal',
          all: 'todos los artículos',
        },
      },
      search: { name: 'buscar', description: 'Solo artículos con estas palabras en el título o el medio' },
      sort: {
        name: 'orden',
        description: 'Cómo ordenarlos',
        choices: {
          newest: 'primero los más recientes',
          added: 'primero los últimos añadidos',
          cited: 'primero los más citados',
          title: 'por título',
        },
      },
    },
  },
  feed: {
    name: 'feed',
    description: 'Sigue feeds de noticias y publica sus nuevos titulares en un canal',
    options: {
      add: {
        name: 'añadir',
        description: 'Sigue un feed: sus artículos se añaden ahora, y los nuevos en cuanto aparecen',
        options: {
          url: {
            name: 'enlace',
            description: 'Dirección de un feed RSS, Atom o JSON, o de una página que lo enlace',
          },
          channel: {
            name: 'canal',
            description: 'Canal donde publicar los nuevos titulares (si no, ninguno)',
          },
        },
      },
      edit: {
        name: 'editar',
        description: 'Cambia dónde se publican los titulares de un feed, o páusalo',
        options: {
          feed,
          channel: { name: 'canal', description: 'Canal donde publicar sus nuevos titulares desde ahora' },
          'stop-posting': {
            name: 'no-publicar',
            description: 'No publicar sus titulares en ningún canal; sus artículos se siguen añadiendo',
          },
          state: {
            name: 'estado',
            description: 'Páusalo o reanúdalo',
            choices: { pause: 'pausar', resume: 'reanudar' },
          },
        },
      },
      import: {
        name: 'importar',
        description: 'Sigue los feeds de un archivo OPML, como los que exportan los lectores de feeds',
        options: { file: { name: 'archivo', description: 'El archivo OPML' } },
      },
      export: { name: 'exportar', description: 'Obtén los feeds seguidos como archivo OPML' },
      list: { name: 'lista', description: 'Muestra los feeds seguidos y su estado' },
      remove: {
        name: 'quitar',
        description: 'Deja de seguir un feed; sus artículos se quedan',
        options: { feed },
      },
      pause: { name: 'pausar', description: 'Pausa un feed', options: { feed } },
      resume: { name: 'reanudar', description: 'Reanuda un feed pausado', options: { feed } },
    },
  },
  forget: {
    name: 'eliminar',
    description: 'Elimina para siempre un artículo y todo lo que se obtuvo de él',
    options: { article: { name: 'artículo', description: 'Palabras de su título; elige de la lista' } },
  },
  setup: {
    name: 'configurar',
    description: 'Elige canales, visibilidad y límites; sin opciones muestra los ajustes actuales',
    options: {
      'allow-channel': {
        name: 'permitir-canal',
        description: 'Permite este canal; en cuanto haya uno permitido, los demás quedan excluidos',
      },
      'remove-channel': { name: 'quitar-canal', description: 'Quita este canal de los permitidos' },
      'all-channels': { name: 'todos-los-canales', description: 'Vuelve a permitir todos los canales' },
      private: {
        name: 'privado',
        description: 'Mostrar las respuestas solo a quien pregunta, salvo que elija otra cosa',
      },
      'answer-threads': {
        name: 'hilos-de-respuesta',
        description: 'Abrir un hilo para cada respuesta, para seguir preguntando',
      },
      'forum-answers': {
        name: 'respuestas-foro',
        description: 'Cómo responder a las publicaciones nuevas de un foro, según su título',
        choices: { off: 'desactivado', mentioned: 'al mencionarme', always: 'siempre' },
      },
      forum: { name: 'foro', description: 'El foro al que se refiere respuestas-foro' },
      'questions-per-minute': {
        name: 'preguntas-por-minuto',
        description:
          'Preguntas por miembro y minuto, de 1 a {max}; 0 = sin límite del servidor, solo el del bot ({max})',
      },
      'articles-per-hour': {
        name: 'artículos-por-hora',
        description:
          'Artículos por miembro y hora, de 1 a {max}; 0 = sin límite del servidor, solo el del bot ({max})',
      },
    },
  },
  about: {
    name: 'acerca-de',
    description: 'Qué puedo hacer, qué guardo sobre ti y cómo borrarlo',
  },
  help: { name: 'ayuda', description: 'Cómo usarme, en tres líneas' },
  'Ingest links': { name: 'Añadir enlaces' },
  'Check against the news': { name: 'Contrastar con las noticias' },
};
