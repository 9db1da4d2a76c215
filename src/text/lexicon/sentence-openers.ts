import { wordList } from './words.js';

/**
 * Words in lower case that begin sentences and hardly ever names: after an abbreviation such as "U.S." or "Inc.", they
 * say that a sentence ended with it.
 */
export const ENGLISH_OPENERS: ReadonlySet<string> = new Set(
  wordList(
    `the this that these those it its he she they we you i his her their our my your there here in on at by for from
    with without after before since when while where who what why how if although though because as but and or yet
    however meanwhile still then now today yesterday both some many most each every not none several few another other
    others such according despite during until unless once under between among about also even instead later earlier
    last next perhaps maybe did does is are was were has have had can could would should might nor neither either
    whether which whose whatever nobody everyone everybody nothing something more to a an it's he's she's they're we're
    that's there's i'm i've don't asked`,
  ),
);

/** The same for other languages that Byline reads. */
export const OPENERS: ReadonlySet<string> = new Set([
  ...ENGLISH_OPENERS,
  ...wordList(
    `der die das den dem des ein eine einen einem einer er sie es wir ich ihr und aber doch auch im am auf aus bei mit
    nach von vor zum zur für durch wenn als dass weil dann jetzt hier dort dies diese dieser dieses seit während wegen
    trotz nicht nur noch schon viele mehrere einige alle jeder seine ihre unter über wie was wer warum bis ob laut zwei
    danach dabei damit darum deshalb davon dazu dagegen außerdem allerdings zudem zuvor später trotzdem heute gestern
    morgen mehr sowie inzwischen schließlich
    le les un une du au aux il elle ils elles nous vous je ce cet cette ces et mais donc car dans sur avec sans pour par
    après avant depuis quand lorsque selon son ses leur leurs
    el los las una pero su sus este esta según cuando se en lo gli nel nella os uma mas em com quando
    det den han hun hon vi jeg jag men og och på til till når när etter efter het hij zij wij maar
    в на он она они это но и по как когда после`,
  ),
]);
