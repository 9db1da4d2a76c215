import { expect, test } from 'vitest';
import { languageOf } from '../../src/ingest/language.js';

test.each([
  [
    'eng',
    'The orchard society has planted four hundred old apple trees along the railway, and two schools look after the first of the rows, its chair said on Monday.',
  ],
  [
    'fra',
    'La société des vergers a planté quatre cents vieux pommiers le long de la voie ferrée, et deux écoles s’occupent des premières rangées, a déclaré lundi sa présidente.',
  ],
  [
    'deu',
    'Der Obstverein hat entlang der Bahn vierhundert alte Apfelbäume gepflanzt, und zwei Schulen pflegen die ersten Reihen, sagte die Vorsitzende am Montag. Sie war zufrieden.',
  ],
  [
    'spa',
    'La sociedad de huertos ha plantado cuatrocientos manzanos antiguos junto al ferrocarril, y dos escuelas cuidan de las primeras filas, dijo el lunes su presidenta.',
  ],
  [
    'ita',
    'La società dei frutteti ha piantato quattrocento vecchi meli lungo la ferrovia, e due scuole si prendono cura delle prime file, ha detto lunedì la presidente.',
  ],
  [
    'por',
    'A sociedade dos pomares plantou quatrocentas macieiras antigas ao longo da linha férrea, e duas escolas cuidam das primeiras filas, disse na segunda-feira a presidente.',
  ],
  [
    'nld',
    'De boomgaardvereniging heeft langs het spoor vierhonderd oude appelbomen geplant, en twee scholen verzorgen de eerste rijen, zei de voorzitter maandag. Dat is een begin.',
  ],
  [
    'swe',
    'Trädgårdsföreningen har planterat fyrahundra gamla äppelträd längs järnvägen, och två skolor sköter de första raderna, sade ordföranden på måndagen.',
  ],
  [
    'pol',
    'Towarzystwo sadownicze posadziło wzdłuż torów czterysta starych jabłoni, a dwie szkoły opiekują się pierwszymi rzędami, powiedziała w poniedziałek prezeska.',
  ],
  [
    'ces',
    'Ovocnářský spolek vysadil podél železnice čtyři sta starých jabloní a o první řady se starají dvě školy, řekla v pondělí jeho předsedkyně.',
  ],
  [
    'ron',
    'Societatea livezilor a plantat patru sute de meri bătrâni de-a lungul căii ferate, iar două școli au grijă de primele rânduri, a spus luni președinta.',
  ],
  [
    'tur',
    'Meyve bahçesi derneği demiryolu boyunca dört yüz eski elma ağacı dikti ve ilk sıralara iki okul bakıyor, dedi başkan pazartesi günü.',
  ],
  [
    'rus',
    'Общество садоводов посадило вдоль железной дороги четыреста старых яблонь, а за первыми рядами ухаживают две школы, сказала в понедельник председатель.',
  ],
])('%s', (code, text) => {
  expect(languageOf(text)).toBe(code);
  expect(languageOf(`${text} `.repeat(20))).toBe(code);
});

test('names and quotations of another language leave a text its own', () => {
  const text =
    'The mayor of Saint-Étienne, Jean-Baptiste Le Goff, told Le Courrier des Champs that the Société des vergers would plant trees in the Jardin des Plantes and on the Place de la République.';
  expect(languageOf(text)).toBe('eng');
  const french =
    'Le groupe « The Who and the Others » a joué lundi à Lyon devant quatre mille personnes, selon les organisateurs, et il reviendra au mois de juin pour deux concerts.';
  expect(languageOf(french)).toBe('fra');
});

test('few letters tell nothing', () => {
  expect(languageOf('Vier Bäume.')).toBe('und');
});
