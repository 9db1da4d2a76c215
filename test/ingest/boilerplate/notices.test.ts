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
    // Tips and channels.
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
  ])('%s', (line) => {
    expect(isMarked(line)).toBe(false);
  });
});
