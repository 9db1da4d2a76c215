import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import { counting } from '../counting.js';
import type { ArticleTexts } from '../texts.js';
import { germanNote } from './ingest-notes.js';

const { count, number } = counting('de');
const articles = (n: number) => count(n, 'Artikel', 'Artikel');
const feeds = (n: number) => count(n, 'Feed', 'Feeds');
const entries = (n: number) => count(n, 'Eintrag', 'Einträge');
const HOW_TO_INGEST =
  'Füge Artikel mit `/ingest` hinzu: gib `link`, `text` oder `datei` an, oder lass alles weg, um ein Formular zu öffnen.';
const NOTHING_CITED = 'In diesem Kanal hat noch keine Antwort einen Artikel zitiert. Frag etwas mit `/ask`.';
type Forms = Readonly<Record<'link' | 'file' | 'article', readonly [one: string, other: string]>>;
const KINDS: Forms = {
  link: ['Link', 'Links'],
  file: ['Datei', 'Dateien'],
  article: ['Artikel', 'Artikeln'],
};
const LEFT_OUT: Forms = {
  link: ['Link wurde', 'Links wurden'],
  file: ['Datei wurde', 'Dateien wurden'],
  article: ['Artikel wurde', 'Artikel wurden'],
};
const PASSED_OVER: Readonly<Record<PassOverReason, (n: number) => string>> = {
  'no-text': (n) => `${entries(n)} ohne Link und mit zu wenig Text für einen Artikel`,
  'too-many': (n) => `${entries(n)}, weil nur die neuesten gelesen werden`,
  unreachable: (n) => `${entries(n)} mit einer Seite, die nicht abgerufen werden konnte`,
  'no-article': (n) => `${entries(n)} mit einer Seite ohne Artikel`,
  robots: (n) => `${entries(n)} mit einer Seite, die robots.txt sperrt`,
  forgotten: (n) => `${entries(n)}, hier gelöscht`,
  other: (n) => `${entries(n)} mit einer Seite, die abgelehnt wurde`,
};

export const germanArticles: ArticleTexts = {
  feed: {
    done: {
      add: (feed, channel) =>
        `${feed} ist abonniert. Die aktuellen Artikel werden gerade hinzugefügt; ${
          channel === null
            ? 'neue kommen hinzu, sobald sie erscheinen.'
            : `neue Schlagzeilen erscheinen in ${channel}.`
        }`,
      channel: (feed, channel) =>
        `${feed} ist hier schon abonniert. Neue Schlagzeilen erscheinen jetzt in ${channel}.`,
      edit: (feed, channel, paused) =>
        `${feed} ist geändert. ${
          channel === null
            ? 'Schlagzeilen werden nirgends gepostet'
            : `Neue Schlagzeilen erscheinen in ${channel}`
        }${paused ? '; der Feed ist pausiert' : ''}.`,
      remove: (feed) => `${feed} ist nicht mehr abonniert. Die Artikel bleiben; \`/forget\` löscht einen.`,
      pause: (feed) => `${feed} ist pausiert. \`/feed resume\` setzt den Feed fort.`,
      resume: (feed) => `${feed} ist fortgesetzt und wird gleich abgerufen.`,
    },
    offer: {
      title: 'Das ist ein Feed',
      explanation:
        'Er listet Artikel auf, ist aber selbst keiner. Abonniere ihn, um seine aktuellen Artikel jetzt hinzuzufügen und neue, sobald sie erscheinen.',
      follow: 'Diesen Feed abonnieren',
    },
    importing: (done, total) => `Feeds werden geprüft: ${number(done)} von ${number(total)}…`,
    imported: (added, all) => `${number(added)} von ${feeds(all)} jetzt abonniert`,
    outcome: { added: 'hinzugefügt', known: 'schon abonniert', failed: 'nicht hinzugefügt' },
    repeated: (n) => `${feeds(n)} mehrfach aufgeführt`,
    omitted: (n) => `${feeds(n)} ausgelassen: Die Datei enthält zu viele`,
    exported: (n) => `${feeds(n)}; importiere die Datei in einem Feedreader oder mit \`/feed import\`.`,
    none: 'Hier sind keine Feeds abonniert. Abonniere einen mit `/feed add`: gib die Adresse eines Feeds an oder die einer Seite, die darauf verweist.',
    heading: (n) => `${feeds(n)} abonniert`,
    more: (n) => `und ${count(n, 'weiterer Feed', 'weitere Feeds')}`,
    page: (page, pages) => `Seite ${number(page + 1)} von ${number(pages)}`,
    previous: 'Zurück',
    next: 'Weiter',
    paused: (reason) => `pausiert: ${reason}`,
    polled: (when) => `abgerufen ${when}`,
    notPolled: 'noch nicht abgerufen',
    waiting: (n) => `${articles(n)} in der Warteschlange`,
    passedOver: (reasons) =>
      `übergangen: ${reasons.map(({ reason, count: n }) => PASSED_OVER[reason](n)).join('; ')}`,
    cannotPost:
      'Schlagzeilen werden nicht gepostet: Der Kanal ist weg, oder mir fehlt dort „Kanal anzeigen“, „Nachrichten senden“ oder „Links einbetten“.',
    failing: (times, reason) => `${count(times, 'Fehlschlag', 'Fehlschläge')} in Folge: ${reason}`,
  },
  headlines: {
    earlier: (n) => `und ${count(n, 'früherer Artikel', 'frühere Artikel')} · frag mit \`/ask\` danach`,
    ask: 'Frag mit `/ask` nach den Nachrichten',
    keySentences: 'Wichtigste Sätze',
  },
  ingest: {
    outcome: { new: 'Hinzugefügt', updated: 'Aktualisiert', known: 'Schon vorhanden' },
    lengthOf: (words) => count(words, 'Wort', 'Wörter'),
    revision: (revision) => `Fassung ${number(revision)}`,
    note: germanNote,
    moreNotes: (n) => `und ${count(n, 'weiterer Hinweis', 'weitere Hinweise')}`,
    suggestions: 'Frag zum Beispiel',
    askAbout: 'Frag zu diesem Artikel…',
    moreSuggestions: (n) => `und ${count(n, 'weitere Frage', 'weitere Fragen')}`,
    goesOn:
      'Ich füge das noch hinzu, aber Discord nimmt hier keine Meldungen mehr an. `/sources` zeigt danach, was hinzugefügt wurde.',
    progress: (progress) => {
      switch (progress.stage) {
        case 'queued':
          return `Bitte warten: Du bist Nummer ${number(progress.position)} in der Warteschlange.`;
        case 'fetching':
          return 'Die Seite wird abgerufen…';
        case 'reading':
          return 'Der Artikel wird gelesen…';
        case 'embedding':
          return `Indexieren: ${number(progress.done)} von ${number(progress.total)}…`;
        case 'storing':
          return 'Speichern…';
        case 'done':
          return `Fertig: ${articles(progress.articles)}, ${count(progress.sentences, 'Satz', 'Sätze')}, ${count(progress.passages, 'Textstelle', 'Textstellen')}, ${number(Math.round(progress.ms / 100) / 10)} s`;
      }
    },
    form: {
      heading: 'Einen Artikel hinzufügen',
      text: 'Text',
      files: 'Dateien',
      title: 'Titel',
      origin: 'Medium, Link oder beides',
      date: 'Datum der Veröffentlichung',
      hints: {
        text: 'Bis zu 4.000 Zeichen oder ein Link; gib längere Texte als Datei.',
        files: `Statt eines Textes: bis zu 10 Dateien, ${OFFERED_EXTENSIONS}`,
        title: 'Des Textes oder einer einzelnen Datei',
        origin: 'Zum Beispiel: Sample Wire https://example.org/story',
        date: 'Zum Beispiel: 2026-10-31 oder 31. Oktober 2026',
      },
      keptFiles: (names) => `Behalten: ${names}. Hier gewählte Dateien ersetzen sie.`,
      pasted: 'der eingefügte Text',
      fitsOneArticle:
        'Titel und Link des Formulars wurden weggelassen, weil sie nur zu einem einzigen Artikel passen.',
      pagesHaveTheirOwn:
        'Titel, Medium und Datum des Formulars wurden weggelassen: Seiten haben ihre eigenen.',
      again: 'Formular korrigieren',
    },
  },
  links: {
    progress: (done, all, step) => (all === 1 ? step : `${number(done)} von ${number(all)}: ${step}`),
    title: (added, all, what) => `${number(added)} von ${count(all, ...KINDS[what])} hinzugefügt`,
    failed: 'Fehlgeschlagen',
    skipped: 'Nicht gelesen',
    more: (n) => `und ${number(n)} weitere`,
    leftOut: (n, what) =>
      `${count(n, ...LEFT_OUT[what])} nicht gelesen. Füge den Rest mit \`/ingest\` hinzu.`,
  },
  sources: {
    heading: (which, question) =>
      ({
        last: question === undefined ? 'Quellen der letzten Antwort' : `Quellen: ${question}`,
        cited: 'In diesem Kanal zitierte Artikel',
        all: 'Alle Artikel',
      })[which],
    none: {
      last: NOTHING_CITED,
      cited: NOTHING_CITED,
      all: `Hier gibt es noch keine Artikel. ${HOW_TO_INGEST}`,
    },
    cited: (answers) =>
      answers === 0 ? 'noch nicht zitiert' : `in ${count(answers, 'Antwort', 'Antworten')} zitiert`,
    added: (by, when) => `hinzugefügt${by ? ` von ${by}` : ''}${when ? ` ${when}` : ''}`,
    total: articles,
    page: (page, pages) => `Seite ${number(page + 1)} von ${number(pages)}`,
    deleted: (n) => `${count(n, 'zitierter Artikel wurde', 'zitierte Artikel wurden')} inzwischen gelöscht.`,
    more: (n) => `und ${count(n, 'weiterer Artikel', 'weitere Artikel')}`,
    previous: 'Zurück',
    next: 'Weiter',
    searched: (words) => ` · „${words}“`,
    noneFound:
      'Kein Artikel in dieser Liste enthält alle diese Wörter in Titel oder Medium. Versuch es mit weniger Wörtern.',
    open: 'Einen Artikel öffnen…',
    show: 'Öffnen',
    sort: 'Sortieren…',
    sortBy: {
      newest: 'Neueste zuerst',
      added: 'Zuletzt hinzugefügte zuerst',
      cited: 'Meistzitierte zuerst',
      title: 'Nach Titel',
    },
    by: (author) => `von ${author}`,
    sameStory: 'Dieselbe Meldung',
    provenanceField: 'Herkunft',
    provenance: {
      hidden:
        'die Seite zeigt diesen Text nicht, wie sie geliefert wird: Er steht in ihren Metadaten oder ist verborgen, bis ein Skript ihn zeigt',
      feed: 'der Text, den der Feed liefert; die Seite selbst wurde nicht gelesen',
      uploaded:
        'eine hochgeladene Datei; was sie über Medium, Autor, Datum und Adresse sagt, wurde nicht geprüft',
      pasted: 'ein eingefügter Text; was er über Medium, Autor, Datum und Adresse sagt, wurde nicht geprüft',
      unknown: 'nicht festgehalten: Der Artikel wurde hinzugefügt, bevor es das gab',
    },
    claimedUrl: (url) => `Adresse nach eigener Angabe: ${url}`,
    forget: 'Löschen…',
    forgetNow: 'Löschen',
    keep: 'Behalten',
    confirm: (title) => `${title} löschen?`,
    consequences:
      'Der Text wird endgültig gelöscht, und der Zusammenhang früherer Antworten zeigt ihn nicht mehr. ' +
      'Bereits gesendete Nachrichten werden nicht geändert; wer auf Antworten antwortet, die ihn zitiert haben, muss vielleicht neu sagen, worum es geht. ' +
      'Feeds fügen ihn nicht wieder hinzu, `/ingest` kann es.',
  },
};
