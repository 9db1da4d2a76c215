import { BYTES_PER_MIB } from '../domain/units.js';
import type { BackupReport, Maintenance, RepairReport, RestoreReport } from '../store/ports/maintenance.js';
import { type Output, print } from './output.js';
import { count, plain } from './render.js';

const mib = (bytes: number): string => `${(bytes / BYTES_PER_MIB).toFixed(1)} MiB`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const contents = ({
  articles,
  answers,
  feeds,
  scopes,
}: Pick<BackupReport, 'articles' | 'answers' | 'feeds' | 'scopes'>) =>
  `${count(articles, 'article')}, ${count(answers, 'answer')} and ${count(feeds, 'feed')} in ${count(scopes, 'scope')}`;
const timeOf = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

export async function runBackup(data: Maintenance, file: string, force: boolean, out: Output): Promise<void> {
  const report = await data.backup(file, {
    force,
    onStep: (step, bytes) => out.error(step === 'copying' ? `Copying ${mib(bytes)}…` : 'Verifying the copy…'),
  });
  print(out, report, describeBackup(report));
}

function describeBackup(report: BackupReport): string {
  const lines = [
    `${report.file}: ${mib(report.bytes)}, ${contents(report)}, verified, ${seconds(report.ms)}`,
  ];
  if (report.damagedTexts > 0)
    lines.push(
      `${count(report.damagedTexts, 'stored text')} ${report.damagedTexts === 1 ? 'is' : 'are'} damaged, in the database and so in the backup. byline doctor names the articles; keep your earlier backups.`,
    );
  return lines.join('\n');
}

const RESTORE_STEPS = {
  copied: 'Copied; checking it…',
  verified: 'The backup is intact.',
  prepared: 'Replacing the database…',
} as const;

export async function runRestore(
  data: Maintenance,
  file: string,
  options: { readonly discardCurrent: boolean; readonly bringBack: boolean },
  out: Output,
): Promise<void> {
  const report = await data.restore(file, {
    ...options,
    onStep: (step) => {
      if (step in RESTORE_STEPS) out.error(RESTORE_STEPS[step as keyof typeof RESTORE_STEPS]);
    },
  });
  print(out, report, describeRestore(report));
}

function describeRestore(report: RestoreReport): string {
  const { madeAt, migratedFrom, setAside, damagedTexts, openedMeanwhile } = report;
  const made = madeAt === null ? '' : `, made ${timeOf(madeAt)}`;
  const lines = [`Restored ${contents(report)} from ${report.file}${made}; ${seconds(report.ms)}.`];
  if (migratedFrom !== null) lines.push(`Its schema ${migratedFrom} was updated to the present one.`);
  lines.push(...describeDeletions(report.deletions));
  if (setAside !== null)
    lines.push(
      `The former database is kept as ${setAside}. What is forgotten from now on stays in that file: delete it when you no longer need it.`,
    );
  for (const { title, id, scope } of damagedTexts)
    lines.push(`The text of “${plain(title)}” (${id} in ${scope}) is damaged in this backup.`);
  for (const process of openedMeanwhile)
    lines.push(`${process} opened the former database meanwhile: restart it, or what it stores is lost.`);
  lines.push('The vector indexes are built again at the next start.');
  return lines.join('\n');
}

function describeDeletions(deletions: RestoreReport['deletions']): string[] {
  switch (deletions) {
    case 'none':
      return [];
    case 'unreadable':
      return [
        'The former database is too damaged to read its deletions: what was forgotten since the backup was made is back. Forget it again.',
      ];
    case 'brought-back':
      return ['What was forgotten since the backup was made is back, as requested.'];
    default: {
      const { articles, scopes, answers, ratings } = deletions;
      const repeated = [
        ...(articles > 0 ? [count(articles, 'forgotten article')] : []),
        ...(scopes > 0 ? [count(scopes, 'purged scope')] : []),
        ...(answers > 0 ? [count(answers, 'deleted question')] : []),
        ...(ratings > 0 ? [count(ratings, 'deleted rating')] : []),
      ];
      return repeated.length === 0
        ? ['Nothing in it had been forgotten since.']
        : [`Deleted again, because it was deleted since the backup was made: ${repeated.join(', ')}.`];
    }
  }
}

/** @returns how many problems are left. */
export async function runRepair(data: Maintenance, out: Output): Promise<number> {
  const report = await data.repair(new Date());
  print(out, report, describeRepair(report));
  return report.left.length;
}

function describeRepair({ done, left, copy }: RepairReport): string {
  const lines = [
    ...(copy === null
      ? []
      : [`Before any change, the database was copied to ${copy}. Delete the copy when all is well.`]),
    ...done.map((line) => `✓ ${plain(line)}`),
    ...left.map((line) => `✗ ${plain(line)}`),
  ];
  return lines.length === 0 ? 'Nothing to repair.' : lines.join('\n');
}
