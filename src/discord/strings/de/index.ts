/**
 * German. Informal (du). Glossary: article Artikel, question Frage, answer Antwort, quote Zitat, source Quelle,
 * outlet Medium, follow-up Nachfrage, feed Feed (abonnieren), headline Schlagzeile, server Server, channel Kanal.
 */
import { counting } from '../counting.js';
import type { Hints } from '../en/answer.js';
import type { Texts } from '../texts.js';
import { germanArticles } from './articles.js';
import { germanErrors } from './errors.js';

const { count, number } = counting('de');
const articles = (n: number) => count(n, 'Artikel', 'Artikel');
const questions = (n: number) => count(n, 'Frage', 'Fragen');
const OPTION_NAMES = { since: 'zeitraum', outlet: 'medium' };
const options = (by: Hints['by']): string => (by ? `\`${OPTION_NAMES[by]}\`` : '`zeitraum` und `medium`');

const ADD_ARTICLES = 'Füge Artikel mit `/ingest` hinzu, oder abonniere einen Feed mit `/feed add`.';
const ASK_AND_SET_UP = [
  '**Frag mich** mit `/ask`, oder erwähne mich mit deiner Frage: Ich antworte mit wörtlichen Zitaten aus diesen Artikeln, jedes mit seiner Quelle.',
  '**Richte mich ein** mit `/setup`: erlaubte Kanäle, Limits, private Antworten. `/about` zeigt, was ich speichere.',
];

export const de: Texts = {
  language: 'de',
  errors: germanErrors,
  ...germanArticles,
  about: {
    title: (version) => `Byline ${version}`,
    what: (inServer) =>
      `Ich beantworte Fragen zu den Nachrichtenartikeln, die ${inServer ? 'Mitglieder dieses Servers hinzugefügt haben' : 'du hinzugefügt hast'}, mit wörtlichen Zitaten. ` +
      'Ich schreibe nichts selbst, und wenn kein Artikel eine Frage beantwortet, sage ich das.',
    help: 'Was ich kann',
    commands: [
      '`/ask` beantwortet eine Frage aus den gespeicherten Artikeln',
      '`/sources` zeigt die Artikel, auf denen die Antworten beruhen',
      '`/ingest` fügt einen Artikel über einen Link, als Text oder als Datei hinzu',
      '`/forget` löscht einen Artikel endgültig',
      '`/feed` abonniert Nachrichten-Feeds',
      'Im Menü einer Nachricht unter „Apps“: **Links hinzufügen** und **Mit Nachrichten abgleichen**',
    ].join('\n'),
    needs:
      'Für `/ingest`, `/forget`, `/feed` und **Links hinzufügen** brauchen Mitglieder die Berechtigung „Nachrichten verwalten“.',
    privacy: 'Was ich speichere',
    stored: (inServer) =>
      `Die Artikel; jede Frage mit den Sätzen, die sie beantwortet haben, und für begrenzte Zeit die ID der Person, die gefragt hat; Bewertungen von Antworten. ${
        inServer ? 'Andere Server sehen nichts davon' : 'Niemand sonst sieht etwas davon'
      }. Es liegt in der Datenbank meines Betreibers, und ich sende nichts davon an andere Dienste als diese Datenbank und Discord.`,
    read: (getsAllMessages) =>
      getsAllMessages
        ? 'Ich lese nur Direktnachrichten, Nachrichten, die mich erwähnen, Nachrichten, auf die du einen Befehl anwendest, Nachrichten in Threads, die ich gestartet habe, und Beiträge in Foren, die mit `/setup` ausgewählt sind. Discord sendet mir auch alle anderen Nachrichten aus Kanälen, die ich sehen kann; ich speichere sie nicht.'
        : 'Ich lese nur Direktnachrichten, Nachrichten, die mich erwähnen, Nachrichten, auf die du einen Befehl anwendest, und die Titel von Beiträgen in Foren, die mit `/setup` ausgewählt sind.',
    articlesOf: (n, passages, newest) =>
      `${articles(n)}, ${count(passages, 'Textstelle', 'Textstellen')}${newest ? `; der neueste vom ${newest}` : ''}`,
    questionsOf: (n, { helpful, unhelpful }) =>
      helpful + unhelpful === 0
        ? questions(n)
        : `${questions(n)}; Bewertungen: ${number(helpful)} hilfreich, ${number(unhelpful)} nicht hilfreich`,
    notAdded: 'Konnte nicht hinzugefügt werden',
    setAside: (name, user, on) =>
      `${name} (${[user === null ? undefined : `von ${user}`, on].filter(Boolean).join(', ')})`,
    setAsideReason:
      'Beim Lesen davon bin ich jedes Mal abgestürzt oder hängen geblieben. Füge es mit `/ingest` hinzu, um es noch einmal zu versuchen.',
    mebibytes: (mib) =>
      `${mib.toLocaleString('de', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB gespeichert`,
    modelOf: (model, dimension) => `Modell ${model}, ${dimension} Dimensionen`,
    started: (when) => `gestartet ${when}`,
    latency: (ms) => `Latenz ${number(ms)} ms`,
    deleteMine: 'Meine Fragen löschen',
    deleted: (n) =>
      n === 0
        ? 'Keine gespeicherte Frage trägt deine ID. Auch Artikel und Feeds, die du hinzugefügt hast, tragen sie nicht mehr.'
        : `${questions(n)} von dir gelöscht, hier und überall sonst, mitsamt den Quellenangaben. Von Artikeln und Feeds, die du hinzugefügt hast, ist deine ID entfernt. Nachrichten in Discord bleiben, bis du sie löschst.`,
  },
  answer: {
    closest: 'Ich habe keine eindeutige Antwort gefunden. Die ähnlichste Textstelle:',
    contradicted: 'Die Artikel sagen etwas anderes:',
    disagreement: 'Die Quellen widersprechen sich',
    nothing: 'Dazu habe ich nichts gefunden',
    noArticles: ({ narrowed, by }) =>
      narrowed ? `Kein Artikel hier passt zu ${options(by)}` : 'Hier gibt es noch keine Artikel',
    tryNext: ({ narrowed, by, mayAdd }) =>
      [
        narrowed
          ? `Versuch es mit anderen Wörtern, oder frag ohne ${options(by)}.`
          : 'Versuch es mit anderen Wörtern.',
        ...(mayAdd ? [ADD_ARTICLES] : []),
      ].join(' '),
    addFirst: ({ narrowed, by, mayAdd }) =>
      [
        ...(narrowed
          ? [
              by
                ? 'Frag ohne diese Option oder mit einem anderen Wert.'
                : 'Frag ohne sie oder mit anderen Werten.',
            ]
          : []),
        ...(mayAdd ? [ADD_ARTICLES] : []),
        ...(narrowed || mayAdd
          ? []
          : ['Mitglieder mit der Berechtigung „Nachrichten verwalten“ können welche hinzufügen.']),
      ].join(' '),
    earlier: (day, values) => (day === undefined ? `Zuvor: ${values}` : `Stand ${day}. Zuvor: ${values}`),
    follows: (question) => `↳ ${question}`,
    englishOnly: 'Ich verstehe nur Fragen auf Englisch.',
    outletsHere: (outlets) => `Medien hier sind zum Beispiel: ${outlets}`,
    onlyOutlet: (outlet) => `nur ${outlet}`,
    nothingFrom: (from, to) => (to === undefined ? `nichts vom ${from}` : `nichts vom ${from} bis ${to}`),
    correction: (typed, read) => `„${typed}“ als „${read}“ gelesen`,
    subject: (words) => `übernommen: ${words}`,
    buttons: {
      context: 'Im Zusammenhang',
      'follow-up': 'Nachfragen',
      'another-way': 'Anders fragen',
      articles: 'Alle Artikel',
    },
    showMore: (n) => `${number(n)} weitere zeigen`,
    from: (cited, searched) => `aus ${number(cited)} von ${count(searched, 'Artikel', 'Artikeln')}`,
    searched: (n, newest) =>
      `${articles(n)} durchsucht${newest === undefined ? '' : `, der neueste vom ${newest}`}`,
    searchOnly: 'nur Suche, ohne Lesemodell',
    hurried: (read, found) => `aus Zeitmangel nur ${read} von ${found} Textstellen gelesen`,
    moreQuotes: (n) => `und ${count(n, 'weiteres Zitat', 'weitere Zitate')}`,
    moreValues: (n) => `und ${count(n, 'andere Angabe', 'andere Angaben')}`,
    also: (outlets) => `auch ${outlets}`,
    given: {
      uploaded: (by) => (by === undefined ? 'hochgeladene Datei' : `hochgeladen von ${by}`),
      pasted: (by) => (by === undefined ? 'eingefügter Text' : `eingefügt von ${by}`),
    },
    saysItIsFrom: (origin) => `gibt als Herkunft an: ${origin}`,
    claimedOutlet: (given, outlet) => (outlet === undefined ? given : `${outlet} (${given})`),
    perHost: (outlet, host) => `${outlet} (laut ${host})`,
    elsewhere: { hidden: 'auf der Seite selbst nicht zu sehen', feed: 'aus dem Feed' },
    noTitle: 'ohne Titel',
    noOutlet: 'unbekanntes Medium',
    noDate: 'ohne Datum',
    revised: 'der Artikel wurde seitdem geändert',
  },
  ask: {
    waiting: (position) => `Gerade ist viel los: Du bist Nummer ${number(position)} in der Warteschlange.`,
    rated: {
      helpful: 'Danke für die Rückmeldung!',
      'not-helpful': 'Danke für die Rückmeldung. Formuliere die Frage um oder frag nach.',
    },
    form: {
      title: 'Nachfragen',
      question: 'Deine Frage',
      again: 'Frage korrigieren',
      hint: 'Das Thema der letzten Frage bleibt: „Wann wurde es unterzeichnet?“ genügt.',
    },
  },
  boundary: {
    fault: (incident) =>
      `Bei mir ist etwas schiefgegangen. Es ist als ${incident} protokolliert. Bitte versuch es gleich noch einmal.`,
  },
  check: {
    closest: 'Die ähnlichsten Textstellen zu dieser Nachricht',
    judge: 'Urteile selbst, ob sie die Nachricht stützen.',
    nothing: 'Zu dieser Nachricht habe ich nichts gefunden',
  },
  context: {
    heading: 'Die Zitate im Zusammenhang',
    more: (n) => count(n, 'weiteres Zitat', 'weitere Zitate'),
    deleted: 'Alle dort zitierten Artikel wurden inzwischen gelöscht.',
  },
  forget: {
    kept: 'Nichts wurde gelöscht.',
    forgotten: (title, { revisions, sentences, passages, answers, log }) =>
      `**${title}** gelöscht: ${count(revisions, 'Fassung', 'Fassungen')} des Textes, ${count(sentences, 'Satz', 'Sätze')} ` +
      `und ${count(passages, 'Textstelle', 'Textstellen')}. Der Zusammenhang früherer Antworten zeigt ihn nicht mehr; ` +
      'bereits gesendete Nachrichten werden nicht geändert. Feeds fügen ihn nicht wieder hinzu, `/ingest` kann es.' +
      (answers.total > 0
        ? ` Wer auf ${count(answers.total, 'Antwort', 'Antworten')} mit Zitaten daraus antwortet, muss vielleicht neu sagen, worum es geht.`
        : '') +
      (log === 'busy'
        ? ' Seine letzten Spuren verlassen das Protokoll der Datenbank mit der nächsten Löschung.'
        : ''),
  },
  help: {
    ask: '**Frag mich** mit `/ask`, oder erwähne mich mit deiner Frage: Ich antworte mit wörtlichen Zitaten aus den Artikeln hier, jedes mit seiner Quelle.',
    add: (mayAdd) =>
      mayAdd
        ? '**Füge Artikel hinzu** mit `/ingest` (Link, Text oder Datei), oder abonniere einen Feed mit `/feed add`.'
        : '**Artikel** fügen Mitglieder hinzu, die Nachrichten verwalten dürfen. `/sources auswahl: alle Artikel` zeigt sie.',
    more: (mayAdd) =>
      mayAdd
        ? '**Lösche** Artikel mit `/forget` und deine eigenen Fragen mit `/about`; dort steht auch, was ich speichere.'
        : '**Lösche** deine eigenen Fragen mit `/about`; dort steht auch, was ich speichere.',
    buttons: {
      ask: 'Eine Frage stellen',
      samples: 'Mit drei Beispielartikeln testen',
      feed: 'Feed hinzufügen',
      undo: 'Rückgängig',
    },
    feedForm: {
      title: 'Nachrichten-Feed abonnieren',
      url: 'Adresse',
      hint: 'Eines RSS-, Atom- oder JSON-Feeds oder einer Seite, die darauf verweist.',
    },
    samples: {
      added:
        'Ich habe drei Beispielartikel (auf Englisch) hinzugefügt. Frag mich danach, oder entferne sie mit dem Knopf.',
      some: 'Ich habe nur einen Teil der drei Beispielartikel (auf Englisch) hinzugefügt. Frag mich danach, oder entferne sie mit dem Knopf.',
      known: 'Die Beispielartikel sind schon hier. Frag mich danach.',
      undone: 'Ich habe die Beispielartikel entfernt. Füge mit `/ingest` eigene Artikel hinzu.',
    },
  },
  reply: { onlyForYou: 'Nur die Person, die gefragt hat, sieht die Antwort.' },
  setup: {
    title: (isChanged) => (isChanged ? 'Einstellungen gespeichert' : 'Aktuelle Einstellungen'),
    channels: 'Erlaubte Kanäle',
    allChannels: 'alle Kanäle, die ich sehen kann',
    visibility: 'Antworten sehen',
    visibleTo: (isPrivate) =>
      isPrivate
        ? 'nur die Person, die fragt, wenn sie nicht `privat: False` wählt'
        : 'alle, wenn die Person, die fragt, nicht `privat: True` wählt',
    threads: 'Jede Antwort in einem Kanal bekommt',
    threadsOf: (hasThreads) => (hasThreads ? 'einen eigenen Thread zum Weiterfragen' : 'keinen Thread'),
    forums: 'Neue Beiträge beantworte ich in',
    forumsOf: { mentioned: 'wenn sie mich erwähnen', always: 'immer, wenn ich eine Antwort finde' },
    limits: 'Jedes Mitglied darf',
    limitsOf: (asks, ingests) =>
      `${questions(asks)} pro Minute stellen und ${articles(ingests)} pro Stunde hinzufügen`,
    hint: 'Berechtigungen für Befehle: Servereinstellungen → Integrationen → Byline',
    moreChannels: (n) => `und ${count(n, 'weiterer', 'weitere')}`,
  },
  talk: {
    roleMentioned: (me) =>
      `Du hast meine Rolle erwähnt; dann zeigt mir Discord deine Worte nicht. Erwähne mich selbst: ${me} und deine Frage.`,
    threadName: 'Antwort',
  },
  welcome: {
    first: [
      '**Füge Artikel hinzu** mit `/ingest` (Link, Text oder Datei), oder abonniere einen Feed mit `/feed add`. Beides braucht die Berechtigung „Nachrichten verwalten“.',
      ...ASK_AND_SET_UP,
    ].join('\n'),
    back: [
      '**Ich bin wieder da**, und die früher hier hinzugefügten Artikel sind noch gespeichert.',
      ...ASK_AND_SET_UP,
    ].join('\n'),
  },
};
