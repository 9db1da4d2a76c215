import { SCALES } from '../../lexicon/amounts.js';

/** A number, in digits or words, with its scale. */
export interface Numeral {
  readonly amount: number;
  /** Index after its last token. */
  readonly end: number;
  readonly inDigits: boolean;
  /** Its scale: 1e6 in "2.4 million"; 1 if it has none. */
  readonly scale: number;
  /** True for "2.4", "½" and "two thirds", which count no things. */
  readonly isFraction: boolean;
  /** True for "1.234", which may be 1234 elsewhere. */
  readonly mayBeGrouped: boolean;
}

/** Words that multiply a number, after digits or words. */
export const WORD_SCALES: Readonly<Record<string, number>> = {
  ...SCALES,
  dozen: 12,
  lakhs: SCALES.lakh!,
  crores: SCALES.crore!,
};
/** A number in digits without a scale. */
export const plain = (amount: number, end: number, isFraction: boolean): Numeral => ({
  amount,
  end,
  inDigits: true,
  scale: 1,
  isFraction,
  mayBeGrouped: false,
});

/** Removes the noise of binary fractions: 2.4e6, not 2399999.9999999995. */
export const rounded = (amount: number): number => Number(amount.toPrecision(12));
