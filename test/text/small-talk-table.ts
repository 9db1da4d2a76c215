/** Messages of members, one a line: small talk by kind, and questions about the news. */
import type { SmallTalk } from '../../src/domain/small-talk.js';

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const SMALL_TALK: Readonly<Partial<Record<SmallTalk, readonly string[]>>> = {
  thanks: lines(`
    thanks a million
    thank you all
    many thanks
    thanks for your help!
    thanks, that helped
    that was helpful, thanks
    ok thank you very much
    tysm!!
    appreciate it
    thanks again bot
    danke
    danke dir
    vielen Dank!
    merci beaucoup
    muchas gracias
    grazie mille
    muito obrigado
    dziękuję
    tak
    tack så mycket
    takk
    kiitos
    dank je wel
    спасибо
    ありがとう
    谢谢
    감사합니다
    شكرا
    धन्यवाद
    teşekkürler
  `),
  greeting: lines(`
    hi everyone
    hello byline
    hey, you there?
    yo
    heya
    morning all
    good evening
    hallo zusammen
    guten Morgen
    bonjour à tous
    buenos días
    buongiorno
    olá
    ciao a tutti
    hej
    привет
    こんにちは
    你好
    안녕하세요
    مرحبا
    नमस्ते
    merhaba
    how's it going?
    how are you doing today
    are you awake
    anyone here?
    is this thing on?
  `),
  goodbye: lines(`
    bye bye
    see you tomorrow
    gotta go
    good night all
    tschüss
    auf Wiedersehen
    au revoir
    adiós
    hasta luego
    arrivederci
    до свидания
    ttyl
    brb
  `),
  reaction: lines(`
    yay!
    wooo
    aww
    sad
    thats wild
    poor kids
    hes a hero imo
    lolol
    haha nice
    lmao what
    that's hilarious
    omg no way
    no way
    wow ok
    yikes
    oof
    so sad
    how sad
    good to know
    never heard of that
    you're wrong
    that's not what I asked
    this is useless
    stupid bot
    you suck
    great answer
    love it
    well played
    +1
    same
    me too
    this
    oh no
    damn
    🤣🤣🤣
    ❤️
    i love you
    ok cool
    genial
    jaja
  `),
  help: lines(`
    help!
    how do I use you?
    how do you work
    what do you do
    what can I ask
    what can you tell me
    how can I ask a question?
    can you help me please
    hilfe
    ayuda
    aide
    show commands
    how do I add a feed?
    I don't know what to ask
    what should I ask?
  `),
  identity: lines(`
    who are you
    what is this bot
    what is byline
    are you human?
    are you a real person
    who is your creator
    do you have feelings
    tell me a joke
    sing a song
    wer bist du
    qui es-tu ?
    quién eres
    what model are you
    are you gpt-4?
    will you marry me
  `),
  deletion: lines(`
    delete this please
    delete my message
    remove that
    please forget me
    stop it
    shut up bot
    go away
  `),
  source: lines(`
    source?
    source please
    link?
    says who
    got a link?
    are you sure?
    is this real
    really?
    is that so
    where is that from
  `),
};

export const QUESTIONS: readonly string[] = lines(`
  who thanked the volunteers?
  thanksgiving travel
  thanksgiving storm deaths
  tak ming estate fire
  danke schoen singer died
  what did the mayor say thanks for
  hi-vis vests recall
  hello kitty cafe opening
  good morning america host leaves
  hey jude lyrics sale
  yo-yo ma concert
  bye-election result
  goodbye lenin remake
  bye bye bonus law
  see you in court lawsuit
  lol doll recall
  omg token crash
  rip current deaths
  poor people in Tarn
  sad day in Tarn
  wild boar cull
  sweet potato prices
  who is a hero in my opinion poll
  RIP Quincy Jones when
  wow airlines
  ok corral
  cool roof programme cost
  nice attack trial
  super
  rip
  manual
  super bowl
  super typhoon
  great barrier reef
  amazing race winner
  same-sex marriage bill
  first minister
  first
  maybe tomorrow film
  help for flood victims
  help to buy scheme
  who can help the farmers?
  how do I apply for the rebate?
  how do I vote by mail
  how does the ferry work
  what can voters do?
  what can I claim for a cancelled train?
  what do you need to vote in Tarn?
  who are the candidates?
  who are you allowed to vote for?
  what is the byline of the report?
  are you allowed to park there now?
  are you required to wear a mask
  are humans to blame?
  who made the decision?
  who built the bridge?
  who created the app?
  who owns the ferry?
  what is the name of the ship?
  how old is the captain?
  where is the ferry from?
  where was the minister born?
  delete your account bill
  delete key recall
  remove the statue petition
  stop and frisk
  stop oil protest
  cancel culture law
  leave campaign
  leave no trace
  quiet quitting
  source of the leak
  source code stolen
  link between the cases
  links of the suspect to the party
  proof of the claim
  evidence against Holt
  is it true that Holt resigned?
  is this true: the dam broke?
  are they sure about the numbers?
  really simple syndication inventor
  commands of the court
  command centre fire
  menu prices
  manual transmission ban
  joke about the king lawsuit
  song contest winner
  will she marry him?
  marry me film
  love island winner
  i love new york campaign
  human trafficking
  robot finds reef
  gpt-5 release date
  gpt-5
  openai model
  ping an insurance
  sup board deaths
  morning after pill
  good friday
  good night stories author
  evening standard closes
  ciao bella
  alive or dead?
  how is the weather in Tarn
  how is the king?
  how are the hostages?
  how are talks going
  what's going on in Tarn
  what's up with the ferry
  what about Germany?
  and when was it signed?
  why?
  how many?
  who?
  when
  where exactly
  more on the ferry
  tell me about the strike
  tell me more
  ferry
  Holt
  news
  latest
  what's new
  what did I miss
  what happened today
  today's headlines
  top stories
  yes vote wins
  no deal
  no confidence vote
  no fly zone
  sure start centres
  right to buy
  wrong man convicted
  false alarm airport
  true crime show cancelled
  sorry we missed you
  crazy horse memorial
  boring company tunnel
  awful weather
  sad news about the king
  interesting facts about the vote
  fair work commission
  fair enough for you? campaign
  exact number of seats
  brilliant orange film
  perfect storm
  excellent schools list
  agreed price of the deal
  agreed deal
  wtf podcast ends
  k-pop
  kk wagh institute
`);
