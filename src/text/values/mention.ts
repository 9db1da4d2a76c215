import type { EntityType, Mention } from '../../domain/article.js';
import { findValues } from './find-values.js';
import type { Dimension } from './value.js';

const TYPES: Partial<Record<Dimension, EntityType>> = {
  money: 'money',
  percentage: 'percent',
  duration: 'duration',
  date: 'date',
  clock: 'date',
};

/** The values of a sentence as mentions: dates, durations, money, percentages and other numbers, in order. */
export const quantityMentions = (text: string): Mention[] =>
  findValues(text).map(({ dimension, span }) => ({ kind: TYPES[dimension] ?? 'number', span }));
