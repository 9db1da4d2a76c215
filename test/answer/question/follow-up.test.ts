import { describe, expect, test } from 'vitest';
import { resolveFollowUp } from '../../../src/answer/question/follow-up/follow-up.js';
import {
  withNamesAlone,
  withoutStaleSubject,
} from '../../../src/answer/question/follow-up/inherited-subject.js';
import fc from '../../fixtures/properties.js';

const standalone = (question: string, shortAnswer: string | null) => ({
  typed: question,
  searched: question,
  shortAnswer,
});
const SIGNED = standalone('who signed the US-India framework?', 'Rajnath Singh and Pete Hegseth');
const RACE = standalone('Who won the Harwick marathon?', 'Ida Ness');
const QUAKE = standalone('how many people died in the Turkey earthquake?', '53,537');

describe('a follow-up gets the subject of the earlier question', () => {
  test.each([
    ['when was it signed?', SIGNED, 'when was it signed? US India framework'],
    ['and for how long?', SIGNED, 'for how long? signed US India framework'],
    ['why?', SIGNED, 'why? signed US India framework'],
    ['where did the ministers meet?', SIGNED, 'where did the ministers meet? signed US India framework'],
    ['how strong was the earthquake?', QUAKE, 'how strong was the earthquake? died Turkey'],
    ['and the cost?', QUAKE, 'the cost died Turkey earthquake'],
    ['what about the magnitude?', QUAKE, 'the magnitude died Turkey earthquake'],
  ])('%s', (question, earlier, expected) => {
    expect(resolveFollowUp(question, earlier).question).toBe(expected);
  });

  test('a fragment names what a sentence that answers it has', () => {
    expect(resolveFollowUp('and the cost?', QUAKE).aside).toEqual(['cost']);
    expect(resolveFollowUp('what about the clock towers?', QUAKE).aside).toEqual(['clock', 'tower']);
    expect(resolveFollowUp('and Syria?', QUAKE).aside).toBeUndefined();
    expect(resolveFollowUp('how about the town, is it any better now?', QUAKE).aside).toBeUndefined();
    expect(resolveFollowUp('how strong was the earthquake?', QUAKE).aside).toBeUndefined();
  });

  test('or only the names of that subject', () => {
    const names = new Set(['turkei', 'hatai']);
    const followUp = resolveFollowUp('how strong was it?', QUAKE);
    expect(withNamesAlone(followUp, names)).toEqual({
      question: 'how strong was it? Turkey',
      subject: 'Turkey',
    });
    expect(withNamesAlone(followUp, new Set(['hatai']))).toBeNull();
    expect(withNamesAlone({ question: 'how strong was it? Turkey', subject: 'Turkey' }, names)).toBeNull();
    expect(withNamesAlone({ question: 'who won the race', subject: null }, names)).toBeNull();
    expect(withNamesAlone(resolveFollowUp('and Syria?', QUAKE), names)).toBeNull();
  });

  test('“he” and “they” refer to the people in the short answer', () => {
    expect(resolveFollowUp('where did they meet?', SIGNED).subject).toBe(
      'Rajnath Singh Pete Hegseth signed US India framework',
    );
    expect(resolveFollowUp('when was it signed?', SIGNED).subject).not.toContain('Singh');
  });

  test('“what about” with a name repeats the question with that name', () => {
    const { question } = resolveFollowUp('what about Japan?', QUAKE);
    expect(question).toBe('how many people died in the Japan earthquake?');
    expect(resolveFollowUp('and Syria?', QUAKE).question).toBe(
      'how many people died in the Syria earthquake?',
    );
  });

  test.each([
    [
      'and Lars Holm?',
      'How many votes did Ana Torres get in Leyburn?',
      'How many votes did Lars Holm get in Leyburn?',
    ],
    [
      'and in Harwick?',
      'How many votes did Ana Torres get in Leyburn?',
      'How many votes did Ana Torres get in Harwick?',
    ],
    [
      'what about Nimbra?',
      'How many people does Solvane employ in Leyburn?',
      'How many people does Nimbra employ in Leyburn?',
    ],
    [
      'what about Nordea Bank?',
      'How many people does Solvane employ in Japan?',
      'How many people does Nordea Bank employ in Japan?',
    ],
    ['what about Qwexla?', 'How many people live in Leyburn?', 'How many people live in Qwexla?'],
    [
      'what about Lars Holm?',
      'How many people live in Leyburn?',
      'How many people live in Leyburn Lars Holm',
    ],
    [
      'what about Nordea Bank?',
      'How many votes did Ana Torres get in Leyburn?',
      'How many votes did Ana Torres get in Leyburn Nordea Bank',
    ],
  ])('%s replaces only a name of its kind in “%s”', (question, earlier, expected) => {
    expect(resolveFollowUp(question, standalone(earlier, null)).question).toBe(expected);
  });

  test.each([
    ['and solvane?', 'how many people does nimbra employ?', 'how many people does solvane employ?'],
    ['and of solvane?', 'who is the boss of nimbra?', 'who is the boss of solvane?'],
    ['And Solvane?', 'how many people does nimbra employ?', 'how many people does Solvane employ?'],
    ['and for women?', 'what is the record for men?', 'what is the record for women?'],
    ['and in the quake?', 'did anyone die at the concert?', 'did anyone die in the quake?'],
    [
      'and in the Leyburn fire?',
      'how many people died in the mine in 2014?',
      'how many people died in the Leyburn fire?',
    ],
    ['and end?', 'when did the regatta begin?', 'when did the regatta end?'],
    ['and income tax?', 'how much is the bridge toll?', 'how much is income tax?'],
    ['and hospitals?', 'how much goes to farms in Leyburn?', 'how much goes to hospitals in Leyburn?'],
    ['and women?', 'how many men were hired?', 'how many women were hired?'],
    ['in the second half?', 'who scored in Harwick?', 'who scored in Harwick in the second half'],
    ['and passengers?', 'who is the captain?', 'who is the captain passengers'],
  ])('%s after “%s” replaces what it is parallel to', (question, earlier, expected) => {
    expect(resolveFollowUp(question, standalone(earlier, null)).question).toBe(expected);
  });

  test('a chain of topics replaces the last one', () => {
    const first = resolveFollowUp(
      'and among women?',
      standalone('what was the turnout in Leyburn among voters?', null),
    );
    const second = resolveFollowUp('and men?', {
      typed: 'and among women?',
      searched: first.question,
      shortAnswer: null,
    });
    expect(second.question).toBe('what was the turnout in Leyburn among men?');
    expect(second.slot).toEqual({ terms: ['men'], instead: ['women'] });
  });

  test('a name takes the place of the pronoun of a follow-up', () => {
    const earlier = {
      typed: 'how many votes did she get?',
      searched: 'how many votes did she get? Ana Torres mayor',
      shortAnswer: '4,000',
    };
    expect(resolveFollowUp('and holmqvist?', earlier)).toEqual({
      question: 'how many votes did holmqvist get? mayor',
      subject: 'mayor',
      slot: { terms: ['holmqvist'], instead: ['ana', 'torr'] },
    });
  });

  test('what was asked about stays the subject', () => {
    const searched = 'how many people does solvane employ?';
    const earlier = { typed: 'and solvane?', searched, shortAnswer: '40' };
    expect(resolveFollowUp('since when?', earlier).question).toBe('since when? solvane employ');
    expect(resolveFollowUp('how much is the old boat?', earlier).question).toBe(
      'how much is the old boat? employ',
    );
  });

  test.each([
    ['and on Tuesday?', 'how many people died on Monday?', 'how many people died on Tuesday?'],
    ['yesterday?', 'how many people died on Monday?', 'how many people died yesterday?'],
    ['what about last week?', 'who resigned this week?', 'who resigned last week?'],
    ['and on March 8?', 'how many marched in Paris on March 7?', 'how many marched in Paris on March 8?'],
    ['and in March?', 'how much does the Folio 3 cost?', 'how much does the Folio 3 cost in March'],
  ])('%s after “%s” asks it for another time', (question, earlier, expected) => {
    expect(resolveFollowUp(question, standalone(earlier, null)).question).toBe(expected);
  });

  test.each([
    ['for Leyburn?', 'who scored for Harwick?', 'who scored for Leyburn'],
    ['in total?', 'how many people were rescued?', 'how many people were rescued in total'],
    ['and with a pen?', 'how much is the folio 3?', 'how much is the folio 3 with a pen'],
    ['what about germany?', 'when does the folio 3 come out?', 'when does the folio 3 come out germany'],
    ['what about Germany?', 'when does Nimbra sell the Folio?', 'when does Nimbra sell the Folio Germany'],
    ['and in Germany?', 'when does it come out in France?', 'when does it come out in Germany'],
    [
      'and before the war?',
      'how many people lived there in Tarn?',
      'how many people lived there in Tarn before the war',
    ],
  ])('%s repeats “%s” under another condition', (question, earlier, expected) => {
    expect(resolveFollowUp(question, standalone(earlier, null)).question.replace('?', '')).toBe(expected);
  });

  test.each([
    [
      'a short answer that is an amount',
      'how many people died in the fire?',
      '14',
      null,
      'how old is he?',
      null,
    ],
    ['a place', 'where did the ferry sink?', 'Tarn Island', null, 'how old is he?', null],
    [
      'the person of the short answer',
      'who steered the ferry?',
      'Henrik Osk',
      'The captain was Henrik Osk.',
      'how old is he?',
      'Henrik Osk steered ferry',
    ],
    [
      'the only person that the first quote names',
      'what happened on the ferry?',
      null,
      'The captain, Henrik Osk, left the ferry last.',
      'how old is he?',
      'Henrik Osk ferry',
    ],
    [
      'a role in the question',
      'what did the captain of the ferry say?',
      null,
      'He said nothing.',
      'how old is he?',
      'captain ferry',
    ],
    [
      'whoever the first quote calls so',
      'where did they find the missing otter?',
      null,
      'She was found in a bunker.',
      'is she hurt?',
      'missing otter',
    ],
    [
      'nobody that the first quote calls otherwise',
      'where did they find the missing otter?',
      null,
      'She was found in a bunker.',
      'is he hurt?',
      null,
    ],
    [
      'a name in lower case',
      'what did marrowby say about taxes?',
      null,
      'Taxes stay, she said.',
      'how old is she?',
      'marrowby taxes',
    ],
    [
      'an amount, for "they"',
      'how many ministers met in Tarn?',
      '14',
      null,
      'why did they meet?',
      'met Tarn',
    ],
  ])('a pronoun takes a person: %s', (_, question, shortAnswer, quote, followUp, subject) => {
    const earlier = { typed: question, searched: question, shortAnswer, quote };
    expect(resolveFollowUp(followUp, earlier).subject).toBe(subject);
  });

  test('what asks for a name is not taken over with its thing', () => {
    const asked = 'what is the new calf called?';
    const earlier = { typed: asked, searched: asked, shortAnswer: 'Biji' };
    expect(resolveFollowUp('what does that mean?', earlier).question).toBe('what does that mean? calf');
  });

  test('a chain of follow-ups keeps its subject and its names, but not what was asked in between', () => {
    expect(
      resolveFollowUp('where did the ministers of Malaysia meet?', { ...SIGNED, shortAnswer: null }).subject,
    ).toBeNull();
    const second = 'where in Malaysia was it?';
    const resolved = resolveFollowUp(second, SIGNED);
    const third = resolveFollowUp('and when?', {
      typed: second,
      searched: resolved.question,
      shortAnswer: null,
    });
    expect(third.question).toBe('when? Malaysia signed US India framework');
    const plain = resolveFollowUp('which day was it?', SIGNED);
    const next = resolveFollowUp('and where?', {
      typed: 'which day was it?',
      searched: plain.question,
      shortAnswer: null,
    });
    expect(next.question).toBe('where? signed US India framework');
  });
});

describe('an overview of its own', () => {
  const DOCK = standalone('what did the dockers in Tarn want?', null);

  test.each([
    'give me the news of Tuesday',
    'what did i miss this weekend',
    'any news today',
    'timeline of the ferry fire',
    'compare what outlets say about the tunnel contract',
    'summary of the museum robbery',
    'latest on the ferry fire',
  ])('%s takes over nothing', (question) => {
    expect(resolveFollowUp(question, DOCK)).toEqual({ question, subject: null });
  });

  test.each([
    "what's the latest?",
    'timeline of the strike',
    'summary of the strike',
    'pay talks?',
    'what is new about it today',
    'any updates',
  ])('%s may be about what was asked before', (question) => {
    expect(resolveFollowUp(question, DOCK).subject).toContain('Tarn');
  });

  test('its day is no subject, unless more is asked for', () => {
    const day = standalone('what happened on Tuesday', null);
    expect(resolveFollowUp('anything about rowing?', day).subject).toBeNull();
    expect(resolveFollowUp('tell me more', day).question).toContain('Tuesday');
    expect(
      resolveFollowUp('anything about rowing?', standalone('news of Tarn on Tuesday', null)).subject,
    ).toBe('Tarn');
  });
});

describe('a pronoun means nobody of another gender', () => {
  const earlier = {
    typed: 'what was his job before?',
    searched: 'what was his job before? Thomas Holm Mary Torres quit',
    shortAnswer: 'cook',
  };

  test.each([
    ['where did she fly to?', 'Mary Torres quit'],
    ['where did he fly to?', 'Thomas Holm quit'],
  ])('%s', (question, subject) => {
    expect(resolveFollowUp(question, earlier).subject).toBe(subject);
  });

  test.each([
    [
      'Mary Torres won the race.',
      'where is he from?',
      'Thomas Holm won the other race.',
      'Thomas Holm won race',
    ],
    ['Mary Torres won the race.', 'where is he from?', 'He beat Thomas Holm.', 'won race'],
    ['Thomas Holm won the race.', 'where is he from?', 'Peter Ness came second.', 'Thomas Holm won race'],
  ])('after “%s”, %s, quoted “%s”', (statement, question, quote, subject) => {
    const typed = statement.replace('.', '');
    expect(
      resolveFollowUp(question, { ...standalone(typed, null), quote }).subject?.replace('the ', ''),
    ).toBe(subject);
  });

  test('but somebody may be meant', () => {
    const asked = standalone('where do police look for the thieves?', 'Mary Park');
    expect(resolveFollowUp('what does he get?', asked).subject).toBe('police look thieves');
    const quoted = {
      ...standalone('where do police look for the thieves?', null),
      quote: 'Mary Park is near.',
    };
    expect(resolveFollowUp('what does he get?', quoted).subject).toBe('police look thieves');
  });

  test('whoever the first quote begins with', () => {
    const asked = { ...standalone('what was decided?', null), quote: 'His lawyer, Mary Torres, denied it.' };
    expect(resolveFollowUp('what does his lawyer say?', asked).subject).toBe('decided');
  });
});

describe('a follow-up on a follow-up', () => {
  const chained = (typed: string, subject: string, fields: object = {}) => ({
    typed,
    searched: `${typed} ${subject}`,
    shortAnswer: null,
    ...fields,
  });

  test.each([
    [
      'why?',
      chained('who refused to sail?', 'cargo Tarn', { shortAnswer: 'Ana Torres' }),
      'why? refused sail Ana Torres',
    ],
    ['why?', chained('who refused to sail?', 'cargo Tarn'), 'why? refused sail Tarn'],
    ['how many?', chained('who protested?', 'libraries close'), 'how many? protested libraries close'],
    ['where is it?', chained('when will the dam be finished?', 'water share'), 'where is it? dam finished'],
    [
      'who said that?',
      chained('what about overtime?', 'ferry', { quote: 'The plan is dangerous.' }),
      'who said that? plan dangerous',
    ],
    ['against whom?', chained('when do they play the final?', 'Tarn'), 'against whom? play final Tarn'],
    ['with who', chained('where did she sail to?', 'Ana Torres'), 'with who sail Ana Torres'],
    ['and why not?', chained('is it on the quay now?', 'ferry Tarn'), 'why not? quay ferry Tarn'],
    ['since when does it leak?', chained('who owns the dam?', 'Tarn'), 'since when does it leak? Tarn'],
  ])('%s without a word of its own is about the question before it', (question, earlier, expected) => {
    expect(resolveFollowUp(question, earlier).question).toBe(expected);
  });

  test.each([
    ['which libraries close?', 'schools roads', 'It closes two libraries.', 'Budget passed'],
    ['ok what about the regatta', 'heaters recalled', 'The cause was a leak.', 'Regatta ends'],
    ['where did they find the iron otter?', 'Velund loss', 'An iron otter was caught.', 'New otter found'],
  ])('%s drops a subject that its answer has nothing of', (typed, subject, quote, title) => {
    const asked = typed.replace('ok what about ', '');
    const earlier = { typed, searched: `${asked} ${subject}`, shortAnswer: null, quote };
    expect(withoutStaleSubject(earlier, title).searched).toBe(asked);
  });

  test.each([
    ['what was the dog called?', 'died Tarn', 'A dog called Bo found him.', 'Flood in Tarn'],
    ['where was it found?', 'schools roads', 'It was found at a quay.', 'Boat found'],
    ['how did they repair the pump?', 'Tarn flood', 'They got a new part.', 'Crew mends pump'],
    ['what about the magnitude?', 'died Tarn', 'The magnitude was 7.', 'Tarn quake'],
    ['and solvane?', 'how many does it employ', 'Solvane employs 40.', 'Companies'],
  ])('%s keeps a subject that its answer is about, or that it needs', (typed, subject, quote, title) => {
    const asked = typed.replace('what about ', '');
    const earlier = { typed, searched: `${asked} ${subject}`, shortAnswer: null, quote };
    const isSlot = typed.startsWith('and');
    const searched = isSlot ? 'how many people does solvane employ' : earlier.searched;
    expect(withoutStaleSubject({ ...earlier, searched }, title).searched).toBe(searched);
  });
});

describe('what members ask about themselves', () => {
  const SCOOTERS = standalone('any news about scooters?', null);

  test.each([
    ['can i take my gf on the back', 'can i take my gf on the back scooters'],
    ['my son is 15, can he ride', 'my son is 15, can he ride scooters'],
    ['what if i park on the pavement', 'what if i park on the pavement scooters'],
    ['im 25', 'im 25 scooters'],
    ['what if i park near gothenvik', 'what if i park near gothenvik scooters'],
    ['can Bo Lind ride with me?', 'can Bo Lind ride with me?'],
    ['Did I miss the news about Bo Lind?', 'Did I miss the news about Bo Lind?'],
  ])('%s', (question, expected) => {
    expect(resolveFollowUp(question, SCOOTERS).question).toBe(expected);
  });

  test('is not what the next question is about', () => {
    const { question: searched } = resolveFollowUp('im pregnant', SCOOTERS);
    const earlier = { typed: 'im pregnant', searched, shortAnswer: null };
    expect(resolveFollowUp('how fast?', earlier).question).toBe('how fast? scooters');
    const quoted = { ...earlier, quote: 'Pregnant women were not asked.' };
    expect(withoutStaleSubject(quoted, 'A study')).toBe(quoted);
  });
});

test.each([
  ['where?', 'where? try Bo Lind'],
  ['and when exactly', 'when exactly try Bo Lind'],
])('%s asks about all that was asked', (question, expected) => {
  const earlier = { typed: 'will he try again?', searched: 'will he try again? Bo Lind', shortAnswer: null };
  expect(resolveFollowUp(question, earlier).question).toBe(expected);
});

describe('a correction asks the earlier question about what was meant', () => {
  test.each([
    ['no, i meant the other boat', 'when does the first boat leave?', 'when does the other boat leave?'],
    ['no i meant the regatta', 'when is the match? Tarn', 'when is the regatta? Tarn'],
    ['no, the regatta', 'when did the strike begin?', 'when did the regatta begin?'],
    ['Sorry, I meant Solvane', 'how many does Nimbra employ?', 'how many does Solvane employ?'],
    ['i mean solvane', 'how many does nimbra employ?', 'how many does solvane employ?'],
    ['no, on Tuesday', 'how many boats sailed on Monday?', 'how many boats sailed on Tuesday?'],
    ['no, the wife', 'what happened to Lars Holm?', 'the wife Lars Holm'],
    ['the regatta i mean', 'when is the match? Tarn', 'when is the regatta? Tarn'],
  ])('%s after “%s”', (question, earlier, expected) => {
    expect(resolveFollowUp(question, standalone(earlier, null)).question).toBe(expected);
  });

  test('after a fragment, what was meant is asked about by itself', () => {
    const earlier = { typed: 'and?', searched: 'more Bo Lind', shortAnswer: null };
    expect(resolveFollowUp('the regatta i mean', earlier)).toEqual({
      question: 'the regatta',
      subject: null,
    });
  });

  test('the other one is not what was quoted', () => {
    const boat = standalone('when does the first boat leave?', null);
    expect(resolveFollowUp('no, the other boat', boat).isMore).toBe(true);
    expect(resolveFollowUp('no, the second boat', boat).isMore).toBeUndefined();
  });

  test.each([
    'no, nobody was hurt there',
    'wait, the bridge is open?',
    'no one died?',
    'no, who won?',
    'no surprise',
  ])('not %s', (question) => {
    expect(resolveFollowUp(question, RACE).question).not.toContain('Who won the');
  });

  test('what was meant stays the subject', () => {
    const earlier = { typed: 'no, i meant the regatta', searched: 'when is the regatta?', shortAnswer: null };
    expect(resolveFollowUp('who won?', earlier).question).toBe('who won? regatta');
  });
});

test.each([
  'what else?',
  'tell me more',
  'more please',
  'and?',
  'and then?',
  'ok, go on',
  'what else did he say?',
])('%s asks for what was not quoted', (question) => {
  const { question: searched, isMore } = resolveFollowUp(question, RACE);
  expect(isMore).toBe(true);
  expect(searched).toContain('Harwick');
});

test.each(['how many more boats sailed?', 'and the cost?', 'who else would sign?'])(
  '%s may be answered by what was quoted',
  (question) => {
    expect(resolveFollowUp(question, RACE).isMore).toBeUndefined();
  },
);

describe('a standalone question', () => {
  test.each([
    'who won the Nobel Peace Prize in 2024?',
    'How many seats did Labour win?',
    'When did Notre-Dame reopen?',
  ])('%s stays unchanged', (question) => {
    expect(resolveFollowUp(question, SIGNED)).toEqual({ question, subject: null });
  });

  test.each([
    'who is the ceo of nimbra',
    'when will the harwick bridge reopen',
    'how many ministers does norway have',
    'When did Nimbra open its factory in Leyburn?',
    'Did Ana Torres say she would resign?',
    'What did Lars Holm say about his victory?',
    'Did Norway and Sweden sign their pact?',
  ])('%s names what it is about', (question) => {
    expect(resolveFollowUp(question, RACE)).toEqual({ question, subject: null });
  });

  test.each([
    'Did Ana Torres congratulate her?',
    'Did Ana Torres praise his work?',
    'What did Ana Torres say about it?',
    'When did Ana Torres see its crew?',
    'Did Nimbra say why it happened?',
    'did the app crash',
    'dont people know',
    'whats the cause',
  ])('%s does not', (question) => {
    expect(resolveFollowUp(question, RACE).subject).toContain('Harwick');
  });

  test('an earlier question without search terms has no subject', () => {
    const before = standalone("what's new?", null);
    expect(resolveFollowUp('and why?', before)).toEqual({ question: 'why?', subject: null });
  });
});

test('the subject is bounded for any questions', () => {
  const words = fc.array(
    fc.constantFrom('who', 'it', 'Turkey', 'what about', 'and', '?', 'é', '12%', 'them'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        words.map((w) => w.join(' ')),
      ),
      fc.string(),
      (question, before) => {
        const { question: searched, subject } = resolveFollowUp(question, standalone(before, before));
        expect((subject ?? '').length).toBeLessThanOrEqual(200);
        expect(searched.length).toBeLessThanOrEqual(question.length + before.length + 202);
      },
    ),
  );
});
