import { wordList } from './words.js';

/**
 * What questions in large languages of the Latin script ask with or are joined by. Without words that English has too
 * ("was", "comment"), or that are parts of names ("de", "las", "chi").
 */
export const WORDS_OF_OTHER_LANGUAGES: ReadonlySet<string> = new Set(
  wordList(`
    wer wen wem wessen wie wieviel wieviele wann wo wohin woher warum weshalb wieso welche welcher welches welchen gibt
    ist sind wurde wurden wird werden haben nicht kein keine und oder über für mit zum zur ein eine einen einem eines
    qui quand où pourquoi combien quel quelle quels quelles quoi sont été une dans avec cette ont pas
    qué quién quiénes cómo cuándo dónde cuánto cuántos cuánta cuántas cuál cuáles quien quienes cuando donde cuanto
    cuantos cuantas cual cuales fueron están una sobre
    perché perche quando quanto quanti quante quale quali sono degli stato stata
    quem onde quantos quantas quais foi foram são está uma
    wanneer waarom hoeveel welke welk waar zijn werd werden het een niet voor
  `),
);

/** Short words of English that other languages write as well. */
export const SHARED_WORDS: ReadonlySet<string> = new Set(
  wordList('a am an as do has he i in is it me no of on over s same so t we'),
);
