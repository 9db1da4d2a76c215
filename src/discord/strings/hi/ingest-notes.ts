import type { NoteFacts } from '../../../domain/ingest-note.js';

const IGNORED = { date: 'तारीख़', outlet: 'प्रकाशन' } as const;

export function hindiNote(note: NoteFacts): string {
  switch (note.kind) {
    case 'hidden-text':
      return 'पेज जैसा मिलता है, उसमें यह टेक्स्ट दिखता नहीं: वह पेज के मेटाडेटा में है, या किसी स्क्रिप्ट के दिखाने तक छिपा है। जवाबों में यह बताया जाता है।';
    case 'feed-text':
      return 'यह टेक्स्ट फ़ीड का है, पेज का नहीं। जवाबों में यह बताया जाता है।';
    case 'other-language':
      return 'यह टेक्स्ट अंग्रेज़ी में नहीं लगता। इसे ज्यों का त्यों उद्धृत किया जाता है, लेकिन जवाब अंग्रेज़ी में सबसे अच्छे होते हैं।';
    case 'no-date': {
      const remedy = note.isClaimed ? ' तारीख़ देने के लिए लेख हटाएँ और तारीख़ के साथ फिर से जोड़ें।' : '';
      return `प्रकाशन की तारीख़ नहीं मिली: किसी अवधि की खोज में यह लेख नहीं आएगा।${remedy}`;
    }
    case 'kept-as-stored':
      return `लेख वैसा ही रहेगा जैसा सहेजा गया था; अभी दी गई जानकारी (${note.ignored.map((one) => IGNORED[one]).join(' और ')}) लागू करने के लिए उसे हटाकर फिर से जोड़ें।`;
    case 'running-text':
      return 'पेज में जितना है उससे बहुत कम पढ़ा गया। अगर लेख का कोई हिस्सा छूट गया हो, तो पेज को ब्राउज़र में खोलें और टेक्स्ट पेस्ट करें।';
    case 'paid-text':
      return 'सदस्यता के बिना केवल शुरुआत दिखती है, इसलिए केवल वही पढ़ी गई। अगर आपके पास पहुँच है, तो टेक्स्ट पेस्ट करें।';
    case 'further-pages':
      return 'लेख आगे के पेजों पर जारी है, जो पढ़े नहीं गए। उसे जोड़ने के लिए उनका टेक्स्ट पेस्ट करें।';
    case 'same-story': {
      const { title, outlet, more } = note;
      const origin = outlet === null ? '' : ` (${outlet}${note.isClaimed ? ' का बताया गया' : ''})`;
      const others = more === 0 ? '' : ` और ${more} अन्य`;
      return `वही ख़बर जो “${title}”${origin}${others} में है; लेख एक साथ रखे गए हैं।`;
    }
  }
}
