import { errorCatalogue, wording } from '../domain/errors.js';

/** "error: unknown option '--x'\n(Did you mean --y?)" as a sentence or two. */
function sentencesFrom(commanderMessage: string): string {
  const [problem = '', suggestion = ''] = commanderMessage.replace(/^error: /, '').split('\n');
  const sentence = problem.charAt(0).toUpperCase() + problem.slice(1) + (/[.?!]$/.test(problem) ? '' : '.');
  return [sentence, suggestion.replace(/^\((.*)\)$/, '$1')].filter((part) => part !== '').join(' ');
}

interface Called {
  /** The command, for example "byline feed". */
  readonly called: string;
}

export const terminalErrors = errorCatalogue('terminal', {
  wrongUsage: wording<Called & { readonly message: string }>(
    'usage',
    ({ message, called }) => `${sentencesFrom(message)} Run ${called} --help for the usage.`,
  ),
  noCommand: wording<Called>('usage', ({ called }) => `No command given. Run ${called} --help for the list.`),
  unknownCommand: wording<{ readonly name: string; readonly help: string }>(
    'usage',
    ({ name, help }) => `Unknown command /${name}.\n${help}`,
  ),
  notWholeNumber: wording<{ readonly option: string; readonly given: string; readonly max: number }>(
    'usage',
    ({ option, given, max }) =>
      `${option} is ${JSON.stringify(given)}: expected a whole number from 1 to ${max.toLocaleString('en')}.`,
  ),
  sourcesOrSection: wording(
    'usage',
    () => 'Give either sources to ingest, or --section with the URL of a section page, a sitemap or a feed.',
  ),
  metadataForSeveral: wording<{ readonly sources: number }>(
    'usage',
    ({ sources }) =>
      `--title and --link describe a single article, but ${sources} sources were given. Ingest it separately.`,
  ),
  metadataForPage: wording<{ readonly url: string }>(
    'usage',
    ({ url }) =>
      `--title, --outlet, --date and --link apply to texts and files only; ${url} is a page with its own metadata.`,
  ),
  purgeNotConfirmed: wording<{ readonly scope: string }>(
    'usage',
    ({ scope }) =>
      `This permanently deletes all data of the scope ${scope}. To confirm, run: byline purge --yes`,
  ),
  opmlNotFound: wording<{ readonly file: string }>(
    'source.not-found',
    ({ file }) => `File ${JSON.stringify(file)} not found. Give an OPML file, as feed readers export it.`,
  ),
  pathNotFound: wording<{ readonly path: string }>(
    'source.not-found',
    ({ path }) =>
      `File or folder ${JSON.stringify(path)} not found. Give a URL (starting with https://), a file, a folder, or - for standard input.`,
  ),
  fileNotRead: wording<{ readonly path: string; readonly reason: string }>(
    'source.unsupported',
    ({ path, reason }) =>
      `${JSON.stringify(path)} can't be read: ${reason}. Give a file with an article that you may open, or - for standard input.`,
  ),
  emptyFolder: wording<{ readonly folder: string; readonly extensions: readonly string[] }>(
    'source.empty',
    ({ folder, extensions }) =>
      `The folder ${folder} contains no articles: expected files ending in ${extensions.join(', ')}.`,
  ),
  fileExists: wording<{ readonly file: string }>(
    'file.exists',
    ({ file }) => `${file} exists already. Give another name, or --force to replace it.`,
  ),
  inDataFolder: wording<{ readonly file: string }>(
    'file.invalid',
    ({ file }) => `${file} is in the data folder, which Byline writes itself. Give a file outside of it.`,
  ),
  fileNotWritten: wording<{ readonly file: string; readonly reason: string }>(
    'file.invalid',
    ({ file, reason }) =>
      `${file} can't be written (${reason}). Give the path of a file in an existing folder with room.`,
  ),
  noFeeds: wording('feed.unknown', () => 'No feeds are followed here. Add one: byline feed add <url>'),
  noReader: wording(
    'model.unavailable',
    () =>
      'READER_MODEL is none, so there is nothing to calibrate. Set it to a reader, or leave it unset for the bundled one.',
  ),
  brokenReader: wording<{ readonly reason: string }>(
    'model.unavailable',
    ({ reason }) => `The reader does not work: ${reason}`,
  ),
});
