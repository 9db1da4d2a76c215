import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Numbers, OfFeed, Strings } from '../facts.js';

const { number, count } = counting('hi');

type Url = Strings<'url'>;
type Source = Strings<'source'>;
type Reasons = Readonly<Record<string, string>>;

const PASTE = 'इसके बजाय टेक्स्ट पेस्ट करें।';
const OR_PASTE = 'या टेक्स्ट पेस्ट करें।';
const LATER = `पता जाँचें, बाद में फिर कोशिश करें, ${OR_PASTE}`;
/** A feed has no text to paste. */
const CHECK_FEED = 'पता जाँचें, या बाद में फिर कोशिश करें।';
export const OTHER_FEED = 'साइट की कोई दूसरी फ़ीड दें।';
const INSTEAD = '। इसके बजाय टेक्स्ट पेस्ट करें';
const notFetched = (problem: string) => `मैंने यह पता नहीं पढ़ा: ${problem}।`;
const unreadable = (source: string, problem: string) => `${source} को पढ़ा नहीं जा सकता: ${problem}।`;

const UNREACHABLE: Reasons = {
  'unknown-host': 'उसका सर्वर अज्ञात है',
  refused: 'उसका सर्वर कनेक्शन नहीं लेता',
  'no-route': 'उसके सर्वर तक यहाँ से पहुँचा नहीं जा सकता',
  certificate: 'उसके सर्वर का प्रमाणपत्र मान्य नहीं है',
  protocol: 'उसके सर्वर ने अमान्य HTTP जवाब भेजा',
  damaged: 'उसका जवाब ख़राब या अधूरा है',
  disconnected: 'कनेक्शन टूट गया',
};
const NO_ARTICLE: Reasons = {
  wall: 'वह सहमति या साइन-इन माँगता है',
  list: 'वह सिर्फ़ दूसरे लेखों की सूची है',
  error: 'उसमें कोई त्रुटि या रखरखाव की सूचना है',
  'no-text': 'उसमें लेख जैसा टेक्स्ट नहीं है',
  markup: 'उसकी बनावट पढ़ी नहीं जा सकती',
};
const EXCESSES: Readonly<Record<string, (limit: string) => string>> = {
  depth: (limit) => `${limit} से ज़्यादा स्तरों तक एक-दूसरे के भीतर रखे एलिमेंट`,
  elements: (limit) => `${limit} से ज़्यादा एलिमेंट`,
  pieces: (limit) => `${limit} से ज़्यादा टैग और टेक्स्ट के टुकड़े`,
  'depth-sum': () => 'बहुत गहराई तक एक-दूसरे के भीतर रखे ढेरों एलिमेंट',
};
const JSON_PROBLEMS: Reasons = {
  syntax: 'वह मान्य JSON नहीं है',
  'not-an-object': 'उसमें कोई ऑब्जेक्ट नहीं है',
  several: 'उसमें कई लेख हैं; हर फ़ाइल में एक दें',
  'no-text': 'उसमें "text" नहीं है',
};

function statusReason(status: number): string {
  if (status === 404 || status === 410) return 'ऐसा कोई पेज नहीं है';
  if (status === 401 || status === 402 || status === 403) return 'साइट उसे पढ़ने की अनुमति नहीं देती';
  if (status === 429) return 'साइट अनुरोधों की संख्या सीमित कर रही है';
  return status >= 500 ? 'साइट में कोई समस्या है' : 'एक पेज की उम्मीद थी';
}

/** Of src/ingest: pages, files, texts and feeds that cannot be read. */
export const hindiSourceErrors: ErrorWordings = {
  'fetch.urlTooLong': ({ chars, maxChars }: Numbers<'chars' | 'maxChars'>) =>
    `पते में ${number(chars)} अक्षर हैं; सीमा ${number(maxChars)} है। पेज का अपना पता दें।`,
  'fetch.notAUrl': ({ url }: Url) => `“${url}” वेब पता नहीं है। https://example.org/story जैसा पता दें।`,
  'fetch.badLink': ({ url }: Url) =>
    `लिंक “${url}” वेब पता नहीं है। https://example.org/story जैसा पता दें, बिना यूज़रनेम और पासवर्ड के।`,
  'fetch.scheme': ({ scheme, isFeed }: Strings<'scheme'> & OfFeed) =>
    notFetched(`“${scheme}” समर्थित नहीं है, केवल http और https हैं${isFeed ? '' : INSTEAD}`),
  'fetch.credentials': ({ isFeed }: OfFeed) =>
    notFetched(`इसमें यूज़रनेम या पासवर्ड है। इसे उनके बिना दें${isFeed ? '' : ', या टेक्स्ट पेस्ट करें'}`),
  'fetch.port': ({ port, isFeed }: Numbers<'port'> & OfFeed) =>
    notFetched(`इसमें पोर्ट ${port} है; केवल 80 और 443 की अनुमति है${isFeed ? '' : INSTEAD}`),
  'fetch.privateHost': ({ host, isFeed }: Strings<'host'> & OfFeed) =>
    notFetched(
      `${host} सार्वजनिक इंटरनेट पर नहीं है। ${isFeed ? 'कोई सार्वजनिक फ़ीड दें' : 'कोई सार्वजनिक पेज दें, या टेक्स्ट पेस्ट करें'}`,
    ),
  'fetch.robots': ({ url, host }: Strings<'url' | 'host'>) =>
    `मैं ${url} को नहीं पढ़ता: ${host} का robots.txt ऑटोमैटिक पहुँच की मनाही करता है। पेज को उसके अपने पते से जोड़ें, ${OR_PASTE}`,
  'fetch.cancelled': ({ url }: Url) => `${url} को पढ़ना रद्द कर दिया गया।`,
  'fetch.timeout': ({ url, seconds, isFeed }: Url & Numbers<'seconds'> & OfFeed) =>
    `${url} ने ${number(seconds)} सेकंड से ज़्यादा लिए। ${isFeed ? CHECK_FEED : `बाद में फिर कोशिश करें, ${OR_PASTE}`}`,
  'fetch.noAnswer': ({ url, isFeed }: Url & OfFeed) =>
    `${url} ने समय पर जवाब नहीं दिया। ${isFeed ? CHECK_FEED : `बाद में फिर कोशिश करें, ${OR_PASTE}`}`,
  'fetch.unreachable': ({ url, reason, isFeed }: Strings<'url' | 'reason'> & OfFeed) =>
    `${unreadable(url, UNREACHABLE[reason] ?? reason)} ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.status': ({ url, status, isFeed }: Url & Numbers<'status'> & OfFeed) =>
    `${url} ने स्टेटस ${status} लौटाया: ${statusReason(status)}। ${isFeed ? CHECK_FEED : LATER}`,
  'fetch.badRedirect': ({ url, location, isFeed }: Strings<'url' | 'location'> & OfFeed) =>
    `${url} “${location}” पर भेजता है, जो मान्य पता नहीं है। ${isFeed ? CHECK_FEED : PASTE}`,
  'fetch.tooManyRedirects': ({ url, max, isFeed }: Url & Numbers<'max'> & OfFeed) =>
    `${url} ${number(max)} से ज़्यादा बार दूसरे पते पर भेजता है। ${isFeed ? 'फ़ीड का अंतिम पता दें।' : `पेज का अंतिम पता दें, ${OR_PASTE}`}`,
  'fetch.tooLarge': ({ url, maxMib, isFeed }: Url & Numbers<'maxMib'> & OfFeed) =>
    `${url} ${number(maxMib)} MiB की सीमा से बड़ा है। ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.compression': ({ url, encoding, isFeed }: Strings<'url' | 'encoding'> & OfFeed) =>
    `${url} “${encoding}” में कंप्रेस किया गया है; केवल gzip, deflate और br समर्थित हैं। ${isFeed ? OTHER_FEED : PASTE}`,
  'fetch.feed': ({ url }: Url) => `${url} एक फ़ीड है। उसके लेख आते ही पाने के लिए उसे \`/feed add\` से फ़ॉलो करें।`,
  'fetch.notAPage': ({ url, mediaType }: Strings<'url' | 'mediaType'>) =>
    `${url} ${mediaType === '' ? 'का कोई कंटेंट टाइप नहीं है' : `का कंटेंट टाइप ${mediaType} है`}। ` +
    `वेब पेज, PDF या सादे टेक्स्ट की ज़रूरत है। लेख का पेज दें, ${OR_PASTE}`,
  'fetch.binary': ({ source, isFeed }: Source & OfFeed) =>
    `${source} में बाइनरी डेटा है। UTF-8 टेक्स्ट की ज़रूरत है। ${isFeed ? CHECK_FEED : `उसे टेक्स्ट या HTML के रूप में सेव करें, ${OR_PASTE}`}`,
  'fetch.unknownEncoding': ({ source, isFeed }: Source & OfFeed) =>
    `${source} की एन्कोडिंग अज्ञात है: वह UTF-8 नहीं है, और कोई दूसरी बताई नहीं गई। ${isFeed ? OTHER_FEED : `उसे UTF-8 में सेव करें, ${OR_PASTE}`}`,
  'feeds.busy': ({ url }: Url) => `फ़ीड ${url} अभी पढ़ा जा रहा है। एक मिनट बाद फिर कोशिश करें।`,
  'feeds.notAFeed': ({ url }: Url) =>
    `${url} फ़ीड नहीं है। RSS, Atom, RDF या JSON Feed की ज़रूरत है। ख़ुद फ़ीड का पता दें।`,
  'feeds.notAList': ({ source }: Source) =>
    `${source} में कोई फ़ीड नहीं है। ऐसी OPML फ़ाइल की ज़रूरत है जैसी फ़ीड रीडर निर्यात करते हैं, जिसकी प्रविष्टियों में xmlUrl हो।`,
  'feeds.becamePage': ({ url, feedUrl }: Strings<'url' | 'feedUrl'>) =>
    `${url} अब एक वेब पेज है। वह एक और फ़ीड बताता है: ${feedUrl}`,
  'ingest.forgotten': () =>
    'वह लेख यहाँ मिटाया जा चुका है, इसलिए अपने-आप नहीं जोड़ा जाता। उसे वापस पाने के लिए `/ingest` से जोड़ें।',
  'ingest.deletedMeanwhile': () => 'लेख सहेजे जाते ही मिटा दिया गया।',
  'ingest.noSentence': ({ source, empty }: Source & { readonly empty: boolean }) =>
    `${source} में उद्धृत करने लायक कोई वाक्य नहीं है: ${empty ? 'वह ख़ाली है' : 'उसमें केवल शीर्षक, चिह्न या बँधे-बँधाए वाक्यांश हैं'}। किसी लेख के वाक्य दें।`,
  'ingest.tooManyWords': ({ words, maxWords }: Numbers<'words' | 'maxWords'>) =>
    `लेख में ${number(words)} शब्द हैं; सीमा ${number(maxWords)} है। इसे हिस्सों में बाँटें।`,
  'ingest.noArticle': ({ source, reason }: Strings<'source' | 'reason'>) =>
    `${source} में कोई लेख नहीं मिला: ${NO_ARTICLE[reason] ?? reason}। पेज को ब्राउज़र में खोलकर टेक्स्ट पेस्ट करें।`,
  'ingest.excessiveMarkup': ({ source, excess, limit }: Strings<'source' | 'excess'> & Numbers<'limit'>) =>
    `पेज ${source} में ${EXCESSES[excess]?.(number(limit)) ?? excess} हैं, जो किसी लेख की ज़रूरत से कहीं ज़्यादा हैं, इसलिए मैं उसे नहीं पढ़ता। ${PASTE}`,
  'formats.tooLarge': ({ source, bytes, maxMib }: Source & Numbers<'bytes' | 'maxMib'>) =>
    `${source} का आकार ${number(Math.round(bytes / 104_857.6) / 10)} MiB है; सीमा ${number(maxMib)} MiB है। केवल लेख दें, या उसे बाँट दें।`,
  'formats.binaryText': () => 'पेस्ट किया गया टेक्स्ट बाइनरी डेटा है। लेख को सादे टेक्स्ट के रूप में पेस्ट करें।',
  'formats.unsupported': ({ source, extension }: Strings<'source' | 'extension'>) =>
    `${unreadable(source, extension === '' ? 'उसका कोई एक्सटेंशन नहीं है' : `${extension} फ़ाइलें समर्थित नहीं हैं`)} समर्थित प्रकार: ${OFFERED_EXTENSIONS}. ${PASTE}`,
  'formats.badDate': ({ source, date }: Strings<'source' | 'date'>) =>
    `${source} की तारीख़ “${date}” है। 2025-10-31 या 2025-10-31T08:30:00Z जैसी तारीख़ दें, जो भविष्य की न हो।`,
  'formats.badFrontMatter': ({ source, key, problem }: Strings<'source' | 'key' | 'problem'>) =>
    `${source} के शुरुआती विवरण में ${key} अमान्य है: ${problem}। उसे ठीक करें या हटा दें।`,
  'formats.badMail': ({ source }: Source) => `${unreadable(source, 'वह मान्य ई-मेल नहीं है')} ${PASTE}`,
  'formats.badJson': ({ source, problem }: Strings<'source' | 'problem'>) =>
    `${unreadable(source, JSON_PROBLEMS[problem] ?? problem)} यह रूप चाहिए: {"title": …, "text": …, "outlet": …, "date": …, "url": …}.`,
  'formats.docxLocked': ({ source }: Source) =>
    `${unreadable(source, 'वह पासवर्ड से सुरक्षित है या Word 97 के फ़ॉर्मैट में है')} उसे बिना पासवर्ड .docx के रूप में सेव करें, ${OR_PASTE}`,
  'formats.docxDamaged': ({ source }: Source) =>
    `${unreadable(source, 'वह ख़राब है या Word दस्तावेज़ नहीं है')} उसे फिर से .docx के रूप में सेव करें, ${OR_PASTE}`,
  'formats.docxTooLarge': ({ source }: Source) =>
    `${source} को खोलने पर उसमें किसी किताब से ज़्यादा टेक्स्ट है। केवल लेख दें, ${OR_PASTE}`,
  'formats.noCues': ({ source }: Source) =>
    `${unreadable(source, 'उसमें समय वाले कैप्शन ("00:01.000 --> 00:04.000") नहीं हैं')} उसे WebVTT या SubRip के रूप में सेव करें, ${OR_PASTE}`,
  'formats.pdfTooLong': ({ source, pages, maxPages }: Source & Numbers<'pages' | 'maxPages'>) =>
    `${source} में ${count(pages, 'पेज है', 'पेज हैं')}; सीमा ${number(maxPages)} है। केवल लेख के पेज दें।`,
  'formats.pdfLocked': ({ source }: Source) =>
    `${unreadable(source, 'वह पासवर्ड से सुरक्षित है')} उसे बिना पासवर्ड सेव करें, ${OR_PASTE}`,
  'formats.pdfDamaged': ({ source }: Source) =>
    `${unreadable(source, 'वह ख़राब है या PDF नहीं है')} उसे फिर से सेव करें, ${OR_PASTE}`,
  'formats.pdfScanned': ({ source, pages }: Source & Numbers<'pages'>) =>
    `${source} में टेक्स्ट नहीं है: ${count(pages, 'पेज केवल तस्वीर है', 'पेज केवल तस्वीरें हैं')}, जैसे स्कैन में। पहले उस पर टेक्स्ट पहचान (OCR) चलाएँ, ${OR_PASTE}`,
};
