/** Rules for messages that Discord's API description cannot express, or that Byline sets itself. */
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
  const controls = (body.components ?? []).flatMap((row) => row.components);
  claim((body.components ?? []).length <= 5, 'more than 5 rows of components');
  claim(
    (body.components ?? []).every(({ components }) => components.length >= 1 && components.length <= 5),
    'a row of no or more than 5 components',
  );
  const ids = controls.flatMap((control) => ('custom_id' in control ? control.custom_id : []));
  claim(new Set(ids).size === ids.length, 'two components with one custom id');
  claim(
    ids.every((id) => id.length >= 1 && id.length <= 100),
    'a custom id of no or over 100 characters',
  );
  for (const control of controls) {
    if ('options' in control) {
      const { options, placeholder = '' } = control;
      claim(options.length >= 1 && options.length <= 25, 'a menu of no or more than 25 options');
      claim(new Set(options.map(({ value }) => value)).size === options.length, 'two options with one value');
      claim(placeholder.length <= 150, 'a placeholder over 150 characters');
      for (const { label, value, description = 'none' } of options) {
        claim([label, value, description].every(isLabel), 'an option with a blank or long text');
      }
    } else if ('label' in control) {
      claim(
        (control.label ?? '').length <= 80 && isLabel(control.label),
        'a button with a blank or long label',
      );
    }
  }
  for (const text of textsOf(body)) {
    claim(!/[\u202a-\u202e\u2066-\u2069]/.test(text), 'a bidirectional control character');
    claim(!/\p{Cs}/u.test(text), 'a lone surrogate');
  }
  return problems;
}

function isLabel(text = ''): boolean {
  return text.trim() !== '' && text.length <= 100;
}

function textsOf(body: SentBody): string[] {
  const texts: string[] = [];
  JSON.stringify(body, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}
