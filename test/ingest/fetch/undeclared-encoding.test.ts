import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/ingest/fetch/decode.js';

/** The bytes of a text in an encoding of single bytes or of pairs, by trying what each decodes to. */
function encoded(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytesOf = new Map<string, number[]>();
  for (let byte = 0; byte < 256; byte += 1) bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
    }
  return Uint8Array.from([...text].flatMap((character) => bytesOf.get(character)!));
}

const RUSSIAN =
  'Старый маяк на мысе снова горит после одиннадцати лет ремонта, сообщил совет порта в понедельник. Свет виден за двадцать миль.';
const JAPANESE = '岬の古い灯台は十一年の修理を経て、金曜日に再び点灯した。光は二十海里先から見えるという。';
const CHINESE =
  '老灯塔在十一年的维修之后于星期五重新点亮，这是港口委员会的决定。人们在二十海里之外也能看到它的光。';
const TAIWAN =
  '老燈塔在十一年的維修之後於星期五重新點亮，這是港口委員會的決定。人們在二十海里之外也能看到它的光。';
const KOREAN = '곶의 오래된 등대가 열한 해의 수리 끝에 금요일에 다시 켜졌다고 항만위원회가 밝혔다.';
const CZECH =
  'Starý maják na mysu Žďár zase svítí, řekla již ve čtvrtek mluvčí přístavu. Každý může žádat o vstup, další čeká.';
const POLISH =
  'Stara latarnia znów świeci, powiedziała w piątek rzeczniczka portu. Światło było żółte i widać je z całej zatoki.';

const GREEK = 'Ο παλιός φάρος στο ακρωτήριο άναψε ξανά την Παρασκευή μετά από έντεκα χρόνια επισκευών.';
const TURKISH =
  'Eski deniz feneri on bir yıllık onarımdan sonra cuma günü yeniden yandı, liman kurulu açıkladı. Işık yirmi milden görülüyor.';
const HEBREW = 'המגדלור הישן בכף נדלק שוב ביום שישי אחרי אחת עשרה שנות תיקונים, אמרה מועצת הנמל.';

describe('the encoding of a text that declares none', () => {
  test.each([
    ['windows-1251', RUSSIAN],
    ['koi8-r', RUSSIAN],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['gb18030', CHINESE],
    ['big5', TAIWAN],
    ['euc-kr', KOREAN],
    ['iso-8859-2', CZECH],
    ['iso-8859-2', POLISH],
    ['windows-1250', POLISH],
    ['windows-1250', CZECH],
    ['windows-1253', GREEK],
    ['windows-1254', TURKISH],
    ['windows-1255', HEBREW],
  ])('is told by its letters: %s', (label, text) => {
    expect(decodeText('a text', encoded(text, label))).toBe(text);
  });

  test.each([
    ['windows-1252', 'Der alte Leuchtturm brennt für 3 £ oder 4 ¥ und 5 m², sagte Frau Übel. Ça coûte 10 ½.'],
    ['windows-1252', 'La torre 1ª y la 2º están ¿abiertas? Sí, ¡abiertas! El paño es añil.'],
  ])('stays Western: %s %s', (label, text) => {
    expect(decodeText('a text', encoded(text, label))).toBe(text);
  });

  test('is not guessed from a few letters', () => {
    const text = encoded('The poet Wisława Szymborska wrote it in Kraków.', 'windows-1250');
    expect(decodeText('a text', text)).toBe(new TextDecoder('windows-1252').decode(text));
  });

  test('is unknown for bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => 128 + ((at * 7919) % 128));
    expect(() => decodeText('a text', bytes)).toThrow(/encoding of a text is unknown/);
  });
});
