import { expect, test } from 'vitest';
import { isInOtherLanguage } from '../../src/text/other-language.js';

test.each([
  'Wie viele Menschen starben bei der Explosion in Quellmar?',
  'warum streiken die lokführer',
  'Ist der Streik vorbei und wer verhandelt?',
  'Qui a signé l’accord ?',
  'combien de morts à Quellmar',
  '¿Cuántas personas murieron en la explosión?',
  'quien gano la final en Quellmar',
  'Quando finisce lo sciopero?',
  'Quem ganhou a final?',
  'Hoeveel mensen zijn er gewond?',
  'क्वेलमार में कितने लोग मारे गए?',
  'кто подписал договор',
  '誰が協定に署名しましたか',
])('another language: %s', (question) => {
  expect(isInOtherLanguage(question)).toBe(true);
});

test.each([
  'How many people died in the explosion in Quellmar?',
  'wen did the strike end',
  'wat hapend at quellmar',
  'quellmar explosion toll',
  'Angela Merkel',
  'Oscar de la Hoya',
  'who directed La Casa de las Flores',
  'what does "wir schaffen das" mean and who said it',
  'did Los Angeles vote',
  'who plays for Paris Saint-Germain in Le Havre',
  'Doris Day comment on the war',
  'Москва: who rules there now that he left',
  '2026',
  '',
])('English, or no language at all: %s', (question) => {
  expect(isInOtherLanguage(question)).toBe(false);
});
