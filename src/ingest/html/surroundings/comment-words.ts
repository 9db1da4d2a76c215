/** "Comment" and "comments" as headings have it, perhaps with whose they are, or which of them. */
const COMMENTS = [
  // English, German, Swedish, French, Spanish, Portuguese, Italian, Dutch
  '(?:reader )?comments?|kommentare?|kommentarer|commentaires?|comentarios?|comentários?|commenti|reacties',
  // Polish, Russian, Ukrainian, Turkish, Greek, Indonesian, Vietnamese
  'komentarz[ey]?|комментари(?:й|и|я|ев)|коментар(?:і|ів)?|yorum(?:lar[ıi]?)?|σχόλι(?:ο|α)',
  'komentar(?: ter(?:banyak|baru|populer))?|ý kiến(?: bạn đọc)?|bình luận',
  // Hebrew, Arabic, Persian, Hindi, Korean, Japanese, Chinese
  'תגובות|(?:ال)?تعليقات|نظرات(?: (?:شما|کاربران))?|टिप्पणी|टिप्पणियाँ|टिप्पणियां',
  '댓글|コメント|(?:网友|網友|最新|热门|熱門)?(?:评论|評論)',
].join('|');

/**
 * A line above what readers wrote: "14 responses", "Comments (3)", "댓글 3". "Comments from the minister" heads a part of
 * the article, and "Comments" alone may.
 */
export const COMMENTS_HEADING_RE = new RegExp(
  `^(?:\\d{1,5} (?:reader )?(?:responses?|replies|thoughts|antworten)|(?:\\d{1,5} ?[条條]? ?)?(?:${COMMENTS}) ?(?:[(（]?\\d{1,5}[)）]?)?|leave a (?:comment|reply))(?: (?:on|to|zu|sur|sobre|su|op) [“"«].{1,200}[”"»])?:?$`,
  'iu',
);

const DAY_NAME = '\\p{L}{3,12}\\.?';
const CLOCK = '(?:\\p{L}{1,4} )?\\d{1,2}:\\d{2}';

/** A day and hour, or how long ago: when somebody wrote. The hour alone may be that of a match. */
export const MOMENT_RE = new RegExp(
  [
    `\\d{1,2} ?${DAY_NAME},? (?:\\d{4},? )?${CLOCK}`,
    `${DAY_NAME} \\d{1,2},? (?:\\d{4},? )?${CLOCK}`,
    `\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}\\.?,? ${CLOCK}`,
    `\\d{1,2}:\\d{2},? \\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}`,
    `\\d{1,2}[月월] ?\\d{1,2}[日일] ?${CLOCK}`,
    '(?<!\\d)\\d{1,3} \\p{L}{1,10} (?:ago|назад|тому|temu|önce|lalu|trước|sedan)(?!\\p{L})',
    '(?<!\\d)\\d{1,3} ?(?:秒|分|分钟|分鐘|小时|小時|時間|天|日|분|시간|일) ?[前전]',
    '(?<!\\p{L})(?:vor|hace|há|il y a|πριν|לפני|منذ|قبل) \\d{1,3} \\p{L}{1,10}',
  ].join('|'),
  'iu',
);
