import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { CommandCatalogue } from '../command-words.js';

const feed = { name: 'flux', description: 'Des mots de son titre ou de son adresse ; choisis dans la liste' };

export const frenchCommands: CommandCatalogue = {
  ask: {
    name: 'demander',
    description: 'Pose une question sur les articles ajoutés ici ; la réponse est citée mot pour mot',
    options: {
      question: { name: 'question', description: 'Que veux-tu savoir ?' },
      since: {
        name: 'période',
        description: 'Seulement les articles depuis un jour, une semaine ou un mois (sinon : tous)',
        choices: { day: 'dernier jour', week: 'dernière semaine', month: 'dernier mois', all: 'tous' },
      },
      outlet: { name: 'média', description: 'Seulement les articles de ce média' },
      private: { name: 'privé', description: 'Ne montrer la réponse qu’à toi' },
    },
  },
  ingest: {
    name: 'ajouter',
    description: 'Ajoute un article ; sans option, un formulaire s’ouvre pour en coller un',
    options: {
      url: {
        name: 'lien',
        description: 'Lien vers un article ; sépare-les par des espaces s’il y en a plusieurs',
      },
      text: { name: 'texte', description: 'Le texte d’un article' },
      file: { name: 'fichier', description: `Un fichier contenant un article : ${OFFERED_EXTENSIONS}` },
      'file-2': { name: 'fichier-2', description: 'Un autre fichier' },
      'file-3': { name: 'fichier-3', description: 'Un autre fichier' },
      'file-4': { name: 'fichier-4', description: 'Un autre fichier' },
      'file-5': { name: 'fichier-5', description: 'Un autre fichier' },
      private: { name: 'privé', description: 'Ne montrer le résultat qu’à toi (sinon : à tous)' },
    },
  },
  sources: {
    name: 'sources',
    description: 'Affiche les articles sur lesquels reposent les réponses',
    options: {
      which: {
        name: 'sélection',
        description: 'Quels articles afficher (sinon : ceux que cite la dernière réponse)',
        choices: {
          last: 'cités par la dernière réponse dans ce salon',
          cited: 'cités par n’importe quelle réponse dans ce salon',
          all: 'tous les articles',
        },
      },
      search: {
        name: 'recherche',
        description: 'Seulement les articles dont le titre ou le média contient ces mots',
      },
      sort: {
        name: 'tri',
        description: 'Ordre de tri',
        choices: {
          newest: 'les plus récents d’abord',
          added: 'les derniers ajoutés d’abord',
          cited: 'les plus cités d’abord',
          title: 'par titre',
        },
      },
    },
  },
  feed: {
    name: 'flux',
    description: 'Suis des flux d’actualités et publie leurs nouveaux titres dans un salon',
    options: {
      add: {
        name: 'ajouter',
        description: 'Suis un flux : ses articles sont ajoutés maintenant, les nouveaux dès leur parution',
        options: {
          url: {
            name: 'lien',
            description: 'Adresse d’un flux RSS, Atom ou JSON, ou d’une page qui y renvoie',
          },
          channel: { name: 'salon', description: 'Salon où publier les nouveaux titres (sinon : aucun)' },
        },
      },
      edit: {
        name: 'modifier',
        description: 'Change où paraissent les titres d’un flux, ou mets-le en pause',
        options: {
          feed,
          channel: { name: 'salon', description: 'Salon où publier ses nouveaux titres désormais' },
          'stop-posting': {
            name: 'ne-pas-publier',
            description: 'Ne publier ses titres nulle part ; ses articles sont toujours ajoutés',
          },
          state: {
            name: 'état',
            description: 'Mets-le en pause ou reprends-le',
            choices: { pause: 'mettre en pause', resume: 'reprendre' },
          },
        },
      },
      import: {
        name: 'importer',
        description: 'Suis les flux d’un fichier OPML, tel que l’exportent les lecteurs de flux',
        options: { file: { name: 'fichier', description: 'Le fichier OPML' } },
      },
      export: { name: 'exporter', description: 'Récupère les flux suivis dans un fichier OPML' },
      list: { name: 'liste', description: 'Affiche les flux suivis et leur état' },
      remove: {
        name: 'retirer',
        description: 'Ne plus suivre un flux ; ses articles restent',
        options: { feed },
      },
      pause: { name: 'suspendre', description: 'Mets un flux en pause', options: { feed } },
      resume: { name: 'reprendre', description: 'Reprends un flux mis en pause', options: { feed } },
    },
  },
  forget: {
    name: 'supprimer',
    description: 'Supprime définitivement un article et tout ce qui en est tiré',
    options: { article: { name: 'article', description: 'Des mots de son titre ; choisis dans la liste' } },
  },
  setup: {
    name: 'configurer',
    description: 'Règle les salons, la visibilité et les limites ; sans option : voir les réglages actuels',
    options: {
      'allow-channel': {
        name: 'autoriser-salon',
        description: 'Autorise ce salon ; dès qu’un salon est autorisé, tous les autres sont exclus',
      },
      'remove-channel': { name: 'retirer-salon', description: 'Retire ce salon de ceux qui sont autorisés' },
      'all-channels': { name: 'tous-les-salons', description: 'Autorise de nouveau tous les salons' },
      private: {
        name: 'privé',
        description: 'Ne montrer les réponses qu’à la personne qui demande, sauf si elle choisit autrement',
      },
      'answer-threads': {
        name: 'fils-de-réponse',
        description: 'Ouvrir un fil pour chaque réponse, afin de poursuivre',
      },
      'forum-answers': {
        name: 'réponses-forum',
        description: 'Comment répondre aux nouveaux posts d’un forum, d’après leur titre',
        choices: { off: 'désactivé', mentioned: 'si mentionné', always: 'toujours' },
      },
      forum: { name: 'forum', description: 'Le forum que concerne réponses-forum' },
      'questions-per-minute': {
        name: 'questions-par-minute',
        description:
          'Questions par membre et par minute, 1 à {max} ; 0 = sans limite du serveur, celle du bot ({max})',
      },
      'articles-per-hour': {
        name: 'articles-par-heure',
        description:
          'Articles par membre et par heure, 1 à {max} ; 0 = sans limite du serveur, celle du bot ({max})',
      },
    },
  },
  about: {
    name: 'à-propos',
    description: 'Ce que je sais faire, ce que je conserve sur toi et comment l’effacer',
  },
  help: { name: 'aide', description: 'Comment m’utiliser, en trois lignes' },
  'Ingest links': { name: 'Ajouter les liens' },
  'Check against the news': { name: 'Comparer aux articles' },
};
