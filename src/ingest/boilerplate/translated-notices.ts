import { type BoilerplateRule, NAME } from './boilerplate-rules.js';

const PERSON = `${NAME}(?: (?:(?:van|von|de|der|den|del|di|da|dos|la|le|el|al|zu) ){0,2}${NAME}){0,3}`;
const PERSONS = `${PERSON}(?:(?:,| und| et| y| e| and| en| i| и| ve) ${PERSON}){0,3}`;
const AGENCY = '(?:dpa|lno|lnw|lby|sda|apa|sid|kna|epd|afp|rtr|anp|efe|lusa|ansa|pap|ntb|\\p{Lu}{2,8})';
const AGENCIES = `${AGENCY}(?:(?:[/,] ?| und | et | y | e | en | i | and )${AGENCY}){0,4}`;
/** Agencies whose names are words, after a phrase that says what they are. */
const NAMED_AGENCIES = `(?:${AGENCY}|${NAME}(?: ${NAME}){0,3})(?:(?:, ?| und | et | y | e | en | i )(?:d[aeo]s? )?(?:${AGENCY}|${NAME}(?: ${NAME}){0,3})){0,3}`;
const INTERVIEWED = [
  '[Dd](?:as|ieses) (?:Gespräch|Interview) führten?|[Dd]ie Fragen stellten?',
  '[Pp]ropos recueillis par|[Ee]ntretien (?:réalisé|mené|recueilli)(?: par)?|[Ii]nterview réalisée par',
  '[Ee]ntrevista (?:realizada|hecha) por|[Ii]ntervista (?:di|a cura di)|[Ii]nterview (?:door|by|von|par|av)|[Rr]ozmawia(?:ł|ła|li)',
  '[Бб]еседова(?:л|ла|ли)|(?:Interview|Entretien|Entrevista|Intervista|Söyleşi|Röportaj|Rozmowa) ?:',
].join('|');
const WITH_MATERIAL =
  '(?:[Mm]it (?:Material|Informationen|Inhalten|Angaben)(?: (?:von|der|des))?|[Cc]on informaci(?:ón|ones) de|[Cc]om informações d[aeo]s?|[Aa]vec des informations de|[Cc]on informazioni (?:di|da))';
const SUPERVISED =
  '\\*{0,2}(?:(?:[Ee]stagi[aá]ri[ao]s?,? )?[Ss]ob (?:a )?supervisão d[aeo]s?|[Uu]nter Mitarbeit von|[Oo]prac\\.|[Rr]edigerat av|[Ss]ous la direction de)';
const RESERVED =
  'tous droits (?:\\p{L}{1,12} ){0,3}réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|alle rechte vorbehalten|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|toate drepturile (?:sunt )?rezervate|alla rättigheter förbehållna|все права защищены|усі права захищені|tüm hakları saklıdır|جميع الحقوق محفوظة|semua hak dilindungi';
const COPIED = [
  '(?:toute )?(?:reproduction|riproduzione) (?:\\p{L}{1,15} ){0,4}?(?:interdite|riservata|vietata)',
  '(?:queda |está )?(?:\\p{L}{5,16}mente )?prohibida (?:su|la|toda) reproducción|(?:é |fica )?(?:\\p{L}{5,16}mente )?proibida a reprodução',
  '(?:nachdruck|vervielfältigung|weiterverbreitung)(?!\\p{L})[^.!?]{0,60}? nur mit (?:\\p{L}{1,20} ){0,3}?(?:genehmigung|zustimmung|erlaubnis)',
  '[^.!?]{0,60}?(?<!\\p{L})overname (?:\\p{L}{1,12} ){0,3}?(?:alleen|uitsluitend|slechts) (?:met|na) (?:\\p{L}{1,15} ){0,3}?toestemming',
  'kopiowanie (?:\\p{L}{1,15} ){1,4}?bez (?:\\p{L}{1,12} ){0,2}?zgody|izinsiz (?:kopyalanamaz|kullanılamaz|yayınlanamaz)',
  'при (?:\\p{L}{1,12} )?(?:использовании|копировании|цитировании|перепечатке)(?!\\p{L})[^.!?]{0,60}?ссылка[^.!?]{0,60}?обязательна',
].join('|');
const THIS_TEXT =
  '(?:oppsummeringen|sammendraget|sammanfattningen|resuméet|(?:den här|denne|dette|det här) (?:teksten?|texten|artik(?:kelen|eln|el)|saken|oppsummeringen|sammanfattningen)|(?:dies(?:er|es|e)|deze|dit|cet(?:te)?|ce|est[ea]|quest[oa]) (?:text|artikel|beitrag|audio|tekst|article|texte|artículo|texto|artigo|contenido|articolo|testo|contenuto|zusammenfassung|samenvatting|résumé|resumen|resumo|riassunto|übersetzung|traduction|traducción|tradução|vertaling))';
const IS_MADE =
  '(?:wurde|wird|ist|is|wordt|werd|er|är|ble|blev|har blivit|a été|est|ha sido|fue|foi|es|é|è(?: stat[oa])?|viene)(?!\\p{L})[^.!?]{0,60}?';
const BY_PROGRAM =
  '(?:(?<!\\p{L})(?:ki|ia|ai)(?!\\p{L})|künstliche\\p{L}? intelligenz|intelligence artificielle|inteligencia artificial|inteligência artificial|intelligenza artificiale|kunstmatige intelligentie|computerst|voix de synthèse|voz (?:automática|sintética)|automatisch|maschinell|automátic|automatic|automatiqu)';

const OLD_TEXT =
  "(?:denne (?:artikkelen|saken)|(?:den här|denna) artikeln?|denne artikel|dieser (?:artikel|beitrag|text)|dit artikel|cet article|este artículo|esta noticia|este artigo|esta notícia|quest[’'](?:articolo)|this (?:article|story))";
const OLDER_THAN =
  "(?:(?:er|är|ist|is|date de|tiene|tem|ha) )?(?:over|mer enn|mere end|mer än|äldre än|eldre enn|ældre end|älter als|mehr als|meer dan|ouder dan|(?:publié il y a )?plus d[e’'] ?|más de|mais de|più di|more than)";
const AGE =
  '(?:\\d{1,3}|\\p{L}{1,8}) (?:månede?r?|måneder|månader|år|monate?|jahre?|maand(?:en)?|jaar|mois|ans?|mes(?:es)?|años?|anos?|mesi|anni?|months?|years?)(?!\\p{L})';
const OFTEN =
  '(?:jeden|jede|täglich|wöchentlich|werktags|kostenlos|chaque|tous les|gratuite?ment|cada|todos|todas|a diario|gratis|diariamente|ogni|tutti i|gratuitamente|elke|iedere|dagelijks)';
const YOUR_MAILBOX =
  '(?:in (?:ihr(?:em?)?|dein(?:em)?|euer|eurem) (?:e-?mail-?|mail-?)?(?:postfach|posteingang)|(?:dans|sur) votre (?:bo[iî]te|messagerie)|en (?:tu|su) (?:bandeja|correo|buzón|e-?mail|mail)|n[oa] (?:seu|sua|teu|tua) (?:e-?mail|caixa)|(?:nella|sulla) tua (?:casella|posta|e-?mail|mail)|in je (?:mailbox|inbox|postvak|mail))';
const SIGNING_UP = [
  'mit (?:meiner|ihrer|deiner|der) (?:anmeldung|registrierung|bestellung)(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})(?:stimme|akzeptiere|erkläre|willige)(?:n|st)? (?:ich|sie|du)(?!\\p{L})',
  'en (?:vous (?:inscrivant|abonnant)|cliquant|renseignant)(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})vous (?:acceptez|consentez|reconnaissez)',
  'al (?:registrarte|suscribirte|inscribirte|registrarse|suscribirse|inscribirse|enviar)(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})(?:aceptas?|acepto)(?!\\p{L})',
  'ao (?:se )?(?:inscrever|cadastrar|assinar|enviar)(?:-se)?(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})(?:concordas?|aceitas?|declara)(?!\\p{L})',
  'iscrivendo(?:ti|si)(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})(?:accett|dichiar|acconsent)',
  'door (?:je|u) (?:aan te melden|in te schrijven)(?!\\p{L})[^.!?]{0,80}?(?<!\\p{L})akkoord(?!\\p{L})',
].join('|');

/** Who was asked, which agencies helped, who may copy a text and what a program did, in other languages than English. */
export const TRANSLATED_NOTICES: readonly BoilerplateRule[] = [
  { pattern: new RegExp(`^[(–— -]{0,3}(?:${INTERVIEWED}) ?${PERSONS}[.)]{0,2}$`, 'u'), maxWords: 14 },
  // "Mit Material von dpa", "Con información de EFE y Reuters"
  { pattern: new RegExp(`^[(–— -]{0,3}${WITH_MATERIAL} ${NAMED_AGENCIES}[.)]{0,2}$`, 'u'), maxWords: 16 },
  {
    pattern:
      /^[(–— -]{0,3}(?:mit agenturmaterial|con agencias|avec agences|com agências|con agenzie)[.)]{0,2}$/iu,
    maxWords: 4,
  },
  // "Avec AFP", "Sample Monde avec AFP et Reuters", "(mit dpa)", "Met ANP"
  {
    pattern: new RegExp(
      `^[(–— -]{0,3}(?:${NAME} ){0,3}(?:[Mm]it|[Aa]vec|[Cc]on|[Cc]om|[Mm]et|[Mm]ed) ${AGENCIES}[.)]{0,2}$`,
      'u',
    ),
    maxWords: 10,
  },
  // "dpa/lno", "(PAP)", "dpa-infocom, dpa:250730-99-11223/2"
  {
    pattern: new RegExp(`^(?:dpa|sda|apa|afp|kna|epd|sid)(?:[/,] ?(?:${AGENCY}|\\p{L}{2,3})){0,4}$`, 'u'),
    maxWords: 5,
  },
  { pattern: new RegExp(`^[(]${AGENCIES}[)]$`, 'u'), maxWords: 6 },
  { pattern: /^(?:© ?)?dpa(?:-\p{L}{3,10})?, dpa:\d/u, maxWords: 4 },
  { pattern: new RegExp(`^${SUPERVISED} ${PERSONS}[.)]{0,2}$`, 'u'), maxWords: 14 },

  // Dates, names and counts above a text: "승인 2026.02.09 14:31", "Giriş Tarihi: 18.04.2026 09:22", "댓글 0"
  {
    pattern:
      /^(?:(?:기사 ?)?(?:승인|입력|등록|발행|송고)(?:일시?|시간)?|(?:최종 ?)?수정(?:일시?|시간)?|(?:发布|發布|公開|配信|掲載|更新|最終更新)(?:时间|時間|日期|日時|日)?) ?[:：]? ?\d{4} ?[-./年]/u,
    maxWords: 8,
    unless: 'finished',
  },
  {
    pattern:
      /^(?:(?:haber )?(?:giriş|güncellen?me|yayınlan?ma|eklenme)(?: (?:tarihi|saati))?|опубликован[оа]|обновлен[оа]|дата публикации|opublikowan[oy]|data publikacji|zaktualizowano|publikováno|aktualizováno) ?:? ?\d{1,2}[./ ]/iu,
    maxWords: 10,
    unless: 'finished',
  },
  { pattern: /^\p{Script=Hangul}{2,4} ?(?:선임|수석|전문|인턴)?(?:기자|특파원)$/u, maxWords: 2 },
  {
    pattern:
      /^(?:댓글|조회수?|コメント|评论|評論|閲覧数|yorum|комментари(?:и|ев)|komentarze) ?:? ?\(?\d{1,7}\)?$/iu,
    maxWords: 3,
  },

  // "原标题：…", "来源：…"
  {
    pattern:
      /^[（(【]?(?:原标题|原標題|来源|來源|(?:文章|稿件|信息)来源|稿源|出典|出處) ?[:：] ?[^。！？]{1,50}[）)】]?$/u,
    maxWords: 40,
  },
  { pattern: /^[^。！？]{0,40}[尽盡]在[^。！？]{1,16}(?:app|客户端|客戶端|微信)$/iu, maxWords: 40 },

  // One account on two devices, as newspapers ask below their articles.
  {
    pattern:
      /^(?=[^"“«]{0,300}?(?:dispositivo|usuario|modalidad|compartir|digital))¿?[^.!?"“«]{0,140}?(?<!\p{L})tu suscripción(?!\p{L})/iu,
    maxWords: 45,
  },
  {
    pattern:
      /^[^.!?"“«]{0,120}?(?<!\p{L})(?:leyendo|leer|acceder|lire|lecture|read|reading|lesen|leggere|lettura)(?!\p{L})[^.!?"“«]{0,80}?(?<!\p{L})(?:(?:en|desde) (?:otro|este|un) dispositivo|sur (?:un autre|un seul) appareil|on (?:another|only one) device|auf (?:einem anderen|diesem) gerät|su un altro dispositivo)/iu,
    maxWords: 45,
    unless: 'reported',
  },
  {
    pattern:
      /^[^.!?"“«]{0,80}?(?:este mensaje se mostrará|ce message s['’]affichera|quién está usando tu cuenta|multicomptes)(?!\p{L})/iu,
    maxWords: 40,
  },

  // Rights.
  { pattern: new RegExp(`^[^.!?"“„«]{0,60}?(?:${RESERVED})(?!\\p{L})`, 'iu'), maxWords: 40 },
  { pattern: new RegExp(`^(?:${COPIED})`, 'iu'), maxWords: 30, unless: 'reported' },
  {
    pattern: /^[^。]{0,30}無断(?:転載|複製|転用|使用)[^。]{0,30}(?:禁|お断り)[^。]{0,12}。?$/u,
    maxWords: 30,
  },
  // "…, click here."
  {
    pattern:
      /^[^.!?"“„«]{0,120}?(?<!\p{L})(?:pinche|haga clic|haz clic|clique|cliquez|klicken sie|klik|clicca|kliknij) (?:aquí|aqui|ici|hier|qui|tutaj)(?!\p{L})[^.!?]{0,30}[.!]?$/iu,
    maxWords: 25,
  },

  // Made or read by a program.
  { pattern: new RegExp(`^${THIS_TEXT} ${IS_MADE}${BY_PROGRAM}`, 'iu'), maxWords: 30 },

  // Hindi: "Stay with … for the latest news", "Click … to read the news".
  {
    pattern:
      /^[^।!?]{0,60}?(?:खबर|ख़बर|न्यू|समाचार)[^।!?]{0,60}? के लिए[^।!?]{0,60}?(?:जुड़े रह|जुड़े रह|बने रह|क्लिक कर|डाउनलोड कर|विजिट कर|फॉलो कर|फ़ॉलो कर)/u,
    maxWords: 40,
  },

  // Hindi: "Download the … app"
  {
    pattern:
      /^(?:[^।!?"“]{1,140}[।!?] )?(?:अभी )?(?:डाउनलोड|इंस्टॉल) कर(?:ें|िए|ो)(?![\p{L}\p{M}])[^।!?"“]{0,60}?(?:ऐप|एप)(?![\p{L}\p{M}])[^।!?]{0,20}[।!]?$/u,
    maxWords: 35,
  },

  // "This article is more than a year old, and may have outdated advice."
  {
    pattern: new RegExp(`^${OLD_TEXT} ${OLDER_THAN} ?${AGE}`, 'iu'),
    maxWords: 25,
    unless: 'reported',
  },

  // Newsletters: "What matters in the valley – every morning in your mailbox", "By signing up, I accept …"
  {
    pattern: new RegExp(
      `^(?=[^"“„«]{0,200}?(?<!\\p{L})${OFTEN}(?!\\p{L}))[^"“„«]{0,200}?(?<!\\p{L})${YOUR_MAILBOX}(?!\\p{L})`,
      'iu',
    ),
    maxWords: 35,
    unless: 'reported',
  },
  { pattern: new RegExp(`^(?:${SIGNING_UP})`, 'iu'), maxWords: 50 },

  // "You read this article thanks to our subscribers. Join them."
  {
    pattern:
      /^[^.!?"“„«]{0,60}?(?<!\p{L})(?:čtete|čítate|czytasz|czytacie|lesen sie|lisez|lees je|leest u|leggi|leggete)(?!\p{L})[^.!?"“„«]{0,40}?(?<!\p{L})(?:díky|vďaka|dzięki|dank|grâce aux?|grazie a[gil]{0,3})(?!\p{L})[^.!?"“„«]{0,40}?(?:předplatitel|predplatiteľ|prenumerator|subskrybent|abonnent|abonne|abonné|abbonat)/iu,
    maxWords: 30,
  },

  // "Have you found a mistake in this article? Contact us."
  {
    pattern:
      /^¿?(?:har du (?:hittat|funnet|fundet|sett|oppdaget) (?:ett|en|et) (?:fel|feil|fejl)|(?:haben sie |hast du )?(?:(?:einen |einen? [\p{L}-]{1,20} )?fehler) (?:gefunden|entdeckt|bemerkt)|heb je een (?:\p{L}{1,10})?fout (?:gezien|gevonden|ontdekt)|(?:has|ha) (?:encontrado|visto|detectado) (?:un|algún) error|(?:viu|encontrou) (?:um|algum) erro|(?:avez-)?vous (?:avez )?(?:repéré|vu|trouvé|remarqué) une erreur|hai (?:trovato|notato) un errore|(?:znalazłeś|zauważyłeś|widzisz) błąd|našli jste chybu|(?:нашли|заметили) (?:ошибку|опечатку))(?!\p{L})[^.!?]{0,40}\?/iu,
    maxWords: 30,
    unless: 'reported',
  },
  // Korean: the window that asks before a comment is deleted
  { pattern: /^댓글 ?(?:삭제|수정|입력)(?= |$)|^삭제(?:한|된) 댓글은 다시/u, maxWords: 20 },

  // Japanese: "10/3(土) 10:30配信"
  {
    pattern:
      /^(?:\d{4}[年/.-] ?)?\d{1,2}[月/.-] ?\d{1,2}日? ?(?:[(（][月火水木金土日][)）])? ?\d{1,2}[:時]\d{1,2}分? ?(?:配信|公開|掲載|更新|投稿)?$/u,
    maxWords: 4,
  },

  // Tips: a question and an address, in any language; "Send us pictures or videos".
  {
    pattern:
      /^(?:(?:send|skicka|skriv) (?:oss|os|inn|ind|in|till oss|til oss)|(?:schicken|senden) sie uns|envoyez-nous|env[ií][ae]nos|envie-nos|inviaci|inviateci|stuur ons|wyślij nam|pošlete nám)(?!\p{L})[^.!?]{0,60}?(?<!\p{L})(?:tips|bild|fotos?|photo|video|vidéo|vídeo|film|hinweis|zdjęci)/iu,
    maxWords: 35,
    unless: 'reported',
  },
  {
    pattern: /^¿?[^.!?¿@]{3,120}\? [^?@]{0,100}?\S@[^\s@]{1,60}\.\S/u,
    maxWords: 35,
    atEnd: true,
    unless: 'reported',
  },
  {
    pattern:
      /^[^\p{L}\p{N}]{0,4}(?:기사 ?)?제보(?:하기|는|를)?(?!\p{L})[^.!?]{0,60}?(?:카카오톡|카톡|이메일|메일|@)/u,
    maxWords: 20,
  },
];
