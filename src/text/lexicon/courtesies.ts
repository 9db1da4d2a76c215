/** Thanks, greetings, goodbyes and cries for help in languages that members write; whole messages in lower case. */

const phrases = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());

export const THANKS = phrases(
  `thanks, thank, thx, tx, tysm, ty, tnx, thnx, thanku, cheers, danke, danke dir, danke euch, danke schön, danke sehr,
  vielen dank, merci, merci beaucoup, merci bien, gracias, muchas gracias, mil gracias, grazie, grazie mille, obrigado,
  obrigada, muito obrigado, muito obrigada, dziękuję, dzięki, tak, mange tak, tack, tack så mycket, takk, tusen takk,
  kiitos, bedankt, dank je, dank je wel, dankjewel, dank u, спасибо, дякую, děkuji, díky, mulțumesc, köszönöm, ευχαριστώ,
  teşekkürler, teşekkür ederim, sağol, شكرا, شكرا لك, धन्यवाद, शुक्रिया, dhanyavad, shukriya, ありがとう, ありがとうございます,
  谢谢, 謝謝, 감사합니다, 고마워, terima kasih, makasih, cảm ơn, salamat, asante`,
);

export const GREETINGS = phrases(
  `hola, bonjour, salut, bonsoir, hallo, guten morgen, guten tag, guten abend, moin, servus, buenos días, buenos dias,
  buenas tardes, buenas noches, buenas, buongiorno, buonasera, ciao, olá, ola, bom dia, boa tarde, boa noite, hej, hei,
  hallå, god morgen, goedemorgen, goedendag, cześć, dzień dobry, ahoj, привет, здравствуйте, привіт, merhaba, selam,
  مرحبا, السلام عليكم, salam, नमस्ते, namaste, こんにちは, おはよう, 你好, 您好, 안녕하세요, 안녕, xin chào, halo, γεια`,
);

export const GOODBYES = phrases(
  `tschüss, tschüs, auf wiedersehen, gute nacht, bis später, bis morgen, au revoir, à bientôt, bonne nuit, adiós, adios,
  hasta luego, hasta mañana, arrivederci, tchau, hej då, до свидания, пока, до побачення, さようなら, 再见, 안녕히 가세요`,
);

export const CALLS_FOR_HELP = phrases(
  'hilfe, hilf mir, ayuda, ayúdame, aide, aidez moi, aiuto, ajuda, hjälp, hjelp, hulp, pomoc, помощь, помогите, yardım, ヘルプ, 帮助, 도움말, मदद',
);

/** What is called out, in English; patterns, since letters are repeated at will. */
export const INTERJECTIONS = phrases(
  `ya+y, yes+s, woo+, woo ?hoo+, hoo?ray, hurrah, aw+, ou?ch, phew, whew, gee+z?, jeez, gosh, eek, ew+, yuck, yum, oo+h, a+rgh,
  bravo, congrats, congratulations, kudos, sad, tragic, wild, crazy, insane, scary, horrible, terrible, awful, shocking,
  hilarious, bizarre, weird, lovely, sweet, neat, gross, finally, gg, smh, poor (?:things?|guys?|girls?|boys?|kids?|children|man|men|wom[ae]n|people|family|families|him|her|them)`,
);

/** "who are you" */
export const ASKS_WHO = phrases(
  'wer bist du, wer seid ihr, was bist du, qui es tu, qui êtes vous, tu es qui, quién eres, quien eres, qué eres, chi sei, quem é você, vem är du, wie ben je, kim sin, кто ты, ты кто',
);
