/** The functions of a value with their arguments: "translate(1px, 2px) scale(0)". */
export const functionsIn = (value: string): { name: string; args: string[] }[] =>
  value.split(')').flatMap((call) => {
    const [name, args] = call.split('(');
    return args === undefined ? [] : [{ name: name!.trim(), args: args.split(/[ ,/]/).filter(Boolean) }];
  });
