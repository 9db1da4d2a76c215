/** Past forms of irregular verbs, which no stemmer leads back to their base. */
const FORMS = `be was were been; begin began begun; break broke broken; bring brought; build built; buy bought; catch caught;
choose chose chosen; come came; die died dies dying; draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen;
feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten;
freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden;
hold held; keep kept; know knew known; lay laid; lead led; leave left; lend lent; lose lost; make made; mean meant; meet met;
pay paid; ride rode ridden; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent;
shake shook shaken; shoot shot; show showed shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck stricken; swear swore sworn; swim swam swum;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; uphold upheld; wear wore worn;
win won; withdraw withdrew withdrawn; write wrote written`;

/** The base of each irregular form, in lower case. */
export const BASES_OF_IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  FORMS.split(';').flatMap((entry) => {
    const [base, ...forms] = entry.trim().split(/\s+/);
    return forms.map((form) => [form, base!] as const);
  }),
);
