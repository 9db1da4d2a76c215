/**
 * Hindi. Polite (आप); Byline speaks of itself in the masculine, as बॉट is. Words that Hindi speakers of Discord use.
 * Glossary: article लेख, question सवाल, answer जवाब, quote उद्धरण, source स्रोत, outlet प्रकाशन, follow-up आगे का सवाल, feed
 * फ़ीड (फ़ॉलो करना), headline सुर्ख़ी, server सर्वर, channel चैनल.
 */
import { counting } from '../counting.js';
import type { Hints } from '../en/answer.js';
import type { Texts } from '../texts.js';
import { hindiArticles } from './articles.js';
import { hindiErrors } from './errors.js';

const { count, number } = counting('hi');
const articles = (n: number) => count(n, 'लेख', 'लेख');
const questions = (n: number) => count(n, 'सवाल', 'सवाल');
const OPTION_NAMES = { since: 'अवधि', outlet: 'प्रकाशन' };
const options = (by: Hints['by']): string => (by ? `\`${OPTION_NAMES[by]}\`` : '`अवधि` और `प्रकाशन`');

const ADD_ARTICLES = '`/ingest` से लेख जोड़ें, या `/feed add` से कोई फ़ीड फ़ॉलो करें।';
const ASK_AND_SET_UP = [
  '**मुझसे पूछें** `/ask` से, या अपने सवाल के साथ मुझे मेंशन करें: मैं इन लेखों के शब्दशः उद्धरणों से जवाब देता हूँ, हर उद्धरण के साथ उसका स्रोत।',
  '**मुझे सेट करें** `/setup` से: अनुमति वाले चैनल, सीमाएँ, निजी जवाब। `/about` बताता है कि मैं क्या सहेजता हूँ।',
];

export const hi: Texts = {
  language: 'hi',
  errors: hindiErrors,
  ...hindiArticles,
  about: {
    title: (version) => `Byline ${version}`,
    what: (inServer) =>
      `मैं ${inServer ? 'इस सर्वर के सदस्यों के' : 'आपके'} जोड़े हुए समाचार लेखों के बारे में सवालों के जवाब शब्दशः उद्धरणों से देता हूँ। ` +
      'मैं अपनी ओर से कुछ नहीं लिखता, और जब किसी लेख में जवाब नहीं होता तो यह बता देता हूँ।',
    help: 'मैं क्या कर सकता हूँ',
    commands: [
      '`/ask` सहेजे गए लेखों से सवाल का जवाब देता है',
      '`/sources` वे लेख दिखाता है जिन पर जवाब आधारित हैं',
      '`/ingest` लिंक, टेक्स्ट या फ़ाइल से लेख जोड़ता है',
      '`/forget` लेख को हमेशा के लिए मिटाता है',
      '`/feed` समाचार फ़ीड फ़ॉलो करता है',
      'किसी मैसेज के मेन्यू में “ऐप्स” के नीचे: **लिंक जोड़ें** और **ख़बरों से मिलाएँ**',
    ].join('\n'),
    needs: '`/ingest`, `/forget`, `/feed` और **लिंक जोड़ें** के लिए सदस्यों को “मैसेज मैनेज करें” अनुमति चाहिए।',
    privacy: 'मैं क्या सहेजता हूँ',
    stored: (inServer) =>
      `लेख; हर सवाल, उसका जवाब देने वाले वाक्य और सीमित समय के लिए पूछने वाले की ID; जवाबों की रेटिंग। ${
        inServer ? 'दूसरे सर्वर इसमें से कुछ नहीं देख सकते' : 'कोई और इसमें से कुछ नहीं देख सकता'
      }। यह सब मेरे होस्ट के डेटाबेस में रहता है, और मैं इसमें से कुछ भी उस डेटाबेस और Discord के सिवा किसी और सेवा को नहीं भेजता।`,
    read: (getsAllMessages) =>
      getsAllMessages
        ? 'मैं केवल डायरेक्ट मैसेज, वे मैसेज जिनमें मुझे मेंशन किया गया हो, वे जिन पर आप कोई कमांड चलाते हैं, मेरे शुरू किए थ्रेड के मैसेज, और `/setup` से चुने गए फ़ोरम की पोस्ट पढ़ता हूँ। Discord मुझे उन चैनलों के बाकी सभी मैसेज भी भेजता है जो मुझे दिखते हैं; मैं उन्हें सहेजता नहीं।'
        : 'मैं केवल डायरेक्ट मैसेज, वे मैसेज जिनमें मुझे मेंशन किया गया हो, वे जिन पर आप कोई कमांड चलाते हैं, और `/setup` से चुने गए फ़ोरम की पोस्ट के शीर्षक पढ़ता हूँ।',
    articlesOf: (n, passages, newest) =>
      `${articles(n)}, ${count(passages, 'अंश', 'अंश')}${newest ? `; सबसे नया ${newest} का` : ''}`,
    questionsOf: (n, { helpful, unhelpful }) =>
      helpful + unhelpful === 0
        ? questions(n)
        : `${questions(n)}; रेटिंग: ${number(helpful)} उपयोगी, ${number(unhelpful)} अनुपयोगी`,
    notAdded: 'जो जोड़े नहीं जा सके',
    setAside: (name, user, on) =>
      `${name} (${[user === null ? undefined : `${user} से`, on].filter(Boolean).join(', ')})`,
    setAsideReason: 'इन्हें पढ़ते समय मैं हर बार क्रैश हुआ या अटक गया। एक बार और कोशिश करने के लिए इन्हें `/ingest` से जोड़ें।',
    mebibytes: (mib) =>
      `${mib.toLocaleString('hi', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MiB सहेजे गए`,
    modelOf: (model, dimension) => `मॉडल ${model}, ${dimension} आयाम`,
    started: (when) => `${when} शुरू हुआ`,
    latency: (ms) => `लेटेंसी ${number(ms)} ms`,
    deleteMine: 'मेरे सवाल मिटाएँ',
    deleted: (n) =>
      n === 0
        ? 'सहेजे गए किसी सवाल के साथ आपकी ID नहीं है। आपके जोड़े हुए लेखों और फ़ीड के साथ भी अब वह नहीं है।'
        : `आपके ${count(n, 'सवाल मिटा दिया गया', 'सवाल मिटा दिए गए')}, यहाँ भी और बाक़ी सब जगह भी, उनके उद्धरणों के संदर्भ समेत। आपके जोड़े हुए लेखों और फ़ीड से आपकी ID हटा दी गई है। Discord के मैसेज तब तक रहेंगे जब तक आप उन्हें न मिटाएँ।`,
  },
  answer: {
    closest: 'मुझे कोई पक्का जवाब नहीं मिला। सबसे मिलता-जुलता अंश:',
    contradicted: 'लेख कुछ और कहते हैं:',
    disagreement: 'स्रोत आपस में सहमत नहीं हैं',
    nothing: 'इसके बारे में मुझे कुछ नहीं मिला',
    noArticles: ({ narrowed, by }) =>
      narrowed ? `यहाँ का कोई लेख ${options(by)} से मेल नहीं खाता` : 'यहाँ अभी कोई लेख नहीं है',
    tryNext: ({ narrowed, by, mayAdd }) =>
      [
        narrowed ? `दूसरे शब्द आज़माएँ, या ${options(by)} के बिना पूछें।` : 'दूसरे शब्द आज़माएँ।',
        ...(mayAdd ? [ADD_ARTICLES] : []),
      ].join(' '),
    addFirst: ({ narrowed, by, mayAdd }) =>
      [
        ...(narrowed ? [by ? 'इसके बिना पूछें, या दूसरा मान दें।' : 'इनके बिना पूछें, या दूसरे मान दें।'] : []),
        ...(mayAdd ? [ADD_ARTICLES] : []),
        ...(narrowed || mayAdd ? [] : ['“मैसेज मैनेज करें” अनुमति वाले सदस्य लेख जोड़ सकते हैं।']),
      ].join(' '),
    earlier: (day, values) => (day === undefined ? `पहले: ${values}` : `${day} तक। पहले: ${values}`),
    follows: (question) => `↳ ${question}`,
    englishOnly: 'मैं केवल अंग्रेज़ी में पूछे गए सवाल समझता हूँ।',
    outletsHere: (outlets) => `यहाँ के प्रकाशन, जैसे: ${outlets}`,
    onlyOutlet: (outlet) => `केवल ${outlet}`,
    nothingFrom: (from, to) => (to === undefined ? `${from} का कुछ नहीं` : `${from} से ${to} तक का कुछ नहीं`),
    correction: (typed, read) => `“${typed}” को “${read}” पढ़ा गया`,
    subject: (words) => `पिछले सवाल से: ${words}`,
    buttons: {
      context: 'संदर्भ में',
      'follow-up': 'आगे पूछें',
      'another-way': 'दूसरे शब्दों में पूछें',
      articles: 'सभी लेख',
    },
    showMore: (n) => `${number(n)} और दिखाएँ`,
    from: (cited, searched) => `${articles(searched)} में से ${number(cited)} से`,
    searched: (n, newest) => `${articles(n)} खोजे गए${newest === undefined ? '' : `, सबसे नया ${newest} का`}`,
    searchOnly: 'केवल खोज, पढ़ने वाले मॉडल के बिना',
    hurried: (read, found) => `समय की कमी से ${found} में से केवल ${read} अंश पढ़े गए`,
    moreQuotes: (n) => `और ${count(n, 'अन्य उद्धरण', 'अन्य उद्धरण')}`,
    moreValues: (n) => `और ${count(n, 'अन्य आँकड़ा', 'अन्य आँकड़े')}`,
    also: (outlets) => `साथ में ${outlets}`,
    given: {
      uploaded: (by) => (by === undefined ? 'अपलोड की गई फ़ाइल' : `${by} ने अपलोड किया`),
      pasted: (by) => (by === undefined ? 'पेस्ट किया गया टेक्स्ट' : `${by} ने पेस्ट किया`),
    },
    saysItIsFrom: (origin) => `अपना स्रोत यह बताता है: ${origin}`,
    claimedOutlet: (given, outlet) => (outlet === undefined ? given : `${outlet} (${given})`),
    perHost: (outlet, host) => `${outlet} (${host} के अनुसार)`,
    elsewhere: { hidden: 'पेज पर ख़ुद दिखाई नहीं देता', feed: 'उसके फ़ीड से' },
    noTitle: 'बिना शीर्षक',
    noOutlet: 'अज्ञात प्रकाशन',
    noDate: 'बिना तारीख़',
    revised: 'लेख तब से बदल चुका है',
  },
  ask: {
    waiting: (position) => `अभी बहुत लोग पूछ रहे हैं: क़तार में आपका नंबर ${number(position)} है।`,
    rated: {
      helpful: 'राय देने के लिए धन्यवाद!',
      'not-helpful': 'राय देने के लिए धन्यवाद। सवाल दूसरे शब्दों में पूछें, या आगे का सवाल पूछें।',
    },
    form: {
      title: 'आगे पूछें',
      question: 'आपका सवाल',
      again: 'सवाल सुधारें',
      hint: 'पिछले सवाल का विषय बना रहता है: “इस पर हस्ताक्षर कब हुए?” काफ़ी है।',
    },
  },
  boundary: {
    fault: (incident) =>
      `मेरी ओर से कुछ गड़बड़ हो गई। इसे ${incident} के रूप में दर्ज कर लिया गया है। कृपया थोड़ी देर में फिर कोशिश करें।`,
  },
  check: {
    closest: 'उस मैसेज से सबसे मिलते-जुलते अंश',
    judge: 'वे उसका समर्थन करते हैं या नहीं, यह आप तय करें।',
    nothing: 'उस मैसेज के बारे में मुझे कुछ नहीं मिला',
  },
  context: {
    heading: 'उद्धरण अपने संदर्भ में',
    more: (n) => count(n, 'अन्य उद्धरण', 'अन्य उद्धरण'),
    deleted: 'वहाँ उद्धृत सभी लेख तब से मिटाए जा चुके हैं।',
  },
  forget: {
    kept: 'कुछ नहीं मिटाया गया।',
    forgotten: (title, { revisions, sentences, passages, answers, log }) =>
      `**${title}** मिटा दिया गया: इसके टेक्स्ट के ${count(revisions, 'संस्करण', 'संस्करण')}, ${count(sentences, 'वाक्य', 'वाक्य')} ` +
      `और ${count(passages, 'अंश', 'अंश')}। पुराने जवाबों के संदर्भ में यह अब नहीं दिखेगा; ` +
      'जो मैसेज भेजे जा चुके हैं वे नहीं बदलेंगे। फ़ीड इसे दोबारा नहीं जोड़ेंगे, पर `/ingest` जोड़ सकता है।' +
      (answers.total > 0
        ? ` इसके उद्धरण वाले ${count(answers.total, 'जवाब', 'जवाबों')} पर आगे पूछते समय विषय शायद फिर से बताना पड़े।`
        : '') +
      (log === 'busy' ? ' इसके आख़िरी निशान अगली बार कुछ मिटाने पर डेटाबेस के लॉग से हटेंगे।' : ''),
  },
  help: {
    ask: '**मुझसे पूछें** `/ask` से, या अपने सवाल के साथ मुझे मेंशन करें: मैं यहाँ जोड़े गए लेखों के शब्दशः उद्धरणों से जवाब देता हूँ, हर उद्धरण के साथ उसका स्रोत।',
    add: (mayAdd) =>
      mayAdd
        ? '**लेख जोड़ें** `/ingest` से (लिंक, टेक्स्ट या फ़ाइल), या `/feed add` से कोई फ़ीड फ़ॉलो करें।'
        : '**लेख** वे सदस्य जोड़ते हैं जिन्हें मैसेज मैनेज करने की अनुमति है। `/sources कौन-से: सभी लेख` उन्हें दिखाता है।',
    more: (mayAdd) =>
      mayAdd
        ? '**मिटाएँ**: लेख `/forget` से और अपने सवाल `/about` से, जो यह भी बताता है कि मैं क्या सहेजता हूँ।'
        : '**मिटाएँ**: अपने सवाल `/about` से, जो यह भी बताता है कि मैं क्या सहेजता हूँ।',
    buttons: {
      ask: 'सवाल पूछें',
      samples: 'तीन नमूना लेखों पर आज़माएँ',
      feed: 'फ़ीड जोड़ें',
      undo: 'वापस लें',
    },
    feedForm: {
      title: 'समाचार फ़ीड फ़ॉलो करें',
      url: 'पता',
      hint: 'RSS, Atom या JSON फ़ीड का, या उस पेज का जिस पर फ़ीड का लिंक हो।',
    },
    samples: {
      added: 'मैंने तीन नमूना लेख (अंग्रेज़ी में) जोड़े हैं। उनके बारे में मुझसे पूछें, या बटन से उन्हें हटा दें।',
      some: 'मैंने तीन नमूना लेखों (अंग्रेज़ी में) में से कुछ ही जोड़े हैं। उनके बारे में मुझसे पूछें, या बटन से उन्हें हटा दें।',
      known: 'नमूना लेख पहले से यहाँ हैं। उनके बारे में मुझसे पूछें।',
      undone: 'मैंने नमूना लेख हटा दिए हैं। `/ingest` से अपने लेख जोड़ें।',
    },
  },
  reply: { onlyForYou: 'जवाब केवल पूछने वाले को दिखता है।' },
  setup: {
    title: (isChanged) => (isChanged ? 'सेटिंग सहेजी गईं' : 'मौजूदा सेटिंग'),
    channels: 'अनुमति वाले चैनल',
    allChannels: 'वे सभी चैनल जो मुझे दिखते हैं',
    visibility: 'जवाब किसे दिखते हैं',
    visibleTo: (isPrivate) =>
      isPrivate ? 'केवल पूछने वाले को, जब तक वह `निजी: False` न चुने' : 'सबको, जब तक पूछने वाला `निजी: True` न चुने',
    threads: 'चैनल में हर जवाब के लिए',
    threadsOf: (hasThreads) => (hasThreads ? 'एक अलग थ्रेड, जिसमें आगे पूछा जा सके' : 'कोई थ्रेड नहीं'),
    forums: 'नई पोस्ट के जवाब यहाँ देता हूँ',
    forumsOf: { mentioned: 'जब उनमें मुझे मेंशन किया जाए', always: 'हमेशा, यदि कोई जवाब मिले' },
    limits: 'हर सदस्य की सीमा',
    limitsOf: (asks, ingests) => `एक मिनट में ${questions(asks)} और एक घंटे में ${articles(ingests)}`,
    hint: 'कमांड की अनुमतियाँ: सर्वर सेटिंग → इंटीग्रेशन → Byline',
    moreChannels: (n) => `और ${number(n)} अन्य`,
  },
  talk: {
    roleMentioned: (me) =>
      `आपने मेरी भूमिका को मेंशन किया है, और तब Discord मुझे आपके शब्द नहीं दिखाता। सीधे मुझे मेंशन करें: ${me} और आपका सवाल।`,
    threadName: 'जवाब',
  },
  welcome: {
    first: [
      '**लेख जोड़ें** `/ingest` से (लिंक, टेक्स्ट या फ़ाइल), या `/feed add` से कोई फ़ीड फ़ॉलो करें। दोनों के लिए “मैसेज मैनेज करें” अनुमति चाहिए।',
      ...ASK_AND_SET_UP,
    ].join('\n'),
    back: ['**मैं वापस आ गया हूँ**, और यहाँ पहले जोड़े गए लेख अब भी सहेजे हुए हैं।', ...ASK_AND_SET_UP].join('\n'),
  },
};
