/** Rules for forms and file filters that Discord documents and its API description cannot express. */
import type { ShownForm } from './exchange.js';

const TEXT_INPUT = 4;
const LABEL = 18;
const FILE_UPLOAD = 19;
const ATTACHMENT_OPTION = 11;

interface Option {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean;
  readonly file_types?: readonly string[];
  readonly options?: readonly Option[];
}

export function formProblems({ components }: ShownForm): string[] {
  const fields = components.map(({ component }) => component);
  const ids = fields.map((field) => field?.custom_id);
  return [
    ...(components.length > 5 ? ['a form of more than 5 components'] : []),
    ...(components.every(({ type }) => type === LABEL) ? [] : ['a component of a form without a label']),
    ...(new Set(ids).size < ids.length ? ['two fields of a form with one custom id'] : []),
    ...fields.flatMap(({ type, custom_id, value = '', max_length = 4000, ...field }) => {
      if (type === TEXT_INPUT && value.length > max_length) return [`${custom_id}: a value that is too long`];
      if (type !== FILE_UPLOAD) return [];
      const { min_values = 1, max_values = 1, required = true, file_types } = field;
      return [
        ...(min_values > max_values ? [`${custom_id}: fewer files at most than at least`] : []),
        ...(required && min_values === 0 ? [`${custom_id}: required, but of no file`] : []),
        ...filterProblems(custom_id, file_types),
      ];
    }),
  ];
}

export function commandProblems(command: { readonly options?: readonly Option[] }): string[] {
  const options = command.options ?? [];
  const firstOptional = options.findIndex(({ type, required }) => type > 2 && required !== true);
  const late = options.findLastIndex(({ required }) => required === true);
  return [
    ...(options.length > 25 ? ['more than 25 options'] : []),
    ...(firstOptional >= 0 && late > firstOptional ? ['a required option after an optional one'] : []),
    ...options.flatMap((option) => [
      ...(option.file_types !== undefined && option.type !== ATTACHMENT_OPTION
        ? [`${option.name}: types of files for another option`]
        : []),
      ...filterProblems(option.name, option.file_types),
      ...commandProblems(option),
    ]),
  ];
}

/** What Discord's app lets nobody send. */
export function submissionProblems(
  { component }: ShownForm['components'][number],
  given: { readonly text: string; readonly files: readonly { readonly name: string }[] },
): string[] {
  const { type, custom_id, required = true, max_length = 4000, max_values = 1, file_types } = component;
  const isGiven = type === FILE_UPLOAD ? given.files.length > 0 : given.text !== '';
  const refused = given.files.filter(({ name }) => file_types?.every((end) => !name.endsWith(end)));
  return [
    ...(required && !isGiven ? [`${custom_id} is required`] : []),
    ...(given.text.length > max_length ? [`${custom_id} is too long`] : []),
    ...(type === FILE_UPLOAD && given.files.length > max_values ? [`${custom_id} has too many files`] : []),
    ...refused.map(({ name }) => `${custom_id} does not take ${name}`),
  ];
}

function filterProblems(name: string, types: readonly string[] = []): string[] {
  const isType = (type: string) => /^(?:audio|image|video|\.[a-z0-9]+)$/.test(type);
  return [
    ...(types.length > 10 ? [`${name}: more than 10 types of files`] : []),
    ...types.filter((type) => !isType(type)).map((type) => `${name}: ${type} is no type of files`),
  ];
}
