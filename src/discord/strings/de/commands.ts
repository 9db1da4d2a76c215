import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { CommandCatalogue } from '../command-words.js';

const feed = { name: 'feed', description: 'Wörter aus Titel oder Adresse; wähle aus der Liste' };

export const germanCommands: CommandCatalogue = {
  ask: {
    name: 'fragen',
    description: 'Stell eine Frage zu den Artikeln hier; die Antwort ist ein wörtliches Zitat',
    options: {
      question: { name: 'frage', description: 'Was möchtest du wissen?' },
      since: {
        name: 'zeitraum',
        description:
          'Nur Artikel vom letzten Tag, aus der letzten Woche oder dem letzten Monat (sonst: alle)',
        choices: { day: 'letzter Tag', week: 'letzte Woche', month: 'letzter Monat', all: 'alle' },
      },
      outlet: { name: 'medium', description: 'Nur Artikel dieses Mediums' },
      private: { name: 'privat', description: 'Die Antwort nur dir zeigen' },
    },
  },
  ingest: {
    name: 'hinzufügen',
    description: 'Füge einen Artikel hinzu; ohne Optionen öffnet sich ein Formular zum Einfügen',
    options: {
      url: { name: 'link', description: 'Link zu einem Artikel; trenne mehrere durch Leerzeichen' },
      text: { name: 'text', description: 'Der Text eines Artikels' },
      file: { name: 'datei', description: `Eine Datei mit einem Artikel: ${OFFERED_EXTENSIONS}` },
      'file-2': { name: 'datei-2', description: 'Eine weitere Datei' },
      'file-3': { name: 'datei-3', description: 'Eine weitere Datei' },
      'file-4': { name: 'datei-4', description: 'Eine weitere Datei' },
      'file-5': { name: 'datei-5', description: 'Eine weitere Datei' },
      private: { name: 'privat', description: 'Das Ergebnis nur dir zeigen (sonst: allen)' },
    },
  },
  sources: {
    name: 'quellen',
    description: 'Zeige die Artikel, auf denen die Antworten beruhen',
    options: {
      which: {
        name: 'auswahl',
        description: 'Welche Artikel (sonst: die in der letzten Antwort zitierten)',
        choices: {
          last: 'in der letzten Antwort in diesem Kanal zitiert',
          cited: 'in irgendeiner Antwort in diesem Kanal zitiert',
          all: 'alle Artikel',
        },
      },
      search: {
        name: 'suche',
        description: 'Nur Artikel mit diesen Wörtern im Titel oder Namen des Mediums',
      },
      sort: {
        name: 'sortierung',
        description: 'Reihenfolge',
        choices: {
          newest: 'neueste zuerst',
          added: 'zuletzt hinzugefügte zuerst',
          cited: 'am häufigsten zitierte zuerst',
          title: 'nach Titel',
        },
      },
    },
  },
  feed: {
    name: 'feed',
    description: 'Abonniere Nachrichten-Feeds und lass neue Schlagzeilen in einem Kanal posten',
    options: {
      add: {
        name: 'hinzufügen',
        description: 'Abonniere einen Feed: seine Artikel kommen jetzt dazu, neue, sobald sie erscheinen',
        options: {
          url: {
            name: 'link',
            description: 'Adresse eines RSS-, Atom- oder JSON-Feeds oder einer Seite, die darauf verweist',
          },
          channel: { name: 'kanal', description: 'Kanal für neue Schlagzeilen (sonst: keiner)' },
        },
      },
      edit: {
        name: 'ändern',
        description: 'Ändere, wo die Schlagzeilen eines Feeds erscheinen, oder halte ihn an',
        options: {
          feed,
          channel: { name: 'kanal', description: 'Kanal für seine neuen Schlagzeilen ab jetzt' },
          'stop-posting': {
            name: 'nicht-posten',
            description: 'Seine Schlagzeilen nirgends posten; seine Artikel kommen weiter dazu',
          },
          state: {
            name: 'zustand',
            description: 'Anhalten oder fortsetzen',
            choices: { pause: 'anhalten', resume: 'fortsetzen' },
          },
        },
      },
      import: {
        name: 'importieren',
        description: 'Abonniere die Feeds einer OPML-Datei, wie Feedreader sie exportieren',
        options: { file: { name: 'datei', description: 'Die OPML-Datei' } },
      },
      export: { name: 'exportieren', description: 'Lade die abonnierten Feeds als OPML-Datei herunter' },
      list: { name: 'liste', description: 'Zeige die abonnierten Feeds und ihren Zustand' },
      remove: {
        name: 'entfernen',
        description: 'Beende das Abo eines Feeds; seine Artikel bleiben',
        options: { feed },
      },
      pause: { name: 'pausieren', description: 'Halte einen Feed an', options: { feed } },
      resume: { name: 'fortsetzen', description: 'Setze einen angehaltenen Feed fort', options: { feed } },
    },
  },
  forget: {
    name: 'löschen',
    description: 'Lösche einen Artikel und alles, was daraus entstanden ist, endgültig',
    options: { article: { name: 'artikel', description: 'Wörter aus dem Titel; wähle aus der Liste' } },
  },
  setup: {
    name: 'einrichten',
    description: 'Kanäle, Sichtbarkeit und Limits festlegen; ohne Optionen: aktuelle Einstellungen anzeigen',
    options: {
      'allow-channel': {
        name: 'kanal-erlauben',
        description: 'Erlaube diesen Kanal; sobald einer erlaubt ist, sind alle anderen gesperrt',
      },
      'remove-channel': { name: 'kanal-entfernen', description: 'Streiche diesen Kanal aus den erlaubten' },
      'all-channels': { name: 'alle-kanäle', description: 'Erlaube wieder alle Kanäle' },
      private: {
        name: 'privat',
        description: 'Antworten nur der fragenden Person zeigen, sofern sie nichts anderes wählt',
      },
      'answer-threads': {
        name: 'antwort-threads',
        description: 'Für jede Antwort einen Thread zum Weiterfragen starten',
      },
      'forum-answers': {
        name: 'forum-antworten',
        description: 'Wie neue Beiträge eines Forums nach ihrem Titel beantwortet werden',
        choices: { off: 'aus', mentioned: 'bei Erwähnung', always: 'immer' },
      },
      forum: { name: 'forum', description: 'Das Forum, um das es bei forum-antworten geht' },
      'questions-per-minute': {
        name: 'fragen-pro-minute',
        description:
          'Fragen pro Mitglied und Minute, 1 bis {max}; 0 = kein Limit des Servers, nur das des Bots ({max})',
      },
      'articles-per-hour': {
        name: 'artikel-pro-stunde',
        description:
          'Artikel pro Mitglied und Stunde, 1 bis {max}; 0 = kein Limit des Servers, nur das des Bots ({max})',
      },
    },
  },
  about: {
    name: 'info',
    description: 'Was ich kann, was ich über dich speichere und wie du es löschst',
  },
  help: { name: 'hilfe', description: 'So benutzt du mich, in drei Zeilen' },
  'Ingest links': { name: 'Links hinzufügen' },
  'Check against the news': { name: 'Mit Nachrichten abgleichen' },
};
