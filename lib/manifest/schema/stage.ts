/** How far a vendor is trusted, from the first trial on. */
export const STAGES = ['pilot', 'limited', 'expanded'] as const;
export type Stage = (typeof STAGES)[number];
