import { expect, it } from 'vitest'
import { embeddedRound } from './embedded-round.ts'
import { runs } from '../runs.ts'

/** A case is one plan on one world. `npm run fuzz:parity` runs more. */
const WORLDS = runs(10)
const PLANS = 200
const FIRST = Number(process.env['PARITY_SEED'] ?? 20261125)

it('gives the reference’s answers from an embedded file', { timeout: 240_000 }, async () => {
  let cases = 0
  for (let seed = FIRST; cases < WORLDS * PLANS; seed++) {
    const outcome = await embeddedRound({ seed, questions: PLANS })
    expect(outcome.difference).toBeUndefined()
    cases += outcome.cases
  }
})
