import { type Parsed, parsed } from './parsed.js';
import { type Quantity, quantityAt, secondQuantityAt } from './quantity.js';
import { isGlued, type Tokens } from './token.js';
import { isPlural } from './units/counted-noun.js';

const VOTE_RE = /^(?:votes?|voted|ballot|ruling|majority|decision|ruled|split)$/;
const MAX_SCORE = 999;

/** A score "3-1", or a vote "by 23 votes to 17", "a 5-4 ruling". */
export function pairAt(tokens: Tokens, first: Quantity): Parsed | null {
  const isVotes = first.unit === 'vote' && /^(?:votes?|for)$/.test(tokens[first.end]?.lower ?? '');
  if (isVotes) return votesAt(tokens, first);
  if (!first.isBare || !first.isInteger || first.amount < 0 || first.amount > MAX_SCORE) return null;
  const joiner = tokens[first.end];
  const isVoted = tokens
    .slice(Math.max(0, first.start - 2), first.start)
    .some(({ lower }) => /^vot(?:ed?|es|ing)$/.test(lower));
  const isHyphen = /^[-–]$/.test(joiner?.text ?? '') && isGlued(joiner) && isGlued(tokens[first.end + 1]);
  if (!isHyphen && !(isVoted && joiner?.lower === 'to')) return null;
  const second = secondQuantityAt(tokens, first.end + 1);
  if (!second?.isInteger || second.dimension !== 'count' || second.scale !== 1 || second.amount > MAX_SCORE)
    return null;
  const next = tokens[second.end];
  const isVote =
    isVoted || VOTE_RE.test(next?.lower ?? '') || VOTE_RE.test(tokens[second.end + 1]?.lower ?? '');
  if (!isVote && second.unit !== '' && isPlural(next?.lower ?? '')) return null;
  if (!isVote && second.unit !== '' && second.amount > first.amount) return null;
  if (isGlued(next) && (next.kind === 'word' || (next.text === '-' && isGlued(tokens[second.end + 1]))))
    return null;
  return parsed(tokens, first.start, second.end, {
    dimension: isVote ? 'vote' : 'score',
    form: 'pair',
    amounts: [first.amount, second.amount],
  });
}

/** "23 votes to 17", "51 votes for and 49 against" */
function votesAt(tokens: Tokens, first: Quantity): Parsed | null {
  const to = tokens[first.end + 1]?.lower === 'to' ? first.end + 2 : null;
  const second = to === null ? null : quantityAt(tokens, to);
  if (second?.dimension !== 'count') return null;
  return parsed(tokens, first.start, second.end, {
    dimension: 'vote',
    form: 'pair',
    amounts: [first.amount, second.amount],
  });
}
