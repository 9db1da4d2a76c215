/** The active model: every process that shares the store searches its vectors. */
export interface StoredModel {
  readonly model: string;
  readonly dimension: number;
  /** When it became active; identifies the activation. */
  readonly since: string;
  /** Settings that open the model again; opaque to the store. */
  readonly settings: Readonly<Record<string, string>>;
}
