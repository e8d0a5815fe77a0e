/** The default and the maximum number of rows that are compared with the stored events. */
export const SAMPLE_SIZE = 300
export const MAX_SAMPLE = 10_000
