import { wordList } from './words.js';

/** Without what objects inherit: "10 constructors" are no money. */
const table = (entries: Record<string, string>): Readonly<Record<string, string>> =>
  Object.assign(Object.create(null), entries);

/** ISO 4217 codes by sign. */
export const CURRENCY_SIGNS = table({
  $: 'USD',
  '£': 'GBP',
  '€': 'EUR',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
  '₦': 'NGN',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
});
/** By what stands before "$". */
export const DOLLARS = table({
  US: 'USD',
  A: 'AUD',
  AU: 'AUD',
  C: 'CAD',
  CA: 'CAD',
  HK: 'HKD',
  NZ: 'NZD',
  S: 'SGD',
  SG: 'SGD',
  NT: 'TWD',
  R: 'BRL',
  MX: 'MXN',
});
/** Every code of ISO 4217 that this runtime knows, without those that are words. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter(
    (code) => !wordList('ALL TOP TRY MOP ARS BAM SOS COP').includes(code),
  ),
);
/** Written before a number. */
export const CURRENCY_PREFIXES = table({
  Rs: 'INR',
  Re: 'INR',
  RM: 'MYR',
  Kč: 'CZK',
  zł: 'PLN',
});

/** Currencies by their word, in the singular. A word without a code is used by several countries. */
export const CURRENCY_WORDS = table({
  dollar: 'USD',
  pound: 'GBP',
  euro: 'EUR',
  yen: 'JPY',
  yuan: 'CNY',
  renminbi: 'CNY',
  rupee: 'INR',
  ruble: 'RUB',
  rouble: 'RUB',
  lira: 'TRY',
  shekel: 'ILS',
  rand: 'ZAR',
  real: 'BRL',
  baht: 'THB',
  zloty: 'PLN',
  forint: 'HUF',
  naira: 'NGN',
  hryvnia: 'UAH',
  ringgit: 'MYR',
  rupiah: 'IDR',
  dong: 'VND',
  taka: 'BDT',
  cedi: 'GHS',
  birr: 'ETB',
  bitcoin: 'BTC',
  kronor: 'SEK',
  kronur: 'ISK',
  lei: 'RON',
  leva: 'BGN',
  tenge: 'KZT',
  manat: 'manat',
  lari: 'GEL',
  denar: 'MKD',
  kwacha: 'kwacha',
  kyat: 'MMK',
  tugrik: 'MNT',
  lempira: 'HNL',
  boliviano: 'BOB',
  rial: 'rial',
  ariary: 'MGA',
  metical: 'MZN',
  dalasi: 'GMD',
  gourde: 'HTG',
  ngultrum: 'BTN',
  pataca: 'MOP',
  rufiyaa: 'MVR',
  crown: 'crown',
  krona: 'SEK',
  krone: 'krone',
  koruna: 'CZK',
  franc: 'franc',
  peso: 'peso',
  dinar: 'dinar',
  dirham: 'dirham',
  riyal: 'riyal',
  shilling: 'shilling',
  won: 'KRW',
  cent: 'cent',
  penny: 'penny',
  pence: 'penny',
  öre: 'öre',
  øre: 'øre',
  paisa: 'paisa',
  kopeck: 'kopeck',
});
/** Plurals that are not formed with "s". */
export const CURRENCY_PLURALS = table({
  reais: 'real',
  kroner: 'krone',
  pennies: 'penny',
  pence: 'penny',
  paise: 'paisa',
  koruny: 'koruna',
  korun: 'koruna',
  złotych: 'zloty',
  złotys: 'zloty',
  zlotych: 'zloty',
  quetzales: 'quetzal',
  bolivares: 'bolivar',
  guaranies: 'guarani',
  meticais: 'metical',
  złoty: 'zloty',
});
/** Without accents, in lower case. */
export const foldedCurrency = (name: string): string =>
  name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** Drawing rights and gold, which are no money that anybody pays with. */
const NO_MONEY = new Set(['XDR', 'ZWG', 'XSU', 'XUA', 'XAU', 'XAG', 'XPT', 'XPD', 'XTS', 'XXX']);

/** Other words for them, and those that several share. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'american dollar': 'USD',
  'british pound': 'GBP',
  'cfa franc': 'XOF',
  'czech crown': 'CZK',
  'danish crown': 'DKK',
  'emirati dirham': 'AED',
  'icelandic crown': 'ISK',
  'israeli shekel': 'ILS',
  'korean won': 'KRW',
  'nepali rupee': 'NPR',
  'norwegian crown': 'NOK',
  'philippine peso': 'PHP',
  'russian rouble': 'RUB',
  'belarusian rouble': 'BYN',
  'swedish crown': 'SEK',
  'us dollar': 'USD',
};

/** Singulars of nouns that stand after a country, other than by `CURRENCY_PLURALS`. */
export const NATIONAL_PLURALS = table({
  kronor: 'krona',
  kronur: 'krona',
  lei: 'leu',
  leva: 'lev',
  soles: 'sol',
  colones: 'colon',
});

function nationalCurrencies(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'currency' });
  const names = Intl.supportedValuesOf('currency')
    .filter((code) => !NO_MONEY.has(code))
    .map((code): [string, string] => [foldedCurrency(english.of(code) ?? code), code])
    .filter(([name]) => name.includes(' ') && !name.includes('('));
  const parts = names.map(([name, code]): [string, string] => [name.split(' ').slice(-2).join(' '), code]);
  return new Map([...parts, ...names, ...Object.entries(OTHER_NAMES)]);
}

let national: ReadonlyMap<string, string> | undefined;

/**
 * ISO 4217 code of a currency by its English name, or by the last two words of a longer one ("kong dollar"); a whole name
 * goes before a part of another. The names are the runtime's, read when the first one is looked up (30 ms).
 * @param name In the singular, as `foldedCurrency` returns it.
 */
export function codeOfCurrency(name: string): string | undefined {
  national ??= nationalCurrencies();
  return national.get(name);
}
