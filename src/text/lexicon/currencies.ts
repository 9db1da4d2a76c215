import { wordList } from './words.js';

/** ISO 4217 codes by sign. */
export const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
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
};
/** By what stands before "$". */
export const DOLLARS: Readonly<Record<string, string>> = {
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
};
/** Every code of ISO 4217 that this runtime knows, without those that are words. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter(
    (code) => !wordList('ALL TOP TRY MOP ARS BAM SOS COP').includes(code),
  ),
);
/** Written before a number. */
export const CURRENCY_PREFIXES: Readonly<Record<string, string>> = {
  Rs: 'INR',
  Re: 'INR',
  RM: 'MYR',
  Kč: 'CZK',
  zł: 'PLN',
};

/** Currencies by their word, in the singular. A word without a code is used by several countries. */
export const CURRENCY_WORDS: Readonly<Record<string, string>> = {
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
  lev: 'BGN',
  leva: 'BGN',
  tenge: 'KZT',
  manat: 'manat',
  lari: 'GEL',
  denar: 'MKD',
  dram: 'AMD',
  kwacha: 'kwacha',
  kyat: 'MMK',
  kip: 'LAK',
  tugrik: 'MNT',
  quetzal: 'GTQ',
  lempira: 'HNL',
  bolivar: 'VES',
  boliviano: 'BOB',
  guarani: 'PYG',
  cordoba: 'NIO',
  rial: 'rial',
  afghani: 'AFN',
  ariary: 'MGA',
  metical: 'MZN',
  leone: 'SLE',
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
};
/** Plurals that are not formed with "s". */
export const CURRENCY_PLURALS: Readonly<Record<string, string>> = {
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
};
/** Without accents, in lower case. */
export const foldedCurrency = (name: string): string =>
  name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The names of a currency in this runtime's English: "Swedish krona", "Swedish kronor". */
function namesOf(code: string): string[] {
  const written = [1, 2].flatMap((amount) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'name' })
      .formatToParts(amount)
      .flatMap(({ type, value }) => (type === 'currency' ? value : [])),
  );
  return [...new Set([...written, new Intl.DisplayNames('en', { type: 'currency' }).of(code) ?? code])];
}

/** Other words for them: an adjective and a currency, "african rand" also for "South African rand". */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'american dollar': 'USD',
  'british pound': 'GBP',
  'cfa franc': 'XOF',
  'czech crown': 'CZK',
  'danish crown': 'DKK',
  'emirati dirham': 'AED',
  'icelandic crown': 'ISK',
  'israeli shekel': 'ILS',
  'nepali rupee': 'NPR',
  'norwegian crown': 'NOK',
  'philippine peso': 'PHP',
  'russian rouble': 'RUB',
  'belarusian rouble': 'BYN',
  'swedish crown': 'SEK',
  'us dollar': 'USD',
};

/**
 * ISO 4217 codes by country and word, the last two words of a name ("kong dollar"), or its first and its last ("israeli
 * shekels"); in singular and plural, as `foldedCurrency` returns them. Of several with the same words, the first one.
 */
export const NATIONAL_CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('currency')
    .toReversed()
    .flatMap((code) =>
      namesOf(code).flatMap((name): [string, string][] => {
        const words = foldedCurrency(name).split(' ');
        if (words.length < 2) return [];
        const [first, beforeLast, last] = [words[0]!, words.at(-2)!, words.at(-1)!];
        return [
          [`${first} ${last}`, code],
          [`${beforeLast} ${last}`, code],
        ];
      }),
    ),
  ...Object.entries(OTHER_NAMES),
]);
