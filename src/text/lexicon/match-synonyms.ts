/** What is asked about a match, with the words by which its report tells of it; not the other way round. */
export const MATCH_SYNONYMS: readonly (readonly [asked: readonly string[], told: readonly string[]])[] = [
  [
    ['sent off', 'red card', 'red carded', 'ejected', 'thrown out', 'kicked out'],
    [
      'sent off',
      'red card',
      'second yellow card',
      'dismissed',
      'dismissal',
      'ejected',
      'expelled',
      'thrown out',
      'disqualified',
    ],
  ],
  [
    [
      'play next',
      'playing next',
      'play again',
      'have next',
      'next match',
      'next game',
      'next opponent',
      'up against',
    ],
    ['visit', 'travel', 'host', 'face', 'meet', 'next'],
  ],
  [
    ['in the table', 'league table', 'in the standings', 'in the rankings', 'in the ranking'],
    ['table', 'standings', 'rankings', 'points'],
  ],
  [
    ['runner up', 'came second', 'finished second'],
    ['second', 'runner up'],
  ],
];
