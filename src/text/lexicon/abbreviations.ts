/**
 * Abbreviations with a full stop, in lower case and without it, by what the stop may mean. English and the languages
 * that news is most often read in beside it.
 */
import { MONTH_ABBREVIATIONS } from './months.js';
import { wordList } from './words.js';

/** Precede a name, so the stop never ends a sentence. Written with a capital. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList(
    `mr mrs ms messrs mmes mx dr drs prof profs rev revd hon fr frs sen sens rep reps gov govs pres amb gen gens lt ltc
    col cols maj capt capts cpt cmdr cdr comdr adm vadm radm sgt sgts cpl pvt pfc spc brig ens off det insp supt supts const
    asst assoc dir atty attys ald mt msgr bp abp mme mlle mm mgr hr fr frl ing dipl mag sig dott avv dra sra
    srta excmo exmo sto sta ste ds dhr mevr проф акад г-н г-жа`,
  ),
);

/** Precede a number: "No. 5", "p. 12", "Art. 3". */
export const NUMBER_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList(
    `no nos nr nrs num núm fig figs vol vols p pp pg pgs sec secs art arts ch chs chap eq eqs ref refs app par paras pt
    pts ex tab op bd kap ziff abs abb pág págs kl tel ext s n str стр рис гл čl odst br`,
  ),
);

/** Those of them that are words as well: "She said no. They left." */
export const NUMBER_ABBREVIATION_WORDS: ReadonlySet<string> = new Set(
  wordList('no art arts nos app par para ref tab ex fig pt ch op kl'),
);

/** Never end a sentence. */
export const MID_SENTENCE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList(
    `vs ca cf approx viz incl excl esp e.g i.e bzw vgl ggf inkl exkl evtl sog bspw zzgl geb gest verh ehem einschl gem
    resp med phil jur rer nat habil prof dr dra sra dott inż mgr ks św płk д-р z.b d.h i.d.r u.u v.a m.e s.o bijv d.w.z m.b.t o.l.v dvs f.eks t.ex bl.a m.a env p.ex c.-à-d p.ej aprox np tzw
    tzn tj např mj popř tzv т.е т.к т.н`,
  ),
);

/** May end a sentence, and are as often followed by a name: "Acme Inc.", "Jr.", "St.", "Nov.", "Calif." Written with a capital. */
export const CAPITALISED_ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...MONTH_ABBREVIATIONS.map((month) => month.toLowerCase()),
  ...wordList(
    `inc corp ltd co cos bros jr sr snr jnr esq st ave blvd rd hwy dept dist univ assn assoc govt intl natl mfg est
    ala ariz ark calif colo conn del fla ill ind kan kans ky mass mich minn miss mont neb nebr nev okla ore penn tenn tex va vt md pa ga la ky wash wis wisc wyo alta ont sask tues thur thurs janv févr juil déc ene abr ago ee uu ud uds vd cie`,
  ),
]);

/** The same, in lower case. */
export const LOWER_CASE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList(`dept govt mio mrd tsd str jh jhd mill mia av al ul pl os im гг вв млн млрд тыс им ул др пр`),
);

/** "etc." before a capital ends a sentence. */
export const CLOSING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  wordList('etc usw u.s.w m.fl m.m osv itd itp atd т.д т.п enz'),
);

/** In a text without capitals, begin sentences so rarely that an abbreviation before them does not end one. */
export const CONTINUING_WORDS: ReadonlySet<string> = new Set(
  wordList('and or but to on in at for with by from as until when a an the is was has of'),
);

/** Before a letter that is no initial: "vitamin C. It helps". */
export const LETTERED_NOUNS: ReadonlySet<string> = new Set(
  wordList(
    `vitamin vitamins hepatitis influenza plan grade type class group exhibit appendix section schedule category row
    block building terminal gate level phase series model channel option point size team`,
  ),
);

/** After "3 p.m.", belong to the time. */
export const AFTER_TIME: ReadonlySet<string> = new Set(
  wordList(
    `et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst ist cet cest aest aedt jst hkt sgt eastern central mountain
    pacific greenwich local`,
  ),
);
