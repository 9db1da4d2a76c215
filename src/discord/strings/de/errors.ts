import type { SmallTalk } from '../../../domain/small-talk.js';
import { counting } from '../counting.js';
import type { ErrorTexts } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';
import { germanRefusals } from './refusals.js';
import { germanSourceErrors, OTHER_FEED } from './source-errors.js';

const { count, number } = counting('de');

const PASTE_ARTICLE = 'Füge nur den Text des Artikels ein.';
const NO_ROOM = 'Für einen weiteren Artikel ist kein Platz';
const RESTARTED = 'Ich musste neu starten';
const misconfigured = () =>
  'Dafür bin ich nicht richtig eingerichtet. Bitte sag der Person Bescheid, die diesen Bot betreibt.';
const cannotStore = () =>
  'Ich kann gerade nichts speichern oder nachschlagen. Wer diesen Bot betreibt, findet den Grund im Protokoll.';

const HOW_TO_ASK =
  'Frag mich mit `/ask` nach den Nachrichten, die hier hinzugefügt wurden; `/sources auswahl: alle Artikel` zeigt sie.';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: 'Gern geschehen!',
  greeting: `Hallo! ${HOW_TO_ASK}`,
  goodbye: 'Bis bald!',
  reaction: HOW_TO_ASK,
  help: `${HOW_TO_ASK} Artikel fügt man mit \`/ingest\` und \`/feed add\` hinzu; auf einem Server braucht das die Berechtigung „Nachrichten verwalten“. Alles Weitere zeigt \`/about\`.`,
  identity: `Ich bin Byline. Ich beantworte Fragen zu den Nachrichten, die hier hinzugefügt wurden, wörtlich aus den Artikeln. ${HOW_TO_ASK}`,
  deletion: 'Artikel löschst du mit `/forget`, deine eigenen Fragen mit dem Knopf in `/about`.',
  source: 'Jedes Zitat nennt seinen Artikel. `/sources` zeigt die Artikel der letzten Antwort hier.',
  link: 'Damit ich eine Seite lese, benutze `/ingest`. Wer das nicht darf, kann die Moderation fragen.',
};

export const germanErrors: ErrorTexts = {
  byGroup: { config: misconfigured, models: misconfigured, store: cannotStore, database: cannotStore },
  byId: {
    ...germanRefusals,
    ...germanSourceErrors,
    'app.tooManyArticles': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: ${count(n, 'Artikel ist', 'Artikel sind')} hier gespeichert, mehr geht nicht. Lösche zuerst welche mit \`/forget\`.`,
    'app.tooManyBytes': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: Hier sind ${number(n)} MiB gespeichert, mehr geht nicht. Lösche zuerst Artikel mit \`/forget\`.`,
    'app.queueFull': ({ count: n }: Numbers<'count'>) =>
      `${count(n, 'Artikel wartet', 'Artikel warten')} schon darauf, hinzugefügt zu werden. Bitte versuch es in einer Minute noch einmal.`,
    'app.closing': () =>
      'Ich starte neu. Dein Artikel geht nicht verloren und wird nach dem Neustart hinzugefügt.',
    'app.restarting': () =>
      `${RESTARTED} und konnte das nicht beenden. Bitte versuch es in einer Minute noch einmal.`,
    'app.interrupted': () =>
      `${RESTARTED}. Dein Artikel ist nicht verloren: Ich füge ihn noch hinzu, du musst nichts weiter tun.`,
    'app.storedLater': () =>
      'Ich kann gerade nichts speichern. Dein Artikel ist angenommen, und ich füge ihn hinzu, sobald es geht.',
    'app.unknownArticle': () =>
      'Diesen Artikel gibt es hier nicht. `/sources auswahl: alle Artikel` zeigt die aktuelle Liste.',
    'app.ambiguousArticle': ({
      named,
      matches,
    }: Strings<'named'> & { readonly matches: readonly unknown[] }) =>
      `${count(matches.length, 'Artikel passt', 'Artikel passen')} zu „${named}“. Wähle beim Tippen einen aus der Liste.`,
    'app.partOfTitle': ({ named }: Strings<'named'>) =>
      `Nichts wurde gelöscht: „${named}“ ist nur ein Teil des Titels eines Artikels. Wähle ihn beim Tippen aus der Liste.`,
    'app.tooManyFeeds': ({ count: n }: Numbers<'count'>) =>
      `${count(n, 'Feed ist', 'Feeds sind')} hier abonniert, mehr geht nicht. Entferne zuerst einen mit \`/feed remove\`.`,
    'app.unknownFeed': ({ named }: Strings<'named'>) =>
      `Ein Feed „${named}“ ist hier nicht abonniert. Wähle beim Tippen einen aus der Liste, oder sieh in \`/feed list\` nach.`,
    'app.knownFeed': ({ url }: Strings<'url'>) =>
      `Der Feed ${url} ist hier schon abonniert. \`/feed edit\` ändert, wo seine Schlagzeilen erscheinen.`,
    'app.goneFeed': ({ url }: Strings<'url'>) =>
      `${url} lässt sich nicht abonnieren: Die Website hat den Feed endgültig entfernt. Gib die Adresse eines anderen Feeds an.`,
    'app.noFeed': ({ url }: Strings<'url'>) =>
      `${url} lässt sich nicht abonnieren: Die Seite hat keinen Feed. Gib die Adresse des Feeds selbst an.`,
    'app.cancelled': () => 'Abgebrochen; es wurde nichts gespeichert.',
    'app.cancelledImport': ({ added }: Numbers<'added'>) =>
      `Abgebrochen; ${count(added, 'Feed ist', 'Feeds sind')} jetzt abonniert. Importiere die Datei noch einmal, um den Rest zu abonnieren.`,
    'app.noTimeLeft': () =>
      'Dafür war keine Zeit mehr. Importiere die Datei noch einmal: Bereits abonnierte Feeds werden übersprungen.',
    'app.failedBefore': () =>
      'Er wurde nicht abgerufen, weil vor ihm zu viele Feeds fehlgeschlagen sind. Importiere ihn in einer eigenen Liste.',
    'app.parsedTooLong': ({ source, seconds, isFeed }: Strings<'source'> & Numbers<'seconds'> & OfFeed) =>
      `Das Lesen von ${source} hat länger als ${number(seconds)} s gedauert und wurde abgebrochen. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.parserDied': ({ source, maxMib, isFeed }: Strings<'source'> & Numbers<'maxMib'> & OfFeed) =>
      `Das Lesen von ${source} hat mehr als ${number(maxMib)} MiB Speicher gebraucht oder ist abgestürzt. ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.answerNotStored': () =>
      'Diese Antwort konnte nicht gespeichert werden, deshalb gibt es dazu nichts weiter. Bitte frag später noch einmal.',
    'app.unknownAnswer': () => 'Diese Antwort habe ich nicht mehr. Bitte frag noch einmal.',
    'app.citedArticleGone': () =>
      'Ein Artikel, den diese Antwort zitiert, ist nicht mehr da. Bitte frag noch einmal.',
    'answer.emptyQuestion': () =>
      'In dieser Frage steht nichts, wonach ich suchen kann. Frag nach etwas aus den Nachrichten, zum Beispiel: Who signed the US-India framework?',
    'answer.missingSubject': () =>
      'Ich weiß nicht, wonach du fragst. Nenne in der Frage die Person, den Ort oder die Sache, oder benutze den Knopf *Nachfragen* unter einer Antwort.',
    'answer.smallTalk': ({ talk }: { readonly talk: SmallTalk }) => SMALL_TALK[talk],
    'answer.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
      `Deine Frage hat ${number(length)} Zeichen; höchstens ${number(limit)} sind möglich. Bitte kürze sie.`,
    'answer.badCalibration': misconfigured,
    'answer.badShippedCalibration': misconfigured,
    'store.withdrawn': () => 'Währenddessen abgebrochen; es wurde nichts gespeichert.',
    'store.queueBytes': () =>
      'Zu viele Artikel warten darauf, hinzugefügt zu werden. Bitte versuch es in einer Minute noch einmal.',
    'store.newerSchema': misconfigured,
    'store.noDatabase': misconfigured,
    'store.isFolder': misconfigured,
    'store.notProtected': misconfigured,
    'store.busy': () => 'Mein Speicher ist gerade ausgelastet. Bitte versuch es in einer Minute noch einmal.',
    'store.damagedArticle': () =>
      'Der gespeicherte Text dieses Artikels ist beschädigt, deshalb zitiere ich ihn nicht. Füge ihn noch einmal hinzu, um das zu beheben.',
  },
};
