import nlp from 'compromise';
import { memoise } from './memoise.js';

type Conjugation = Partial<Record<(typeof FORMS)[number], string>>;
const FORMS = ['Infinitive', 'PastTense', 'PresentTense', 'Gerund', 'Participle'] as const;

/** Every form of a verb given in any: "left" for "leave", "won" for "win"; what stemming can't bring together. */
export const verbForms = memoise((verb: string): readonly string[] => {
  // Its types leave out what its largest part adds.
  const view = nlp(verb.toLowerCase()).tag('Verb') as unknown as {
    verbs(): { conjugate(): readonly Conjugation[] };
  };
  const [forms] = view.verbs().conjugate();
  return FORMS.flatMap((form) => forms?.[form] ?? []);
});
