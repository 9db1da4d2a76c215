/** "Comment" and "comments" as headings have it, perhaps with whose they are, or which of them. */
const COMMENTS = [
  // English, German, Swedish, French, Spanish, Portuguese, Italian, Dutch
  '(?:reader )?comments?|kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|reacties',
  // Romanian, Catalan, Finnish, Estonian, Latvian, Lithuanian, Hungarian, Icelandic, Albanian
  'comentarii|comentariu|comentaris?|kommentit|kommentti|kommenttia|kommentaar(?:id|i)|komentār(?:i|s|u)',
  'komentar(?:ai|ų|as)|hozzászólás(?:ok)?|kommentek|vélemények|athugasemdir|ummæli|komente(?:t)?',
  // Czech, Slovak, Slovene, Croatian, Bosnian, Serbian, Macedonian, Bulgarian, Belarusian
  'komentář(?:e|ů)?|komentár(?:e|ov)?|diskus[ei]|diskuze|diskusia|komentar(?:ji|jev|i|a)|коментари?а?|каментар(?:ы|ыяў|ый)',
  // Polish, Russian, Ukrainian, Turkish, Greek, Indonesian, Vietnamese
  'komentarz[ey]?|комментари(?:й|и|я|ев)|коментар(?:і|ів)?|yorum(?:lar[ıi]?)?|σχόλι(?:ο|α)',
  'komentar(?: ter(?:banyak|baru|populer))?|ý kiến(?: bạn đọc)?|bình luận',
  // Hebrew, Arabic, Persian, Hindi, Korean, Japanese, Chinese
  'תגובות|(?:ال)?تعليقات|نظرات(?: (?:شما|کاربران))?|टिप्पणी|टिप्पणियाँ|टिप्पणियां',
  '댓글|コメント|(?:网友|網友|最新|热门|熱門)?(?:评论|評論)',
].join('|');

/** Above the form in which they do. */
const LEAVE_A_COMMENT = [
  'leave a (?:comment|reply)|(?:einen |ihren |deinen )?kommentar (?:schreiben|verfassen|hinterlassen)',
  'schreiben? (?:sie )?einen kommentar|laisser un commentaire|dej(?:a|e) (?:un comentario|una respuesta)|deix(?:e|ar) um comentário',
  'lascia un commento|geef een reactie|lasă un comentariu|dodaj komentarz|zostaw komentarz|(?:dodaj|ostavi(?:te)?) komentar',
  'přidat komentář|pridať komentár|legg (?:inn|igjen) en kommentar|skriv en kommentar|lämna en kommentar|jätä kommentti',
  'оставить комментарий|додати коментар|bir yorum yazın|deixa un comentari|szólj hozzá',
].join('|');

/**
 * A line above what readers wrote: "14 responses", "Comments (3)", "댓글 3". "Comments from the minister" heads a part of
 * the article, and "Comments" alone may.
 */
export const COMMENTS_HEADING_RE = new RegExp(
  `^(?:\\d{1,5} (?:reader )?(?:responses?|replies|thoughts|antworten)|(?:\\d{1,5} ?[条條]? ?)?(?:${COMMENTS}) ?(?:[(（]?\\d{1,5}[)）]?)?|${LEAVE_A_COMMENT})(?: (?:on|to|zu|sur|sobre|su|op) [“"«].{1,200}[”"»])?:?$`,
  'iu',
);

/** In the names of the elements around them, without accents; the singular names opinions, too. */
export const COMMENTS_NAMES: ReadonlySet<string> = new Set(
  (
    'comments commentlist talkback talkbacks guestbook kommentare kommentarbereich leserkommentare kommentarer ' +
    'commentaires comentarios commenti reacties comentarii comentaris kommentit kommentaarid komentari ' +
    'komentarai hozzaszolasok kommentek athugasemdir komente komentare diskuse diskuze diskusia komentarji ' +
    'komentarze komentarzy kommentarii yorumlar sxolia'
  ).split(' '),
);

/** The label below a comment, in the languages of most pages; perhaps with the number of replies. */
export const REPLY_RE = new RegExp(
  `^\\s{0,20}(?:${[
    'reply|antworten|répondre|responder|rispondi|beantwoorden|svara?|odpowiedz|जवाब दें',
    'r[ăa]spunde(?:ți)?|respon|vastaa|vasta|atsakyti|atbildēt|válasz|svara|përgjigju',
    'odpovědět|odpovedať|odgovori(?:te)?|одговори|отговор(?:и)?|ответить|відповісти|адказаць',
    'yanıtla|cevapla|απάντηση|balas|trả lời|返信|回复|回覆|답글|رد',
  ].join('|')})\\s{0,20}(?:\\(?\\d{1,5}\\)?)?\\s{0,20}$`,
  'iu',
);

const DAY_NAME = '\\p{L}{3,20}\\.?';
const CLOCK = '(?:\\p{L}{1,4} )?\\d{1,2}:\\d{2}';

/** A day and hour, or how long ago: when somebody wrote. The hour alone may be that of a match. */
export const MOMENT_RE = new RegExp(
  [
    `(?<!\\d)\\d{1,2} ?${DAY_NAME},? (?:\\d{4},? )?${CLOCK}`,
    `(?<!\\p{L})${DAY_NAME} \\d{1,2},? (?:\\d{4},? )?${CLOCK}`,
    `(?<!\\d)\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{1,4}\\.?,? ${CLOCK}`,
    `(?<!\\d)\\d{1,2}:\\d{2},? \\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}`,
    `(?<!\\d)\\d{1,2}[月월] ?\\d{1,2}[日일] ?${CLOCK}`,
    '(?<!\\d)\\d{1,3} \\p{L}{1,10} (?:ago|назад|тому|temu|önce|lalu|trước|sedan|siden|geleden|fa|atrás|sitten|tagasi|síðan|ezelőtt|zpět)(?!\\p{L})',
    '(?<!\\d)\\d{1,3} ?(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|분|시간|일) ?[前전]',
    '(?<!\\p{L})(?:vor|hace|há|il y a|acum|fa|prieš|pirms|před|pred|prije|pre|преди|пред|para|πριν|לפני|منذ|قبل) \\d{1,3} \\p{L}{1,10}',
  ].join('|'),
  'iu',
);
