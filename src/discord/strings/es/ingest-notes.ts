import type { NoteFacts } from '../../../domain/ingest-note.js';

const IGNORED = { date: 'la fecha', outlet: 'el medio' } as const;

export function spanishNote(note: NoteFacts): string {
  switch (note.kind) {
    case 'hidden-text':
      return 'La página no muestra este texto tal como se entrega: está en sus metadatos, u oculto hasta que un script lo muestra. Las respuestas lo indican.';
    case 'feed-text':
      return 'Este es el texto que da el feed, no el de la página. Las respuestas lo indican.';
    case 'other-language':
      return 'Este texto no parece estar en inglés. Se cita tal cual, pero las respuestas funcionan mejor en inglés.';
    case 'no-date': {
      const remedy = note.isClaimed
        ? ' Para indicar una, borra el artículo y añádelo de nuevo con su fecha.'
        : '';
      return `No se encontró la fecha de publicación: las búsquedas en un periodo no lo incluyen.${remedy}`;
    }
    case 'kept-as-stored':
      return `El artículo queda como estaba guardado; para cambiar ${note.ignored.map((one) => IGNORED[one]).join(' y ')}, bórralo y añádelo de nuevo.`;
    case 'running-text':
      return 'Se leyó mucho menos de lo que contiene la página. Si falta parte del artículo, abre la página en un navegador y pega el texto.';
    case 'paid-text':
      return 'Sin suscripción, el medio solo muestra el principio, así que solo se leyó eso. Si tienes acceso, pega el texto.';
    case 'further-pages':
      return 'El artículo continúa en otras páginas, que no se leyeron. Pega su texto para añadirlo.';
    case 'same-story': {
      const { title, outlet, more } = note;
      const origin = outlet === null ? '' : ` (${note.isClaimed ? 'dice ser de ' : ''}${outlet})`;
      const others = more === 0 ? '' : ` y ${more} más`;
      return `La misma noticia que «${title}»${origin}${others}; los artículos quedan agrupados.`;
    }
  }
}
