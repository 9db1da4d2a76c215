import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import { counting } from '../counting.js';
import type { ArticleTexts } from '../texts.js';
import { frenchNote } from './ingest-notes.js';

const { count, number, form } = counting('fr');
const articles = (n: number) => count(n, 'article', 'articles');
const feeds = (n: number) => count(n, 'flux', 'flux');
const entries = (n: number) => count(n, 'entrée', 'entrées');
const HOW_TO_INGEST =
  'Ajoute des articles avec `/ingest` : donne un `lien`, un `texte` ou un `fichier`, ou rien du tout pour ouvrir un formulaire.';
const NOTHING_CITED =
  'Aucune réponse dans ce salon n’a encore cité d’article. Pose une question avec `/ask`.';
type Forms = Readonly<Record<'link' | 'file' | 'article', readonly [one: string, other: string]>>;
const KINDS: Forms = {
  link: ['lien', 'liens'],
  file: ['fichier', 'fichiers'],
  article: ['article', 'articles'],
};
const PASSED_OVER: Readonly<Record<PassOverReason, (n: number) => string>> = {
  'no-text': (n) => `${entries(n)} sans lien et avec trop peu de texte pour un article`,
  'too-many': (n) => `${entries(n)}, car seules les plus récentes sont lues`,
  unreachable: (n) => `${entries(n)} dont la page n’a pas pu être récupérée`,
  'no-article': (n) => `${entries(n)} dont la page n’a pas d’article`,
  robots: (n) => `${entries(n)} dont la page est exclue par robots.txt`,
  forgotten: (n) => `${entries(n)} ${form(n, 'supprimée', 'supprimées')} ici`,
  other: (n) => `${entries(n)} dont la page a été refusée`,
};

export const frenchArticles: ArticleTexts = {
  feed: {
    done: {
      add: (feed, channel) =>
        `${feed} est suivi. Ses articles actuels sont en cours d’ajout ; ${
          channel === null
            ? 'les nouveaux seront ajoutés dès leur parution.'
            : `les nouveaux titres vont dans ${channel}.`
        }`,
      channel: (feed, channel) =>
        `${feed} est déjà suivi ici. Ses nouveaux titres vont maintenant dans ${channel}.`,
      edit: (feed, channel, paused) =>
        `${feed} est modifié. ${
          channel === null ? 'Ses titres ne sont pas publiés' : `Ses nouveaux titres vont dans ${channel}`
        }${paused ? ' ; il est en pause' : ''}.`,
      remove: (feed) => `${feed} n’est plus suivi. Ses articles restent ; \`/forget\` en supprime un.`,
      pause: (feed) => `${feed} est en pause. \`/feed resume\` le reprend.`,
      resume: (feed) => `${feed} est repris. Il est vérifié tout de suite.`,
    },
    offer: {
      title: 'C’est un flux',
      explanation:
        'Il énumère des articles, mais n’en est pas un. Suis-le pour ajouter ses articles actuels maintenant et les nouveaux dès leur parution.',
      follow: 'Suivre ce flux',
    },
    importing: (done, total) => `Vérification des flux : ${number(done)} sur ${number(total)}…`,
    imported: (added, all) =>
      `${number(added)} sur ${feeds(all)} maintenant ${form(added, 'suivi', 'suivis')}`,
    outcome: { added: 'ajouté', known: 'déjà suivi', failed: 'non ajouté' },
    repeated: (n) => `${feeds(n)} plusieurs fois dans la liste`,
    omitted: (n) => `${feeds(n)} ${form(n, 'laissé', 'laissés')} de côté : le fichier en contient trop`,
    exported: (n) => `${feeds(n)} ; importe le fichier dans un lecteur de flux, ou avec \`/feed import\`.`,
    none: 'Aucun flux n’est suivi ici. Suis-en un avec `/feed add` : donne l’adresse d’un flux, ou d’une page qui y renvoie.',
    heading: (n) => `${feeds(n)} ${form(n, 'suivi', 'suivis')}`,
    more: (n) => `et ${count(n, 'autre flux', 'autres flux')}`,
    page: (page, pages) => `page ${number(page + 1)} sur ${number(pages)}`,
    previous: 'Précédent',
    next: 'Suivant',
    paused: (reason) => `en pause : ${reason}`,
    polled: (when) => `vérifié ${when}`,
    notPolled: 'pas encore vérifié',
    waiting: (n) => `${articles(n)} en attente`,
    passedOver: (reasons) =>
      `laissé de côté : ${reasons.map(({ reason, count: n }) => PASSED_OVER[reason](n)).join(' ; ')}`,
    cannotPost:
      'Les titres ne sont pas publiés : le salon n’existe plus, ou il m’y manque « Voir le salon », « Envoyer des messages » ou « Intégrer des liens ».',
    failing: (times, reason) => `${count(times, 'échec', 'échecs')} de suite : ${reason}`,
  },
  headlines: {
    earlier: (n) =>
      `et ${count(n, 'article plus ancien', 'articles plus anciens')} · interroge-moi dessus avec \`/ask\``,
    ask: 'Interroge-moi sur l’actualité avec `/ask`',
    keySentences: 'Phrases clés',
  },
  ingest: {
    outcome: { new: 'Ajouté', updated: 'Mis à jour', known: 'Déjà ajouté' },
    lengthOf: (words) => count(words, 'mot', 'mots'),
    revision: (revision) => `version ${number(revision)}`,
    note: frenchNote,
    moreNotes: (n) => `et ${count(n, 'autre remarque', 'autres remarques')}`,
    suggestions: 'Demande par exemple',
    askAbout: 'Interroge-moi sur cet article…',
    moreSuggestions: (n) => `et ${count(n, 'autre question', 'autres questions')}`,
    goesOn:
      'L’ajout continue, mais Discord n’accepte plus de messages ici. `/sources` montrera ce qui a été ajouté.',
    progress: (progress) => {
      switch (progress.stage) {
        case 'queued':
          return `En attente : ton numéro dans la file est le ${number(progress.position)}.`;
        case 'fetching':
          return 'Récupération de la page…';
        case 'reading':
          return 'Lecture…';
        case 'embedding':
          return `Indexation : ${number(progress.done)} sur ${number(progress.total)}…`;
        case 'storing':
          return 'Enregistrement…';
        case 'done':
          return `Terminé : ${articles(progress.articles)}, ${count(progress.sentences, 'phrase', 'phrases')}, ${count(progress.passages, 'passage', 'passages')}, ${number(Math.round(progress.ms / 100) / 10)} s`;
      }
    },
    form: {
      heading: 'Ajouter un article',
      text: 'Texte',
      files: 'Fichiers',
      title: 'Titre',
      origin: 'Média, lien ou les deux',
      date: 'Date de publication',
      hints: {
        text: 'Jusqu’à 4 000 caractères, ou un lien ; donne les textes plus longs en fichier.',
        files: `À la place d’un texte : 10 fichiers au plus, ${OFFERED_EXTENSIONS}`,
        title: 'Du texte, ou d’un fichier unique',
        origin: 'Par exemple : Sample Wire https://example.org/story',
        date: 'Par exemple : 2026-10-31 ou 31 octobre 2026',
      },
      keptFiles: (names) => `Gardés : ${names}. Les fichiers choisis ici les remplacent.`,
      pasted: 'le texte collé',
      fitsOneArticle:
        'Le titre et le lien du formulaire ont été laissés de côté, car ils ne conviennent qu’à un seul article.',
      pagesHaveTheirOwn:
        'Le titre, le média et la date du formulaire ont été laissés de côté : les pages ont les leurs.',
      again: 'Corriger le formulaire',
    },
  },
  links: {
    progress: (done, all, step) => (all === 1 ? step : `${number(done)} sur ${number(all)} : ${step}`),
    title: (added, all, what) => `${count(added, 'ajouté', 'ajoutés')} sur ${count(all, ...KINDS[what])}`,
    failed: 'Échec',
    skipped: 'Non lu',
    more: (n) => `et ${number(n)} de plus`,
    leftOut: (n, what) =>
      `${count(n, ...KINDS[what])} ${form(n, 'n’a pas été lu', 'n’ont pas été lus')}. Ajoute le reste avec \`/ingest\`.`,
  },
  sources: {
    heading: (which, question) =>
      ({
        last: question === undefined ? 'Sources de la dernière réponse' : `Sources : ${question}`,
        cited: 'Articles cités dans ce salon',
        all: 'Tous les articles',
      })[which],
    none: {
      last: NOTHING_CITED,
      cited: NOTHING_CITED,
      all: `Il n’y a pas encore d’articles ici. ${HOW_TO_INGEST}`,
    },
    cited: (answers) =>
      answers === 0 ? 'pas encore cité' : `cité dans ${count(answers, 'réponse', 'réponses')}`,
    added: (by, when) => `ajouté${by ? ` par ${by}` : ''}${when ? ` ${when}` : ''}`,
    total: articles,
    page: (page, pages) => `page ${number(page + 1)} sur ${number(pages)}`,
    deleted: (n) => `${count(n, 'article cité a été supprimé', 'articles cités ont été supprimés')} depuis.`,
    more: (n) => `et ${count(n, 'autre article', 'autres articles')}`,
    previous: 'Précédent',
    next: 'Suivant',
    searched: (words) => ` · « ${words} »`,
    noneFound:
      'Aucun article de cette liste n’a tous ces mots dans son titre ou son média. Essaie avec moins de mots.',
    open: 'Ouvrir un article…',
    show: 'Ouvrir',
    sort: 'Trier…',
    sortBy: {
      newest: 'Les plus récents d’abord',
      added: 'Les derniers ajoutés d’abord',
      cited: 'Les plus cités d’abord',
      title: 'Par titre',
    },
    by: (author) => `par ${author}`,
    sameStory: 'La même information',
    provenanceField: 'Provenance',
    provenance: {
      hidden:
        'la page telle qu’elle est livrée ne montre pas ce texte : il est dans ses métadonnées, ou caché jusqu’à ce qu’un script l’affiche',
      feed: 'le texte que donne son flux ; la page elle-même n’a pas été lue',
      uploaded:
        'un fichier envoyé ; ce qu’il dit de son média, de son auteur, de sa date et de son adresse n’a pas été vérifié',
      pasted:
        'un texte collé ; ce qu’il dit de son média, de son auteur, de sa date et de son adresse n’a pas été vérifié',
      unknown: 'non enregistrée : l’article a été ajouté avant qu’elle ne le soit',
    },
    claimedUrl: (url) => `Son adresse, à ce qu’il dit : ${url}`,
    forget: 'Supprimer…',
    forgetNow: 'Supprimer',
    keep: 'Garder',
    confirm: (title) => `Supprimer ${title} ?`,
    consequences:
      'Son texte est supprimé définitivement, et le contexte des réponses précédentes ne le montre plus. ' +
      'Les messages déjà envoyés ne sont pas modifiés ; qui répond à des réponses qui le citaient devra peut-être redire de quoi il s’agit. ' +
      'Les flux ne l’ajouteront plus, mais `/ingest` le peut.',
  },
};
