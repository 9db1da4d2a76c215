import type { ForgetReport } from '../../../../domain/deletion.js';
import { count } from '../../amounts.js';

export const forgetCommand = {
  description: 'Permanently delete an article and everything derived from it',
  article: 'Words from its title; choose from the list',
} as const;

export const forgetStrings = {
  kept: 'Nothing was deleted.',
  forgotten: (title: string, { revisions, sentences, passages, answers, log }: ForgetReport) =>
    `Forgot **${title}**: deleted ${count(revisions, 'version')} of its text, ${count(sentences, 'sentence')} ` +
    `and ${count(passages, 'passage')}. The context of earlier answers no longer shows it; ` +
    'messages already posted are not edited. Feeds will not add it again, but `/ingest` can.' +
    (answers.total > 0
      ? ` Replies to ${count(answers.total, 'answer')} that cited it may no longer know what they are about.`
      : '') +
    (log === 'busy' ? ' Its last traces leave the log of the database with the next deletion.' : ''),
} as const;
