/**
 * French. Informal (tu). Glossary: article article, question question, answer réponse, quote citation, source source,
 * outlet média, follow-up précision, feed flux (suivre), headline titre, server serveur, channel salon.
 */
import { counting } from '../counting.js';
import type { Hints } from '../en/answer.js';
import type { Texts } from '../texts.js';
import { frenchArticles } from './articles.js';
import { frenchErrors } from './errors.js';

const { count, number, form } = counting('fr');
const articles = (n: number) => count(n, 'article', 'articles');
const questions = (n: number) => count(n, 'question', 'questions');
const OPTION_NAMES = { since: 'période', outlet: 'média' };
const options = (by: Hints['by'], and = 'et'): string =>
  by ? `\`${OPTION_NAMES[by]}\`` : `\`période\` ${and} \`média\``;

const ADD_ARTICLES = 'Ajoute des articles avec `/ingest`, ou suis un flux avec `/feed add`.';
const ASK_AND_SET_UP = [
  '**Interroge-moi** avec `/ask`, ou mentionne-moi avec ta question : je réponds par des citations mot pour mot de ces articles, chacune avec sa source.',
  '**Configure-moi** avec `/setup` : salons autorisés, limites, réponses privées. `/about` montre ce que je conserve.',
];

export const fr: Texts = {
  language: 'fr',
  errors: frenchErrors,
  ...frenchArticles,
  about: {
    title: (version) => `Byline ${version}`,
    what: (inServer) =>
      `Je réponds, par des citations mot pour mot, aux questions sur les articles ${inServer ? 'que les membres de ce serveur ont ajoutés' : 'que tu as ajoutés'}. ` +
      'Je n’écris rien moi-même, et quand aucun article ne répond à une question, je le dis.',
    help: 'Ce que je sais faire',
    commands: [
      '`/ask` répond à une question à partir des articles enregistrés',
      '`/sources` affiche les articles sur lesquels reposent les réponses',
      '`/ingest` ajoute un article : un lien, un texte ou un fichier',
      '`/forget` supprime définitivement un article',
      '`/feed` suit des flux d’actualités',
      'Dans le menu d’un message, sous « Applications » : **Ajouter les liens** et **Comparer aux articles**',
    ].join('\n'),
    needs:
      'Pour `/ingest`, `/forget`, `/feed` et **Ajouter les liens**, les membres ont besoin de la permission « Gérer les messages ».',
    privacy: 'Ce que je conserve',
    stored: (inServer) =>
      `Les articles ; chaque question avec les phrases qui y ont répondu et, pour une durée limitée, l’identifiant de la personne qui l’a posée ; les évaluations des réponses. ${
        inServer ? 'Les autres serveurs n’en voient rien' : 'Personne d’autre n’en voit rien'
      }. Tout se trouve dans la base de données de mon hébergeur, et je n’en transmets rien à d’autres services que cette base et Discord.`,
    read: (getsAllMessages) =>
      getsAllMessages
        ? 'Je ne lis que les messages privés, les messages qui me mentionnent, ceux sur lesquels tu utilises une commande, ceux des fils que j’ai ouverts et les posts dans les forums choisis avec `/setup`. Discord m’envoie aussi tous les autres messages des salons que je peux voir ; je ne les enregistre pas.'
        : 'Je ne lis que les messages privés, les messages qui me mentionnent, ceux sur lesquels tu utilises une commande et les titres des posts dans les forums choisis avec `/setup`.',
    articlesOf: (n, passages, newest) =>
      `${articles(n)}, ${count(passages, 'passage', 'passages')}${newest ? ` ; le plus récent du ${newest}` : ''}`,
    questionsOf: (n, { helpful, unhelpful }) =>
      helpful + unhelpful === 0
        ? questions(n)
        : `${questions(n)} ; évaluations : ${count(helpful, 'utile', 'utiles')}, ${count(unhelpful, 'pas utile', 'pas utiles')}`,
    notAdded: 'N’ont pas pu être ajoutés',
    setAside: (name, user, on) =>
      `${name} (${[user === null ? undefined : `par ${user}`, on].filter(Boolean).join(', ')})`,
    setAsideReason:
      'J’ai planté ou je me suis bloqué chaque fois que je les ai lus. Ajoute-les avec `/ingest` pour réessayer une fois.',
    mebibytes: (mib) =>
      `${mib.toLocaleString('fr', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} Mio enregistrés`,
    modelOf: (model, dimension) => `modèle ${model}, ${dimension} dimensions`,
    started: (when) => `démarré ${when}`,
    latency: (ms) => `latence de ${number(ms)} ms`,
    deleteMine: 'Effacer mes questions',
    deleted: (n) =>
      n === 0
        ? 'Aucune question enregistrée ne porte ton identifiant. Les articles et les flux que tu as ajoutés ne le portent plus non plus.'
        : `${count(n, 'question posée par toi est effacée', 'questions posées par toi sont effacées')}, ici et partout ailleurs, avec les citations correspondantes ; ton identifiant est retiré des articles et des flux que tu as ajoutés. Les messages dans Discord restent jusqu’à ce que tu les supprimes.`,
  },
  answer: {
    closest: 'Je n’ai pas trouvé de réponse certaine. Le passage le plus proche :',
    contradicted: 'Les articles disent autre chose :',
    disagreement: 'Les sources se contredisent',
    nothing: 'Je n’ai rien trouvé à ce sujet',
    noArticles: ({ narrowed, by }) =>
      narrowed ? `Aucun article ici ne correspond à ${options(by)}` : 'Il n’y a pas encore d’articles ici',
    tryNext: ({ narrowed, by, mayAdd }) =>
      [
        narrowed
          ? `Essaie d’autres mots, ou pose la question sans ${options(by, 'ni')}.`
          : 'Essaie d’autres mots.',
        ...(mayAdd ? [ADD_ARTICLES] : []),
      ].join(' '),
    addFirst: ({ narrowed, by, mayAdd }) =>
      [
        ...(narrowed
          ? [
              by
                ? 'Pose la question sans cette option, ou avec une autre valeur.'
                : 'Pose la question sans ces options, ou avec d’autres valeurs.',
            ]
          : []),
        ...(mayAdd ? [ADD_ARTICLES] : []),
        ...(narrowed || mayAdd
          ? []
          : ['Les membres qui ont la permission « Gérer les messages » peuvent en ajouter.']),
      ].join(' '),
    earlier: (day, values) => (day === undefined ? `Avant : ${values}` : `Au ${day}. Avant : ${values}`),
    follows: (question) => `↳ ${question}`,
    englishOnly: 'Je ne comprends que les questions en anglais.',
    outletsHere: (outlets) => `Médias présents ici, par exemple : ${outlets}`,
    onlyOutlet: (outlet) => `${outlet} seulement`,
    nothingFrom: (from, to) => (to === undefined ? `rien du ${from}` : `rien du ${from} au ${to}`),
    correction: (typed, read) => `« ${typed} » lu comme « ${read} »`,
    subject: (words) => `repris : ${words}`,
    buttons: {
      context: 'Dans le contexte',
      'follow-up': 'Demander une précision',
      'another-way': 'Demander autrement',
      articles: 'Tous les articles',
    },
    showMore: (n) => `Afficher ${number(n)} de plus`,
    from: (cited, searched) => `tiré de ${articles(cited)} sur ${number(searched)}`,
    searched: (n, newest) =>
      `${articles(n)} ${form(n, 'parcouru', 'parcourus')}${newest === undefined ? '' : `, le plus récent du ${newest}`}`,
    searchOnly: 'recherche seule, sans modèle de lecture',
    hurried: (read, found) => `faute de temps, ${read} passages lus sur ${found} seulement`,
    moreQuotes: (n) => `et ${count(n, 'autre citation', 'autres citations')}`,
    moreValues: (n) => `et ${count(n, 'autre valeur', 'autres valeurs')}`,
    also: (outlets) => `aussi ${outlets}`,
    given: {
      uploaded: (by) => (by === undefined ? 'fichier envoyé' : `envoyé par ${by}`),
      pasted: (by) => (by === undefined ? 'texte collé' : `collé par ${by}`),
    },
    saysItIsFrom: (origin) => `se dit de ${origin}`,
    claimedOutlet: (given, outlet) => (outlet === undefined ? given : `${outlet} (${given})`),
    perHost: (outlet, host) => `${outlet} (selon ${host})`,
    elsewhere: { hidden: 'non visible sur la page elle-même', feed: 'tiré de son flux' },
    noTitle: 'sans titre',
    noOutlet: 'média inconnu',
    noDate: 'sans date',
    revised: 'l’article a changé depuis',
  },
  ask: {
    waiting: (position) =>
      `Beaucoup de demandes en ce moment : ton numéro dans la file est le ${number(position)}.`,
    rated: {
      helpful: 'Merci pour ton avis !',
      'not-helpful': 'Merci pour ton avis. Reformule ta question ou demande une précision.',
    },
    form: {
      title: 'Demander une précision',
      question: 'Ta question',
      again: 'Corriger la question',
      hint: 'Le sujet de la dernière question est repris : « quand a-t-il été signé ? » suffit.',
    },
  },
  boundary: {
    fault: (incident) =>
      `Une erreur s’est produite de mon côté. Elle est notée sous ${incident}. Réessaie dans un instant.`,
  },
  check: {
    closest: 'Les passages les plus proches de ce message',
    judge: 'À toi de juger s’ils l’appuient.',
    nothing: 'Je n’ai rien trouvé sur ce message',
  },
  context: {
    heading: 'Les citations dans leur contexte',
    more: (n) => count(n, 'autre citation', 'autres citations'),
    deleted: 'Tous les articles cités là ont été supprimés depuis.',
  },
  forget: {
    kept: 'Rien n’a été supprimé.',
    forgotten: (title, { revisions, sentences, passages, answers, log }) =>
      `**${title}** supprimé : ${count(revisions, 'version', 'versions')} de son texte, ${count(sentences, 'phrase', 'phrases')} ` +
      `et ${count(passages, 'passage', 'passages')}. Le contexte des réponses précédentes ne le montre plus ; ` +
      'les messages déjà envoyés ne sont pas modifiés. Les flux ne l’ajouteront plus, mais `/ingest` le peut.' +
      (answers.total > 0
        ? ` Qui répond à ${count(answers.total, 'réponse', 'réponses')} avec des citations de cet article devra peut-être redire de quoi il s’agit.`
        : '') +
      (log === 'busy'
        ? ' Ses dernières traces quitteront le journal de la base de données à la prochaine suppression.'
        : ''),
  },
  help: {
    ask: '**Interroge-moi** avec `/ask`, ou mentionne-moi avec ta question : je réponds par des citations mot pour mot des articles ajoutés ici, chacune avec sa source.',
    add: (mayAdd) =>
      mayAdd
        ? '**Ajoute des articles** avec `/ingest` (un lien, un texte ou un fichier), ou suis un flux avec `/feed add`.'
        : '**Les articles** sont ajoutés par les membres qui peuvent gérer les messages. `/sources sélection: tous les articles` les affiche.',
    more: (mayAdd) =>
      mayAdd
        ? '**Supprime** des articles avec `/forget`, et tes propres questions avec `/about`, qui montre aussi ce que je conserve.'
        : '**Efface** tes propres questions avec `/about`, qui montre aussi ce que je conserve.',
    buttons: {
      ask: 'Poser une question',
      samples: 'Essayer avec trois articles d’exemple',
      feed: 'Ajouter un flux',
      undo: 'Annuler',
    },
    feedForm: {
      title: 'Suivre un flux d’actualités',
      url: 'Adresse',
      hint: 'D’un flux RSS, Atom ou JSON, ou d’une page qui y renvoie.',
    },
    samples: {
      added:
        'J’ai ajouté trois articles d’exemple (en anglais). Interroge-moi à leur sujet, ou retire-les avec le bouton.',
      some: 'Je n’ai ajouté qu’une partie des trois articles d’exemple (en anglais). Interroge-moi à leur sujet, ou retire-les avec le bouton.',
      known: 'Les articles d’exemple sont déjà là. Interroge-moi à leur sujet.',
      undone: 'J’ai retiré les articles d’exemple. Ajoute les tiens avec `/ingest`.',
    },
  },
  reply: { onlyForYou: 'Seule la personne qui a demandé voit la réponse.' },
  setup: {
    title: (isChanged) => (isChanged ? 'Réglages enregistrés' : 'Réglages actuels'),
    channels: 'Salons autorisés',
    allChannels: 'tous les salons que je peux voir',
    visibility: 'Les réponses sont visibles par',
    visibleTo: (isPrivate) =>
      isPrivate
        ? 'la seule personne qui demande, sauf si elle choisit `privé: False`'
        : 'tout le monde, sauf si la personne qui demande choisit `privé: True`',
    threads: 'Chaque réponse dans un salon reçoit',
    threadsOf: (hasThreads) => (hasThreads ? 'son propre fil, pour poursuivre' : 'aucun fil'),
    forums: 'Je réponds aux nouveaux posts dans',
    forumsOf: { mentioned: 's’ils me mentionnent', always: 'toujours, si je trouve une réponse' },
    limits: 'Chaque membre peut',
    limitsOf: (asks, ingests) =>
      `poser ${questions(asks)} par minute et ajouter ${articles(ingests)} par heure`,
    hint: 'Permissions des commandes : Paramètres du serveur → Intégrations → Byline',
    moreChannels: (n) => `et ${count(n, 'autre', 'autres')}`,
  },
  talk: {
    roleMentioned: (me) =>
      `Tu as mentionné mon rôle, et dans ce cas Discord ne me montre pas tes mots. Mentionne-moi directement : ${me} et ta question.`,
    threadName: 'Réponse',
  },
  welcome: {
    first: [
      '**Ajoute des articles** avec `/ingest` (un lien, un texte ou un fichier), ou suis un flux avec `/feed add`. Les deux demandent la permission « Gérer les messages ».',
      ...ASK_AND_SET_UP,
    ].join('\n'),
    back: [
      '**Me revoilà**, et les articles ajoutés ici auparavant sont toujours enregistrés.',
      ...ASK_AND_SET_UP,
    ].join('\n'),
  },
};
