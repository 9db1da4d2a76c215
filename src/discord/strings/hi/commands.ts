import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import type { CommandCatalogue } from '../command-words.js';

const feed = { name: 'फ़ीड', description: 'इसके शीर्षक या पते के शब्द; सूची में से चुनें' };

export const hindiCommands: CommandCatalogue = {
  ask: {
    name: 'पूछें',
    description: 'यहाँ जोड़े गए लेखों के बारे में पूछें; जवाब लेखों के शब्दशः उद्धरण होते हैं',
    options: {
      question: { name: 'सवाल', description: 'आप क्या जानना चाहते हैं?' },
      since: {
        name: 'अवधि',
        description: 'केवल पिछले दिन, हफ़्ते या महीने के लेख (वरना: सभी)',
        choices: { day: 'पिछला दिन', week: 'पिछला हफ़्ता', month: 'पिछला महीना', all: 'सभी' },
      },
      outlet: { name: 'प्रकाशन', description: 'केवल इस प्रकाशन के लेख' },
      private: { name: 'निजी', description: 'जवाब केवल आपको दिखे' },
    },
  },
  ingest: {
    name: 'जोड़ें',
    description: 'एक लेख जोड़ें; कोई विकल्प न दें तो लेख पेस्ट करने का फ़ॉर्म खुलता है',
    options: {
      url: { name: 'लिंक', description: 'लेख का लिंक; एक से ज़्यादा हों तो बीच में स्पेस दें' },
      text: { name: 'टेक्स्ट', description: 'लेख का टेक्स्ट' },
      file: { name: 'फ़ाइल', description: `लेख वाली फ़ाइल: ${OFFERED_EXTENSIONS}` },
      'file-2': { name: 'फ़ाइल-2', description: 'एक और फ़ाइल' },
      'file-3': { name: 'फ़ाइल-3', description: 'एक और फ़ाइल' },
      'file-4': { name: 'फ़ाइल-4', description: 'एक और फ़ाइल' },
      'file-5': { name: 'फ़ाइल-5', description: 'एक और फ़ाइल' },
      private: { name: 'निजी', description: 'नतीजा केवल आपको दिखे (वरना: सबको)' },
    },
  },
  sources: {
    name: 'स्रोत',
    description: 'वे लेख दिखाएँ जिन पर जवाब आधारित हैं',
    options: {
      which: {
        name: 'कौन-से',
        description: 'कौन-से लेख दिखाने हैं (वरना: पिछले जवाब में उद्धृत)',
        choices: {
          last: 'इस चैनल के पिछले जवाब में उद्धृत',
          cited: 'इस चैनल के किसी भी जवाब में उद्धृत',
          all: 'सभी लेख',
        },
      },
      search: { name: 'खोज', description: 'केवल वे लेख जिनके शीर्षक या प्रकाशन में ये शब्द हों' },
      sort: {
        name: 'क्रम',
        description: 'लेख किस क्रम में दिखें',
        choices: {
          newest: 'सबसे नए पहले',
          added: 'हाल में जोड़े गए पहले',
          cited: 'सबसे ज़्यादा उद्धृत पहले',
          title: 'शीर्षक के अनुसार',
        },
      },
    },
  },
  feed: {
    name: 'फ़ीड',
    description: 'समाचार फ़ीड फ़ॉलो करें और चाहें तो नई सुर्ख़ियाँ किसी चैनल में पोस्ट करवाएँ',
    options: {
      add: {
        name: 'जोड़ें',
        description: 'फ़ीड फ़ॉलो करें: मौजूदा लेख अभी जुड़ते हैं और नए लेख आते ही',
        options: {
          url: { name: 'लिंक', description: 'RSS, Atom या JSON फ़ीड का पता, या उस पेज का जिस पर फ़ीड का लिंक हो' },
          channel: { name: 'चैनल', description: 'नई सुर्ख़ियाँ किस चैनल में पोस्ट हों (वरना: किसी में नहीं)' },
        },
      },
      edit: {
        name: 'बदलें',
        description: 'फ़ीड की सुर्ख़ियाँ कहाँ पोस्ट हों यह बदलें, या उसे रोकें',
        options: {
          feed,
          channel: { name: 'चैनल', description: 'अब से इसकी नई सुर्ख़ियाँ किस चैनल में पोस्ट हों' },
          'stop-posting': { name: 'पोस्ट-न-करें', description: 'इसकी सुर्ख़ियाँ कहीं पोस्ट न हों; इसके लेख जुड़ते रहेंगे' },
          state: {
            name: 'स्थिति',
            description: 'रोकें या फिर शुरू करें',
            choices: { pause: 'रोकें', resume: 'फिर शुरू करें' },
          },
        },
      },
      import: {
        name: 'आयात',
        description: 'OPML फ़ाइल के फ़ीड फ़ॉलो करें, जैसी फ़ाइल फ़ीड रीडर निर्यात करते हैं',
        options: { file: { name: 'फ़ाइल', description: 'OPML फ़ाइल' } },
      },
      export: { name: 'निर्यात', description: 'फ़ॉलो किए गए फ़ीड OPML फ़ाइल में पाएँ' },
      list: { name: 'सूची', description: 'फ़ॉलो किए गए फ़ीड और उनकी स्थिति देखें' },
      remove: {
        name: 'हटाएँ',
        description: 'फ़ीड को फ़ॉलो करना बंद करें; उसके लेख बने रहते हैं',
        options: { feed },
      },
      pause: { name: 'रोकें', description: 'किसी फ़ीड को कुछ समय के लिए रोकें', options: { feed } },
      resume: { name: 'फिर-शुरू', description: 'रोके गए फ़ीड को फिर से शुरू करें', options: { feed } },
    },
  },
  forget: {
    name: 'मिटाएँ',
    description: 'किसी लेख को और उससे बनी हर चीज़ को हमेशा के लिए मिटाएँ',
    options: { article: { name: 'लेख', description: 'इसके शीर्षक के शब्द; सूची में से चुनें' } },
  },
  setup: {
    name: 'सेटिंग',
    description: 'चैनल, दृश्यता और सीमाएँ तय करें; कोई विकल्प न दें तो मौजूदा सेटिंग दिखती है',
    options: {
      'allow-channel': {
        name: 'चैनल-की-अनुमति',
        description: 'इस चैनल की अनुमति दें; एक की भी अनुमति हो तो बाक़ी सब बंद हो जाते हैं',
      },
      'remove-channel': { name: 'चैनल-हटाएँ', description: 'इस चैनल को अनुमति वाले चैनलों से हटाएँ' },
      'all-channels': { name: 'सभी-चैनल', description: 'फिर से सभी चैनलों की अनुमति दें' },
      private: {
        name: 'निजी',
        description: 'जवाब केवल पूछने वाले को दिखे, जब तक वह कुछ और न चुने',
      },
      'answer-threads': { name: 'जवाब-थ्रेड', description: 'हर जवाब के लिए एक थ्रेड शुरू करें, जिसमें आगे पूछा जा सके' },
      'forum-answers': {
        name: 'फ़ोरम-जवाब',
        description: 'फ़ोरम की नई पोस्ट के जवाब उनके शीर्षक से कैसे दिए जाएँ',
        choices: { off: 'बंद', mentioned: 'मेंशन करने पर', always: 'हमेशा' },
      },
      forum: { name: 'फ़ोरम', description: 'वह फ़ोरम जिसके लिए फ़ोरम-जवाब है' },
      'questions-per-minute': {
        name: 'सवाल-प्रति-मिनट',
        description: 'हर सदस्य एक मिनट में कितने सवाल पूछ सकता है, 1 से {max}; 0 = केवल बॉट की अपनी सीमा ({max})',
      },
      'articles-per-hour': {
        name: 'लेख-प्रति-घंटा',
        description: 'हर सदस्य एक घंटे में कितने लेख जोड़ सकता है, 1 से {max}; 0 = केवल बॉट की अपनी सीमा ({max})',
      },
    },
  },
  about: {
    name: 'परिचय',
    description: 'मैं क्या कर सकता हूँ, आपके बारे में क्या सहेजता हूँ और उसे कैसे मिटाएँ',
  },
  help: { name: 'मदद', description: 'मेरा इस्तेमाल कैसे करें, तीन पंक्तियों में' },
  'Ingest links': { name: 'लिंक जोड़ें' },
  'Check against the news': { name: 'ख़बरों से मिलाएँ' },
};
