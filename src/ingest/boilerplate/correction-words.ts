/** What heads the note that an article was corrected: the source of a regular expression for any case. */
export const CORRECTION =
  "(?:corrections?|clarifications?|errat(?:um|a)|editor['’]s note|berichtigung|korrektur|richtigstellung|rectificati(?:f|on)|correctif|corrección|correzione|correção|rectificatie)";
