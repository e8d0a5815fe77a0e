import { kindsOfMistake } from './bad-texts/kinds-of-mistake.test-support.ts'
import { otherLanguages } from './bad-texts/other-languages.test-support.ts'
import { setsAndStages } from './bad-texts/sets-and-stages.test-support.ts'
import { timesAndClauses } from './bad-texts/times-and-clauses.test-support.ts'

/** Texts with mistakes. What is said about each is kept in the golden file beside this one. */
export const badTexts: readonly string[] = [
  ...kindsOfMistake,
  ...otherLanguages,
  ...timesAndClauses,
  ...setsAndStages,
]
