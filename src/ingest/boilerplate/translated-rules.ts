import { type BoilerplateRule, NAME } from './boilerplate-rules.js';

/** Places to follow an outlet, as its invitations name them. */
const CHANNEL =
  '(?<!\\p{L})(?:whats ?app|telegram|google ?(?:news|noticias|notícias|actualités|discover)|facebook|instagram|youtube|twitter|linkedin|tiktok|threads|bluesky|mastodon|newsletter|boletín|boletines|boletim|infolettre|nieuwsbrief|podcast|app|aplicación|aplicativo|application|applicazione|телеграм\\p{L}{0,3}|вконтакте|дзен\\p{L}?)(?!\\p{L})';
const END = '(?!\\p{L})';
/** "Would you like more news of the town? …" */
const QUESTION = '(?:¿?[^.!?¿]{3,80} ?\\? )?';
/** Between a verb and a channel: "Únete a la protesta", decía el mensaje de WhatsApp, is no invitation. */
const GAP = '[^.!?,;"”»“«]';
/** What comes after is said by somebody. */
const NOT_SAID =
  '(?!["”»]?, (?:\\p{L}{1,12} )?(?:dijo|dice|decía|fragte|sagte|riet|hieß|dit|lancé|disse|diz|escreveu|detto|scritto|zei)(?!\\p{L}))';
/** "Stay informed and follow us" */
const STAY =
  '(?:bądź(?:cie)? na bieżąco|bleib(?:en sie|t)? (?:auf dem laufenden|informiert)|restez (?:informée?s?|connectée?s?)|mantente (?:informad[oa]|al día)|fique (?:por dentro|informad[oa])|rest[ai](?:te)? aggiornat[oiae]|blijf op de hoogte)';
/** Verbs that only address a reader, so that a channel alone shows what they ask for. */
const ASKS_READER = [
  // Spanish
  'sígue(?:nos|me)|síga(?:nos|me)|seguinos|únete|únase|sumate|súmate|súmese|suscríbete|suscribite|suscríbase',
  // Portuguese
  'siga(?:-nos| a gente)|inscreva-se|junte-se|cadastre-se|participe d[oa] nosso',
  // French
  'suivez(?:-nous)?|rejoignez(?:-nous)?|retrouvez-nous|abonnez-vous|inscrivez-vous|recevez|téléchargez',
  // Italian
  'segui(?:ci|teci)|iscriviti|iscrivetevi|unisciti|unitevi',
  // German
  '(?:jetzt )?(?:folgen|abonnieren|bestellen|holen) sie|folgt? uns|abonnier(?:e|t)? (?:jetzt |hier )?(?:uns|unser\\p{L}{0,2}|den|die)|melden sie sich|meldet euch|melde dich',
  // Dutch
  'volg ons|abonneer je|meld je aan|schrijf je in',
  // Polish, Russian
  'obserwuj nas|dołącz do nas|zapisz się|подпи(?:сывайтесь|шитесь)|следите за нами|читайте нас',
  // Romanian, Swedish, Danish, Norwegian, Greek, Indonesian, Vietnamese
  'urmăr(?:iți-ne|ește-ne)|abonează-te|abonați-vă|följ oss|følg os(?:s)?|ακολουθήστε (?:μας|το|τη[νς]?)|ikuti kami|theo dõi chúng tôi',
];
/** Verbs that may as well tell what somebody does: the outlet has to speak of its own. */
const ASKS = [
  // Spanish
  'sigue|seguí|recib[eaí]|descarg[aá]|activ[aá]|entrá|unite|apúntate|apúntese|ingres[aá]',
  // Portuguese
  'siga|receba|baixe|entre(?= n[oa] )|acompanhe|participe',
  // Italian, German, Dutch
  'segui|ricevi|scarica|(?:erhalten|laden|kommen|installieren) sie|ontvang|download',
];
const OWN = '(?<!\\p{L})(?:nuestr[oa]s?|noss[oa]s?|nostr[aoie]|unser\\p{L}{0,2}|onze)(?!\\p{L})';
const LIKED = [
  'dacă (?:ți|v|vi|ti)-a plăcut|si (?:te|le|os) (?:gustó|ha gustado)|se (?:ti|vi) è piaciuto|se (?:você )?gostou',
  'si vous avez aimé|(?:wenn|hat) (?:ihnen|dir|euch) (?:dieser|der|unser)(?=[^.!?]{0,60} gefallen)|jeśli (?:podobał|spodobał)|ak sa v[áa]m páči|pokud se v[áa]m líbil',
].join('|');
const MINUTES = '(?:ca\\.? |env\\.? |aprox\\.? )?\\d{1,3} ?(?:min(?:ut(?:es?|en|i|os?|en))?|мин)';
const READING_TIME = `(?:temps de lecture|durée de lecture|lesezeit|lesedauer|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|lästid|lesetid|время чтения) ?:? ?${MINUTES}`;
const PUBLISHED =
  '(?:publié|mis à jour|modifié|veröffentlicht|aktualisiert|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt)';
const DAY =
  '(?: ?:)?(?: (?:le|am|el|em|il|op))?(?: \\p{L}{2,12}[.,]{0,2})? (?:\\d{1,2}(?:er|\\.|º)?(?: de)? \\p{L}{3,12}\\.?(?: de)? \\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4})';
const TIME = '(?:,? ?(?:[–—-] ?)?(?:(?:à|um|a las|às|alle|om) )?\\d{1,2}[:.h]\\d{0,2}(?: ?(?:uhr|hs|h))?)?';
const TOOLS = [
  // French
  'ajouter (?:à|aux?) (?:vos |votre |mes |ma |la )?(?:sélections?|favoris|liste|articles)|partager(?: (?:sur|par|via) \\S{1,20})?|copier le lien|lire plus tard|offrir (?:cet|un) article',
  // German
  '(?:artikel )?(?:auf|per|via|über) \\S{1,20} teilen|(?:diesen )?artikel (?:teilen|merken|drucken|vorlesen|anhören|verschenken)|link kopieren|zur merkliste(?: hinzufügen)?',
  // Spanish, Portuguese
  'compartir (?:en|por|vía) \\S{1,20}|copiar (?:el )?enlace|guardar (?:artículo|noticia)|comp?artilh(?:ar|e) (?:no|pelo|via|por) \\S{1,20}|copiar (?:o )?link',
  // Italian, Dutch
  'condividi (?:su|via|per) \\S{1,20}|copia (?:il )?link|delen (?:op|via) \\S{1,20}|deel (?:op|via|dit artikel) ?\\S{0,20}|kopieer (?:de )?link',
  // The same of a live blog
  '(?:\\d{1,4} )?(?:neue(?:re)?|ältere|weitere) (?:beiträge|einträge|meldungen)(?: (?:anzeigen|laden))?',
  '(?:voir|afficher|charger) (?:les )?(?:\\d{1,4} )?(?:nouve(?:lles|aux)|anciens?) (?:messages|publications|contenus|mises à jour)',
  '(?:ver|mostrar|cargar|carregar) (?:\\d{1,4} )?(?:nuev[oa]s|nov[oa]s|más|mais) (?:actualizaciones|atualizações|entradas|publicaciones|comentarios|comentários)',
  READING_TIME,
];
/** People who pay, in German, French, Spanish, Portuguese, Italian, Dutch and the Scandinavian languages. */
const SUBSCRIBERS =
  '(?:abonné(?:e|s|es)?|abonnent(?:en|innen)?|suscriptor(?:a|es|as)?|assinantes?|abbonat[oi]|abonnees?|prenumeranter|abonnenter)(?!\\p{L})';
const TEXT =
  '(?:contenido|artículo|nota|noticia|conteúdo|artigo|matéria|espace|article|contenu|contenuto|articolo|artikel(?:en)?|inhalt|beitrag|text|artikkel(?:en)?)';
const THIS =
  '(?:este|esta|cet(?:te)?|ce|questo|dit|den här|denne|dieser?|les? commentaires|i commenti|los comentarios|die kommentare)';

/** Invitations to follow the outlet, terms of a paywall, tools and lines of a date in other languages than English. */
export const TRANSLATED_RULES: readonly BoilerplateRule[] = [
  {
    pattern: new RegExp(
      `^${QUESTION}¡?(?:${STAY}(?: (?:i|und|et|y|e|en) |[.!,:–-]{1,2} ?| [–-] ))?(?:${ASKS_READER.join('|')})${END}${GAP}{0,120}?${CHANNEL}${NOT_SAID}`,
      'iu',
    ),
    maxWords: 40,
  },
  {
    pattern: new RegExp(
      `^${QUESTION}¡?(?:${ASKS.join('|')})${END}${GAP}{0,100}?${OWN}${GAP}{0,60}?${CHANNEL}${NOT_SAID}`,
      'iu',
    ),
    maxWords: 40,
  },
  // "Follow the Sample Times on WhatsApp"
  {
    pattern: new RegExp(
      `^(?:siga|volg|urmăre[sș]te|urmăriți|cite[sș]te|obserwuj|śledź|sledujte|sledujt[ae]|pratite|följ|følg) ${GAP}{1,40}? (?:en|no|na|pelo|op|pe|på) ${CHANNEL}${NOT_SAID}`,
      'iu',
    ),
    maxWords: 25,
  },
  // "If you liked this article, …"
  {
    pattern: new RegExp(
      `^¿?(?:${LIKED})(?!\\p{L})[^.!?"“„«]{0,40}?(?<!\\p{L})(?:article|artículo|nota|artigo|articolo|artikel|beitrag|text|artykuł|tekst|articol|članak|článek|článok)`,
      'iu',
    ),
    maxWords: 30,
    unless: 'reported',
  },
  // "This article is for subscribers.", "Would you like to comment? This space is reserved for our subscribers."
  {
    pattern: new RegExp(
      `^(?:[^.!?]{1,60}\\? )?(?:${THIS} )?(?:${TEXT} )?(?:(?:ist|est|sont|es|son|é|è|sono|is|är|er) )?(?:\\p{L}{1,12} )?(?:réservée?s?|exclusiv[oa]s?|exclusivement|exclusivamente|riservat[oaie]|solo|sólo|nur|alleen|endast|kun|bare|só)(?: \\p{L}{1,8}){1,3}? ${SUBSCRIBERS}[.!]?$`,
      'iu',
    ),
    maxWords: 20,
  },
  // "Already a subscriber?", "No subscription yet?", "Do you want to read on?"
  {
    pattern: new RegExp(
      `^¿?(?:(?:sie haben|haben sie|du hast) (?:bereits|schon|noch kein) (?:eine? )?(?:\\S{1,20}[- ])?(?:abo|abonnement|konto|zugang)|(?:bereits|schon|déjà|pas encore|encore non|ya (?:eres|es)|a[uú]n no eres|já é|ainda não é|sei già|non sei(?: ancora)?|(?:ben je )?al|nog geen|redan|allerede)(?: \\p{L}{1,6})? ${SUBSCRIBERS}|noch (?:kein abo|nicht abonniert)|(?:möchten|wollen) sie weiterlesen|(?:vous )?(?:souhaitez|voulez)(?:-vous)? (?:continuer|lire la suite)|(?:quieres|deseas) (?:seguir|continuar) leyendo|quer continuar (?:a ler|lendo)|vuoi continuare a leggere|wil je verder lezen) ?\\?`,
      'iu',
    ),
    maxWords: 30,
  },
  // "Your address of email will not be published."
  {
    pattern:
      /^(?:(?:your|deine|ihre|votre|tu|su|(?:il )?tuo|o (?:seu|teu)|je|uw|twój|adresa|din|vaše|vaša|ваша?|вашият)(?!\p{L})[^.!?]{0,30}?)?(?:e-?mail|e-?post|correo|mejl|имейл|sähköposti|ηλ)\p{L}{0,15}[^.!?]{0,40}?(?:publi|veröffent|opubl|zveřej|zverej|objavl|közzé|опубли|публик|оприлюд|yayın|julkai|δημοσι)\p{L}{0,10}[.!]/iu,
    maxWords: 30,
    unless: 'reported',
  },
  // Arabic: "Follow our channel on …", "join …", "subscribe to …"
  {
    pattern:
      /^(?:تابعوا|تابعونا|تابعنا|تابع|اشتركوا|اشترك|انضموا|انضم)(?!\p{L}).{0,80}?(?:قناتنا|نشرتنا|تطبيقنا|صفحتنا|(?:على|عبر|في) (?:واتساب|تلغرام|تليغرام|تيليجرام|غوغل نيوز|جوجل نيوز|أخبار غوغل|فيسبوك|تويتر|إنستغرام|يوتيوب))/u,
    maxWords: 40,
  },
  // Hindi: "Follow us on …", "join our …"
  {
    pattern:
      /^.{0,60}?(?:हमें|हमारे|हमारी|हमसे).{0,60}?(?:गूगल न्यू|व्हाट्सएप|व्हाट्सऐप|वॉट्सऐप|टेलीग्राम|फेसबुक|ट्विटर|इंस्टाग्राम|यूट्यूब|चैनल|ऐप).{0,60}?(?:फॉलो|फ\u093cॉलो|सब्सक्राइब|लाइक|जुड|डाउनलोड)/u,
    maxWords: 40,
  },
  // Turkish: "Follow us on …"
  {
    pattern: new RegExp(
      `^bizi ${GAP}{0,60}?${CHANNEL}${GAP}{0,30}? takip (?:edin|edebilirsiniz)${END}`,
      'iu',
    ),
    maxWords: 20,
  },
  // Korean, Chinese: rights, the editor in charge, the photographer
  { pattern: /^[^.!?]{0,60}무단 ?전재[^.!?]{0,30}금지[.)>\]]{0,2}$/u, maxWords: 25 },
  {
    pattern:
      /^[（(【[]?(?:责任编辑|責任編輯|责编|責編|本文编辑|版权声明|版權聲明|版权所有|版權所有) ?[:：][^。！？]{1,60}。?[）)】\]]?$/u,
    maxWords: 20,
  },
  {
    pattern:
      /^[（(]?(?:图为[^。]{1,40}。)?(?:[^。！？，]{1,6}社|本[报報台网網])?(?:记者|記者|通讯员) ?\p{Script=Han}{2,4}(?:[ 、]\p{Script=Han}{2,4}){0,3} ?(?:摄影?|攝影?)[）)]?$/u,
    maxWords: 8,
  },
  // Japanese: for those who pay
  {
    pattern:
      /^(?:この記事は|この続きは|続きは|ここから先は)[^。]{0,30}(?:有料|会員限定|有料会員)[^。]{0,20}(?:です|ます|ください)。(?:残り ?[\d,]{1,6} ?文字)?[^。]{0,20}$/u,
    maxWords: 10,
  },
  // Indonesian: where a player was
  { pattern: /^\[(?:gambas|video|foto|galeri) ?: ?[^\]]{1,80}\]$/iu, maxWords: 12 },
  // Russian, Ukrainian: "Dear visitor, you have entered the site as an unregistered user"
  {
    pattern:
      /^(?:уважаемый посетитель|шановний відвідувач\p{L}?),[^.!?]{0,60}?(?:незарегистрированн|незареєстрован)/iu,
    maxWords: 40,
  },
  {
    pattern:
      /^(?:мы рекомендуем вам зарегистрироваться|ми рекомендуємо вам зареєструватися?)[^.!?]{0,40}?(?:войти|увійти|зайти)/iu,
    maxWords: 25,
  },
  // Swedish, Danish, Norwegian
  {
    pattern:
      /^(?:senast |sist )?(?:uppdaterad|publicerad|oppdatert|publisert|opdateret|publiceret)(?!\p{L})[^.!?]{0,30}\d[^!?]{0,60}$/iu,
    maxWords: 14,
    unless: 'finished',
  },
  { pattern: new RegExp(`^(?:${TOOLS.join('|')})[ .]{0,2}$`, 'iu'), maxWords: 9 },
  // "Par Ida Moss Publié le 18 novembre 2026 à 18h32, modifié le 20 novembre 2026 Temps de lecture : 2 min."
  {
    pattern: new RegExp(
      `^(?:(?:par|von|por|di|door)(?: ${NAME}){0,5}?[,|·]? )?${PUBLISHED}${DAY}${TIME}(?:,? ?(?:[|·–—-] ?)?(?:et )?${PUBLISHED}${DAY}${TIME})?(?: ?[|·,–—-]? ?${READING_TIME})?\\.?$`,
      'iu',
    ),
    maxWords: 35,
  },
];
