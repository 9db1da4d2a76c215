/** Numbered or lettered items within one paragraph: "1. Norway 2. Sweden 3. Iceland". */
export interface InlineList {
  /** Where the items begin, with their numbers; in order. */
  readonly items: readonly number[];
  /** Where the number of each item ends. */
  readonly numberEnds: ReadonlySet<number>;
  /** The list is the paragraph: each item is a sentence. False for one after a colon, which its sentence needs. */
  readonly isParagraph: boolean;
}

const NO_LIST: InlineList = { items: [], numberEnds: new Set(), isParagraph: false };
const MARKER_RE = /(?<=^|\s)(?:[•⁃▪‣] ?)?(\d{1,2}|[a-z])(?:\.\)|[.)])(?=\s\p{L})/gu;

/** A list of two or more consecutive numbers or letters, from the beginning of the paragraph or after a colon. */
export function inlineListIn(paragraph: string): InlineList {
  const items: number[] = [];
  const numberEnds = new Set<number>();
  let isParagraph = false;
  let last = Number.NaN;
  for (const { 0: marker, 1: label = '', index } of paragraph.matchAll(MARKER_RE)) {
    const number = /\d/.test(label) ? Number(label) : label.charCodeAt(0) + 1000;
    const lead = /(?:^|:)\s*$/u.exec(paragraph.slice(Math.max(0, index - 4), index))?.[0];
    if (items.length === 0 ? lead === undefined : number !== last + 1) continue;
    if (items.length === 0) isParagraph = !lead!.includes(':');
    items.push(index);
    numberEnds.add(index + marker.length);
    last = number;
  }
  return items.length > 1 ? { items, numberEnds, isParagraph } : NO_LIST;
}
