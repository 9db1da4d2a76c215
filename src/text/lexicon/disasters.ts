import { wordList } from './words.js';

/** Words that reports use for one event that harms people; what follows a stem belongs to the word. */
export const DISASTERS: readonly (readonly string[])[] = [
  'fire blaze flame inferno burn arson wildfire',
  'flood deluge inundat downpour torrent swollen water river',
  'crash collision collid accident derail overturn plung wreck pile-up',
  'explosion explod blast bomb detonat',
  'attack assault ambush raid shot shoot stab gunm bomb strike missile drone',
  'shooting shot gunm gunfire fired rifle',
  'bombing bomb blast explosion explod attack',
  'stabbing stab knife attack',
  'quake earthquake tremor seismic magnitude',
  'storm hurricane cyclone typhoon tornado gale wind',
  'hurricane cyclone typhoon tornado storm wind',
  'landslide mudslide rockslide slide slip avalanche mud',
  'avalanche snow slide',
  'sinking sank sunk capsiz shipwreck turned ship ferry boat',
  'shipwreck sank sunk capsiz ship ferry boat',
  'outbreak epidemic pandemic virus infect disease illness case',
  'heatwave heat temperature hot',
  'stampede crush crowd',
  'collapse collaps fall fell caved',
  'war invasion conflict fighting offensive shelling',
  'riot protest unrest clash demonstration',
].map(wordList);

/** They tell nothing of what happened. */
export const ANY_DISASTER = wordList('accident disaster incident tragedy catastrophe emergency event case');
