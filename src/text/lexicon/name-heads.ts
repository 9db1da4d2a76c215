/**
 * Words that tell what a name names: its last word ("Clean Rivers Act"), its first ("Storm Ingrid"), or the common noun
 * beside it ("the tanker Elena Star"). The lists of one kind are apart because a surname may be among the last words.
 */
import { capitalise, wordList } from './words.js';

/** Last words of the names of places that are no surnames. */
export const PLACE_ENDINGS = wordList(
  `Island Islands Isle Isles River Mountain Mountains Valley Peninsula Strait Straits Gulf Canal Harbour Harbor Beach
  Desert Ocean Sea Glacier Coast Fjord Creek Reef Falls Hills Lakes Airport Station Street Road Avenue Square Bridge
  Stadium Arena Palace Castle Cathedral Tower Tunnel Highway County Province District Village Plateau Peak Range
  Archipelago Lagoon Volcano Plaza Quay Pier`,
);
/** The same, but surnames as well: "Mason Hill", "Emily Park". */
export const PLACE_ENDINGS_OR_SURNAMES = wordList(
  'Lake Hill Bay Park Forest Wood Woods Field Fields Lane Church Marsh Heath Glen Rock Point Bank Cape Shore Ridge',
);
/** First words of the names of places. */
export const PLACE_BEGINNINGS = wordList('Mount Mt Lake Cape Isle Gulf Bay River Fort Port Loch Strait Sea');

/** Last words of the names of laws, prizes, events, plans and wars. */
export const THING_ENDINGS = wordList(
  `Act Bill Treaty Accord Accords Agreement Pact Convention Protocol Directive Regulation Amendment Constitution Charter
  Prize Award Awards Medal Trophy Cup Games Championship Championships Tournament Marathon Festival Olympics Prix
  Election Summit Conference Meeting Framework Partnership Report Plan Project Programme Program Deal War Code`,
);
/** The same, but surnames as well. */
export const THING_ENDINGS_OR_SURNAMES = ['Law', 'Shield', 'Day', 'Rose'];
/** First words of such names: "Treaty of Lund", "Operation Falcon". */
export const THING_BEGINNINGS = wordList(
  'Treaty Battle Operation Project Hurricane Typhoon Cyclone Storm Tropical',
);
/** Before the names of ships; "MSC" is also the line that they belong to. */
export const SHIP_PREFIXES = wordList(
  'HMS HMCS HMAS HMNZS USS USNS USCGC INS RMS RRS RFA MV MS MT MY SS FV RV SY TSS',
);

/** Last words of the names of companies, parties, teams and newspapers, beyond those in organisations.ts. */
export const ORGANISATION_ENDINGS = wordList(
  `Lines Line Books Logistics Shipping Ferries Railways Railway Rail Energy Power Electric Foods Pharma Pharmaceuticals
  Therapeutics Laboratories Labs Media Press Courier Herald Tribune Gazette Chronicle Telegraph Observer Journal Ledger
  Weekly Broadcasting Telecom Insurance Aviation Aerospace Petroleum Oil Gas Mining Steel Chemicals Stores Robotics
  Dynamics Semiconductor Ventures Solutions Enterprises Partners Capital Biotech Electronics Entertainment Brands
  Holdings Resorts Hotels Front Movement Coalition Democrats Republicans Conservatives Liberals Greens Socialists
  Nationalists Unionists Communists Town Athletic Wanderers Albion Hotspur FC AFC SC CF RFC Rangers Tigers Lions Eagles
  Wolves Hawks Bulls Giants Warriors Panthers UK USA International`,
);
/** First words of the names of teams. */
export const ORGANISATION_BEGINNINGS = wordList('FC AFC AC SC Real Sporting Atlético Dynamo Borussia');

/** Common nouns before the name of a ship or another vehicle; several are made of two words ("cargo ship"). */
export const VEHICLE_NOUNS = wordList(
  `ship ferry vessel tanker trawler frigate destroyer cruiser corvette submarine warship battleship yacht boat sailboat
  lifeboat steamer liner freighter barge tug tugboat schooner catamaran icebreaker containership trimaran dredger
  spacecraft spaceship capsule lander rover probe satellite rocket robot locomotive`,
);
/** Common nouns before the name of a work, a product, an animal or a storm. */
export const THING_NOUNS = wordList(
  `film movie novel album song opera musical drug vaccine chemical genus app horse racehorse stallion storm hurricane
  typhoon cyclone operation`,
);
/** "the wreck of the": before a ship's name. */
export const PARTS_OF_SHIPS = wordList(
  'wreck hull deck bridge crew captain skipper master sinking passengers cargo',
);
/** Common nouns before the name of a place. */
export const PLACE_NOUNS = wordList(
  'village town hamlet suburb island islet resort province district borough',
);
/** Common nouns before the name of a newspaper or a magazine, beyond those in organisations.ts. */
export const PERIODICAL_NOUNS = wordList('journal daily weekly tabloid website broadcaster');

/** Titles that a ship may have in its name, but not after "the" before a person's: "the Lady Ardent". */
export const TITLES_OF_SHIPS = wordList('sir lady dame lord king queen prince princess miss empress').map(
  capitalise,
);
