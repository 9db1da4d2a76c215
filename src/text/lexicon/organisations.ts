/** Words of organisations: in their names, and as nouns that refer to one. See offices.ts on why the lists differ. */
import { capitalise, pluralOf, wordList } from './words.js';

export const LEGAL_FORMS = wordList('Inc Corp Ltd LLC PLC');

const IN_NAMES_AND_REFERENCES = wordList(
  `agency bank center centre club committee company exchange group institute museum network organisation organization
  party school union university`,
);

/** Words that make an organisation of the name they are part of, capitalised. */
export const ORGANISATION_NAME_WORDS = [
  ...LEGAL_FORMS,
  ...IN_NAMES_AND_REFERENCES.map(capitalise),
  ...wordList(
    `plc Corporation Limited Co Holdings Ministry Department Authority Council Commission Association Federation League
    Institution College Hospital Foundation Trust Society United City Rovers Airlines Airways Motors Industries Systems
    Technologies Software Records Pictures Studios Times Post Guardian Court Parliament Congress Senate Board Bureau
    Office Forum Alliance Theatre Service Services Administration Police Army Navy Force Nations`,
  ),
];

/** First words of organisations named after a place or a topic: "Bank of Scotland", "Department for Transport". */
export const ORGANISATIONS_OF = wordList(
  'Bank Ministry Department University Church Museum Parliament Court Council House Federation Association',
);

/** "the company": singular nouns that refer to an organisation, as sources of regular expressions. */
export const ORGANISATION_NOUNS = [
  ...IN_NAMES_AND_REFERENCES,
  ...wordList(
    `airline band body brewer broadcaster business carmaker chain charity developer firm franchise giant insurer lab
    laboratory lender magazine maker manufacturer newspaper operator publisher regulator retailer side start-?up studio
    supplier team`,
  ),
];

const REFERRING_TO_TWO_OR_ASKED = wordList('agency airline bank club company firm group party team').map(
  pluralOf,
);

/** "both companies": plural nouns that refer to two organisations. */
export const ORGANISATIONS_NOUNS = [
  ...REFERRING_TO_TWO_OR_ASKED,
  ...wordList('organisation organization studio union').map(pluralOf),
];

/** "which carmaker": singular nouns that ask for an organisation by its name. */
export const ORGANISATION_NOUNS_ASKED_BY_NAME = wordList(
  `agency airline bank brand brewer broadcaster carmaker chain charity chipmaker club company firm hospital insurer
  manufacturer museum newspaper operator organisation organization party publisher retailer supermarket team union
  university`,
);

/** Plural nouns that ask for several organisations or countries. */
export const ASKED_ORGANISATIONS_NOUNS = [
  ...REFERRING_TO_TWO_OR_ASKED,
  ...wordList('part country nation').map(pluralOf),
];
