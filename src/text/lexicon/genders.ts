/** Words that tell whether a person is a man or a woman, in lower case. */
import { wordList } from './words.js';

export type Gender = 'female' | 'male';

export const PRONOUNS: Readonly<Record<Gender, readonly string[]>> = {
  female: wordList('she her hers herself'),
  male: wordList('he him his himself'),
};

/** Before a name; after one, they may be of somebody else: "Ana Torres, her husband and Lars Holm". */
export const TITLES_AND_RELATIVES: Readonly<Record<Gender, readonly string[]>> = {
  female: wordList(
    `mrs ms miss dame lady baroness queen princess duchess countess madam sister mother daughter wife widow aunt niece
    grandmother granddaughter stepmother stepdaughter girlfriend fiancée`,
  ),
  male: wordList(
    `mr sir lord king prince duke baron brother father son husband widower uncle nephew grandfather grandson stepfather
    stepson boyfriend fiancé`,
  ),
};

const ROLES = wordList(
  'spokes chair congress business states police fire fisher sports council alder assembly camera news',
);
export const ROLES_OF_ONE_GENDER: Readonly<Record<Gender, readonly string[]>> = {
  female: [
    ...wordList('woman girl actress heiress waitress stewardess'),
    ...ROLES.map((role) => `${role}woman`),
  ],
  male: [...wordList('man boy'), ...ROLES.map((role) => `${role}man`)],
};

/** Given names of women and men alike, or of women in one country and men in another. */
export const GIVEN_NAMES_OF_BOTH: ReadonlySet<string> = new Set(
  wordList(
    `Alex Andrea Angel Ariel Ashley Avery Beverly Billie Blake Cameron Camille Carol Casey Charlie Chris Claude Courtney
    Dana Daniele Dominique Drew Evelyn Frankie Gabriele Hayden Hilary Jamie Jan Jean Jesse Jin Jo Joan Jordan Kai Kelly
    Kim Lee Leslie Li Lin Lindsay Luca Marian Marion Max Michele Mika Min Morgan Nicola Nikita Nikola Noa Noam Parker
    Pat Quinn Rene Riley Robin Rowan Sam Sandy Sasha Shannon Simone Stacy Taylor Terry Toni Tracy Vivian Wei Yu Yuki`,
  ),
);
