/** Notes of newsrooms in many languages, and the sentences of articles that are like them. */
import { describe, expect, test } from 'vitest';
import { findBoilerplate } from '../../../src/ingest/boilerplate/boilerplate.js';

const PROSE = 'The council met on Monday and agreed on the plan.';
const isMarked = (line: string): boolean => {
  const text = `${PROSE}\n\n${PROSE} It costs four million.\n\n${line}`;
  return findBoilerplate(text).some(
    ({ start, end }) => start === text.length - line.length && end === text.length,
  );
};

describe('notes', () => {
  test.each([
    // Who asked and who helped.
    'Das Gespräch führte Ida Moos.',
    'Die Fragen stellten Jan Roth und Ida Moos',
    'Propos recueillis par Ida Mousse et Luc Petit.',
    'Entrevista realizada por Ida Musgo',
    'Interview door Ida van der Veen',
    'Mit Material von dpa',
    'Mit Informationen von Musterwire und AFP.',
    '(Con información de EFE y Reuters)',
    'Com informações da Agência Modelo',
    'Le Modèle avec AFP',
    'Avec AFP et AP',
    '(mit dpa)',
    'Met ANP',
    'dpa/lno',
    'dpa-infocom, dpa:260118-99-11223/2',
    '(PAP)',
    '*Estagiária sob supervisão de Ida Musgo',
    'Unter Mitarbeit von Jan Roth',
    'Provided by Sample Wire Inc. (sample.example).',
    'This story was provided by Sample Health News.',
    'Ida Moss reported from Wendle, Ont., and spoke with two dozen residents.',
    'Ida Moss and Tom Reed reported from Wendle.',
    'Moss reported from Wendle.',
    'Moss reported from Port Halm and Reed from Wendle. Sample Press writer Ann Lee in Halm contributed to this report.',
    'Aldby Table uses only high-quality sources to support the facts within our articles. Read our editorial process.',
    // Above a text.
    '승인 2026.02.09 14:31',
    '입력: 2026-02-09 14:31',
    '윤서진 기자',
    '댓글 0',
    'Giriş Tarihi: 18.04.2026 09:22 Güncelleme: 18.04.2026 11:00',
    'Опубликовано 28.08.2025 в 12:35',
    '更新日時：2026年2月9日 14時31分',
    '发布时间：2026-02-09 14:31',
    '评论 12',
    '原标题：海港新桥下月通车',
    '来源：海港晚报',
    '海量资讯，尽在海港新闻APP',
    // Of bloggers.
    'If you enjoyed this post, clap 50 times and follow me for more on bridges.',
    'Not a member? Read it for free here.',
    'Thanks to Jo Lind and Ray Okafor for reading drafts of this post.',
    'देश की ताजा खबरें पढ़ने के लिए जनधारा के साथ जुड़े रहें।',
    // One account on two devices.
    'Tu suscripción se está usando en otro dispositivo',
    '¿Quieres añadir otro usuario a tu suscripción?',
    'Si continúas leyendo en este dispositivo, no se podrá leer en el otro.',
    'Lecture du Modèle en cours sur un autre appareil.',
    'Vous ne pouvez lire Le Modèle que sur un seul appareil à la fois.',
    'Ce message s’affichera sur l’autre appareil.',
    // Rights.
    'Alle Rechte vorbehalten.',
    'Todos los derechos reservados. Aldby Noticias 2026.',
    'Все права защищены.',
    'Queda prohibida la reproducción total o parcial de este contenido.',
    'Nachdruck nur mit schriftlicher Genehmigung des Verlags.',
    'При использовании материалов ссылка на сайт обязательна.',
    'Op alles geldt auteursrecht; overname alleen met toestemming.',
    '記事・写真の無断転載を禁じます。',
    'Si está interesado en licenciar este contenido, pinche aquí.',
    // Made or read by a program.
    'Deze tekst wordt voorgelezen door een computerstem.',
    'Dieser Artikel wurde automatisch vertont.',
    'Cet article est lu par une voix de synthèse.',
    'Este texto fue traducido con inteligencia artificial.',
    'Oppsummeringen er laget av en KI-tjeneste og lest av redaksjonen.',
    'Den här artikeln är översatt med hjälp av AI.',
    // Old texts.
    'Denne artikkelen er over en måned gammel, og kan inneholde utdaterte råd.',
    'Dieser Artikel ist mehr als 3 Jahre alt.',
    'Cet article date de plus d’un an.',
    // Newsletters.
    'Was heute im Tal wichtig ist – jeden Werktag um 6 Uhr in Ihrem Postfach.',
    'Toda la actualidad de Aldby, cada mañana en tu correo.',
    'Mit meiner Anmeldung zum Newsletter stimme ich der Werbevereinbarung zu.',
    'En vous inscrivant, vous acceptez nos conditions.',
    'Al suscribirte aceptas la política de privacidad.',
    'Článek čtete díky předplatitelům Aldby Plus. Přidejte se k nim.',
    'Diesen Text lesen Sie dank unserer Abonnentinnen.',
    'अब खबरों के साथ पाएं ऑडियो न्यूज। डाउनलोड करें जनधारा ऐप',
    'Bądź na bieżąco i obserwuj nas w Google News!',
    'Bleiben Sie informiert und folgen Sie uns auf WhatsApp.',
    'Good morning! You’re reading our free daily newsletter. Was this forwarded to you? Sign up here.',
    'Har du hittat ett fel i artikeln? Kontakta oss.',
    'Haben Sie einen Fehler entdeckt? Schreiben Sie uns.',
    'Hai trovato un errore in questo articolo? Segnalacelo.',
    '댓글삭제 삭제한 댓글은 다시 복구할 수 없습니다. 그래도 삭제하시겠습니까?',
    // Lines of dates.
    '10/3(土) 10:30配信',
    '2026年10月3日 10時30分 公開',
    'Publisert 19. feb. kl. 08:12 Oppdatert 19. feb. kl. 11:47',
    // Tips and channels.
    'Send oss bilder eller video på 555 00 202, eller ta kontakt med journalistene under.',
    'Schicken Sie uns Ihre Fotos vom Fest!',
    'Heb je een tip over dit onderwerp? Mail dan naar tips@aldby.example.',
    'Masz informację? Napisz do nas: tipy@aldby.example.',
    '¿Quiere recibir más noticias de Aldby? Apúntese gratis a nuestro canal de WhatsApp.',
    '▶ 제보는 카카오톡 채널 ‘항구신문’으로 보내 주세요.',
    // Standards, sponsors and charts.
    "This newspaper adheres to the Press Council's Code of Practice.",
    'If you have a complaint about the editorial content which relates to inaccuracy, please contact the editor here.',
    'We want our comments to be a lively part of our community.',
    'Support for this podcast comes from Aldby Beds. Use code PRINT for ten percent off.',
    'Get a £40 bonus. 18+, terms apply. BeGambleAware.',
    "FREE TO WATCH: Highlights from Rovers' win over Athletic",
    'Hover over the chart to see the figures for each county.',
    'Tap on a county to see its figures.',
    // Gifts, trials, polls and trust.
    'Aldby Radio is made possible by the members who give what they can. Your gift keeps it free for all.',
    'Public radio in Aldby is possible thanks to listeners. Please give what you can.',
    'Your gift keeps local reporting free for all.',
    'Discover more from Aldby Notes',
    'Like Loading…',
    'Get the best ideas with Aldby Prime. Start 7-day trial',
    'Try your free trial today.',
    'Are you worried about the flood? Have your say in our poll.',
    'Vote in our reader survey below!',
    'Why you can trust Aldby Tech Our reviewers spend hours with each product. Find out more.',
    'To contact the newsroom regarding corrections, please email desk@aldby.example. To share feedback, please visit our page.',
    'Catch all the Business News, Market News, Breaking News Events and Latest News Updates from three towns on Aldby Daily. Download the Aldby App to get daily updates.',
  ])('%s', (line) => {
    expect(isMarked(line)).toBe(true);
  });
});

describe('sentences of an article', () => {
  test.each([
    'Das Gespräch führte die Ministerin in Brüssel, wo sie auf drei Kollegen traf.',
    'Mit Material der Firma Saalbach wird der Boden im Juni neu verlegt.',
    'Mit Informationen von Zeugen sucht die Polizei nach dem Fahrer eines roten Wagens.',
    'Avec Paul, elle a ouvert une boulangerie à Lyon.',
    'Con información de la policía, el juez ordenó el registro de tres casas.',
    'Provided by the state, the pumps arrived in Aldby on Monday.',
    'Ernie Moss reported from the front until he died in 1945.',
    'Moss reported from Wendle that the dam had held.',
    'The town uses only clean sources for its water, and our office checks them.',
    'Prohibida la pesca en el río hasta mayo, según el alcalde.',
    'Kopiowanie kluczy bez dowodu jest w tym mieście zabronione od maja.',
    'При использовании газа в доме жители должны открывать окна.',
    '“Tous droits réservés” est le titre du nouveau film de Luc Petit.',
    'Klicken Sie hier nicht, warnt die Polizei: Die Mail ist gefälscht.',
    'Dieser Text wurde im Jahr 1848 von drei Bürgern der Stadt unterschrieben.',
    'Cet article a été adopté par les députés le 3 mai.',
    'Wer hat den Wagen gesehen? Die Polizei bittet um Hinweise.',
    '¿Quién pagará la obra? El Ayuntamiento asumirá la mitad.',
    '来源不明的货物周一在港口被扣押。',
    'Thanks to the ferry, the islanders can go to the market again.',
    'If you found the letter, the family says, you did more than the post.',
    'पानी के लिए लोगों को दो किलोमीटर चलना पड़ता है।',
    'Cancela tu suscripción antes de marzo y la empresa te devuelve el dinero.',
    'La alcaldesa quiere leer los contadores desde una sala del ayuntamiento.',
    'La police a trouvé les photos sur un autre appareil du suspect.',
    'Dieser Artikel ist mehr wert als alle anderen, schrieb der Kritiker 1921.',
    'Denne saken er større enn noen annen i år, sier ordføreren.',
    'Die Mails landen in Ihrem Postfach und fragen nach dem Kennwort.',
    'Mit der Anmeldung des Betriebs erklärt sich der Rat für zuständig.',
    'Al suscribir el contrato, el alcalde aceptó pagar la mitad.',
    'Bądź na bieżąco, mówił ojciec, i czytaj gazety.',
    'Har du hittat en plånbok vid bron? Polisen söker ägaren.',
    'Haben Fehler im Bauplan den Brand verursacht? Das prüft nun ein Gutachter.',
    '댓글은 3만 개가 넘었고 모두 삭제됐다.',
    'You are reading the news of a war, he wrote, in a newsletter that nobody wanted.',
    'Díky předplatitelům divadlo přežilo i zimu.',
    '10月3日(土) 10:30から始まる。',
    'Send oss hjem, ropte mennene fra båten.',
    'Skicka in ansökan senast den 3 maj, skriver kommunen.',
    'Oppdatert er listen over 40 broer som må males før 2030.',
    'लोगों ने कहा कि वे ऐप डाउनलोड नहीं करेंगे।',
    '입력 자료 2026건이 모두 지워졌다.',
    '윤서진 기자는 9일 법정에 섰다.',
    'Опубликовано 28.08.2025 решение суда, которое отменяет сбор.',
    '更新された橋は2026年に開通する。',
    '제보는 경찰에 접수됐고 수사가 시작됐다.',
    'This newspaper ceased publication in 1998 after the strike.',
    'If you have a complaint about the bins, the council says, call the yard.',
    'We want our children to be safe, the petition says.',
    'Support for this bridge comes from the state and the county.',
    'The bill would raise the age for bets to 18+ in all shops.',
    'WATCH COMMANDER: Two men were arrested at the pier.',
    'Tap water in the county is safe again, the office said.',
    'Click on Settings and choose the plan that you want to leave.',
    'The new bridge is made possible by the state, which pays for half. Your guess is as good as mine, said the mayor.',
    'The festival is made possible by the members of the choir.',
    'Discover more from the dig in the new hall, which opens in May and shows all 300 finds.',
    'The firm hopes to start a 90-day trial of the drug in May.',
    'The jury is to start the trial.',
    'Vote in the school hall from 8 a.m. on Sunday.',
    'Why you can trust the count: Each vote is read twice.',
    'To contact the police, call 555-0188 at any time.',
    'Catch all the fish you like, said the ranger, but return the small ones.',
  ])('%s', (line) => {
    expect(isMarked(line)).toBe(false);
  });
});

describe('lines of pages and programs', () => {
  test.each([
    'Words by Ida Moss and Tom Reed',
    'THE WENDLE TIMES Page 2',
    'Page 3 of 9',
    'See FERRY, Page A4',
    'Show key events only',
    'Comments (12)',
    'Lue myös: Lautta-aikataulu muuttuu',
    'İlgili haber: Feribot durdu',
    'קראו עוד: הרכבת מתעכבת',
    'Listen (4:12)',
    'Jump to Recipe',
    'This blog updates automatically. Refresh for the newest posts.',
    'Tried this recipe? Let us know how it was!',
    'Learn more about your ad choices. Visit podcasts.example/adchoices',
    'Hosted on Acast. See acast.example/privacy for more information.',
    'See pods.example/listener for privacy information.',
    'Listen to the best of Wendle on Sample Sounds and catch up with the latest episode of Look West.',
  ])('%s', (line) => {
    expect(isMarked(line)).toBe(true);
  });

  test.each([
    'Words by the minister and the mayor did not calm the harbour.',
    'The report lists the ferries on page 2.',
    'The ferry company’s system updates automatically.',
    'This ferry updates its timetable automatically every night.',
    'The cooks tried this recipe in March.',
    'Comments (12 of them) came from the harbour.',
    'Lue myöskään kirjaa harva, sanoi opettaja.',
    'Visit the old harbour for more information on boats.',
    'Listen to the old keeper and you hear how the storm began.',
  ])('not %s', (line) => {
    expect(isMarked(line)).toBe(false);
  });

  test('the caption below its label alone', () => {
    const caption = 'The ferry lies in Wendle since May';
    const text = `${PROSE}\n\nImage caption,\n\n${caption}\n\n${PROSE}`;
    const marked = findBoilerplate(text).map(({ start, end }) => text.slice(start, end));
    expect(marked).toContain(caption);
    expect(marked).not.toContain(PROSE);
  });
});
