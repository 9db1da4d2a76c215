import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import { counting } from '../counting.js';
import type { ArticleTexts } from '../texts.js';
import { hindiNote } from './ingest-notes.js';

const { count, number, form } = counting('hi');
const articles = (n: number) => count(n, 'लेख', 'लेख');
const feeds = (n: number) => count(n, 'फ़ीड', 'फ़ीड');
const entries = (n: number) => count(n, 'प्रविष्टि', 'प्रविष्टियाँ');
const HOW_TO_INGEST = '`/ingest` से लेख जोड़ें: `लिंक`, `टेक्स्ट` या `फ़ाइल` दें, या कुछ न दें तो फ़ॉर्म खुलेगा।';
const NOTHING_CITED = 'इस चैनल के किसी जवाब ने अभी तक कोई लेख उद्धृत नहीं किया है। `/ask` से कुछ पूछें।';
const KINDS = {
  link: { one: 'लिंक', other: 'लिंक', of: 'लिंकों', added: 'जोड़े गए', left: 'नहीं पढ़े गए' },
  file: { one: 'फ़ाइल', other: 'फ़ाइलें', of: 'फ़ाइलों', added: 'जोड़ी गईं', left: 'नहीं पढ़ी गईं' },
  article: { one: 'लेख', other: 'लेख', of: 'लेखों', added: 'जोड़े गए', left: 'नहीं पढ़े गए' },
} as const;
const PASSED_OVER: Readonly<Record<PassOverReason, (n: number) => string>> = {
  'no-text': (n) => `${entries(n)} बिना लिंक के, और लेख के लिए बहुत कम टेक्स्ट`,
  'too-many': (n) => `${entries(n)}, क्योंकि केवल सबसे नई पढ़ी जाती हैं`,
  unreachable: (n) => `${entries(n)}, पेज लाया नहीं जा सका`,
  'no-article': (n) => `${entries(n)}, पेज पर कोई लेख नहीं`,
  robots: (n) => `${entries(n)}, पेज robots.txt में वर्जित`,
  forgotten: (n) => `${entries(n)}, यहाँ मिटाई ${form(n, 'गई', 'गईं')}`,
  other: (n) => `${entries(n)}, पेज अस्वीकार हुआ`,
};

export const hindiArticles: ArticleTexts = {
  feed: {
    done: {
      add: (feed, channel) =>
        `${feed} अब फ़ॉलो किया जा रहा है। इसके मौजूदा लेख जोड़े जा रहे हैं; ${
          channel === null ? 'नए लेख आते ही जुड़ेंगे।' : `नई सुर्ख़ियाँ ${channel} में जाएँगी।`
        }`,
      channel: (feed, channel) =>
        `${feed} यहाँ पहले से फ़ॉलो किया जा रहा है। इसकी नई सुर्ख़ियाँ अब ${channel} में जाएँगी।`,
      edit: (feed, channel, paused) =>
        `${feed} बदल दिया गया। ${
          channel === null ? 'इसकी सुर्ख़ियाँ पोस्ट नहीं होतीं' : `इसकी नई सुर्ख़ियाँ ${channel} में जाएँगी`
        }${paused ? '; यह रुका हुआ है' : ''}।`,
      remove: (feed) => `${feed} अब फ़ॉलो नहीं किया जा रहा। इसके लेख बने रहेंगे; \`/forget\` किसी लेख को मिटाता है।`,
      pause: (feed) => `${feed} रोक दिया गया। \`/feed resume\` से यह फिर चलेगा।`,
      resume: (feed) => `${feed} फिर चल रहा है। इसे अभी जाँचा जाएगा।`,
    },
    offer: {
      title: 'यह एक फ़ीड है',
      explanation: 'इसमें लेखों की सूची है, पर यह ख़ुद लेख नहीं है। इसे फ़ॉलो करें: मौजूदा लेख अभी जुड़ेंगे और नए लेख आते ही।',
      follow: 'यह फ़ीड फ़ॉलो करें',
    },
    importing: (done, total) => `फ़ीड जाँचे जा रहे हैं: ${number(total)} में से ${number(done)}…`,
    imported: (added, all) => `${feeds(all)} में से ${number(added)} अब फ़ॉलो`,
    outcome: { added: 'जोड़ा गया', known: 'पहले से फ़ॉलो', failed: 'नहीं जोड़ा गया' },
    repeated: (n) => `${feeds(n)} सूची में एक से ज़्यादा बार`,
    omitted: (n) => `${feeds(n)} छोड़े गए: फ़ाइल में बहुत ज़्यादा हैं`,
    exported: (n) => `${feeds(n)}; फ़ाइल को किसी फ़ीड रीडर में या \`/feed import\` से इंपोर्ट करें।`,
    none: 'यहाँ कोई फ़ीड फ़ॉलो नहीं किया जा रहा। `/feed add` से फ़ॉलो करें: किसी फ़ीड का पता दें, या उस पेज का जिस पर उसका लिंक हो।',
    heading: (n) => `${feeds(n)} फ़ॉलो किए जा रहे हैं`,
    more: (n) => `और ${count(n, 'अन्य फ़ीड', 'अन्य फ़ीड')}`,
    page: (page, pages) => `पेज ${number(page + 1)} / ${number(pages)}`,
    previous: 'पिछला',
    next: 'अगला',
    paused: (reason) => `रुका हुआ: ${reason}`,
    polled: (when) => `${when} जाँचा गया`,
    notPolled: 'अभी नहीं जाँचा गया',
    waiting: (n) => `${articles(n)} क़तार में`,
    passedOver: (reasons) =>
      `छोड़ी गईं: ${reasons.map(({ reason, count: n }) => PASSED_OVER[reason](n)).join('; ')}`,
    cannotPost:
      'हेडलाइन पोस्ट नहीं हो रहीं: चैनल अब नहीं है, या वहाँ मेरे पास View Channel, Send Messages या Embed Links की अनुमति नहीं है।',
    failing: (times, reason) => `लगातार ${number(times)} बार विफल: ${reason}`,
  },
  headlines: {
    earlier: (n) => `और ${count(n, 'पुराना लेख', 'पुराने लेख')} · इनके बारे में \`/ask\` से पूछें`,
    ask: 'ख़बरों के बारे में `/ask` से पूछें',
    keySentences: 'मुख्य वाक्य',
  },
  ingest: {
    outcome: { new: 'जोड़ा गया', updated: 'अपडेट किया गया', known: 'पहले से जोड़ा हुआ' },
    lengthOf: (words) => count(words, 'शब्द', 'शब्द'),
    revision: (revision) => `संस्करण ${number(revision)}`,
    note: hindiNote,
    moreNotes: (n) => `और ${count(n, 'अन्य टिप्पणी', 'अन्य टिप्पणियाँ')}`,
    suggestions: 'यह पूछकर देखें',
    askAbout: 'इस लेख के बारे में पूछें…',
    moreSuggestions: (n) => `और ${count(n, 'अन्य सवाल', 'अन्य सवाल')}`,
    goesOn: 'मैं इसे अभी भी जोड़ रहा हूँ, पर Discord यहाँ और सूचनाएँ नहीं लेता। क्या जोड़ा गया, यह `/sources` दिखाएगा।',
    progress: (progress) => {
      switch (progress.stage) {
        case 'queued':
          return `प्रतीक्षा करें: क़तार में आपका नंबर ${number(progress.position)} है।`;
        case 'fetching':
          return 'पेज लाया जा रहा है…';
        case 'reading':
          return 'पढ़ा जा रहा है…';
        case 'embedding':
          return `इंडेक्स बन रहा है: ${number(progress.total)} में से ${number(progress.done)}…`;
        case 'storing':
          return 'सहेजा जा रहा है…';
        case 'done':
          return `पूरा हुआ: ${articles(progress.articles)}, ${count(progress.sentences, 'वाक्य', 'वाक्य')}, ${count(progress.passages, 'अंश', 'अंश')}, ${number(Math.round(progress.ms / 100) / 10)} s`;
      }
    },
    form: {
      heading: 'लेख जोड़ें',
      text: 'टेक्स्ट',
      files: 'फ़ाइलें',
      title: 'शीर्षक',
      origin: 'प्रकाशन, लिंक या दोनों',
      date: 'प्रकाशन की तारीख़',
      hints: {
        text: '4,000 अक्षरों तक, या एक लिंक; इससे लंबा टेक्स्ट फ़ाइल के रूप में दें।',
        files: `टेक्स्ट की जगह: 10 फ़ाइलों तक, ${OFFERED_EXTENSIONS}`,
        title: 'टेक्स्ट का, या किसी अकेली फ़ाइल का',
        origin: 'उदाहरण: Sample Wire https://example.org/story',
        date: 'उदाहरण: 2026-10-31 या 31 अक्टूबर 2026',
      },
      keptFiles: (names) => `रखी गईं: ${names}। यहाँ चुनी गई फ़ाइलें उनकी जगह लेंगी।`,
      pasted: 'पेस्ट किया गया टेक्स्ट',
      fitsOneArticle: 'फ़ॉर्म का शीर्षक और लिंक छोड़ दिए गए, क्योंकि वे एक ही लेख के हो सकते हैं।',
      pagesHaveTheirOwn: 'फ़ॉर्म का शीर्षक, प्रकाशन और तारीख़ छोड़ दिए गए: पेजों के अपने होते हैं।',
      again: 'फ़ॉर्म ठीक करें',
    },
  },
  links: {
    progress: (done, all, step) => (all === 1 ? step : `${number(all)} में से ${number(done)}: ${step}`),
    title: (added, all, what) => {
      const kind = KINDS[what];
      return `${number(all)} ${kind.of} में से ${number(added)} ${kind.added}`;
    },
    failed: 'विफल',
    skipped: 'नहीं पढ़ा गया',
    more: (n) => `और ${number(n)} अन्य`,
    leftOut: (n, what) => {
      const { one, other, left } = KINDS[what];
      return `${count(n, one, other)} ${left}। बाक़ी \`/ingest\` से जोड़ें।`;
    },
  },
  sources: {
    heading: (which, question) =>
      ({
        last: question === undefined ? 'पिछले जवाब के स्रोत' : `स्रोत: ${question}`,
        cited: 'इस चैनल में उद्धृत लेख',
        all: 'सभी लेख',
      })[which],
    none: {
      last: NOTHING_CITED,
      cited: NOTHING_CITED,
      all: `यहाँ अभी कोई लेख नहीं है। ${HOW_TO_INGEST}`,
    },
    cited: (answers) => (answers === 0 ? 'अभी उद्धृत नहीं' : `${count(answers, 'जवाब', 'जवाबों')} में उद्धृत`),
    added: (by, when) => [...(by ? [`${by} ने`] : []), ...(when ? [when] : []), 'जोड़ा'].join(' '),
    total: articles,
    page: (page, pages) => `पेज ${number(page + 1)} / ${number(pages)}`,
    deleted: (n) => `${count(n, 'उद्धृत लेख तब से मिटाया जा चुका है।', 'उद्धृत लेख तब से मिटाए जा चुके हैं।')}`,
    more: (n) => `और ${count(n, 'अन्य लेख', 'अन्य लेख')}`,
    previous: 'पिछला',
    next: 'अगला',
    searched: (words) => ` · “${words}”`,
    noneFound: 'इस सूची के किसी लेख के शीर्षक या प्रकाशन में ये सभी शब्द नहीं हैं। कम शब्द आज़माएँ।',
    open: 'कोई लेख खोलें…',
    show: 'खोलें',
    sort: 'क्रम चुनें…',
    sortBy: {
      newest: 'सबसे नए पहले',
      added: 'हाल में जोड़े गए पहले',
      cited: 'सबसे ज़्यादा उद्धृत पहले',
      title: 'शीर्षक के अनुसार',
    },
    by: (author) => `लेखक: ${author}`,
    sameStory: 'वही ख़बर',
    provenanceField: 'मूल',
    provenance: {
      hidden: 'पेज जैसा मिलता है, उसमें यह टेक्स्ट नहीं दिखता: यह उसके मेटाडेटा में है, या किसी स्क्रिप्ट के दिखाने तक छिपा है',
      feed: 'वह टेक्स्ट जो इसका फ़ीड देता है; पेज ख़ुद नहीं पढ़ा गया',
      uploaded: 'अपलोड की गई फ़ाइल; अपने प्रकाशन, लेखक, तारीख़ और पते के बारे में जो वह कहती है, उसकी जाँच नहीं हुई',
      pasted: 'पेस्ट किया गया टेक्स्ट; अपने प्रकाशन, लेखक, तारीख़ और पते के बारे में जो वह कहता है, उसकी जाँच नहीं हुई',
      unknown: 'दर्ज नहीं: लेख इसके दर्ज होना शुरू होने से पहले जोड़ा गया था',
    },
    claimedUrl: (url) => `पता, उसी के अनुसार: ${url}`,
    forget: 'मिटाएँ…',
    forgetNow: 'मिटा दें',
    keep: 'रहने दें',
    confirm: (title) => `${title} मिटाएँ?`,
    consequences:
      'इसका टेक्स्ट हमेशा के लिए मिट जाएगा, और पुराने जवाबों के संदर्भ में यह अब नहीं दिखेगा। ' +
      'जो मैसेज भेजे जा चुके हैं वे नहीं बदलेंगे; जिन जवाबों में इसका उद्धरण था, उन पर आगे पूछते समय विषय शायद फिर से बताना पड़े। ' +
      'फ़ीड इसे दोबारा नहीं जोड़ेंगे, पर `/ingest` जोड़ सकता है।',
  },
};
