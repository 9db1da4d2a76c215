/** What Discord refuses in a message, or Byline must never send, beyond what the description can say. */
import type { SentBody } from './exchange.js';

export function messageProblems(body: SentBody): string[] {
  const embeds = body.embeds ?? [];
  const problems: string[] = [];
  const claim = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  claim(JSON.stringify(body.allowed_mentions?.parse) === '[]', 'allowed_mentions.parse is not []');
  claim((body.content ?? '').length <= 2000, 'content over 2000 characters');
  claim(Boolean(body.content?.trim()) || embeds.length > 0, 'an empty message');
  claim(embeds.length <= 10, 'more than 10 embeds');
  const urls = embeds.flatMap((embed) => embed.url ?? []);
  claim(new Set(urls).size === urls.length, 'two embeds with one URL');
  let total = 0;
  for (const { author, title, description, fields = [], footer } of embeds) {
    const within = (text: string | undefined, max: number, what: string) => {
      total += text?.length ?? 0;
      claim((text ?? '').length <= max, `${what} over ${max} characters`);
      claim(text === undefined || text.trim() !== '', `${what} is blank`);
    };
    within(author?.name, 256, 'author');
    within(title, 256, 'title');
    within(description, 4096, 'description');
    within(footer?.text, 2048, 'footer');
    claim(fields.length <= 25, 'more than 25 fields');
    for (const { name, value } of fields) {
      within(name, 256, 'field name');
      within(value, 1024, 'field value');
    }
    claim(Boolean(title || description || author || fields.length), 'an empty embed');
  }
  claim(total <= 6000, `embeds of ${total} characters together, over 6000`);
  const ids = (body.components ?? []).flatMap((row) =>
    row.components.flatMap((button) => ('custom_id' in button ? button.custom_id : [])),
  );
  claim(new Set(ids).size === ids.length, 'two components with one custom id');
  claim(
    ids.every((id) => id.length >= 1 && id.length <= 100),
    'a custom id of no or over 100 characters',
  );
  for (const text of textsOf(body)) {
    claim(!/[\u202a-\u202e\u2066-\u2069]/.test(text), 'a bidirectional control character');
    claim(!/\p{Cs}/u.test(text), 'a lone surrogate');
  }
  return problems;
}

function textsOf(body: SentBody): string[] {
  const texts: string[] = [];
  JSON.stringify(body, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}
