/** Every format of `enclave check`. A file of its own, because `--help` must not load what makes them. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown', 'github'] as const;
export type Format = (typeof FORMATS)[number];
