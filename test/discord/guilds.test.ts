import { describe, expect, test, vi } from 'vitest';
import { welcomeStrings } from '../../src/discord/strings/en/welcome.js';
import { WHOLE } from '../../src/domain/share.js';
import { linesFrom, type Stage, stage, stageWith } from './harness.js';
import { guild } from './lookalike/gateway.js';
import { GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const NEW = '1000000000000000050';
const said = (log: Stage['log'], msg: string) =>
  vi.waitFor(() => expect(log.map((line) => line.msg)).toContain(msg), 10_000);

describe('joining a server', () => {
  test('posts three lines of instructions, once, in the system channel', async () => {
    const { discord, log } = await stage();
    discord.gateway.emit('GUILD_CREATE', guild({ id: NEW }));
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1));
    const [greeting] = discord.posts;
    expect(greeting?.channel).toBe(`${NEW}1`);
    expect(greeting?.text).toBe(welcomeStrings.first);
    expect(greeting?.text.split('\n')).toHaveLength(3);
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('posts nothing without permission, at startup, or after an outage', async () => {
    const { discord, log } = await stage();
    discord.gateway.emit('GUILD_DELETE', { id: GUILD, unavailable: true });
    discord.gateway.emit('GUILD_CREATE', guild());
    discord.gateway.emit('GUILD_CREATE', guild({ id: NEW, permissions: String(1 << 10) }));
    await said(log, 'added to a server');
    const joined = log.filter(({ msg }) => msg === 'added to a server');
    expect(joined).toMatchObject([{ guild: NEW }]);
    expect(discord.posts).toEqual([]);
  });

  test('only logs a greeting that Discord refuses', async () => {
    const { discord, log } = await stage();
    discord.refuseNextPost(403, 50_013);
    discord.gateway.emit('GUILD_CREATE', guild({ id: NEW }));
    await said(log, 'the greeting could not be posted');
    expect(linesFrom(log, 'error')).toEqual([]);
  });
});

describe('being removed from a server', () => {
  test('is recorded (unlike an outage), and returning finds everything', async () => {
    const { discord, newsroom, log } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    discord.gateway.emit('GUILD_DELETE', { id: GUILD, unavailable: true });
    discord.gateway.emit('GUILD_CREATE', guild());
    discord.gateway.emit('GUILD_DELETE', { id: GUILD });
    await said(log, 'removed from a server');
    expect([...newsroom.left.keys()]).toEqual([`guild:${GUILD}`]);
    discord.gateway.emit('GUILD_CREATE', guild());
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1));
    expect(discord.posts[0]?.text).toBe(welcomeStrings.back);
    expect(newsroom.left.size).toBe(0);
    expect(log.filter(({ msg }) => msg === 'removed from a server')).toHaveLength(1);
  });

  test('while the bot was down is detected at startup, and due data is purged', async () => {
    const newsroom = new MemoryNewsroom();
    const present = vi.spyOn(newsroom.scopes, 'serversPresent');
    newsroom.due.push('guild:1000000000000000060');
    const { log } = await stageWith(newsroom);
    await said(log, 'purged the data of a server that removed the bot');
    expect(present).toHaveBeenCalledWith([`guild:${GUILD}`], WHOLE);
  });
});
