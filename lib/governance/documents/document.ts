/** A document that is made from a manifest: the same manifest, the same text. */
export interface Document {
  /** Name of the file, as in `offboarding.md`. */
  readonly file: string;
  readonly text: string;
}
