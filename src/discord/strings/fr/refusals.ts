import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Lists, Numbers, Strings } from '../facts.js';

const { count, number, duration } = counting('fr');
const MAX_CHANNELS_NAMED = 5;

type Rate = Numbers<'limit' | 'waitMs'>;
const please = ({ waitMs }: Rate) =>
  `Attends ${duration(waitMs, { seconds: ['seconde', 'secondes'], minutes: ['minute', 'minutes'] })}.`;
const questions = (n: number) => count(n, 'question', 'questions');
const articles = (n: number) => count(n, 'article', 'articles');
const needed = (purpose: string) => `Il te faut la permission « Gérer les messages » pour ${purpose}.`;

const SOURCES = {
  link: ['lien n’a pas été lu', 'liens n’ont pas été lus'],
  file: ['fichier n’a pas été lu', 'fichiers n’ont pas été lus'],
  article: ['article n’a pas été lu', 'articles n’ont pas été lus'],
} as const;

/** Of src/discord/errors.ts. */
export const frenchRefusals: ErrorWordings = {
  'discord.staleControl': () =>
    'Ce bouton ou ce menu vient d’une ancienne version de moi et ne fonctionne plus. Relance la commande.',
  'discord.unknownCommand': ({ name }: Strings<'name'>) =>
    `Je n’ai plus la commande ${name}. Elle disparaîtra du menu quand mes commandes seront de nouveau enregistrées.`,
  'discord.elsewhere': () =>
    'Je ne réponds que sur les serveurs qui m’ont ajouté et dans les messages privés.',
  'discord.someoneElses': () =>
    'Cela vient des articles de la personne qui m’a ajouté à son compte, et elle seule peut s’en servir. Pour interroger tes propres articles, ajoute-moi à ton compte.',
  'discord.restarting': () => 'Je redémarre. Réessaie dans une minute.',
  'discord.restartingAsk': () => 'Je redémarre. Repose ta question dans une minute.',
  'discord.restartingIngest': () =>
    'Je redémarre. Si `/sources sélection: tous les articles` ne montre pas ton article dans une minute, ajoute-le de nouveau.',
  'discord.restartingSources': ({ left, what }: Numbers<'left'> & { readonly what: keyof typeof SOURCES }) =>
    `Je redémarre. ${count(left, SOURCES[what][0], SOURCES[what][1])} : recommence dans une minute.`,
  'discord.slow': () =>
    'Je suis très occupé, le formulaire n’a donc pas pu s’ouvrir à temps. Réessaie dans une minute.',
  'discord.emptyQuestion': () =>
    'Pose une question, par exemple : `/ask question: Who signed the agreement?`',
  'discord.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
    `Ta question compte ${number(length)} caractères ; la limite est de ${number(limit)}. Raccourcis-la.`,
  'discord.wordlessMessage': () =>
    'Ce message ne contient aucun mot à chercher. Choisis un message avec du texte.',
  'discord.askQueueFull': ({ waiting }: Numbers<'waiting'>) =>
    `${count(waiting, 'question attend', 'questions attendent')} déjà. Repose la tienne dans une minute.`,
  'discord.userAsks': (rate: Rate) =>
    `Tu as atteint la limite de ${questions(rate.limit)} par minute. ${please(rate)}`,
  'discord.guildAsks': (rate: Rate) =>
    `Ce serveur a atteint sa limite de ${questions(rate.limit)} par minute. ${please(rate)}`,
  'discord.memberAsks': (rate: Rate) =>
    `Les membres de ce serveur peuvent poser ${questions(rate.limit)} par minute. ${please(rate)}`,
  'discord.userIngests': (rate: Rate) =>
    `Tu as atteint la limite de ${articles(rate.limit)} par heure. ${please(rate)}`,
  'discord.guildIngests': (rate: Rate) =>
    `Ce serveur a atteint sa limite de ${articles(rate.limit)} par heure. ${please(rate)}`,
  'discord.memberIngests': (rate: Rate) =>
    `Les membres de ce serveur peuvent ajouter ${articles(rate.limit)} par heure. ${please(rate)}`,
  'discord.userFeeds': (rate: Rate) =>
    `Tu as atteint la limite de ${articles(rate.limit)} par heure, où les flux comptent aussi. ${please(rate)}`,
  'discord.guildFeeds': (rate: Rate) =>
    `Ce serveur a atteint sa limite de ${articles(rate.limit)} par heure, où les flux comptent aussi. ${please(rate)}`,
  'discord.memberFeeds': (rate: Rate) =>
    `Les membres de ce serveur peuvent ajouter ${articles(rate.limit)} par heure ; les flux comptent aussi. ${please(rate)}`,
  'discord.oneSourceOnly': ({ given }: Lists<'given'>) =>
    `\`/ingest\` prend un lien, un texte ou un fichier ; tu en as donné plusieurs (${given.join(', ')}).`,
  'discord.oneFeedOnly': () =>
    'Cela fait plus d’une adresse. Ajoute les flux un par un, ou importe une liste avec `/feed import`.',
  'discord.fileTooLarge': ({ name, mib, limitMib }: Strings<'name'> & Numbers<'mib' | 'limitMib'>) =>
    `${name} fait ${number(Math.round(mib * 10) / 10)} Mio ; la limite est de ${number(limitMib)} Mio. Colle plutôt le texte, ou divise le fichier.`,
  'discord.fileType': ({ name }: Strings<'name'>) =>
    `Je ne peux pas lire ${name}. Joins un fichier d’un de ces types (${OFFERED_EXTENSIONS}), ou colle le texte.`,
  'discord.fileElsewhere': ({ host }: Strings<'host'>) =>
    `Ce fichier se trouve sur ${host}, pas sur les serveurs de Discord. Joins-le directement à \`/ingest\`.`,
  'discord.fileUnavailable': ({ name, reason }: Strings<'name' | 'reason'>) =>
    `${name} n’a pas pu être téléchargé depuis Discord : ${reason}. Joins-le de nouveau.`,
  'discord.badLink': ({ given }: Strings<'given'>) =>
    `« ${given} » n’est pas un média suivi d’un lien. Donne une adresse http ou https complète, ou aucune.`,
  'discord.nothingToEdit': () => 'Dis ce qui doit changer : « salon », « ne-pas-publier » ou « état ».',
  'discord.channelAndNone': () => 'Donne « salon » ou « ne-pas-publier », pas les deux.',
  'discord.emptyForm': () => 'Le formulaire ne contient ni texte ni fichier. Donne l’un des deux.',
  'discord.unreadableDate': ({ given }: Strings<'given'>) =>
    `Je ne vois pas de quel jour il s’agit : « ${given} ». Écris-le ainsi : 2026-10-31.`,
  'discord.futureDate': ({ given }: Strings<'given'>) =>
    `La date « ${given} » est dans le futur. Donne le jour de la publication.`,
  'discord.draftGone': () => 'Je n’ai plus ce que tu as envoyé avec ce formulaire. Relance `/ingest`.',
  'discord.keptFilesGone': () =>
    'Je n’ai plus les fichiers que tu as envoyés avant. Choisis-les de nouveau avec le bouton.',
  'discord.noSources': () =>
    `Ce message ne contient ni lien vers une page web ni fichier. Choisis-en un avec une adresse http ou https complète, ou avec un fichier d’un de ces types : ${OFFERED_EXTENSIONS}.`,
  'discord.mayNotIngest': () => needed('coller des articles dans le formulaire'),
  'discord.mayNotFollow': () => needed('suivre des flux'),
  'discord.mayNotForget': () => needed('supprimer des articles'),
  'discord.noSuchTitle': ({ given }: Strings<'given'>) =>
    `Aucun article ici n’a « ${given} » dans son titre. Écris un mot du titre et choisis dans la liste, ou regarde \`/sources sélection: tous les articles\`.`,
  'discord.severalTitles': ({ given }: Strings<'given'>) =>
    `Plusieurs articles ont « ${given} » dans leur titre. Choisis-en un dans la liste pendant que tu écris.`,
  'discord.notYourList': () =>
    'Seule la personne qui a lancé cette commande peut utiliser ses boutons. Lance `/sources` pour obtenir ta propre liste.',
  'discord.noEmbedLinks': () =>
    'Je ne peux pas afficher de réponses dans ce salon. Demande avec `/ask`, ou fais-moi donner ici la permission « Intégrer des liens ».',
  'discord.botCannotPost': ({ channel }: Strings<'channel'>) =>
    `Je ne peux rien publier dans ${channel}. Donne-m’y les permissions « Voir le salon », « Envoyer des messages » et « Intégrer des liens », ou choisis un autre salon.`,
  'discord.memberCannotPost': ({ channel }: Strings<'channel'>) =>
    `Tu ne peux rien publier dans ${channel}, je ne peux donc pas le faire à ta place.`,
  'discord.channelNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} ne fait pas partie des salons autorisés. \`/setup\` sans option montre lesquels le sont.`,
  'discord.lastChannel': ({ channel }: Strings<'channel'>) =>
    `${channel} est le seul salon autorisé. Autorises-en d’abord un autre avec « autoriser-salon », ou utilise « tous-les-salons ».`,
  'discord.allChannelsAllowed': () =>
    'Tous les salons sont autorisés ici. Pour me limiter à quelques-uns, autorise chacun avec « autoriser-salon » ; tous les autres seront alors exclus.',
  'discord.tooManyChannels': ({ limit }: Numbers<'limit'>) =>
    `On peut autoriser ${number(limit)} salons au plus. Retires-en d’abord un avec « retirer-salon ».`,
  'discord.forumAndAnswers': () =>
    'Donne à la fois « forum » et « réponses-forum » : quel forum, et comment répondre à ses nouveaux posts.',
  'discord.forumNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} ne fait pas partie des salons autorisés. Autorise-le d’abord avec « autoriser-salon ».`,
  'discord.tooManyForums': ({ limit }: Numbers<'limit'>) =>
    `Je peux répondre aux posts de ${number(limit)} forums au plus. Mets d’abord l’un d’eux sur « désactivé ».`,
  'discord.cannotStartThreads': () =>
    'Je ne peux pas ouvrir de fils ici. Donne-moi « Créer des fils publics » et « Envoyer des messages dans les fils », puis réessaie.',
  'discord.cannotAnswerPosts': ({ channel }: Strings<'channel'>) =>
    `Je ne peux pas répondre aux posts de ${channel}. Donne-m’y « Voir le salon » et « Envoyer des messages dans les fils », ou choisis un autre forum.`,
  'discord.noChannelLeft': () =>
    'Je ne réponds pas dans ce salon, et les salons où je peux répondre n’existent plus. Qui gère ce serveur peut en choisir d’autres avec `/setup`.',
  'discord.notInThisChannel': ({ channels }: Lists<'channels'>) => {
    if (channels.length === 0)
      return 'Je ne réponds pas dans ce salon, seulement dans d’autres de ce serveur.';
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `Je ne réponds pas dans ce salon, mais dans ${named}${more > 0 ? ` et ${count(more, 'autre', 'autres')}` : ''}.`;
  },
};
