/** The look-alike refuses what Discord refuses of messages of components, and what Byline does not want. */
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { isBoxed, type SentBody, type ShownMessage, textIn } from './lookalike/exchange.js';
import { messageProblems } from './lookalike/message-rules.js';

const OF_COMPONENTS = 1 << 15;
const EPHEMERAL = 1 << 6;

const text = (content = 'Some words.') => ({ type: ComponentType.TextDisplay, content });
const button = (given: object = {}) => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: 'Open',
  custom_id: 'a:b',
  ...given,
});
const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components });
const section = (components: object[], accessory: object | undefined) => ({
  type: ComponentType.Section,
  components,
  ...(accessory && { accessory }),
});
const box = (...components: object[]) => ({ type: ComponentType.Container, components });
const menu = (given: object = {}) => ({
  type: ComponentType.StringSelect,
  custom_id: 'a:menu',
  options: [{ label: 'One', value: '1' }],
  ...given,
});

function body(components: readonly object[], given: Partial<SentBody> = {}): SentBody {
  return {
    flags: OF_COMPONENTS,
    allowed_mentions: { parse: [] },
    components: components as APIMessageTopLevelComponent[],
    ...given,
  };
}

function shown(given: Partial<ShownMessage>): ShownMessage {
  const components = given.components ?? [];
  return {
    id: '1',
    channel: '2',
    content: '',
    embeds: [],
    components,
    ofComponents: false,
    text: textIn(components),
    boxed: isBoxed(components),
    ephemeral: false,
    thinking: false,
    ...given,
  };
}

test('a message with every kind of component is accepted', () => {
  const components = [
    text(),
    box(
      text(),
      { type: ComponentType.Separator, divider: true, spacing: 1 },
      section([text(), text(), text()], button({ custom_id: 'a:1' })),
      row(...[2, 3, 4, 5].map((n) => button({ custom_id: `a:${n}` }))),
      row(menu()),
    ),
  ];
  expect(messageProblems(body(components))).toEqual([]);
  expect(messageProblems(body(components, { flags: OF_COMPONENTS | EPHEMERAL }))).toEqual([]);
});

describe('refused:', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => button({ custom_id: `a:${i}` }));

  test.each<[string, SentBody, string]>([
    ['no component', body([]), 'an empty message'],
    ['a blank text', body([text(' \n')]), 'a blank text'],
    [
      '4,001 characters in several texts',
      body([text('x'.repeat(2000)), box(text('y'.repeat(2001)))]),
      'texts of 4001 characters together, over 4000',
    ],
    [
      '41 components, nested ones counted',
      body([
        box(
          ...Array.from({ length: 13 }, (_, i) => section([text()], button({ custom_id: `s:${i}` }))),
          text(),
        ),
      ]),
      '41 components, over 40',
    ],
    ['content beside them', body([text()], { content: 'Hello' }), 'content beside the flag of components'],
    [
      'an embed beside them',
      body([text()], { embeds: [{ title: 'x' }] }),
      'embeds beside the flag of components',
    ],
    ['a poll beside them', body([text()], { poll: {} }), 'a poll beside the flag of components'],
    [
      'a sticker beside them',
      body([text()], { sticker_ids: ['1'] }),
      'stickers beside the flag of components',
    ],
    ['a text without the flag', body([text()], { flags: 0 }), 'components that need the flag of components'],
    [
      'an embed instead of components',
      body([], { flags: 0, embeds: [{ title: 'x' }] }),
      'a message that does not consist of components',
    ],
    ['a box in a box', body([box(box(text()))]), 'a container of what it cannot contain'],
    ['a button in a box without a row', body([box(button())]), 'a container of what it cannot contain'],
    ['an empty box', body([box()]), 'an empty container'],
    ['a button without a row', body([button()]), 'a component of type 2 outside of others'],
    ['a section without a text', body([section([], button())]), 'a section without 1 to 3 texts'],
    [
      'a section of four texts',
      body([section([text(), text(), text(), text()], button())]),
      'a section without 1 to 3 texts',
    ],
    [
      'a section without a button',
      body([section([text()], undefined)]),
      'a section without a button or a thumbnail',
    ],
    [
      'a menu beside a section',
      body([section([text()], menu())]),
      'a section without a button or a thumbnail',
    ],
    [
      'a section of a row',
      body([section([row(button())], button({ custom_id: 'c' }))]),
      'a section of anything but texts',
    ],
    ['six buttons in a row', body([row(...many(6))]), 'a row that is neither 1 to 5 buttons nor one menu'],
    ['an empty row', body([row()]), 'a row that is neither 1 to 5 buttons nor one menu'],
    ['a text in a row', body([row(text())]), 'a row that is neither 1 to 5 buttons nor one menu'],
    [
      'a menu beside a button',
      body([row(button(), menu())]),
      'a row that is neither 1 to 5 buttons nor one menu',
    ],
    [
      'two primary buttons',
      body([row(...many(2).map((one) => ({ ...one, style: 1 })))]),
      '2 primary buttons',
    ],
    [
      'a long label',
      body([row(button({ label: 'x'.repeat(39) }))]),
      'a button label of 39 characters, over 38',
    ],
    [
      'a label that repeats a line',
      body([text('a\nOpen'), row(button())]),
      'a button label that repeats a line',
    ],
    ['a button without a name', body([row(button({ label: ' ' }))]), 'a button with a blank label'],
    [
      'one custom id twice, wherever',
      body([section([text()], button()), row(button())]),
      'two components with one custom id',
    ],
    [
      'a file that is not sent',
      body([{ type: ComponentType.File, file: { url: 'attachment://a' } }]),
      'a file component without its file',
    ],
    [
      'a file that nothing shows',
      body([text()], { attachments: [{ filename: 'a' }] }),
      'a file that no component shows',
    ],
    ['mentions', body([text()], { allowed_mentions: {} }), 'allowed_mentions.parse is not []'],
  ])('%s', (_, given, problem) => {
    expect(messageProblems(given)).toContain(problem);
  });
});

describe('an edit', () => {
  const components = [text()] as APIMessageTopLevelComponent[];
  const before = shown({ components, ofComponents: true });

  test('of a message of components keeps it one', () => {
    expect(messageProblems(body([text('More.')]), before)).toEqual([]);
    const back = body([], { flags: 0, content: 'Hello' });
    expect(messageProblems(back, before)).toEqual(
      expect.arrayContaining([
        'an edit that removes the flag of components',
        'content beside the flag of components',
      ]),
    );
    const silently = body([text()], { embeds: [{ title: 'x' }] });
    expect(messageProblems(silently, before)).toContain('embeds beside the flag of components');
  });

  test('of a deferred reply may make it one', () => {
    expect(messageProblems(body([text()]), shown({ thinking: true }))).toEqual([]);
  });

  test('of an older message removes its content and embeds', () => {
    const older = shown({ content: 'Hello', embeds: [{ title: 'x' }] });
    expect(messageProblems(body([text()], { content: null, embeds: [] }), older)).toEqual([]);
    expect(messageProblems(body([text()]), older)).toEqual([
      'content left in a message of components',
      'embeds left in a message of components',
    ]);
    // Discord accepts null for the content, but not for the embeds.
    expect(messageProblems(body([text()], { content: null, embeds: null }), older)).toEqual([
      'embeds left in a message of components',
    ]);
  });
});
