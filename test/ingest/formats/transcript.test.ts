import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { readSource } from '../read-source.js';

const limits = readConfig({});
const read = (name: string, lines: readonly string[]) =>
  readSource({ kind: 'file', name, bytes: Buffer.from(lines.join('\n')) }, { limits });
const paragraphs = async (name: string, lines: readonly string[]): Promise<string[]> =>
  (await read(name, lines)).text.split('\n\n');

describe('WebVTT', () => {
  test('cues become sentences; voice tags name the speaker; the rest is passed over', async () => {
    const document = await read('interview.vtt', [
      'WEBVTT - Mara Lind on the ferries',
      '',
      'STYLE',
      '::cue { color: white }',
      '',
      'NOTE checked by the desk',
      '',
      'opening',
      '00:00.000 --> 00:02.500 align:start',
      '<v Tom Airey>When will the <i>new</i> ferries',
      'come to Vik?',
      '',
      '00:02.600 --> 00:05.000',
      '<v.loud Mara Lind>Not before <00:03.000>the summer.</v>',
      '',
      '01:00:05.100 --> 01:00:07.000',
      '<v Mara Lind>We wait for parts &amp; papers.',
      '',
      '01:00:07.000 --> 01:00:08.000',
      '[Music]',
    ]);
    expect(document.title).toBe('Mara Lind on the ferries');
    expect(document.text.split('\n\n')).toEqual([
      'Tom Airey: When will the new ferries come to Vik?',
      'Mara Lind: Not before the summer.',
      'Mara Lind: We wait for parts & papers.',
    ]);
  });

  test('rolling captions are read once', async () => {
    const said = [
      'the port of vik lost',
      'a third of its ferries',
      'in the storm of may',
      'and waits for help',
    ];
    const cues = said.flatMap((line, at) => [
      `00:00:0${at}.000 --> 00:00:0${at + 1}.000`,
      ...(at > 0 ? [said[at - 1]!] : []),
      `${line.split(' ')[0]}<00:00:0${at}.300><c> ${line.split(' ').slice(1).join(' ')}</c>`,
      '',
      `00:00:0${at}.990 --> 00:00:0${at + 1}.000`,
      line,
      '',
    ]);
    expect(await paragraphs('auto.vtt', ['WEBVTT', 'Kind: captions', '', ...cues])).toEqual([said.join(' ')]);
  });

  test('captions that grow word by word are read once', async () => {
    const words = 'The port of Vik lost a third of its ferries in the storm.'.split(' ');
    const cues = words.flatMap((_, at) => [
      `00:${10 + at}.000 --> 00:${11 + at}.000`,
      words.slice(0, at + 1).join(' '),
      '',
    ]);
    expect(await paragraphs('live.vtt', ['WEBVTT', '', ...cues])).toEqual([words.join(' ')]);
  });
});

describe('SubRip', () => {
  test('cues without blank lines between them, markup, and changes of speaker', async () => {
    expect(
      await paragraphs('film.SRT', [
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '{\\an8}<font color="#ffffff">- Who pays for</font>',
        'the ferries?',
        '2',
        '00:00:02,100 --> 00:00:03,000',
        '- The state pays. No.',
        '3',
        '00:00:03,100 --> 00:00:04,000',
        'No.',
        '4',
        '00:00:04,100 --> 00:00:05,000',
        'MOE: It is 90 million in',
        '2027',
        '',
        '5',
        '00:00:05,100 --> 00:00:06,000',
        'MARA LIND: And the town pays the rest.',
      ]),
    ).toEqual([
      'Who pays for the ferries?',
      'The state pays. No. No.',
      'MOE: It is 90 million in 2027',
      'MARA LIND: And the town pays the rest.',
    ]);
  });

  test('a monologue has paragraphs, also one without a full stop', async () => {
    const cue = (text: string, at: number): string[] => [
      String(at),
      `00:${String(at).padStart(2, '0')}:00,000 --> 00:${String(at).padStart(2, '0')}:59,000`,
      text,
      '',
    ];
    const finished = Array.from({ length: 20 }, (_, at) =>
      cue(`Boat number ${at} has left the quay of the town.`, at),
    );
    const unfinished = Array.from({ length: 40 }, (_, at) => cue(`boat number ${at} has left the quay`, at));
    for (const cues of [finished, unfinished]) {
      const found = await paragraphs('speech.srt', cues.flat());
      expect(found.length).toBeGreaterThan(1);
      expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(700);
      expect(found.join(' ')).toBe(cues.map(([, , text]) => text).join(' '));
    }
  });

  test('a file without cues is refused, and the error says what is expected', async () => {
    await expect(read('a.srt', ['The port closed.'])).rejects.toMatchObject({
      code: 'source.unsupported',
      message: expect.stringMatching(/no timed captions.*WebVTT or SubRip/),
    });
  });
});
