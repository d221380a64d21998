/** A change that takes nothing away from anybody's safety, and why. */
export interface Harmless {
  readonly type: RegExp;
  readonly path: RegExp;
  /** Kinds of change it holds for. @default - all */
  readonly kinds?: RegExp;
  readonly why: string;
}

export const of = (type: RegExp, path: RegExp, why: string, kinds?: RegExp): Harmless => ({ type, path, why, kinds });
export const ANY = /./;
export const WHOLE = /^-$/;
export const GONE = /^removed$/;
export const GONE_ITEM = /^dropped$/;
