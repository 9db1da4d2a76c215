/** Offices that are written in several ways; a question may use one and an article another. */
export const OFFICE_SYNONYMS: readonly (readonly string[])[] = [
  ['ceo', 'chief executive', 'chief executive officer'],
  ['cfo', 'chief financial officer', 'finance chief'],
  ['coo', 'chief operating officer'],
  ['cto', 'chief technology officer'],
  ['pm', 'prime minister', 'premier'],
  ['fm', 'foreign minister'],
  ['vp', 'vice president'],
  ['mp', 'member of parliament', 'lawmaker'],
  ['gov', 'governor'],
  ['sen', 'senator'],
  ['chair', 'chairman', 'chairwoman', 'chairperson'],
  ['spokesman', 'spokeswoman', 'spokesperson'],
];
