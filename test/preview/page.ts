/** The preview as one self-contained page: messages, the component library, two switches. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { build } from 'esbuild';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import { nameOf, type Part } from '../discord/lookalike/exchange.js';
import { escapeHtml, renderMarkdown } from './markdown.js';
import type { Scene } from './scenes.js';

const BUTTONS: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
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
nav, section > h2 { padding: 8px 16px 0; margin: 0; color: #949ba4; font-weight: 500; font-size: 13px; overflow-wrap: anywhere; }
nav a { color: inherit; }
section { max-width: 760px; padding-bottom: 8px; }
section[hidden] { display: none; }
discord-messages { border: none; }
/* Measures and colours of Discord's client, read off its screenshots. */
.parts { display: flex; flex-direction: column; gap: 8px; margin-top: 2px; max-width: 600px; }
.box { display: flex; flex-direction: column; gap: 8px; padding: 14px 16px; border: 1px solid #3f4147; border-radius: 8px;
  background: #2b2d31; border-left: 4px solid var(--bar, #3f4147); box-sizing: border-box; }
.text { overflow-wrap: anywhere; line-height: 1.375; font-size: 16px; }
.text h1, .text h2, .text h3 { margin: 0; font-weight: 700; color: #f2f3f5; line-height: 1.375; }
.text h1 { font-size: 24px; } .text h2 { font-size: 20px; } .text h3 { font-size: 16px; }
.text small { display: block; font-size: 13px; color: #949ba4; line-height: 1.4; }
.text blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #4e5058; border-radius: 4px; }
.text a { color: #00a8fc; text-decoration: none; }
.section { display: flex; gap: 12px; align-items: flex-start; }
.section > .text { flex: 1; min-width: 0; }
hr { width: 100%; height: 1px; margin: 4px 0; border: 0; background: #3f4147; }
hr.gap, .light hr.gap { margin: 0; background: none; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.button { padding: 0 16px; min-height: 32px; border-radius: 8px; font-size: 14px; font-weight: 500; line-height: 32px;
  color: #fff; background: #4e5058; white-space: nowrap; }
.button.primary { background: #5865f2; } .button.success { background: #248046; } .button.danger { background: #da373c; }
.button[aria-disabled] { opacity: 0.5; }
.menu { flex: 1; max-width: 400px; padding: 8px 12px; border: 1px solid #1e1f22; border-radius: 8px; background: #1e1f22;
  color: #949ba4; font-size: 16px; display: flex; justify-content: space-between; }
.file { padding: 12px 16px; border: 1px solid #3f4147; border-radius: 8px; background: #2b2d31; color: #00a8fc; }
.light .box, .light .file { background: #f2f3f5; border-color: #d9dbdf; border-left-color: var(--bar, #d9dbdf); }
.light .text h1, .light .text h2, .light .text h3 { color: #060607; }
.light .text small { color: #5c5e66; }
.light .text blockquote { border-color: #c4c9ce; }
.light .text a, .light .file { color: #006ce7; }
.light hr { background: #d9dbdf; }
.light .button { color: #313338; background: #e3e5e8; } .light .button.primary, .light .button.success, .light .button.danger { color: #fff; }
.light .button.primary { background: #5865f2; } .light .button.success { background: #248046; } .light .button.danger { background: #da373c; }
.light .menu { background: #fff; border-color: #d9dbdf; color: #5c5e66; }
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
<div class="parts">${(message.components as readonly Part[]).map(part).join('\n')}</div>
</discord-message></discord-messages></section>`;
}

/** A component, in the order in which it is read. */
function part(component: Part): string {
  const { type, content = '', components = [], accessory, accent_color: colour } = component;
  const inner = components.map(part).join('');
  switch (type) {
    case ComponentType.Container: {
      const bar = colour === undefined ? '' : ` style="--bar: #${colour.toString(16).padStart(6, '0')}"`;
      return `<div class="box"${bar}>${inner}</div>`;
    }
    case ComponentType.TextDisplay:
      return `<div class="text">${renderMarkdown(content)}</div>`;
    case ComponentType.Section:
      return `<div class="section">${inner}${accessory ? part(accessory) : ''}</div>`;
    case ComponentType.Separator:
      return component.divider === false ? '<hr class="gap">' : '<hr>';
    case ComponentType.ActionRow:
      return `<div class="row">${inner}</div>`;
    case ComponentType.Button:
      return `<span class="button ${BUTTONS[component.style ?? 0] ?? ''}"${component.disabled ? ' aria-disabled' : ''}>${escapeHtml(nameOf(component))}</span>`;
    case ComponentType.StringSelect: {
      const chosen = component.options?.find((option) => option.default);
      return `<span class="menu"><span>${escapeHtml(chosen?.label ?? component.placeholder ?? '')}</span><span>⌄</span></span>`;
    }
    case ComponentType.File:
      return `<div class="file">${escapeHtml(component.file?.url.replace('attachment://', '') ?? '')}</div>`;
    default:
      throw new Error(`The preview cannot show components of type ${type} yet.`);
  }
}

function face(colour: string, letter: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${colour}"/><text x="40" y="56" font-family="serif" font-size="46" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
