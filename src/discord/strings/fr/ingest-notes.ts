import type { NoteFacts } from '../../../domain/ingest-note.js';

const IGNORED = { date: 'la date', outlet: 'le média' } as const;

export function frenchNote(note: NoteFacts): string {
  switch (note.kind) {
    case 'hidden-text':
      return 'La page n’affiche pas ce texte telle qu’elle est livrée : il est dans ses métadonnées, ou caché jusqu’à ce qu’un script l’affiche. Les réponses le signalent.';
    case 'feed-text':
      return 'C’est le texte que donne le flux, pas celui de la page. Les réponses le signalent.';
    case 'other-language':
      return 'Ce texte ne semble pas être en anglais. Il est cité tel quel, mais les réponses sont meilleures en anglais.';
    case 'no-date': {
      const remedy = note.isClaimed
        ? ' Pour en donner une, supprime l’article et ajoute-le de nouveau avec sa date.'
        : '';
      return `Aucune date de publication trouvée : les recherches sur une période ne le prennent pas en compte.${remedy}`;
    }
    case 'kept-as-stored':
      return `L’article reste tel qu’il est enregistré ; pour changer ${note.ignored.map((one) => IGNORED[one]).join(' et ')}, supprime-le et ajoute-le de nouveau.`;
    case 'running-text':
      return 'Bien moins de texte a été lu que la page n’en contient. S’il manque une partie de l’article, ouvre la page dans un navigateur et colle le texte.';
    case 'paid-text':
      return 'Sans abonnement, le média n’affiche que le début, donc seul celui-ci a été lu. Si tu y as accès, colle le texte.';
    case 'further-pages':
      return 'L’article continue sur d’autres pages, qui n’ont pas été lues. Colle leur texte pour l’ajouter.';
    case 'same-story': {
      const { title, outlet, more } = note;
      const origin = outlet === null ? '' : ` (${note.isClaimed ? 'attribué à ' : ''}${outlet})`;
      const others = more === 0 ? '' : ` et ${more} ${more === 1 ? 'autre' : 'autres'}`;
      return `Même information que « ${title} »${origin}${others} ; les articles sont regroupés.`;
    }
  }
}
