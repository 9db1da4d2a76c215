import type { SmallTalk } from '../../../domain/small-talk.js';
import { counting } from '../counting.js';
import type { ErrorTexts } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';
import { hindiRefusals } from './refusals.js';
import { hindiSourceErrors, OTHER_FEED } from './source-errors.js';

const { count, number } = counting('hi');

const PASTE_ARTICLE = 'केवल लेख का टेक्स्ट पेस्ट करें।';
const NO_ROOM = 'एक और लेख के लिए जगह नहीं है';
const RESTARTED = 'मुझे रीस्टार्ट होना पड़ा';
const misconfigured = () => 'इसके लिए मुझे ठीक से सेट नहीं किया गया है। कृपया इस बॉट को चलाने वाले को बताएँ।';
const cannotStore = () =>
  'अभी मैं न कुछ सहेज सकता हूँ, न कुछ देख सकता हूँ। इस बॉट को चलाने वाले को कारण इसके लॉग में मिलेगा।';

const HOW_TO_ASK = 'यहाँ जोड़े गए समाचारों के बारे में मुझसे `/ask` से पूछें; `/sources कौन-से: सभी लेख` उन्हें दिखाता है।';
const SMALL_TALK: Readonly<Record<SmallTalk, string>> = {
  thanks: 'आपका स्वागत है!',
  greeting: `नमस्ते! ${HOW_TO_ASK}`,
  goodbye: 'फिर मिलेंगे!',
  reaction: HOW_TO_ASK,
  help: `${HOW_TO_ASK} लेख \`/ingest\` और \`/feed add\` से जोड़े जाते हैं; सर्वर में दोनों के लिए “मैसेज मैनेज करें” अनुमति चाहिए। बाक़ी सब \`/about\` में है।`,
  identity: `मैं Byline हूँ। मैं यहाँ जोड़े गए समाचारों के बारे में सवालों के जवाब उनके लेखों के शब्दशः उद्धरणों से देता हूँ। ${HOW_TO_ASK}`,
  deletion: 'लेख `/forget` से मिटते हैं, और आपके अपने सवाल `/about` के बटन से।',
  source: 'हर उद्धरण के साथ उसके लेख का नाम होता है। `/sources` यहाँ के पिछले जवाब के लेख दिखाता है।',
  link: 'मुझसे कोई पेज पढ़वाने के लिए `/ingest` का इस्तेमाल करें। अनुमति न हो तो किसी मॉडरेटर से कहें।',
};

export const hindiErrors: ErrorTexts = {
  byGroup: { config: misconfigured, models: misconfigured, store: cannotStore, database: cannotStore },
  byId: {
    ...hindiRefusals,
    ...hindiSourceErrors,
    'app.tooManyArticles': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: यहाँ ${count(n, 'लेख सहेजा जा चुका है', 'लेख सहेजे जा चुके हैं')}, और यही सीमा है। पहले \`/forget\` से कुछ लेख मिटाएँ।`,
    'app.tooManyBytes': ({ count: n }: Numbers<'count'>) =>
      `${NO_ROOM}: यहाँ ${number(n)} MiB सहेजे जा चुके हैं, और यही सीमा है। पहले \`/forget\` से कुछ लेख मिटाएँ।`,
    'app.queueFull': ({ count: n }: Numbers<'count'>) =>
      `${count(n, 'लेख पहले से क़तार में है', 'लेख पहले से क़तार में हैं')}। कृपया एक मिनट बाद फिर कोशिश करें।`,
    'app.closing': () => 'मैं रीस्टार्ट हो रहा हूँ। आपका लेख सुरक्षित है और रीस्टार्ट के बाद जोड़ दिया जाएगा।',
    'app.restarting': () => `${RESTARTED} और यह काम पूरा नहीं हो सका। कृपया एक मिनट बाद फिर कोशिश करें।`,
    'app.interrupted': () =>
      `${RESTARTED}। आपका लेख सुरक्षित है: मैं उसे जोड़ने का काम पूरा करूँगा, आपको कुछ और नहीं करना है।`,
    'app.storedLater': () => 'अभी मैं कुछ सहेज नहीं सकता। आपका लेख ले लिया गया है, और जैसे ही हो सकेगा मैं उसे जोड़ दूँगा।',
    'app.unknownArticle': () => 'यहाँ ऐसा कोई लेख नहीं है। `/sources कौन-से: सभी लेख` मौजूदा सूची दिखाता है।',
    'app.ambiguousArticle': ({
      named,
      matches,
    }: Strings<'named'> & { readonly matches: readonly unknown[] }) =>
      `“${named}” से ${count(matches.length, 'लेख मेल खाता है', 'लेख मेल खाते हैं')}। टाइप करते समय सूची में से एक चुनें।`,
    'app.partOfTitle': ({ named }: Strings<'named'>) =>
      `कुछ नहीं मिटाया गया: “${named}” किसी लेख के शीर्षक का केवल एक हिस्सा है। टाइप करते समय उसे सूची में से चुनें।`,
    'app.tooManyFeeds': ({ count: n }: Numbers<'count'>) =>
      `यहाँ ${count(n, 'फ़ीड फ़ॉलो किया जा रहा है', 'फ़ीड फ़ॉलो किए जा रहे हैं')}, और यही सीमा है। पहले \`/feed remove\` से एक हटाएँ।`,
    'app.unknownFeed': ({ named }: Strings<'named'>) =>
      `यहाँ “${named}” नाम का कोई फ़ीड फ़ॉलो नहीं किया जा रहा। टाइप करते समय सूची में से एक चुनें, या \`/feed list\` देखें।`,
    'app.knownFeed': ({ url }: Strings<'url'>) =>
      `फ़ीड ${url} यहाँ पहले से फ़ॉलो किया जा रहा है। \`/feed edit\` से बदलें कि उसकी सुर्खियाँ कहाँ दिखें।`,
    'app.goneFeed': ({ url }: Strings<'url'>) =>
      `${url} को फ़ॉलो नहीं किया जा सकता: उसकी साइट ने उसे हमेशा के लिए हटा दिया है। किसी और फ़ीड का पता दें।`,
    'app.noFeed': ({ url }: Strings<'url'>) =>
      `${url} को फ़ॉलो नहीं किया जा सकता: उस पेज पर कोई फ़ीड नहीं है। ख़ुद फ़ीड का पता दें।`,
    'app.cancelled': () => 'रद्द किया गया; कुछ भी सहेजा नहीं गया।',
    'app.cancelledImport': ({ added }: Numbers<'added'>) =>
      `रद्द किया गया; अब ${count(added, 'फ़ीड फ़ॉलो किया जा रहा है', 'फ़ीड फ़ॉलो किए जा रहे हैं')}। बाक़ी के लिए फ़ाइल फिर से आयात करें।`,
    'app.noTimeLeft': () =>
      'इसके लिए समय नहीं बचा। फ़ाइल फिर से आयात करें: जो फ़ीड पहले से फ़ॉलो किए जा रहे हैं, वे छोड़ दिए जाएँगे।',
    'app.failedBefore': () =>
      'इसे नहीं पढ़ा गया, क्योंकि इससे पहले के बहुत ज़्यादा फ़ीड नहीं पढ़े जा सके। इसे अलग सूची में आयात करें।',
    'app.parsedTooLong': ({ source, seconds, isFeed }: Strings<'source'> & Numbers<'seconds'> & OfFeed) =>
      `${source} को पढ़ने में ${number(seconds)} सेकंड से ज़्यादा लगे, इसलिए इसे रोक दिया गया। ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.parserDied': ({ source, maxMib, isFeed }: Strings<'source'> & Numbers<'maxMib'> & OfFeed) =>
      `${source} को पढ़ने में ${number(maxMib)} MiB से ज़्यादा मेमोरी लगी, या पढ़ना क्रैश हो गया। ${isFeed ? OTHER_FEED : PASTE_ARTICLE}`,
    'app.answerNotStored': () =>
      'वह जवाब सहेजा नहीं जा सका, इसलिए उसके बारे में और कुछ पता नहीं है। कृपया बाद में फिर पूछें।',
    'app.unknownAnswer': () => 'वह जवाब अब मेरे पास नहीं है। कृपया फिर से पूछें।',
    'app.citedArticleGone': () => 'इस जवाब में उद्धृत एक लेख अब उपलब्ध नहीं है। कृपया फिर से पूछें।',
    'answer.emptyQuestion': () =>
      'इस सवाल में खोजने लायक कुछ नहीं है। समाचारों की किसी बात के बारे में पूछें, जैसे: Who signed the US-India framework?',
    'answer.missingSubject': () =>
      'मैं समझ नहीं पाया कि आप किसके बारे में पूछ रहे हैं। व्यक्ति, जगह या चीज़ का नाम देकर फिर पूछें, या किसी जवाब के नीचे *आगे पूछें* बटन दबाएँ।',
    'answer.smallTalk': ({ talk }: { readonly talk: SmallTalk }) => SMALL_TALK[talk],
    'answer.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
      `आपके सवाल में ${number(length)} अक्षर हैं; सीमा ${number(limit)} है। कृपया इसे छोटा करें।`,
    'answer.badCalibration': misconfigured,
    'answer.badShippedCalibration': misconfigured,
    'store.withdrawn': () => 'बीच में ही रद्द किया गया; कुछ भी सहेजा नहीं गया।',
    'store.queueBytes': () => 'बहुत सारे लेख क़तार में हैं। कृपया एक मिनट बाद फिर कोशिश करें।',
    'store.newerSchema': misconfigured,
    'store.noDatabase': misconfigured,
    'store.isFolder': misconfigured,
    'store.notProtected': misconfigured,
    'store.busy': () => 'मेरा स्टोरेज अभी व्यस्त है। कृपया एक मिनट बाद फिर कोशिश करें।',
    'store.damagedArticle': () =>
      'उस लेख का सहेजा गया टेक्स्ट ख़राब हो गया है, इसलिए मैं उसे उद्धृत नहीं करता। उसे फिर से जोड़ने पर वह ठीक हो जाएगा।',
  },
};
