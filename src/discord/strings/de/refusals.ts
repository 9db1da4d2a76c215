import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Lists, Numbers, Strings } from '../facts.js';

const { count, number, duration } = counting('de');
const MAX_CHANNELS_NAMED = 5;

type Rate = Numbers<'limit' | 'waitMs'>;
const please = ({ waitMs }: Rate) =>
  `Bitte warte ${duration(waitMs, { seconds: ['Sekunde', 'Sekunden'], minutes: ['Minute', 'Minuten'] })}.`;
const questions = (n: number) => count(n, 'Frage', 'Fragen');
const articles = (n: number) => count(n, 'Artikel', 'Artikel');
const needed = (purpose: string) => `Um ${purpose}, brauchst du die Berechtigung „Nachrichten verwalten“.`;

const SOURCES = {
  link: ['Link wurde', 'Links wurden'],
  file: ['Datei wurde', 'Dateien wurden'],
  article: ['Artikel wurde', 'Artikel wurden'],
} as const;

/** Of src/discord/errors.ts. */
export const germanRefusals: ErrorWordings = {
  'discord.staleControl': () =>
    'Dieser Knopf oder dieses Menü stammt von einer älteren Version von mir und funktioniert nicht mehr. Bitte führe den Befehl noch einmal aus.',
  'discord.unknownCommand': ({ name }: Strings<'name'>) =>
    `Den Befehl ${name} habe ich nicht mehr. Er verschwindet aus dem Menü, sobald meine Befehle neu registriert sind.`,
  'discord.elsewhere': () =>
    'Ich antworte nur auf Servern, die mich hinzugefügt haben, und in Direktnachrichten.',
  'discord.someoneElses': () =>
    'Das gehört zu den Artikeln der Person, die mich ihrem Konto hinzugefügt hat; nur sie kann es benutzen. Um eigene Artikel zu befragen, füge mich deinem Konto hinzu.',
  'discord.restarting': () => 'Ich starte gerade neu. Bitte versuch es in einer Minute noch einmal.',
  'discord.restartingAsk': () => 'Ich starte gerade neu. Bitte frag in einer Minute noch einmal.',
  'discord.restartingIngest': () =>
    'Ich starte gerade neu. Wenn `/sources auswahl: alle Artikel` deinen Artikel in einer Minute nicht zeigt, füge ihn bitte noch einmal hinzu.',
  'discord.restartingSources': ({ left, what }: Numbers<'left'> & { readonly what: keyof typeof SOURCES }) =>
    `Ich starte gerade neu. ${count(left, SOURCES[what][0], SOURCES[what][1])} nicht gelesen: Bitte in einer Minute noch einmal hinzufügen.`,
  'discord.slow': () =>
    'Ich bin stark ausgelastet, deshalb ließ sich das Formular nicht rechtzeitig öffnen. Bitte versuch es in einer Minute noch einmal.',
  'discord.emptyQuestion': () =>
    'Bitte stell eine Frage, zum Beispiel: `/ask frage: Who signed the agreement?`',
  'discord.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
    `Deine Frage hat ${number(length)} Zeichen; höchstens ${number(limit)} sind möglich. Bitte kürze sie.`,
  'discord.wordlessMessage': () =>
    'In dieser Nachricht stehen keine Wörter, nach denen ich suchen kann. Wähle eine Nachricht mit Text.',
  'discord.askQueueFull': ({ waiting }: Numbers<'waiting'>) =>
    `${count(waiting, 'Frage wartet', 'Fragen warten')} schon. Bitte frag in einer Minute noch einmal.`,
  'discord.userAsks': (rate: Rate) =>
    `Du hast das Limit von ${questions(rate.limit)} pro Minute erreicht. ${please(rate)}`,
  'discord.guildAsks': (rate: Rate) =>
    `Dieser Server hat sein Limit von ${questions(rate.limit)} pro Minute erreicht. ${please(rate)}`,
  'discord.memberAsks': (rate: Rate) =>
    `Mitglieder dieses Servers dürfen ${questions(rate.limit)} pro Minute stellen. ${please(rate)}`,
  'discord.userIngests': (rate: Rate) =>
    `Du hast das Limit von ${articles(rate.limit)} pro Stunde erreicht. ${please(rate)}`,
  'discord.guildIngests': (rate: Rate) =>
    `Dieser Server hat sein Limit von ${articles(rate.limit)} pro Stunde erreicht. ${please(rate)}`,
  'discord.memberIngests': (rate: Rate) =>
    `Mitglieder dieses Servers dürfen ${articles(rate.limit)} pro Stunde hinzufügen. ${please(rate)}`,
  'discord.userFeeds': (rate: Rate) =>
    `Du hast das Limit von ${articles(rate.limit)} pro Stunde erreicht, für das auch Feeds zählen. ${please(rate)}`,
  'discord.guildFeeds': (rate: Rate) =>
    `Dieser Server hat sein Limit von ${articles(rate.limit)} pro Stunde erreicht, für das auch Feeds zählen. ${please(rate)}`,
  'discord.memberFeeds': (rate: Rate) =>
    `Mitglieder dieses Servers dürfen ${articles(rate.limit)} pro Stunde hinzufügen; auch Feeds zählen dafür. ${please(rate)}`,
  'discord.oneSourceOnly': ({ given }: Lists<'given'>) =>
    `\`/ingest\` nimmt entweder Link, Text oder Datei; du hast mehrere angegeben (${given.join(', ')}).`,
  'discord.oneFeedOnly': () =>
    'Das ist mehr als eine Adresse. Füge einen Feed nach dem anderen hinzu, oder importiere eine Liste mit `/feed import`.',
  'discord.fileTooLarge': ({ name, mib, limitMib }: Strings<'name'> & Numbers<'mib' | 'limitMib'>) =>
    `${name} hat ${number(Math.round(mib * 10) / 10)} MiB; höchstens ${number(limitMib)} MiB sind möglich. Füge stattdessen den Text ein, oder teile die Datei auf.`,
  'discord.fileType': ({ name }: Strings<'name'>) =>
    `${name} kann ich nicht lesen. Hänge eine Datei dieser Art an (${OFFERED_EXTENSIONS}), oder füge den Text ein.`,
  'discord.fileElsewhere': ({ host }: Strings<'host'>) =>
    `Diese Datei liegt auf ${host}, nicht auf den Servern von Discord. Hänge sie direkt an \`/ingest\` an.`,
  'discord.fileUnavailable': ({ name, reason }: Strings<'name' | 'reason'>) =>
    `${name} ließ sich nicht von Discord herunterladen: ${reason}. Bitte hänge die Datei noch einmal an.`,
  'discord.badLink': ({ given }: Strings<'given'>) =>
    `„${given}“ ist kein Medium mit Link. Gib eine vollständige http- oder https-Adresse an, oder lass sie weg.`,
  'discord.nothingToEdit': () => 'Sag, was sich ändern soll: „kanal“, „nicht-posten“ oder „zustand“.',
  'discord.channelAndNone': () => 'Gib entweder „kanal“ an oder „nicht-posten“, nicht beides.',
  'discord.emptyForm': () => 'Das Formular enthält weder Text noch Datei. Gib eines davon an.',
  'discord.unreadableDate': ({ given }: Strings<'given'>) =>
    `Ich erkenne nicht, welcher Tag „${given}“ ist. Schreib ihn so: 2026-10-31.`,
  'discord.futureDate': ({ given }: Strings<'given'>) =>
    `Das Datum „${given}“ liegt in der Zukunft. Gib den Tag der Veröffentlichung an.`,
  'discord.draftGone': () =>
    'Was du mit dem Formular gesendet hast, habe ich nicht mehr. Bitte führe `/ingest` noch einmal aus.',
  'discord.keptFilesGone': () =>
    'Die Dateien, die du zuvor gesendet hast, habe ich nicht mehr. Wähle sie über den Knopf noch einmal aus.',
  'discord.noSources': () =>
    `In dieser Nachricht steht kein Link zu einer Webseite, und sie hat keine Datei. Wähle eine mit vollständiger http- oder https-Adresse oder mit einer Datei dieser Art: ${OFFERED_EXTENSIONS}.`,
  'discord.mayNotIngest': () => needed('Artikel in das Formular einzufügen'),
  'discord.mayNotFollow': () => needed('Feeds zu abonnieren'),
  'discord.mayNotForget': () => needed('Artikel zu löschen'),
  'discord.noSuchTitle': ({ given }: Strings<'given'>) =>
    `Kein Artikel hier hat „${given}“ im Titel. Tippe ein Wort aus dem Titel und wähle aus der Liste, oder sieh in \`/sources auswahl: alle Artikel\` nach.`,
  'discord.severalTitles': ({ given }: Strings<'given'>) =>
    `Mehr als ein Artikel hat „${given}“ im Titel. Wähle beim Tippen einen aus der Liste.`,
  'discord.notYourList': () =>
    'Diese Knöpfe kann nur benutzen, wer den Befehl ausgeführt hat. Mit `/sources` bekommst du deine eigene Liste.',
  'discord.noEmbedLinks': () =>
    'In diesem Kanal kann ich keine Antworten zeigen. Frag mit `/ask`, oder lass mir hier „Links einbetten“ geben.',
  'discord.botCannotPost': ({ channel }: Strings<'channel'>) =>
    `In ${channel} kann ich nichts posten. Gib mir dort die Berechtigungen „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“, oder wähle einen anderen Kanal.`,
  'discord.memberCannotPost': ({ channel }: Strings<'channel'>) =>
    `Du kannst in ${channel} nichts posten, deshalb kann ich es dort auch nicht für dich.`,
  'discord.channelNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} gehört nicht zu den erlaubten Kanälen. \`/setup\` ohne Optionen zeigt, welche es sind.`,
  'discord.lastChannel': ({ channel }: Strings<'channel'>) =>
    `${channel} ist der einzige erlaubte Kanal. Erlaube zuerst einen anderen mit „kanal-erlauben“, oder benutze „alle-kanäle“.`,
  'discord.allChannelsAllowed': () =>
    'Hier sind alle Kanäle erlaubt. Um mich auf einige zu beschränken, erlaube jeden davon mit „kanal-erlauben“; alle anderen sind dann gesperrt.',
  'discord.tooManyChannels': ({ limit }: Numbers<'limit'>) =>
    `Höchstens ${number(limit)} Kanäle können erlaubt werden. Entferne zuerst einen mit „kanal-entfernen“.`,
  'discord.forumAndAnswers': () =>
    'Gib sowohl „forum“ als auch „forum-antworten“ an: welches Forum, und wie seine neuen Beiträge beantwortet werden.',
  'discord.forumNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} gehört nicht zu den erlaubten Kanälen. Erlaube es zuerst mit „kanal-erlauben“.`,
  'discord.tooManyForums': ({ limit }: Numbers<'limit'>) =>
    `In höchstens ${number(limit)} Foren kann ich Beiträge beantworten. Stelle zuerst eines davon auf „aus“.`,
  'discord.cannotStartThreads': () =>
    'Hier kann ich keine Threads starten. Gib mir „Öffentliche Threads erstellen“ und „Nachrichten in Threads senden“, und versuch es dann noch einmal.',
  'discord.cannotAnswerPosts': ({ channel }: Strings<'channel'>) =>
    `In ${channel} kann ich Beiträge nicht beantworten. Gib mir dort „Kanal anzeigen“ und „Nachrichten in Threads senden“, oder wähle ein anderes Forum.`,
  'discord.noChannelLeft': () =>
    'In diesem Kanal antworte ich nicht, und die Kanäle, in denen ich antworten darf, gibt es nicht mehr. Wer diesen Server verwaltet, kann mit `/setup` andere wählen.',
  'discord.notInThisChannel': ({ channels }: Lists<'channels'>) => {
    if (channels.length === 0) return 'In diesem Kanal antworte ich nicht, nur in anderen auf diesem Server.';
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `In diesem Kanal antworte ich nicht, aber in ${named}${more > 0 ? ` und ${count(more, 'weiteren', 'weiteren')}` : ''}.`;
  },
};
