/** Discord's limits, in UTF-16 code units (never fewer than Discord's own count). */

/** All text displays of a message together. */
export const MAX_TEXT_CHARS = 4000;
/** Components of a message, those inside others included. */
export const MAX_COMPONENTS = 40;

/** Name and value of a choice of an option, label and description of a choice in a menu. */
export const MAX_CHOICE_CHARS = 100;
export const MAX_CHOICES = 25;
export const MAX_OPTION_CHARS = 6000;
export const MAX_FORM_INPUT_CHARS = 4000;
/** The line below the label of a form's field. */
export const MAX_FORM_HINT_CHARS = 100;
export const MAX_FORM_FILES = 10;

/** URL of a link button. */
export const MAX_BUTTON_URL_CHARS = 512;
export const MAX_CUSTOM_ID_CHARS = 100;
