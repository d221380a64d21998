/** Colours as functions, so that a report knows neither terminals nor libraries. */
export interface Paint {
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly unsure: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly strong: (text: string) => string;
}

const same = (text: string) => text;
export const noPaint: Paint = { bad: same, good: same, unsure: same, faint: same, strong: same };
