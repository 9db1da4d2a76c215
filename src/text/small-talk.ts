/**
 * What is said to the bot without asking about the news. Only whole messages of known forms count: a word more, and it
 * is a question ("thanks" is small talk, "who thanked the rescuers" is not).
 */
import type { SmallTalk } from '../domain/small-talk.js';
import {
  ASKS_WHO,
  CALLS_FOR_HELP,
  GOODBYES,
  GREETINGS,
  INTERJECTIONS,
  THANKS,
} from './lexicon/courtesies.js';
import { anyOf } from './lexicon/words.js';

/** Longer messages are questions; nobody thanks at greater length. */
const MAX_CHARS = 80;
/** "2+2", "what is 12 * 3?" */
const ARITHMETIC_RE =
  /^(?:(?:what(?:['’]?s| is)|how much is|calculate)\s)?\d[\d.,]{0,12}(?:\s?(?:[-+*/x×÷^]|plus|minus|times|divided by)\s?\d[\d.,]{0,12}){1,5}\s?=?\s?\??$/iu;
/** "hes a hero imo" */
const OPINION_RE = /^[^?]{1,70}\s(?:imo|imho|in my opinion)[.!]*$/i;
const URL_RE = /^(?:https?:\/\/|www\.)\S+$/i;
/** How one addresses the bot, and what softens a word: these are left out. */
const FILLER = anyOf(
  'please|pls|plz|so|very|much|a lot|a bunch|a ton|again|mate|man|dude|bro|buddy|all|everyone|guys|folks|there|bot|byline|then|just|really|oh|ah|well|hmm+|um+|again|for that|for this|for the help|for your help|for the info|for the answers?|for your answers?|for everything|a million|everybody|zusammen|à tous|a tutti|a todos|alle|alla'.split(
    '|',
  ),
);
const FILLER_RE = new RegExp(`(?<!\\S)${FILLER}(?!\\S)`, 'g');
/** Before what counts: "hi, who are you?", "lol ok thanks", "can you tell me what you can do". */
const LEAD_RE =
  /^(?:(?:he+y+|hi+|hello+|yo+|lo+l+|lmao+|haha+|omg|wow|ok|okay|cool|nice|great|yes|yeah|no|nah|thanks|thx|ty|sorry|(?:(?:can|could) (?:you|u) )?tell me) )+(?=\S)/;

/** After what asks for an opinion: of a topic, it asks for what the articles say of that. */
const ON_NOTHING = '(?: (?:of|on|about) (?:me|us|it|this|that|him|her|them|you|yourself|bots?|discord))?';

/** Whole messages, in lower case, without punctuation and filler. The first that fits decides. */
const FORMS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'thanks',
    new RegExp(
      `^(?:(?:that was |thats |this was |very )?(?:helpful|useful) |(?:many|ok|okay|great|cool|perfect|no|haha|lol|wow|yes|yep) )?(?:${anyOf(THANKS)}(?: (?:you|u|ya))?)(?: (?:that (?:helped|helps|was helpful|was useful|works|worked)|(?:thats|that is|it is|its) (?:helpful|useful)))?$|^(?:i |much |really )?appreciate(?:d| it| that| this)$|^(?:thanks? |thank you )+(?:you|u)?$`,
    ),
  ],
  [
    'greeting',
    new RegExp(
      `^(?:hi+|hello+|he+y+|heya|hiya|yo+|howdy|${anyOf(GREETINGS)}|greetings|(?:good )?(?:morning|afternoon|evening)|good day|whats up|wassup|sup|how are (?:you|u|things)(?: doing)?(?: today)?|hows it going|hows life|(?:(?:hi|hey|hello) )?(?:are )?(?:you|u) (?:there|alive|up|awake|ok|okay|online|working|here)|any(?:one|body) (?:here|there|home|around|online|alive)|is (?:this|it) (?:thing )?(?:on|working)|ping)$`,
    ),
  ],
  [
    'goodbye',
    new RegExp(
      `^(?:(?:good ?)?bye+(?: bye)?|see (?:you|ya)(?: later| tomorrow| soon)?|good ?night|gn|cya|ttyl|brb|gtg|g2g|(?:i )?(?:gotta|got to|have to|need to|must) go|${anyOf(GOODBYES)}|take care|have a (?:good|nice|great) (?:day|one|evening|weekend|night))$`,
    ),
  ],
  [
    'reaction',
    /^(?:lo+l+|lmao+|lmfao|rofl|xd+|(?:ha)+h?|(?:he)+h|(?:ja){2,}|lo+l+ol|(?:lmao|lol|omg|wtf|bruh) (?:what|no way|why|ok|same)|bruh|ok(?:ay)?|(?:haha|lol|ok|okay|wow|oh|ah|yeah|yes) (?:cool|nice|ok|okay|wow|great|good|lol|haha)|(?:oh |omg )?no way|yikes|oof|damn|dang|genial|kk?|alright|got it|i see|makes sense|fair(?: enough)?|interesting|wow+|whoa|omg|wtf|nice(?: one)?|cool|great|awesome|amazing|perfect|excellent|brilliant|good (?:bot|job|work|answer|point|one)|bad bot|well done|exactly|agreed|yes+|yeah+|yep|yup|no+|nah|nope|sure|of course|maybe|idk|i dont know|never ?mind|nvm|whatever|sorry|my bad|oops|hm+|huh|ugh|meh|i love (?:it|this|you)|(?:thats|that is|its|it is|this is) (?:great|good|nice|cool|bad|sad|wrong|right|funny|crazy|insane|interesting|terrible|awful|wild|true|false|not true)|wrong|incorrect|boring|good to know|same(?: here)?|me too|(?:oh )?so (?:sad|good|true|cool|funny|bad)|how (?:sad|nice|awful|funny|cool|weird|strange)|(?:never|havent|have never) heard (?:of )?(?:that|it|this)|(?:thats|that is) not what i (?:asked|meant|said)|(?:thats|that is|this is|youre|you are|its|it is) (?:so |really |completely |totally )?(?:useless|wrong|stupid|dumb|hilarious|ridiculous|impressive|helpful|nonsense|rubbish|garbage|fake|amazing|awesome|the best)|(?:stupid|dumb|useless|silly|bad|great|nice) (?:bot|answer|thing|one)|you (?:suck|rock|rule)|love (?:it|this|that)|well played|1|this)$/,
  ],
  [
    'reaction',
    new RegExp(
      `^(?:(?:oh|wow|omg|lol|haha|ok|thats|its|how|what a|that is|it is) )?(?:(?:so|really|very|too) )?${anyOf(INTERJECTIONS)}(?: (?:lol|haha|wow|omg))?$`,
    ),
  ],
  [
    'help',
    new RegExp(
      `^(?:help(?: me)?|i need help|can (?:you|u) help(?: me)?|how (?:do|does|can|should) (?:this|it|that|you|u|the bot|i (?:use (?:this|it|you|u)|ask(?: (?:you|a question|questions))?|start|begin|add (?:an? )?(?:article|news|feed|link|source)s?))(?: works?| do this)?|how (?:to|do i) use(?: (?:this|it|you))?|how it works|what (?:(?:can|do|could) (?:you|u|i|it|this)|(?:you|u|i|it|this) (?:can|do|could)) (?:do|ask|know|answer)(?: (?:you|u|it|this))?(?: here| about)?|what are (?:you|u) (?:for|able to do)|what (?:is|are) (?:the|your) (?:commands?|options?|features?)|(?:show |list )?(?:me )?(?:the )?commands?|(?:what|which) (?:outlets?|newspapers?|papers|sources|articles|news sources|feeds?|sites) (?:(?:do|did|can) (?:you|u|we|i) (?:have|know|use|read|search|cover|follow|got)|are (?:there|here|available|in here))|(?:whats|what is) (?:the (?:time|date|day)(?: (?:today|now))?|today(?:s date)?)|(?:what|which) (?:day|date|time|month|year) is (?:it|today)(?: (?:today|now|there))?|whats? time is it|(?:what|hows?|how is)(?:s| is)? the weather(?: like)?(?: (?:today|tomorrow|now|outside|here))?|(?:is it|will it|is it going to|gonna|is it gonna)(?: going to)? (?:rain(?:ing)?|snow(?:ing)?|be (?:sunny|hot|cold|warm|windy))(?: (?:today|tomorrow|tonight|now|outside|here|this (?:week|weekend|afternoon|evening)))?|where (?:do|did) (?:you|u) get (?:your|the) (?:news|info|information|data|articles|stories|facts)(?: from)?|instructions?|usage|faq|(?:i dont know )?what (?:to|should i|shall i|could i) ask(?: you)?|what can (?:you|u) tell me|how can i ask(?: a question)?|${anyOf(CALLS_FOR_HELP)})$`,
    ),
  ],
  [
    'identity',
    new RegExp(
      `^(?:(?:who|what) (?:(?:are|r) (?:you|u)|(?:you|u) are)|who(?:s| is) this|whats? (?:is )?your name|your name|(?:are|r) (?:you|u) (?:a |an |the )?(?:real )?(?:bot|human|robot|real|person|ai|llm|chat ?gpt|gpt(?: ?\\d)?|machine|alive)|what (?:is|are) (?:this |the )?(?:bot|byline)|who(?:s| is) your (?:creator|maker|owner|developer|boss)|(?:do|can) (?:you|u) (?:have feelings|feel|think|dream|sleep)|(?:what|how) do (?:you|u) (?:think|feel|say)${ON_NOTHING}|(?:whats|what is|do you have (?:a|an)) (?:your )?(?:opinion|view|take|thoughts?)${ON_NOTHING}|what are your (?:views|thoughts|opinions)${ON_NOTHING}|(?:who|what|which)(?:s| is| are|) your favou?rites?(?: .{1,40})?|do you (?:like|love|hate|support|agree with|believe in|believe|prefer|trust) .{1,60}|(?:who|what|which)(?: .{1,30})? do you (?:like|love|hate|support|prefer|want|trust)(?: (?:most|best|more|to win))?|who (?:would|will|do) you vote for|tell me a joke|sing (?:me )?a song|(?:what|which) (?:ai |language )?model (?:are|r) (?:you|u)|will (?:you|u) marry me|${anyOf(ASKS_WHO)}|who (?:made|built|wrote|created|coded|programmed|owns|runs) (?:you|u|this)|introduce yourself|tell me about yourself|about you|how old are you|where are you from|do you (?:like|love|hate) me)$`,
    ),
  ],
  [
    'deletion',
    /^(?:(?:can you |could you )?(?:delete|remove|erase|clear|forget|undo) (?:this|that|it|all|everything|me|the (?:last|above)(?: one| message| answer)?|my (?:data|questions?|messages?|history))|undo|cancel|stop(?: it| that)?|shut up|go away|leave(?: me alone)?|be quiet|quiet)$/,
  ],
  [
    'source',
    /^(?:(?:whats |what is |what are )?(?:the |your )?(?:sources?|links?|citations?|references?|proof|evidence)|citation needed|says who|(?:who|what) told (?:you|u)(?: (?:that|this|it|so))?|who (?:says|said) so|according to (?:who|whom)|where (?:do|did) (?:you|u) (?:get|find|read|see) (?:this|that|it)(?: from)?|where is (?:this|that|it) from|where does (?:this|that|it) come from|got (?:a |any )?(?:source|link|proof)s?|(?:oh )?really|(?:oh )?is (?:that|it) so|for real|how do (?:you|u) know(?: this| that)?|(?:are|r) (?:you|u) (?:sure|certain|serious)(?: about (?:this|that))?|is (?:this|that) (?:true|real|right|correct))$/,
  ],
];

/** Null for a question about the news. @param message As `cleanQuestion` returns it. */
export function smallTalkOf(message: string): SmallTalk | null {
  if (message.length > 0 && message.split(' ').every((word) => URL_RE.test(word))) return 'link';
  if (message.length > MAX_CHARS) return null;
  if (ARITHMETIC_RE.test(message)) return 'help';
  if (OPINION_RE.test(message)) return 'reaction';
  const words = message
    .toLowerCase()
    .replace(/['’]|\ufe0f|\u200d/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  if (words === '')
    return /\p{Extended_Pictographic}|[:;=][-']?[)(dp/\\|]|<3/iu.test(message) ? 'reaction' : null;
  const plain = words.replace(FILLER_RE, ' ').replace(/ +/g, ' ').trim();
  for (const text of [words, plain, plain.replace(LEAD_RE, '')]) {
    const form = FORMS.find(([, pattern]) => pattern.test(text));
    if (form) return form[0];
  }
  return null;
}

const STATEMENT_RE =
  /^(?:i|im|i'm|i've|i'd|we|we're|they|they're|he|he's|she|she's|it|it's|its|that|that's|thats|this|those|these|you|you're|your|my|his|her|their|there's|theres|no|not|yes|yeah|nah|nope|well|actually|maybe|perhaps|imo|imho|tbh|ngl|damn|omg|wow|lol|haha|bro|dude|same|poor|what an?|how (?:sad|nice|awful|funny|cool|weird|terrible|strange|great|stupid|ironic))(?![\p{L}\p{N}])/u;
const ASKS_RE =
  /\?|(?<![\p{L}\p{N}])(?:who|whom|whose|what|when|where|which|why|how|tell me|explain)(?![\p{L}\p{N}])/u;

/**
 * False for a remark among members ("I think that's wrong", "what a mess"), which a reply to an answer often is. Bare
 * keywords count as a question.
 */
export function mayAsk(message: string): boolean {
  const lower = message.toLowerCase().replaceAll('’', "'").trim();
  const remark = STATEMENT_RE.exec(lower)?.[0];
  return remark === undefined || ASKS_RE.test(lower.slice(remark.length)) || /\?/.test(lower);
}
