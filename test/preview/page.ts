/** The preview as one self-contained page: messages, the component library, two switches. */

import type { APIEmbed } from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord.js';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import type { ShownMessage } from '../discord/lookalike/exchange.js';
import { escapeHtml, renderMarkdown } from './markdown.js';
import type { Scene } from './scenes.js';

const BUTTONS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'destructive',
  [ButtonStyle.Link]: 'secondary',
};

/** `?light`: light theme; `?scene=answered`: only one scene. */
export async function previewPage(scenes: readonly Scene[]): Promise<string> {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Byline in Discord</title>
<style>${STYLE}</style>
<body>
<nav><a href="?">dark</a> <a href="?light">light</a></nav>
${scenes.map(section).join('\n')}
<script>${SWITCHES}</script>
<script type="module">${await components()}</script>
</body>
</html>
`;
}

const STYLE = `
body { margin: 0; background: #313338; font: 14px/1.4 'Noto Sans', 'Liberation Sans', Helvetica, Arial, sans-serif; }
body.light { background: #fff; }
nav, h2 { padding: 8px 16px 0; margin: 0; color: #949ba4; font-weight: 500; font-size: 13px; overflow-wrap: anywhere; }
nav a { color: inherit; }
section { max-width: 760px; padding-bottom: 8px; }
section[hidden] { display: none; }
discord-messages { border: none; }
`;

const SWITCHES = `
const wanted = new URLSearchParams(location.search);
if (wanted.has('light')) {
  document.body.classList.add('light');
  for (const messages of document.querySelectorAll('discord-messages')) messages.setAttribute('light-theme', '');
}
const one = wanted.get('scene');
if (one) for (const scene of document.querySelectorAll('section, nav')) scene.hidden = scene.id !== one;
`;

/** The component library as one script. */
async function components(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "import '@skyra/discord-components-core';", resolveDir: PACKAGE_ROOT },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2022',
  });
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script');
}

function section({ name, typed, command, message }: Scene): string {
  return `<section id="${name}"><h2>${escapeHtml(typed)}</h2><discord-messages no-background>
<discord-message author="Byline" bot avatar="${face('#2e8b57', 'B')}"${message.ephemeral ? ' ephemeral highlight' : ''}>
${command === null ? '' : `<discord-command slot="reply" author="alice" avatar="${face('#7a5cc2', 'a')}" command="${escapeHtml(command)}"></discord-command>`}
${renderMarkdown(message.content)}${message.embeds.map(embed).join('\n')}${controls(message)}
</discord-message></discord-messages></section>`;
}

function embed({ author, title, description, color, fields = [], footer, url }: APIEmbed): string {
  const inline = { index: 0 };
  return `<discord-embed slot="embeds"${attributes({
    color: color === undefined ? undefined : `#${color.toString(16).padStart(6, '0')}`,
    'author-name': author?.name,
    'embed-title': title,
    url,
  })}>
${description ? `<discord-embed-description slot="description">${renderMarkdown(description)}</discord-embed-description>` : ''}
${fields.length > 0 ? `<discord-embed-fields slot="fields">${fields.map((one) => field(one, inline)).join('')}</discord-embed-fields>` : ''}
${footer ? `<discord-embed-footer slot="footer">${escapeHtml(footer.text)}</discord-embed-footer>` : ''}
</discord-embed>`;
}

/** A row has up to three inline fields. */
function field(
  { name, value, inline }: NonNullable<APIEmbed['fields']>[number],
  row: { index: number },
): string {
  row.index = inline ? (row.index % 3) + 1 : 0;
  const place = inline ? ` inline inline-index="${row.index}"` : '';
  return `<discord-embed-field field-title="${escapeHtml(name)}"${place}>${renderMarkdown(value)}</discord-embed-field>`;
}

function controls({ components }: ShownMessage): string {
  if (components.length === 0) return '';
  return `<discord-attachments slot="components">${components
    .map((row) => `<discord-action-row>${row.components.map(control).join('')}</discord-action-row>`)
    .join('')}</discord-attachments>`;
}

function control(component: ShownMessage['components'][number]['components'][number]): string {
  if (component.type === ComponentType.StringSelect) {
    return `<discord-string-select-menu placeholder="${escapeHtml(component.placeholder ?? '')}"></discord-string-select-menu>`;
  }
  const shown = attributes({
    type: BUTTONS[component.style],
    url: 'url' in component ? component.url : undefined,
  });
  const label = 'label' in component ? (component.label ?? '') : '';
  return `<discord-button${shown}${component.disabled ? ' disabled' : ''}>${escapeHtml(label)}</discord-button>`;
}

function attributes(given: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(given)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeHtml(value)}"`]))
    .join('');
}

function face(colour: string, letter: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${colour}"/><text x="40" y="56" font-family="serif" font-size="46" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
