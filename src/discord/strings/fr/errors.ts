import type { SmallTalk } from '../../../domain/small-talk.js';
import { counting } from '../counting.js';
import type { ErrorTexts } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';
import { frenchRefusals } from './refusals.js';
import { frenchSourceErrors, OTHER_FEED } from './source-errors.js';

const { count, number } = counting('fr');

const PASTE_ARTICLE = 'Colle seulement le texte de l’article.';
const NO_ROOM = 'Il n’y a plus de place pour un autre article';
const RESTARTED = 'J’ai dû redémarrer';
const misconfigured = () =>
  'Je ne suis pas bien configuré pour cela. Préviens la personne qui fait fonctionner ce bot.';
const cannotStore = () =>
  'Je ne peux rien enregistrer ni consulter pour l’instant. La personne qui fait fonctionner ce bot en trouvera la raison dans son journal.';

const HOW_TO_ASK =
  'Interroge-moi avec `/ask` sur les articles ajoutés ici ; `/sources sélection: tous les articles` les affiche.';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: 'Avec plaisir !',
  greeting: `Bonjour ! ${HOW_TO_ASK}`,
  goodbye: 'À bientôt !',
  reaction: HOW_TO_ASK,
  help: `${HOW_TO_ASK} Les articles s’ajoutent avec \`/ingest\` et \`/feed add\` ; sur un serveur, les deux demandent la permission « Gérer les messages ». \`/about\` montre le reste.`,
  identity: `Je suis Byline. Je réponds, mot pour mot d’après les articles, aux questions sur ceux qui ont été ajoutés ici. ${HOW_TO_ASK}`,
  deletion: 'Les articles se suppriment avec `/forget`, tes propres questions avec le bouton dans `/about`.',
  source: 'Chaque citation nomme son article. `/sources` affiche ceux de la dernière réponse ici.',
  link: 'Pour que je lise une page, utilise `/ingest`. Sans ce droit, demande à la modération.',
};

export const frenchErrors: ErrorTexts = {
  byGroup: { config: misconfigured, models: misconfigured, store: cannotStore, database: cannotStore },
  byId: {
    ...frenchRefusals,
    ...frenchSourceErrors,
    'app.tooManyArticles': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM} : ${count(n, 'article est enregistré', 'articles sont enregistrés')} ici, c’est la limite. Supprimes-en d’abord avec \`/forget\`.`,
    'app.tooManyBytes': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM} : ${number(n)} Mio sont enregistrés ici, c’est la limite. Supprime d’abord des articles avec \`/forget\`.`,
    'app.queueFull': ({ count: n }: Numbers<'count'>) =>
      `${count(n, 'article attend déjà d’être ajouté', 'articles attendent déjà d’être ajoutés')}. Réessaie dans une minute.`,
    'app.closing': () => 'Je redémarre. Ton article n’est pas perdu : il sera ajouté après le redémarrage.',
    'app.restarting': () => `${RESTARTED} et je n’ai pas pu terminer. Réessaie dans une minute.`,
    'app.interrupted': () =>
      `${RESTARTED}. Ton article n’est pas perdu : je finirai de l’ajouter, tu n’as rien d’autre à faire.`,
    'app.storedLater': () =>
      'Je ne peux rien enregistrer pour l’instant. Ton article est accepté, et je l’ajouterai dès que possible.',
    'app.unknownArticle': () =>
      'Cet article n’existe pas ici. `/sources sélection: tous les articles` montre la liste actuelle.',
    'app.ambiguousArticle': ({
      named,
      matches,
    }: Strings<'named'> & { readonly matches: readonly unknown[] }) =>
      `${count(matches.length, 'article correspond', 'articles correspondent')} à « ${named} ». Choisis-en un dans la liste pendant que tu écris.`,
    'app.partOfTitle': ({ named }: Strings<'named'>) =>
      `Rien n’a été supprimé : « ${named} » n’est qu’une partie du titre d’un article. Choisis-le dans la liste pendant que tu écris.`,
    'app.tooManyFeeds': ({ count: n }: Numbers<'count'>) =>
      `${count(n, 'flux est suivi', 'flux sont suivis')} ici, c’est la limite. Retires-en d’abord un avec \`/feed remove\`.`,
    'app.unknownFeed': ({ named }: Strings<'named'>) =>
      `Aucun flux « ${named} » n’est suivi ici. Choisis-en un dans la liste pendant que tu écris, ou regarde \`/feed list\`.`,
    'app.knownFeed': ({ url }: Strings<'url'>) =>
      `Le flux ${url} est déjà suivi ici. \`/feed edit\` change l’endroit où ses titres sont publiés.`,
    'app.goneFeed': ({ url }: Strings<'url'>) =>
      `${url} ne peut pas être suivi : son site l’a retiré définitivement. Donne l’adresse d’un autre flux.`,
    'app.noFeed': ({ url }: Strings<'url'>) =>
      `${url} ne peut pas être suivi : la page n’a pas de flux. Donne l’adresse du flux lui-même.`,
    'app.cancelled': () => 'Annulé ; rien n’a été enregistré.',
    'app.cancelledImport': ({ added }: Numbers<'added'>) =>
      `Annulé ; ${count(added, 'flux est suivi', 'flux sont suivis')} maintenant. Importe le fichier de nouveau pour les autres.`,
    'app.noTimeLeft': () =>
      'Le temps a manqué pour celui-ci. Importe le fichier de nouveau : les flux déjà suivis seront passés.',
    'app.failedBefore': () =>
      'Il n’a pas été lu, car trop de flux ont échoué avant lui. Importe-le dans une liste à part.',
    'app.parsedTooLong': ({ source, seconds, isFeed }: Strings<'source'> & Numbers<'seconds'> & OfFeed) =>
      `La lecture de ${source} a pris plus de ${number(seconds)} s et a été arrêtée. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.parserDied': ({ source, maxMib, isFeed }: Strings<'source'> & Numbers<'maxMib'> & OfFeed) =>
      `La lecture de ${source} a demandé plus de ${number(maxMib)} Mio de mémoire, ou a planté. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.answerNotStored': () =>
      'Cette réponse n’a pas pu être enregistrée, je n’en sais donc pas plus. Repose ta question plus tard.',
    'app.unknownAnswer': () => 'Je n’ai plus cette réponse. Repose ta question.',
    'app.citedArticleGone': () =>
      'Un article que cite cette réponse n’est plus disponible. Repose ta question.',
    'answer.emptyQuestion': () =>
      'Cette question ne contient rien à chercher. Pose-la sur un sujet des articles, par exemple : Who signed the US-India framework?',
    'answer.missingSubject': () =>
      'Je ne sais pas de quoi tu parles. Repose ta question en nommant la personne, le lieu ou la chose, ou utilise le bouton *Demander une précision* sous une réponse.',
    'answer.smallTalk': ({ talk }: { readonly talk: SmallTalk }) => SMALL_TALK[talk],
    'answer.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
      `Ta question compte ${number(length)} caractères ; la limite est de ${number(limit)}. Raccourcis-la.`,
    'answer.badCalibration': misconfigured,
    'answer.badShippedCalibration': misconfigured,
    'store.withdrawn': () => 'Annulé en cours de route ; rien n’a été enregistré.',
    'store.queueBytes': () => 'Trop d’articles attendent d’être ajoutés. Réessaie dans une minute.',
    'store.newerSchema': misconfigured,
    'store.noDatabase': misconfigured,
    'store.isFolder': misconfigured,
    'store.notProtected': misconfigured,
    'store.busy': () => 'Mon stockage est occupé pour l’instant. Réessaie dans une minute.',
    'store.damagedArticle': () =>
      'Le texte enregistré de cet article est endommagé, je ne le cite donc pas. L’ajouter de nouveau le répare.',
  },
};
