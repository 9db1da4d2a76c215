const MAX_FUNCTIONS = 50;

/** The functions of a value with their arguments: "translate(1px, 2px) scale(calc(1 - 1))". */
export function functionsIn(value: string): { name: string; args: string[] }[] {
  const functions: { name: string; args: string[] }[] = [];
  let [name, depth] = ['', 0];
  let args: string[] = [];
  for (const character of value) {
    if (depth === 0) {
      if (character === '(') [depth, args] = [1, ['']];
      else name += character;
      continue;
    }
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) {
      functions.push({ name: name.trim(), args: args.filter(Boolean) });
      name = '';
      if (functions.length >= MAX_FUNCTIONS) break;
    } else if (depth === 1 && /[ ,/]/.test(character)) args.push('');
    else args[args.length - 1] += character;
  }
  return functions;
}
