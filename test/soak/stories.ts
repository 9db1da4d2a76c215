/** Made-up articles, each about a town that no other one names, so that every sentence tells where it is from. */
export interface Story {
  /** The town: found in each sentence of the story and in no other. */
  readonly town: string;
  readonly title: string;
  readonly text: string;
}

const TOWN_RE = /\bZed[a-z]+ville\b/;
const TOPICS = ['bridge', 'harbour', 'library', 'tram line', 'hospital', 'market hall', 'stadium'] as const;
const TOPIC_SENTENCES = [
  (town: string, topic: string, n: number) =>
    `The mayor of ${town} said on Monday that the new ${topic} would cost ${n + 3} million pounds.`,
  (town: string, topic: string, n: number) =>
    `Work on the ${topic} of ${town} begins in March and will take ${n % 30} months.`,
  (town: string, topic: string, n: number) =>
    `About ${n * 10 + 40} people live within sight of the ${topic} in ${town}.`,
  (town: string, topic: string) =>
    `Residents of ${town} had asked for a ${topic} at four meetings of the council.`,
  (town: string, topic: string, n: number) =>
    `A survey found that ${n % 100} per cent of ${town} wants the ${topic} to stay open at night.`,
  (town: string, topic: string) =>
    `Opponents in ${town} call the ${topic} a waste, and will vote against it on Thursday.`,
] as const;

export function story(number: number): Story {
  const town = `Zed${letters(number)}ville`;
  const topics = [0, 1, 2].map((i) => TOPICS[(number + i * 2) % TOPICS.length] ?? TOPICS[0]);
  const paragraphs = topics.map((topic, i) =>
    TOPIC_SENTENCES.map((sentence) => sentence(town, topic, number + i)).join(' '),
  );
  return { town, title: `${town} decides about its ${topics[0]}`, text: paragraphs.join('\n\n') };
}

export function questionAbout({ town }: Story, number: number): string {
  const topic = TOPICS[number % TOPICS.length] ?? TOPICS[0];
  const forms = [
    `how much will the ${topic} of ${town} cost?`,
    `when does work in ${town} begin?`,
    `who wants the ${topic} in ${town}?`,
    `what did the mayor of ${town} say?`,
  ];
  return forms[number % forms.length] ?? '';
}

/** The town that a text names, if it is one of ours. */
export const townIn = (text: string): string | undefined => TOWN_RE.exec(text)?.[0];

/** The number in letters, of which no two runs look like inflections of one word: 27 is "bubab". */
function letters(number: number): string {
  return `${[...String(number)].map((digit) => `${'bcdfghklmn'[Number(digit)]}u`).join('')}b`;
}
