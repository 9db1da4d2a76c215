/** The stripe at the left of an embed. */
export const BRAND_COLOUR = 0x3b82c4;
export const SUCCESS_COLOUR = 0x2e8b57;
export const CAUTION_COLOUR = 0xd4a017;
export const MUTED_COLOUR = 0x808080;
