import { kindsOfMistake } from './bad-texts/kinds-of-mistake.test-support.ts'
import { otherLanguages } from './bad-texts/other-languages.test-support.ts'
import { setsAndStages } from './bad-texts/sets-and-stages.test-support.ts'
import { timesAndClauses } from './bad-texts/times-and-clauses.test-support.ts'

/** Texts with errors. `bad-texts.golden.txt` has the diagnostics of each. */
export const badTexts: readonly string[] = [
  ...kindsOfMistake,
  ...otherLanguages,
  ...timesAndClauses,
  ...setsAndStages,
]
