import type { NoteFacts } from '../../../domain/ingest-note.js';

const IGNORED = { date: 'das Datum', outlet: 'das Medium' } as const;

export function germanNote(note: NoteFacts): string {
  switch (note.kind) {
    case 'hidden-text':
      return 'Die Seite zeigt diesen Text nicht, so wie sie ausgeliefert wird: Er steht in ihren Metadaten oder ist versteckt, bis ein Skript ihn zeigt. Antworten weisen darauf hin.';
    case 'feed-text':
      return 'Das ist der Text aus dem Feed, nicht der der Seite. Antworten weisen darauf hin.';
    case 'other-language':
      return 'Dieser Text scheint nicht auf Englisch zu sein. Er wird zitiert, wie er ist, aber Antworten gelingen auf Englisch am besten.';
    case 'no-date': {
      const remedy = note.isClaimed
        ? ' Um eines anzugeben, lösche den Artikel und füge ihn mit Datum noch einmal hinzu.'
        : '';
      return `Kein Veröffentlichungsdatum gefunden: Suchen in einem Zeitraum lassen ihn aus.${remedy}`;
    }
    case 'kept-as-stored':
      return `Der Artikel bleibt, wie er gespeichert ist; damit ${note.ignored.map((one) => IGNORED[one]).join(' und ')} von jetzt gilt, lösche ihn und füge ihn noch einmal hinzu.`;
    case 'running-text':
      return 'Es wurde viel weniger gelesen, als die Seite enthält. Fehlt ein Teil des Artikels, öffne die Seite im Browser und füge den Text ein.';
    case 'paid-text':
      return 'Ohne Abo zeigt das Medium nur den Anfang, deshalb wurde nur der gelesen. Wenn du Zugang hast, füge den Text ein.';
    case 'further-pages':
      return 'Der Artikel geht auf weiteren Seiten weiter, die nicht gelesen wurden. Füge ihren Text ein, um ihn zu ergänzen.';
    case 'same-story': {
      const { title, outlet, more } = note;
      const origin = outlet === null ? '' : ` (${note.isClaimed ? 'angeblich von ' : ''}${outlet})`;
      const others = more === 0 ? '' : ` und ${more} ${more === 1 ? 'weiterer' : 'weitere'}`;
      return `Dieselbe Meldung wie „${title}“${origin}${others}; die Artikel gehören zusammen.`;
    }
  }
}
