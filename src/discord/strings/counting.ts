/** Numbers and plurals of one language. */
export interface Counting {
  /** `1,234` */
  number(n: number): string;
  /** `1 article`, `2,000 articles`. */
  count(n: number, one: string, other: string): string;
  /** The form that goes with the number, without it. */
  form(n: number, one: string, other: string): string;
  /** A wait, rounded up, in seconds or from 90 seconds in minutes. */
  duration(ms: number, units: { readonly seconds: Unit; readonly minutes: Unit }): string;
}

type Unit = readonly [one: string, other: string];

/** Of the forms that a language has, the translations need those for one and for others (`Intl.PluralRules`). */
export function counting(locale: string): Counting {
  const rules = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  const number = (n: number): string => format.format(n);
  const form = (n: number, one: string, other: string): string => (rules.select(n) === 'one' ? one : other);
  const count = (n: number, one: string, other: string): string => `${number(n)} ${form(n, one, other)}`;
  return {
    number,
    form,
    count,
    duration: (ms, { seconds: [second, seconds], minutes: [minute, minutes] }) => {
      const n = Math.max(1, Math.ceil(ms / 1000));
      return n < 90 ? count(n, second, seconds) : count(Math.ceil(n / 60), minute, minutes);
    },
  };
}
