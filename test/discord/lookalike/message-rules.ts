/** Rules for messages that Discord's API description cannot express, or that Byline sets itself. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { nameOf, type Part, partsOf, type SentBody, type ShownMessage } from './exchange.js';

const OF_COMPONENTS = 1 << 15;
const MAX_COMPONENTS = 40;
const MAX_TEXT_CHARS = 4000;

const {
  ActionRow,
  Button,
  Container,
  File,
  MediaGallery,
  Section,
  Separator,
  StringSelect,
  TextDisplay,
  Thumbnail,
} = ComponentType;
const SELECTS: ReadonlySet<ComponentType> = new Set([
  StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);
const IN_CONTAINER: ReadonlySet<ComponentType> = new Set([
  ActionRow,
  TextDisplay,
  Section,
  MediaGallery,
  Separator,
  File,
]);
const TOP_LEVEL: ReadonlySet<ComponentType> = new Set([...IN_CONTAINER, Container]);

type Claim = (holds: boolean, problem: string) => void;

/** Whether the message has the flag for messages of components (Components V2). */
export function isOfComponents({ flags = 0 }: Pick<SentBody, 'flags'>): boolean {
  return (flags & OF_COMPONENTS) !== 0;
}

/** @param before The message that is edited. */
export function messageProblems(body: SentBody, before?: ShownMessage): string[] {
  const problems: string[] = [];
  const claim: Claim = (holds, problem) => {
    if (!holds) problems.push(problem);
  };
  claim(JSON.stringify(body.allowed_mentions?.parse) === '[]', 'allowed_mentions.parse is not []');
  claim(isOfComponents(body), 'a message that does not consist of components');
  checkFlag(body, before, claim);
  const components = (body.components ?? []) as readonly Part[];
  claim(components.length > 0, 'an empty message');
  for (const component of components) {
    claim(TOP_LEVEL.has(component.type), `a component of type ${component.type} outside of others`);
    checkNesting(component, claim);
  }
  const parts = partsOf(components);
  claim(parts.length <= MAX_COMPONENTS, `${parts.length} components, over ${MAX_COMPONENTS}`);
  checkTexts(parts, claim);
  checkControls(parts, claim);
  checkFiles(parts, body, claim);
  for (const text of stringsIn(body)) {
    claim(!/[\u202a-\u202e\u2066-\u2069]/.test(text), 'a bidirectional control character');
    claim(!/\p{Cs}/u.test(text), 'a lone surrogate');
  }
  return problems;
}

/** A message of components has nothing else, and stays one. */
function checkFlag(body: SentBody, before: ShownMessage | undefined, claim: Claim): void {
  const becomes = isOfComponents(body);
  const was = before?.ofComponents ?? false;
  claim(!was || body.flags === undefined || becomes, 'an edit that removes the flag of components');
  if (!was && !becomes) {
    const legacy = (body.components ?? []).every(({ type }) => type === ActionRow);
    claim(legacy, 'components that need the flag of components');
    return;
  }
  claim(!body.content, 'content beside the flag of components');
  claim((body.embeds ?? []).length === 0, 'embeds beside the flag of components');
  claim(!body.poll, 'a poll beside the flag of components');
  claim((body.sticker_ids ?? []).length === 0, 'stickers beside the flag of components');
  if (was || !before) return;
  // What the message has must be removed explicitly.
  claim(before.content === '' || body.content !== undefined, 'content left in a message of components');
  claim(before.embeds.length === 0 || Array.isArray(body.embeds), 'embeds left in a message of components');
}

function checkNesting({ type, components = [], accessory }: Part, claim: Claim): void {
  const types = components.map((part) => part.type);
  switch (type) {
    case Container:
      claim(types.length > 0, 'an empty container');
      claim(
        types.every((inner) => IN_CONTAINER.has(inner)),
        'a container of what it cannot contain',
      );
      break;
    case Section:
      claim(types.length >= 1 && types.length <= 3, 'a section without 1 to 3 texts');
      claim(
        types.every((inner) => inner === TextDisplay),
        'a section of anything but texts',
      );
      claim(
        accessory?.type === Button || accessory?.type === Thumbnail,
        'a section without a button or a thumbnail',
      );
      break;
    case ActionRow: {
      const isMenu = types.length === 1 && SELECTS.has(types[0]!);
      const isButtons = types.length >= 1 && types.length <= 5 && types.every((inner) => inner === Button);
      claim(isMenu || isButtons, 'a row that is neither 1 to 5 buttons nor one menu');
      break;
    }
    default:
      claim(types.length === 0, `components inside a component of type ${type}`);
  }
  for (const part of components) checkNesting(part, claim);
}

function checkTexts(parts: readonly Part[], claim: Claim): void {
  const texts = parts.filter(({ type }) => type === TextDisplay).map(({ content = '' }) => content);
  const total = texts.reduce((sum, { length }) => sum + length, 0);
  claim(total <= MAX_TEXT_CHARS, `texts of ${total} characters together, over ${MAX_TEXT_CHARS}`);
  claim(
    texts.every((text) => text.trim() !== ''),
    'a blank text',
  );
  for (const text of texts)
    for (const [, target] of text.matchAll(LINK_TARGET_RE))
      claim(PLAIN_ADDRESS_RE.test(target!), `a link to an address with markup: ${target}`);
}

/** Where masked links lead. A bracket of a text is escaped. */
const LINK_TARGET_RE = /(?<!\\)\]\(([^\n)]*)\)/g;
/** Emphasis, code and spoilers count in addresses, too. */
const PLAIN_ADDRESS_RE = /^https?:\/\/[\w.:[\]-]+(?:[/?#](?:~(?!~)|[\w\-./:?#&=%+,;@!$'{}^])*)?$/;

function checkControls(parts: readonly Part[], claim: Claim): void {
  const ids = parts.flatMap(({ custom_id }) => custom_id ?? []);
  claim(new Set(ids).size === ids.length, 'two components with one custom id');
  claim(
    ids.every((id) => id.length >= 1 && id.length <= 100),
    'a custom id of no or over 100 characters',
  );
  const buttons = parts.filter(({ type }) => type === Button);
  const lines = new Set(parts.flatMap(({ content = '' }) => content.split('\n')));
  for (const button of buttons) {
    const { style, label = '', emoji, url = '', custom_id } = button;
    claim(nameOf(button).trim() !== '', 'a button with a blank label');
    if (emoji === undefined) claim(label.trim() !== '', 'a button with a blank label');
    // Discord's limit is 80, its guideline 38.
    claim(label.length <= 38, `a button label of ${label.length} characters, over 38`);
    claim(label === '' || !lines.has(label), 'a button label that repeats a line');
    const isLink = style === ButtonStyle.Link;
    claim(isLink === (custom_id === undefined), 'a button with neither or both of a custom id and a link');
    if (isLink) claim(/^https?:/.test(url) && url.length <= 512, 'a link button without a web address');
  }
  const primary = buttons.filter(({ style }) => style === ButtonStyle.Primary);
  claim(primary.length <= 1, `${primary.length} primary buttons`);
  for (const { type, options = [], placeholder = '' } of parts) {
    if (type !== StringSelect) continue;
    claim(options.length >= 1 && options.length <= 25, 'a menu of no or more than 25 options');
    claim(new Set(options.map(({ value }) => value)).size === options.length, 'two options with one value');
    claim(options.filter((option) => option.default).length <= 1, 'two chosen options in a menu');
    claim(placeholder.length <= 150, 'a placeholder over 150 characters');
    for (const { label, value, description = 'none' } of options) {
      claim([label, value, description].every(isLabel), 'an option with a blank or long text');
    }
  }
}

/** A file is shown by its component, and only so. */
function checkFiles(parts: readonly Part[], { attachments = [] }: SentBody, claim: Claim): void {
  const shown = parts.flatMap(({ file }) => file?.url ?? []);
  const sent = attachments.map(({ filename }) => `attachment://${filename}`);
  claim(
    shown.every((url) => sent.includes(url)),
    'a file component without its file',
  );
  claim(
    sent.every((url) => shown.includes(url)),
    'a file that no component shows',
  );
}

function isLabel(text = ''): boolean {
  return text.trim() !== '' && text.length <= 100;
}

function stringsIn(body: SentBody): string[] {
  const texts: string[] = [];
  JSON.stringify(body, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}
