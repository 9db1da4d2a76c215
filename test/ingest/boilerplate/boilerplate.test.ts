import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findBoilerplate } from '../../../src/ingest/boilerplate/boilerplate.js';
import { normaliseText } from '../../../src/ingest/formats/normalise-text.js';
import fc from '../../fixtures/properties.js';

const PROSE = 'The council met on Monday and agreed on the plan.';
const marked = (text: string): string[] =>
  findBoilerplate(text).map(({ start, end }) => text.slice(start, end));
/** Between two paragraphs of prose, and far from the end. */
const amid = (paragraph: string): string =>
  [PROSE, paragraph, ...Array.from({ length: 8 }, () => PROSE)].join('\n\n');

describe('paragraphs that are boilerplate', () => {
  test.each([
    'Also Read | Ten recipes for the winter that everybody loves.',
    'ALSO READ: Storm closes bridge',
    'Read more: What the power line means for the valley',
    'READ MORE Storm closes bridge in the old town',
    'Related: Council raises parking fees',
    'Related stories',
    'From our correspondent in Varnholm',
    'By a staff reporter',
    '(Adds suspension of officials, comment by Norgas, paragraphs 3-6)',
    '(Recasts throughout)',
    '(Updates with results of first vote)',
    'Watch: Minister answers questions on the bridge',
    'Watch | Drone footage of the flood',
    'More on this story: the flood in pictures',
    'You may also like',
    "Don't miss: the ten best walks",
    'Read more about the election here',
    'Click here to read the full statement',
    'Advertisement',
    'ADVERTISEMENT',
    'Story continues below this ad',
    'Sponsored content',
    'Sign up to our newsletter and get the best stories in your inbox every morning.',
    'Subscribe to our YouTube channel',
    'Follow us on Facebook and Instagram',
    'Follow Plain Daily on WhatsApp',
    'Join our Telegram channel for breaking news.',
    'Download our app for the latest updates.',
    'Share this article',
    'Share Tweet Email',
    'Photo: Sample Wire',
    'File photo',
    'FILE PHOTO: A ship passes the lighthouse, May 3, 2024. REUTERS/Jane Doe',
    'Photo by Jane Doe/Sample Wire',
    'Image credit: Jane Doe',
    'Credit: Jane Doe/Sample Wire',
    'By Jane Doe',
    'By JANE DOE and John Roe, Sample Wire',
    'Published: 3 November 2025, 10:30',
    'Last updated on Nov 3, 2025 03:30 PM IST',
    '4 min read',
    '(With inputs from agencies)',
    'Reporting by Jane Doe in Paris; Editing by John Roe',
    '-- Sample Wire',
    'Disclaimer: The views in this article are those of the author.',
    'This story has been published from a wire agency feed without modifications to the text.',
    '(This story has not been edited by our staff and is auto-generated from a syndicated feed.)',
    '© 2025 Plain Daily. All rights reserved.',
    'Copyright 2025 Plain Daily',
    'Read Comments',
    'Show less',
    'Next article',
    'Add as a preferred source on Google',
    'Sign in',
    'Loading...',
    '[ENDS]',
    'PTI',
    '© AFP',
    'Getty Images',
    'Tags: ferries, harbour',
    'Filed under: Harbour',
    'EXCLUSIVE | The mayor speaks',
    'Published By: Asha Menon',
    'Edited By: Jane Doe | Oct 31, 2025',
    'With agency inputs',
    'Mon, 31 Oct 2025',
    '31 Oct 2025, 02:28 PM IST',
    'New Delhi | Updated: October 31, 2025 14:10 IST',
    'First published in The Gazette',
    '(Updates with minister’s comment)',
    'For all the latest Sports News, download the Gazette App.',
    'Track Latest News Live on Delta TV and get news updates from around the world',
    'Subscribe to The Harbour Prime and read the paper online.',
    'Have a story tip? Email tips@gazette.example',
    'Like what you read? Subscribe.',
    'Jane Doe, Gazette Staff',
    'By Jane Doe Business reporter, BBC News',
    '2 hours ago',
    'Stand: 03.03.2025 09:15 Uhr',
    'All photos: Jane Doe',
    'Image copyright Jane Doe Image caption The pier at noon',
    'This work is licensed under a Creative Commons Attribution licence.',
    'The Gazette may earn money from links on this page.',
    'If you click on a link and buy something, we get a small commission.',
    'As an Amazon Associate we earn from qualifying purchases.',
    'Terms and conditions apply.',
    'Continue reading for £1',
    'Already subscribed? Log in',
    'Try unlimited access: only $1 for 4 weeks',
    'Then $69 per month. Cancel any time during your trial.',
    'You must subscribe to read the full article.',
    'The rest of this article is behind the paywall.',
    "Don't want these emails? Unsubscribe",
    'Stories you may like',
    'From our partners',
    'You might be interested in: How the dam was built',
    'Get our best stories every morning',
    'Follow the Gazette on Mastodon',
    'Join 40,000 readers who get our weekly letter.',
    'Love the Gazette? Become a member.',
    'What do you think? Tell us in the comments.',
    'Leave your comments below.',
    'Video Player is loading.',
    'Please wait while the video loads',
    'Swipe to see more photos',
    'Skip to main content',
    'To read the rest of this story, log in or register for free.',
    'Want to finish this story? Become a member for 4 euros a month.',
    'Subscribe now from just £1 a week.',
    'This content is reserved for our premium subscribers.',
    "You've reached your limit of free articles.",
    'You have 2 free articles remaining this month.',
    'Cancel anytime.',
    'Get unlimited access to the Gazette.',
    '$12 a month for two people',
    'Dieser Artikel ist nur für Abonnenten lesbar.',
    'Cet article est réservé aux abonnés.',
    'When you buy through our links we might get a share of the revenue from the sale.',
    'This story contains affiliate links.',
    'Offers are subject to change.',
    'The content of this column is for informational purposes only.',
    'This text is protected by copyright.',
    'Unauthorised copying of this page without permission is not allowed.',
    'Reproduction without permission is prohibited.',
    'This article was republished from The Gazette under a Creative Commons licence.',
    'We are currently moderating all comments by hand.',
    'Comments on this story have been closed.',
    'All comments are moderated before they appear.',
    'Your email address will not be published.',
    'You are receiving this newsletter because you subscribed on our site.',
    'You received this e-mail because you are a member.',
    'If you no longer wish to receive these mails, unsubscribe here.',
    'View this email in your browser',
    'Manage your preferences',
    'Unsubscribe',
    'This newsletter was sent to reader@example.org.',
    'A digest of the best science writing, sent straight to your inbox every Friday.',
    'Get the news of the harbour by free newsletter.',
    'The headlines of the morning, emailed daily.',
    'Every Friday we send you the best recipes of the week.',
    'Liked this? Sign up for our free daily briefing.',
    'You can find this episode on all major platforms.',
    'Join our community of gardeners and swap seeds.',
    'Do you have a tip for the newsroom? Write to us: news@gazette.example',
    'Support independent local reporting with a donation.',
    'Powered by Sample Charts',
    'By Jane Doe - 03/04/25 9:15 PM EST',
    'By Jane Doe and John Roe | March 4, 2025',
    'March 4, 2025 - 09:15 CET',
    '21:15 04.03.2025',
    '04/03/2025, 9:15 pm',
    'Tuesday, 4 March 2025, 09:15 | 3 min read',
    'Political Editor',
    'Jane Doe, Chief Reporter',
    'Jane Doe covers the coast for this newspaper.',
    'Follow her on Twitter for more.',
    'You can reach the reporter at 555-0123 or by e-mail.',
    'jane.doe@gazette.example',
    '@janedoe',
    'https://gazette.example/jane-doe',
    'Page editor: John Roe',
    '© Jane Doe',
    'FacebookTwitterWhatsApp',
    'Order Reprints',
    'Story saved',
    'Image 3 of 12',
    '4 / 9',
    'Post a comment',
    'Advert',
    'Play Video',
    'Remaining Time -2:10',
    'Stream Type LIVE',
    'This chart requires JavaScript.',
    'Loading more stories …',
    'There are currently no live streams available',
    'Learn more: How the dam was built',
    'More great coast stories',
    'Other local news',
    'Thanks for reading The Town Letter! Subscribe for free to receive new posts.',
    'Already a subscriber? Log in',
    'Was this article helpful?',
    'Lesen Sie auch: Zehn Suppen',
    'Lee también: Diez sopas',
    'À lire aussi : Dix soupes',
    'यह भी पढ़ें: दस सूप',
  ])('%s', (paragraph) => {
    expect(marked(amid(paragraph))).toEqual([paragraph]);
  });

  test.each([
    '(The above story is verified and authored by Sample Wire staff, and brings the latest news.)',
    'The views expressed in this article are those of the author and not of this paper.',
    'This material may not be published, broadcast, rewritten or redistributed.',
    'This article was originally published on Plain Daily.',
    'The Gazette is not responsible for the content of external sites.',
    'Our journalists follow a code of ethics. Read it here.',
    'Jane Doe is the transport correspondent of the Gazette.',
    'Jane Doe is a journalist in Oslo.',
    'Jane Doe writes about transport and housing. She lives in Oslo.',
    'Jane has covered the coast since 2009. Follow her on Twitter @janedoe.',
    'Sent by Gazette, 3 Mill Lane, Osterhagen',
  ])('at the end alone: %s', (paragraph) => {
    expect(marked(`${PROSE}\n\n${paragraph}`)).toEqual([paragraph]);
    expect(marked(amid(paragraph))).toEqual([]);
  });

  test('the headlines behind a bare label', () => {
    const teasers = ['Related stories:', 'Storm closes bridge', 'Council raises parking fees'];
    expect(marked([PROSE, ...teasers, PROSE, 'What happens next', PROSE].join('\n\n'))).toEqual(teasers);
  });
});

describe('the note at the end of a text', () => {
  const note = [
    'About Sample Works',
    'Sample Works builds winches in nine countries.',
    'It was founded in 1974.',
  ];

  test('about the company that its heading names', () => {
    expect(marked([PROSE, PROSE, PROSE, ...note].join('\n\n'))).toEqual(note);
    expect(marked([PROSE, PROSE, PROSE, 'About the author', note[2]].join('\n\n'))).toEqual([
      'About the author',
      note[2],
    ]);
  });

  test('is prose before the end, without its name, and in a text that is no longer', () => {
    const long = Array.from({ length: 8 }, () => PROSE);
    expect(marked([PROSE, PROSE, PROSE, ...note, ...long].join('\n\n'))).toEqual([]);
    expect(marked([PROSE, PROSE, PROSE, 'About Face', note[1]].join('\n\n'))).toEqual([]);
    expect(marked([PROSE, ...note].join('\n\n'))).toEqual([]);
  });
});

describe('prose that looks like boilerplate', () => {
  test.each([
    '(Updates are posted here every hour of the day.)',
    '(Add two eggs and stir until the dough is smooth.)',
    'From our garden in Brandle, the flood could be seen.',
    'Read the statement, he said, and you will see.',
    'Read more books, the minister told the pupils.',
    'Watch officials said the tide would turn at noon.',
    'Watching the tide, the crew waited for noon.',
    'Related companies paid no tax in 2024.',
    'More than 300 people took part: three school classes and the mayor.',
    'Support for the Facebook boycott grew, and the channel closed.',
    'Follow-up talks on Facebook are planned for May.',
    'Get-out-the-vote groups used WhatsApp to reach the villages.',
    'Sign up for our newsletter, the site tells its readers, who said they would not.',
    'Share prices fell by 4 per cent.',
    'Sharing this article became an offence in March.',
    'Photographs of the flood show the bridge under water.',
    'Photo identification is required from June.',
    'Images of the flood were shared widely.',
    'By Friday the water had gone.',
    'By Jane Doe the book sold 40,000 copies.',
    'Published in 1994, the book sold 40,000 copies.',
    'Reporting by the Post found that 300 people had died.',
    'Copyright law has not changed since 1994, the court said.',
    'The views expressed by the minister surprised his party.',
    'The above report was dismissed as a rumour.',
    'This story begins in a wire factory in Leeds.',
    'Disclaimers are printed on every packet.',
    'Advertisements for tobacco are banned.',
    'Adverts rose by 3 per cent, the company announced.',
    'He likes the app (which is free) and the paper.',
    'The vote was lost (48 to 52).',
    'The party won in the north (Highland).',
    'He left early. (He had a train to catch.)',
    'Have you voted? The mayor told everybody to contact the council.',
    'Next, the council turns to the budget.',
    'Follow the river and you reach the dam.',
    'Loading the ships took two days.',
    'Closed schools reopen on Monday.',
    'First published in 1994, the book sold 40,000 copies.',
    'Updates to the law are planned for May.',
    'Get-togethers of more than ten were banned.',
    'Story by story, the tower rose.',
    'Published by Faber, the book sold well.',
    'On 31 October 2025 the bridge was closed.',
    'The list was last updated in March 2024, and nobody noticed.',
    'Live: the band played for three hours.',
    'Subscribe to that view and you must vote for the plan.',
    'Write to your member of parliament, she said, at office@parliament.example.',
    'This video cannot be verified, but it was widely shared.',
    'To see this video officials travelled for two days.',
    'Listen to the article of faith, he told the court.',
    'Explained in simple words, the tax rises by a third.',
    'Register to vote before Friday.',
    'Summary judgments are rare.',
    'Contact sports are banned in the park.',
    'Sources close to the minister denied it.',
    'The players contributed to this victory in equal parts.',
    'Reporting from the front has become impossible, the union says.',
    'Jane Doe covers her costs with a second job.',
    'Lee and Anna read the ruling. Also read out were the names of the dead.',
    'To continue the talks, both sides registered their delegates on Monday.',
    'To read in bed, sign language readers say, takes two lamps.',
    'You have one vote, and the free articles of the law apply.',
    'Cancel culture is older than the word.',
    'Get access to water, the farmers demanded.',
    'Every week we lose two buses, and the council sends none.',
    '$12 a month is what the family pays for water.',
    'The bank may receive a commission for each loan, the regulator found.',
    'The content of the barrels is unknown.',
    'This work is protected by guards.',
    'Comments by the mayor on the closed school drew protests.',
    'The comments were removed from the record.',
    'The party moderated its tone.',
    'The letter was sent straight to the mayor.',
    'The stories that the miners told were sent to print in 1962.',
    'Join the army and see the world, the poster of 1914 said.',
    'Joining our neighbours in the union would cost 4 billion.',
    'Share your food with a neighbour, she tells her pupils.',
    'Support for the independent candidate rose to 31 per cent.',
    'By March 4, 2025 the road had been closed.',
    'On 04/03/2025 the road was closed.',
    'March 4 is a holiday in the canton.',
    'At 21:15 the lights went out.',
    'The editor of the paper resigned on Monday.',
    'Jane Doe covers the coast with nets against the birds.',
    'Follow him to the river and you see the dam.',
    'Find me a house at that price, she said.',
    'Reach them by boat before the tide turns.',
    'Play resumed after an hour.',
    'Muted colours are back this spring.',
    'Loading docks were closed on Monday.',
    'Images 3 to 12 show the bridge.',
    'No videos of the night are known.',
    'Other countries have no such law.',
    'More local stores are closing than opening.',
    'About the money nobody spoke.',
    'Try as they might, the crews gained no access to the ship.',
    'If you buy a house in the canton, you pay a commission of 3 per cent.',
    'You must register to vote before Friday, the office said.',
    'Terms of the deal were not disclosed.',
    'Two hours ago nobody knew his name.',
    'Join 40 countries, the union told Norway, and pay your share.',
    'Do you love the river? Half of the town says so.',
    'Sent to prison in 1998, he wrote three books.',
    'Please wait, the sign at the ferry says.',
    'Photographs by prisoners show the yard.',
    'Suggested prices rose by a third.',
    'Up next is a vote on the harbour.',
  ])('%s', (paragraph) => {
    expect(marked(amid(paragraph))).toEqual([]);
  });

  test('a long paragraph is prose whatever it starts with', () => {
    const long = `Related: ${'the court heard of many cases, and '.repeat(20)}it adjourned.`;
    expect(marked(amid(long))).toEqual([]);
  });
});

describe('the edges of a paragraph', () => {
  test.each([
    ['KUALA LUMPUR, Oct 31 (Sample Wire) - Ministers met.', ['KUALA LUMPUR, Oct 31 (Sample Wire) -']],
    [
      'Kuala Lumpur [Malaysia], October 31 (ANI): Ministers met.',
      ['Kuala Lumpur [Malaysia], October 31 (ANI):'],
    ],
    ['LONDON, Nov. 3, 2025 (Reuters) - Ministers met.', ['LONDON, Nov. 3, 2025 (Reuters) -']],
    ['WASHINGTON (AP) — The talks ended.', ['WASHINGTON (AP) —']],
    ['Paris (dpa) - The talks ended.', ['Paris (dpa) -']],
    ['(Reuters) - Shares fell.', ['(Reuters) -']],
    ['NEW DELHI: The talks ended.', ['NEW DELHI:']],
    ['SEOUL -- “We agree,” she said.', ['SEOUL --']],
    ['Rio de Janeiro, 3 November (AFP) – The talks ended.', ['Rio de Janeiro, 3 November (AFP) –']],
    ['The talks ended on Friday. (ANI)', ['(ANI)']],
    ['“It is over.” (Sample Wire)', ['(Sample Wire)']],
    ['The talks ended. (PTI/ANI)', ['(PTI/ANI)']],
    ['The bridge reopened. (Photo: Jane Doe)', ['(Photo: Jane Doe)']],
  ])('%s', (paragraph, expected) => {
    expect(marked(`${paragraph}\n\n${PROSE}`)).toEqual(expected);
  });

  test.each([
    'NATO — the alliance of 32 states — met on Monday.',
    'NATO — Europe’s shield — met on Monday.',
    'Geneva: the talks ended without a result.',
    'She was in Paris, May 3 being a holiday, and he was not.',
    'US — which signed first — left early.',
    'Mr Smith said that he would go.',
  ])('no dateline: %s', (paragraph) => {
    expect(marked(`${paragraph}\n\n${PROSE}`)).toEqual([]);
  });

  test('a place in ordinary capitals before a colon or dash is believed at the start, but for speakers', () => {
    expect(marked(`New Delhi: The talks ended.\n\n${PROSE}`)).toEqual(['New Delhi:']);
    expect(marked(`London — The talks ended.\n\n${PROSE}`)).toEqual(['London —']);
    expect(marked(`${PROSE}\n\nNew Delhi: The talks ended.`)).toEqual([]);
    expect(marked('Mara Lind: We waited.\n\nGazette: Why?\n\nMara Lind: It rained.')).toEqual([]);
  });

  test('a release service between slashes', () => {
    const text = `NORTHPORT, Oct. 31, 2025 /ReleaseRoom/ -- The talks ended.\n\n${PROSE}`;
    expect(marked(text)).toEqual(['NORTHPORT, Oct. 31, 2025 /ReleaseRoom/ --']);
  });

  test('teasers behind a sentence', () => {
    expect(marked(`${PROSE} (Also read: Ten soups)`)).toEqual(['(Also read: Ten soups)']);
    expect(marked(`${PROSE} Also Read | Ten soups`)).toEqual(['Also Read | Ten soups']);
  });

  test('a place and a colon are believed at the start alone', () => {
    expect(marked(`${PROSE}\n\nLONDON: The talks ended.`)).toEqual([]);
    expect(marked(`By Jane Doe\n\nLONDON: The talks ended.`)).toEqual(['By Jane Doe', 'LONDON:']);
  });

  test('an agency that a dateline named is known at the end', () => {
    expect(marked('OSLO (Nordlys) - The talks ended. (Nordlys)')).toEqual(['OSLO (Nordlys) -', '(Nordlys)']);
    expect(marked('The talks ended. (Nordlys)')).toEqual([]);
  });
});

describe('spans', () => {
  const piece = fc.constantFrom(
    PROSE,
    'Also Read | x',
    'Related stories',
    'Storm closes bridge',
    'OSLO, May 3 (SW) - Talks. (SW)',
    '(ANI)',
    '© 2025 X',
    'By Jane Doe',
    'e\u0301 日本。',
  );
  test('lie in order, apart and inside paragraphs, without outer blanks', () => {
    const texts = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('\n\n')),
      fc.string({ unit: 'binary' }).map(normaliseText),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const span of findBoilerplate(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          const marked = text.slice(span.start, span.end);
          expect(marked).toBe(marked.trim());
          expect(marked).toMatch(/^[^\n]+$/);
          end = span.end;
        }
      }),
    );
  });

  test('take no longer for hostile paragraphs', () => {
    const hostile = ['A ', 'A.', '(', 'Aa ', '— ', 'Also read ', '. (', 'By A ', 'A, A ', '[[', 'OSLO, ']
      .map((unit) => unit.repeat(200_000).trim())
      .join('\n\n');
    const before = performance.now();
    findBoilerplate(hostile);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
test.runIf(existsSync(SEEDS))('real wire copy (only where ../shared/seeds is present)', () => {
  for (const name of readdirSync(SEEDS).filter((file) => file.endsWith('.txt'))) {
    const text = normaliseText(readFileSync(new URL(name, SEEDS), 'utf8'));
    const boilerplate = marked(text);
    expect(boilerplate[0]).toMatch(/\(ANI\):$/);
    expect(boilerplate.filter((span) => span.startsWith('Also Read |'))).toHaveLength(2);
    expect(boilerplate.at(-2)).toBe('(ANI)');
    expect(boilerplate.at(-1)).toMatch(/^\(The above story is verified/);
    expect(boilerplate).toHaveLength(5);
  }
});

describe('names with a place before the first paragraph of prose', () => {
  test.each([
    'Jane Doe and John Roe in Paris',
    'Jane Doe at Mill Lane',
    'Jane Doe, John Roe and Ann Poe reporting from the Old Harbour',
  ])('%s', (line) => {
    expect(marked([line, PROSE, PROSE].join('\n\n'))).toEqual([line]);
  });

  test.each([
    [
      'prose comes before it',
      [PROSE, 'Jane Doe and John Roe in Paris', PROSE, ...Array.from({ length: 8 }, () => PROSE)],
    ],
    ['no prose follows', ['Jane Doe in Paris', 'John Roe in Rome']],
    ['it is a sentence', ['Jane Doe is in Paris.', PROSE]],
  ])('not where %s', (_, paragraphs) => {
    expect(marked(paragraphs.join('\n\n'))).toEqual([]);
  });
});
