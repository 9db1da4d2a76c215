import { OFFERED_EXTENSIONS } from '../../../domain/file-types.js';
import { counting } from '../counting.js';
import type { ErrorWordings } from '../error-texts.js';
import type { Lists, Numbers, Strings } from '../facts.js';

const { count, number, duration } = counting('hi');
const MAX_CHANNELS_NAMED = 5;

type Rate = Numbers<'limit' | 'waitMs'>;
const please = ({ waitMs }: Rate) =>
  `कृपया ${duration(waitMs, { seconds: ['सेकंड', 'सेकंड'], minutes: ['मिनट', 'मिनट'] })} रुकें।`;
const questions = (n: number) => count(n, 'सवाल', 'सवाल');
const articles = (n: number) => count(n, 'लेख', 'लेख');
const needed = (purpose: string) => `${purpose} के लिए आपको “मैसेज मैनेज करें” अनुमति चाहिए।`;

const SOURCES = {
  link: ['लिंक नहीं पढ़ा गया', 'लिंक नहीं पढ़े गए'],
  file: ['फ़ाइल नहीं पढ़ी गई', 'फ़ाइलें नहीं पढ़ी गईं'],
  article: ['लेख नहीं पढ़ा गया', 'लेख नहीं पढ़े गए'],
} as const;

/** Of src/discord/errors.ts. */
export const hindiRefusals: ErrorWordings = {
  'discord.staleControl': () => 'यह बटन या मेन्यू मेरे पुराने संस्करण का है और अब काम नहीं करता। कृपया कमांड फिर से चलाएँ।',
  'discord.unknownCommand': ({ name }: Strings<'name'>) =>
    `${name} कमांड अब मेरे पास नहीं है। मेरे कमांड दोबारा रजिस्टर होने पर वह मेन्यू से हट जाएगा।`,
  'discord.elsewhere': () => 'मैं केवल उन सर्वरों में जवाब देता हूँ जिन्होंने मुझे जोड़ा है, और डायरेक्ट मैसेज में।',
  'discord.someoneElses': () =>
    'यह उस व्यक्ति के लेखों से है जिसने मुझे अपने खाते में जोड़ा है, और केवल वही इसे इस्तेमाल कर सकता है। अपने लेखों के बारे में पूछने के लिए मुझे अपने खाते में जोड़ें।',
  'discord.restarting': () => 'मैं रीस्टार्ट हो रहा हूँ। कृपया एक मिनट बाद फिर कोशिश करें।',
  'discord.restartingAsk': () => 'मैं रीस्टार्ट हो रहा हूँ। कृपया एक मिनट बाद फिर पूछें।',
  'discord.restartingIngest': () =>
    'मैं रीस्टार्ट हो रहा हूँ। अगर एक मिनट बाद `/sources कौन-से: सभी लेख` में आपका लेख न दिखे, तो कृपया उसे फिर से जोड़ें।',
  'discord.restartingSources': ({ left, what }: Numbers<'left'> & { readonly what: keyof typeof SOURCES }) =>
    `मैं रीस्टार्ट हो रहा हूँ। ${count(left, SOURCES[what][0], SOURCES[what][1])}: कृपया एक मिनट बाद फिर से जोड़ें।`,
  'discord.slow': () => 'मैं बहुत व्यस्त हूँ, इसलिए फ़ॉर्म समय पर नहीं खुल सका। कृपया एक मिनट बाद फिर कोशिश करें।',
  'discord.emptyQuestion': () => 'कृपया कोई सवाल पूछें, जैसे: `/ask सवाल: Who signed the agreement?`',
  'discord.longQuestion': ({ length, limit }: Numbers<'length' | 'limit'>) =>
    `आपके सवाल में ${number(length)} अक्षर हैं; सीमा ${number(limit)} है। कृपया इसे छोटा करें।`,
  'discord.wordlessMessage': () => 'उस मैसेज में खोजने लायक कोई शब्द नहीं है। टेक्स्ट वाला कोई मैसेज चुनें।',
  'discord.askQueueFull': ({ waiting }: Numbers<'waiting'>) =>
    `${count(waiting, 'सवाल पहले से क़तार में है', 'सवाल पहले से क़तार में हैं')}। कृपया एक मिनट बाद फिर पूछें।`,
  'discord.userAsks': (rate: Rate) =>
    `आप एक मिनट में ${questions(rate.limit)} की सीमा तक पहुँच गए हैं। ${please(rate)}`,
  'discord.guildAsks': (rate: Rate) =>
    `यह सर्वर एक मिनट में ${questions(rate.limit)} की अपनी सीमा तक पहुँच गया है। ${please(rate)}`,
  'discord.memberAsks': (rate: Rate) =>
    `इस सर्वर के सदस्य एक मिनट में ${questions(rate.limit)} पूछ सकते हैं। ${please(rate)}`,
  'discord.userIngests': (rate: Rate) =>
    `आप एक घंटे में ${articles(rate.limit)} की सीमा तक पहुँच गए हैं। ${please(rate)}`,
  'discord.guildIngests': (rate: Rate) =>
    `यह सर्वर एक घंटे में ${articles(rate.limit)} की अपनी सीमा तक पहुँच गया है। ${please(rate)}`,
  'discord.memberIngests': (rate: Rate) =>
    `इस सर्वर के सदस्य एक घंटे में ${articles(rate.limit)} जोड़ सकते हैं। ${please(rate)}`,
  'discord.userFeeds': (rate: Rate) =>
    `आप एक घंटे में ${articles(rate.limit)} की सीमा तक पहुँच गए हैं; इसमें फ़ीड भी गिने जाते हैं। ${please(rate)}`,
  'discord.guildFeeds': (rate: Rate) =>
    `यह सर्वर एक घंटे में ${articles(rate.limit)} की अपनी सीमा तक पहुँच गया है; इसमें फ़ीड भी गिने जाते हैं। ${please(rate)}`,
  'discord.memberFeeds': (rate: Rate) =>
    `इस सर्वर के सदस्य एक घंटे में ${articles(rate.limit)} जोड़ सकते हैं; इसमें फ़ीड भी गिने जाते हैं। ${please(rate)}`,
  'discord.oneSourceOnly': ({ given }: Lists<'given'>) =>
    `\`/ingest\` लिंक, टेक्स्ट और फ़ाइल में से कोई एक लेता है; आपने एक से ज़्यादा दिए हैं (${given.join(', ')})।`,
  'discord.oneFeedOnly': () => 'यह एक से ज़्यादा पते हैं। एक बार में एक फ़ीड जोड़ें, या `/feed import` से सूची आयात करें।',
  'discord.fileTooLarge': ({ name, mib, limitMib }: Strings<'name'> & Numbers<'mib' | 'limitMib'>) =>
    `${name} ${number(Math.round(mib * 10) / 10)} MiB की है; सीमा ${number(limitMib)} MiB है। इसके बजाय टेक्स्ट पेस्ट करें, या फ़ाइल को बाँट दें।`,
  'discord.fileType': ({ name }: Strings<'name'>) =>
    `${name} को पढ़ा नहीं जा सकता। इनमें से किसी प्रकार की फ़ाइल लगाएँ (${OFFERED_EXTENSIONS}), या टेक्स्ट पेस्ट करें।`,
  'discord.fileElsewhere': ({ host }: Strings<'host'>) =>
    `वह फ़ाइल ${host} पर है, Discord के सर्वरों पर नहीं। उसे सीधे \`/ingest\` में लगाएँ।`,
  'discord.fileUnavailable': ({ name, reason }: Strings<'name' | 'reason'>) =>
    `${name} को Discord से डाउनलोड नहीं किया जा सका: ${reason}। कृपया उसे फिर से लगाएँ।`,
  'discord.badLink': ({ given }: Strings<'given'>) =>
    `“${given}” में लिंक वाला प्रकाशन नहीं है। एक पूरा http या https पता दें, या उसे छोड़ दें।`,
  'discord.nothingToEdit': () => 'बताएँ कि क्या बदलना है: “चैनल”, “पोस्ट-न-करें” या “स्थिति”।',
  'discord.channelAndNone': () => '“चैनल” या “पोस्ट-न-करें” में से एक दें, दोनों नहीं।',
  'discord.emptyForm': () => 'फ़ॉर्म में न टेक्स्ट है, न फ़ाइल। दोनों में से एक दें।',
  'discord.unreadableDate': ({ given }: Strings<'given'>) =>
    `“${given}” कौन-सा दिन है, यह समझ नहीं आया। उसे ऐसे लिखें: 2026-10-31।`,
  'discord.futureDate': ({ given }: Strings<'given'>) => `“${given}” तारीख़ भविष्य की है। प्रकाशन का दिन दें।`,
  'discord.draftGone': () => 'आपने उस फ़ॉर्म में जो भेजा था, वह अब मेरे पास नहीं है। कृपया `/ingest` फिर से चलाएँ।',
  'discord.keptFilesGone': () => 'आपने पहले जो फ़ाइलें भेजी थीं, वे अब मेरे पास नहीं हैं। बटन से उन्हें फिर से चुनें।',
  'discord.noSources': () =>
    `उस मैसेज में न किसी वेब पेज का लिंक है, न कोई फ़ाइल। पूरे http या https पते वाला मैसेज चुनें, या इनमें से किसी प्रकार की फ़ाइल वाला: ${OFFERED_EXTENSIONS}।`,
  'discord.mayNotIngest': () => needed('फ़ॉर्म में लेख पेस्ट करने'),
  'discord.mayNotFollow': () => needed('फ़ीड फ़ॉलो करने'),
  'discord.mayNotForget': () => needed('लेख मिटाने'),
  'discord.noSuchTitle': ({ given }: Strings<'given'>) =>
    `यहाँ किसी लेख के शीर्षक में “${given}” नहीं है। शीर्षक का कोई शब्द टाइप करें और सूची में से चुनें, या \`/sources कौन-से: सभी लेख\` देखें।`,
  'discord.severalTitles': ({ given }: Strings<'given'>) =>
    `एक से ज़्यादा लेखों के शीर्षक में “${given}” है। टाइप करते समय सूची में से एक चुनें।`,
  'discord.notYourList': () =>
    'इस कमांड को चलाने वाला ही इसके बटन इस्तेमाल कर सकता है। अपनी सूची के लिए `/sources` चलाएँ।',
  'discord.noEmbedLinks': () =>
    'मैं इस चैनल में जवाब नहीं दिखा सकता। `/ask` से पूछें, या मुझे यहाँ “लिंक एम्बेड करें” अनुमति दिलाएँ।',
  'discord.botCannotPost': ({ channel }: Strings<'channel'>) =>
    `मैं ${channel} में पोस्ट नहीं कर सकता। वहाँ मुझे “चैनल देखें”, “मैसेज भेजें” और “लिंक एम्बेड करें” अनुमतियाँ दें, या कोई और चैनल चुनें।`,
  'discord.memberCannotPost': ({ channel }: Strings<'channel'>) =>
    `आप ${channel} में पोस्ट नहीं कर सकते, इसलिए मैं भी वहाँ आपके लिए पोस्ट नहीं कर सकता।`,
  'discord.channelNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} अनुमति वाला चैनल नहीं है। कौन-से हैं, यह देखने के लिए \`/setup\` बिना किसी विकल्प के चलाएँ।`,
  'discord.lastChannel': ({ channel }: Strings<'channel'>) =>
    `${channel} अनुमति वाला अकेला चैनल है। पहले “चैनल-की-अनुमति” से किसी और को अनुमति दें, या “सभी-चैनल” का इस्तेमाल करें।`,
  'discord.allChannelsAllowed': () =>
    'यहाँ सभी चैनलों की अनुमति है। मुझे कुछ चैनलों तक सीमित रखने के लिए उनमें से हर एक को “चैनल-की-अनुमति” से अनुमति दें; तब बाक़ी सब बंद हो जाएँगे।',
  'discord.tooManyChannels': ({ limit }: Numbers<'limit'>) =>
    `ज़्यादा से ज़्यादा ${number(limit)} चैनलों को अनुमति दी जा सकती है। पहले “चैनल-हटाएँ” से एक हटाएँ।`,
  'discord.forumAndAnswers': () =>
    '“फ़ोरम” और “फ़ोरम-जवाब” दोनों दें: कौन-सा फ़ोरम, और उसकी नई पोस्ट के जवाब कैसे दिए जाएँ।',
  'discord.forumNotAllowed': ({ channel }: Strings<'channel'>) =>
    `${channel} अनुमति वाला चैनल नहीं है। पहले “चैनल-की-अनुमति” से उसे अनुमति दें।`,
  'discord.tooManyForums': ({ limit }: Numbers<'limit'>) =>
    `ज़्यादा से ज़्यादा ${number(limit)} फ़ोरम की पोस्ट के जवाब दिए जा सकते हैं। पहले उनमें से एक को “बंद” करें।`,
  'discord.cannotStartThreads': () =>
    'मैं यहाँ थ्रेड शुरू नहीं कर सकता। मुझे “सार्वजनिक थ्रेड बनाएँ” और “थ्रेड में मैसेज भेजें” अनुमतियाँ दें, फिर दोबारा कोशिश करें।',
  'discord.cannotAnswerPosts': ({ channel }: Strings<'channel'>) =>
    `मैं ${channel} की पोस्ट के जवाब नहीं दे सकता। वहाँ मुझे “चैनल देखें” और “थ्रेड में मैसेज भेजें” अनुमतियाँ दें, या कोई और फ़ोरम चुनें।`,
  'discord.noChannelLeft': () =>
    'मैं इस चैनल में जवाब नहीं देता, और जिन चैनलों में जवाब दे सकता हूँ, वे अब मौजूद नहीं हैं। इस सर्वर को मैनेज करने वाले `/setup` से दूसरे चुन सकते हैं।',
  'discord.notInThisChannel': ({ channels }: Lists<'channels'>) => {
    if (channels.length === 0) return 'मैं इस चैनल में जवाब नहीं देता, केवल इस सर्वर के दूसरे चैनलों में।';
    const more = channels.length - MAX_CHANNELS_NAMED;
    const named = channels.slice(0, MAX_CHANNELS_NAMED).join(', ');
    return `मैं इस चैनल में जवाब नहीं देता, पर ${named}${more > 0 ? ` और ${number(more)} अन्य` : ''} में देता हूँ।`;
  },
};
