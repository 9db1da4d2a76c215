/** Discord's markdown as elements of the component library. */
import { parse } from 'discord-markdown-parser';
import { APPLICATION } from '../discord/lookalike/ids.js';

interface Node {
  readonly type: string;
  readonly content?: string | readonly Node[];
  readonly target?: string;
  readonly timestamp?: string;
  readonly format?: string;
  readonly id?: string;
  readonly name?: string;
  readonly level?: number;
}

const ELEMENTS: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'i',
  underline: 'u',
  strikethrough: 's',
  spoiler: 'discord-spoiler',
  subtext: 'small',
  blockQuote: 'blockquote',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** `text` as a text display shows it. */
export function renderMarkdown(text: string): string {
  return nodes(parse(text, 'extended') as readonly Node[]);
}

function nodes(list: Node['content']): string {
  return typeof list === 'string' ? escapeHtml(list) : (list ?? []).map(node).join('');
}

function node({ type, content, target, timestamp, format, id, name, level }: Node): string {
  const inner = nodes(content);
  const element = ELEMENTS[type];
  if (element) return `<${element}>${inner}</${element}>`;
  switch (type) {
    case 'text':
    case 'escape':
      return inner;
    case 'br':
    case 'newline':
      return '<br>';
    case 'link':
    case 'url':
    case 'autolink':
      return `<a href="${escapeHtml(target ?? '')}" target="_blank">${inner}</a>`;
    case 'inlineCode':
      return `<discord-code>${inner}</discord-code>`;
    case 'codeBlock':
      return `<discord-code multiline>${inner}</discord-code>`;
    case 'heading':
      return `<h${level ?? 1}>${inner}</h${level ?? 1}>`;
    case 'timestamp':
      return `<discord-time>${momentOf(Number(timestamp), format)}</discord-time>`;
    case 'twemoji':
      return name ?? '';
    case 'user':
      return `<discord-mention type="user">${id === APPLICATION ? 'Byline' : 'alice'}</discord-mention>`;
    case 'slashCommand':
      return `<discord-mention type="slash">${escapeHtml(name ?? '')}</discord-mention>`;
    case 'channel':
      return '<discord-mention type="channel">news</discord-mention>';
    default:
      throw new Error(`The preview cannot show ${type} yet: ${JSON.stringify({ content, id })}.`);
  }
}

function momentOf(seconds: number, format: string | undefined): string {
  if (format !== 'R') return new Date(seconds * 1000).toUTCString().slice(5, 16);
  const minutes = Math.round((Date.now() / 1000 - seconds) / 60);
  if (minutes < 60) return minutes < 1 ? 'a few seconds ago' : `${minutes} minutes ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}
