/**
 * What people are called by office, rank, trade or role. Lists are made of it that differ on purpose: titles before a name,
 * noun phrases that refer to somebody named elsewhere, nouns that a question asks for, and offices that change hands.
 * A word is listed once, under the lists it belongs to; moving one changes answers (`npm run eval`).
 */
import { capitalise, pluralOf, wordList } from './words.js';

const IN_ALL_LISTS = wordList(
  `actor actress astronaut author captain chairman chairwoman coach director executive founder governor judge leader
  manager mayor minister president senator singer spokesman spokeswoman`,
);
const TITLES_AND_REFERENCES = wordList(
  'analyst chancellor commander economist general pilot premier secretary striker',
);
const TITLES_AND_ASKED = wordList('ambassador archbishop king prince princess queen');
const REFERENCES_AND_ASKED = wordList(
  'boss champion chief man player politician scientist winner woman writer',
);

/** With or without a full stop. */
const HONORIFICS = wordList('Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Baroness');
const ONLY_TITLES = wordList(
  `CEO CFO Sen Congressman Congresswoman Representative Rep Gov Commissioner Justice Gen Lieutenant Lt Colonel Col Capt
  Sergeant Sgt Admiral Adm Marshal Officer Chair Pope Bishop Cardinal Rev Reverend Sheikh Inspector Detective
  Midfielder Defender Goalkeeper Speaker Cosmonaut`,
);
/** Belong to a title, but announce no person without one of the others: "Foreign", "Affairs". */
const PARTS_OF_TITLES = wordList(
  `Vice Prime Undersecretary MP Attorney Major Maj Chief Spokesperson Father Imam Sultan Emperor Deputy Former Foreign
  Home Finance Defence Defense War State Treasury Interior Health Education Trade Labour Labor Energy Transport Culture
  Environment Agriculture Affairs External Union Shadow Constable Superintendent Midshipman`,
);

/** Words before a name that announce a person, capitalised. */
export const PERSONAL_TITLES = [
  ...HONORIFICS,
  ...[...IN_ALL_LISTS, ...TITLES_AND_REFERENCES, ...TITLES_AND_ASKED].map(capitalise),
  ...ONLY_TITLES,
];

/** Every word that may stand in a title before a name, capitalised. */
export const TITLE_WORDS = [...PERSONAL_TITLES, ...PARTS_OF_TITLES];

/** "the minister": singular nouns that refer to a person. */
export const PERSON_NOUNS = [...IN_ALL_LISTS, ...TITLES_AND_REFERENCES, ...REFERENCES_AND_ASKED, 'star'];

/** Singular nouns after "which" or "what" that ask for a person. */
export const ASKED_PERSON_NOUNS = [
  ...IN_ALL_LISTS,
  ...TITLES_AND_ASKED,
  ...REFERENCES_AND_ASKED,
  ...wordList(
    'architect candidate ceo composer designer inventor lawyer official owner person producer signatory',
  ),
];

/** Offices that one person at a time has, and another may take over. */
export const HELD_OFFICES = [
  ...IN_ALL_LISTS.filter((noun) => !/^(?:actor|actress|astronaut|author|founder|senator|singer)$/.test(noun)),
  ...wordList(`boss chief chancellor commander premier secretary chair ceo head commissioner superintendent inspector
    detective editor conductor principal rector investigator prosecutor speaker`),
];

const REFERRING_TO_TWO_OR_ASKED = wordList(
  'actor astronaut boss candidate leader man minister official player politician president scientist woman',
).map(pluralOf);

/** "both leaders": plural nouns that refer to two people. */
export const PEOPLE_NOUNS = [
  ...REFERRING_TO_TWO_OR_ASKED,
  ...wordList(
    'brother chief counterpart executive head pilot rival secretary side signatory sister star',
  ).map(pluralOf),
];

/** Plural nouns after "which" or "who are" that ask for several people. */
export const ASKED_PEOPLE_NOUNS = [
  ...REFERRING_TO_TWO_OR_ASKED,
  'people',
  ...wordList('author director founder owner signatory singer winner').map(pluralOf),
];
