/** Rows that are compared with what the events give, where nobody says how many, and at the most. */
export const SAMPLE_SIZE = 300
export const MAX_SAMPLE = 10_000
