const COMMENT_RE = /^# (?:HELP|TYPE) (\S+)/;
/** The name of a sample, and the labels, the value or nothing that follows it. */
const SAMPLE_RE = /^([A-Za-z_:][\w:]*)([{ ].*)$/;

interface Family {
  readonly comments: string[];
  readonly samples: string[];
}

/**
 * Metrics of several processes in the format of Prometheus as one page: each sample gets the label `process`, and the
 * samples of a metric are together, as the format demands.
 */
export function mergedMetrics(pages: readonly (readonly [process: number, page: string])[]): string {
  const families = new Map<string, Family>();
  for (const [process, page] of pages) {
    let family: Family | undefined;
    for (const line of page.split('\n')) {
      const name = COMMENT_RE.exec(line)?.[1];
      if (name !== undefined) {
        family = families.get(name) ?? { comments: [], samples: [] };
        families.set(name, family);
        if (!family.comments.includes(line)) family.comments.push(line);
        continue;
      }
      const [, sample, rest = ''] = SAMPLE_RE.exec(line) ?? [];
      if (sample === undefined) continue;
      const end = rest.startsWith('{') ? rest.lastIndexOf('}') : 0;
      const labels = rest.slice(1, end);
      const all = [`process="${process}"`, ...(labels === '' ? [] : [labels])].join(',');
      family?.samples.push(`${sample}{${all}}${end > 0 ? rest.slice(end + 1) : rest}`);
    }
  }
  const lines = [...families.values()].flatMap(({ comments, samples }) => [...comments, ...samples]);
  return `${lines.join('\n')}\n`;
}
