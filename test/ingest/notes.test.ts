import { describe, expect, test } from 'vitest';
import type { StoryMember } from '../../src/domain/article.js';
import { notesOn } from '../../src/ingest/notes.js';

const member: StoryMember = {
  id: 'a',
  title: 'Ferry to stop in spring',
  outlet: 'Sample Wire',
  url: 'https://www.samplewire.example/ferry',
  publishedAt: '2026-11-18',
  provenance: 'fetched',
  ingestedBy: null,
};
const noteOn = (other: Partial<StoryMember>): string | undefined =>
  notesOn({
    analysed: { language: 'eng', provenance: 'fetched', publishedAt: '2026-11-20', outlet: null },
    omissions: [],
    stored: { publishedAt: '2026-11-20', outlet: null },
    isKnown: false,
    sameStory: [{ ...member, ...other }],
  })[0]?.text;

describe('the note on an article of the same story', () => {
  test('names its title and outlet', () => {
    expect(noteOn({})).toBe(
      'Same story as “Ferry to stop in spring” (Sample Wire); the articles are grouped.',
    );
    expect(noteOn({ title: 'Ferries don’t stop' })).toContain('“Ferries don’t stop”');
  });

  test('names the domain of a page that takes the name of another outlet', () => {
    expect(noteOn({ url: 'https://blog.example/ferry' })).toContain('(blog.example)');
  });

  test('a name cannot corroborate itself', () => {
    expect(noteOn({ url: null, outlet: 'Blog · also Sample Wire' })).toContain('(Blog);');
  });

  test('a title cannot end its quotation marks, nor push out the outlet', () => {
    expect(noteOn({ title: 'Ferry” (Other Wire); «the articles» are “new' })).toBe(
      "Same story as “Ferry' (Other Wire); 'the articles' are 'new” (Sample Wire); the articles are grouped.",
    );
    const long = noteOn({ title: 'ferry 🚢'.repeat(60), provenance: 'pasted' });
    expect(long).toMatch(/^Same story as “(?:ferry 🚢){17}…” \(says it is from Sample Wire\);/u);
  });
});
