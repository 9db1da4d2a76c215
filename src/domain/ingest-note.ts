/** Parts of an article that were not read. */
export type Omission =
  /** The page has much more running text than was read. */
  | 'running-text'
  /** The page declares that it shows its text to subscribers only. */
  | 'paid-text'
  /** The article continues on pages that were not read. */
  | 'further-pages';

/** What is worth knowing about an article that was just read. */
export type NoteFacts =
  | {
      readonly kind:
        | Omission
        /** The page does not show its text as it is delivered. */
        | 'hidden-text'
        /** The text is that of a feed, not that of the page. */
        | 'feed-text'
        /** Not in English. */
        | 'other-language';
    }
  | {
      readonly kind: 'no-date';
      /** True if a user gave the text and may give its date with it. */
      readonly isClaimed: boolean;
    }
  | {
      /** The text was stored before, with other metadata. */
      readonly kind: 'kept-as-stored';
      /** What was given now and does not count. Not empty. */
      readonly ignored: readonly ('date' | 'outlet')[];
    }
  | {
      readonly kind: 'same-story';
      /** Of one of the other articles of the story, without double quotation marks, at most 120 characters. */
      readonly title: string;
      /** Its outlet's name, or the domain of its page if the name is not that domain's. */
      readonly outlet: string | null;
      /** True if only a user says that it is of that outlet. */
      readonly isClaimed: boolean;
      /** Number of others besides that one. */
      readonly more: number;
    };

/** A note with its English text, which the terminal and scripts get; Discord words its facts for each member. */
export type IngestNote = NoteFacts & { readonly text: string };
