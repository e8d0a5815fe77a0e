import { expect, inject, it } from 'vitest'
import { neo4jRound } from './neo4j-round.ts'
import { runs } from '../runs.ts'

/** A case is one query on one world. `npm run fuzz:parity -- --store neo4j` runs more. */
const WORLDS = runs(10)
const QUESTIONS = 30
const FIRST = Number(process.env.TRIBUTARY_PARITY_SEED ?? 20261125)

it.skipIf(inject('neo4j') === null)(
  'gives the same graph and the same answers from an embedded file and from Neo4j',
  async () => {
    const connection = inject('neo4j')!
    for (let seed = FIRST; seed < FIRST + WORLDS; seed++)
      expect((await neo4jRound({ seed, questions: QUESTIONS }, connection)).difference).toBeUndefined()
  },
  600_000,
)
