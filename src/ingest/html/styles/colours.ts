const NAMED_COLOURS: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/** The functions of a value with their arguments: "translate(1px, 2px) scale(0)". */
export const functionsIn = (value: string): { name: string; args: string[] }[] =>
  value.split(')').flatMap((call) => {
    const [name, args] = call.split('(');
    return args === undefined ? [] : [{ name: name!.trim(), args: args.split(/[ ,/]/).filter(Boolean) }];
  });

/** Letters of this colour, lower case, cannot be seen on anything. */
export function isTransparent(colour: string): boolean {
  if (colour === 'transparent' || /^#[0-9a-f]{3}0$|^#[0-9a-f]{6}00$/.test(colour)) return true;
  const [first] = functionsIn(colour);
  return first !== undefined && first.args.length === 4 && Number.parseFloat(first.args[3]!) === 0;
}

/** Common spellings of a colour as `#rrggbb`; others as they are. */
export function plainColour(colour: string): string {
  const named = NAMED_COLOURS[colour] ?? colour;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(named);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  const rgb = /^rgb\((\d{1,3}),? ?(\d{1,3}),? ?(\d{1,3})\)$/.exec(named);
  if (!rgb) return named;
  return `#${rgb
    .slice(1)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Channels that differ by less look alike: #fefefe on white. */
const ALIKE = 8;

/** True for two plain colours that nobody tells apart. */
export function looksAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [channelsOf(one), channelsOf(other)];
  return a !== null && b !== null && a.every((channel, i) => Math.abs(channel - b[i]!) <= ALIKE);
}

function channelsOf(colour: string): number[] | null {
  if (!/^#[0-9a-f]{6}$/.test(colour)) return null;
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
