/**
 * `npm run fuzz:parity -- --minutes 10 --store neo4j --seed 7`: random worlds and queries for a given time. By default it compares
 * the embedded store with the reference; with `--store neo4j`, Neo4j with the embedded store.
 */
import { parseArgs } from 'node:util'
import { startNeo4j } from '../neo4j/start-neo4j.ts'
import { claimDatabase } from '../neo4j/test-database.ts'
import { embeddedRound } from './embedded-round.ts'
import { neo4jRound } from './neo4j-round.ts'
import type { Outcome, Round } from './round.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    store: { type: 'string', default: 'embedded' },
    seed: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
const first = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(first) || !['embedded', 'neo4j'].includes(values.store)) {
  process.stderr.write('usage: npm run fuzz:parity -- [--minutes 10] [--store embedded|neo4j] [--seed N]\n')
  process.exit(2)
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const neo4j = values.store === 'neo4j' ? await startNeo4j(say) : undefined
if (values.store === 'neo4j' && neo4j === undefined) process.exit(2)
if (neo4j !== undefined) await claimDatabase(neo4j)
const roundOf = (round: Round): Promise<Outcome> =>
  neo4j === undefined ? embeddedRound(round) : neo4jRound(round, neo4j)

say(`for ${minutes} minutes, ${values.store}; again with --seed ${first}`)
const until = Date.now() + minutes * 60_000
let cases = 0
let failed = false
for (let seed = first; Date.now() < until && !failed; seed++) {
  const outcome = await roundOf({ seed, questions: neo4j === undefined ? 200 : 30 })
  cases += outcome.cases
  const { difference } = outcome
  if (difference === undefined) {
    if ((seed - first) % 10 === 9) say(`seed ${seed}: ${cases} cases so far`)
    continue
  }
  failed = true
  say(`a difference; again with --store ${values.store} --seed ${difference.seed}`)
  say(`events ${JSON.stringify(difference.events)}`)
  say(
    `question ${typeof difference.question === 'string' ? difference.question : JSON.stringify(difference.question)}`,
  )
  say(difference.difference)
}
if (!failed) say(`${cases} cases, no difference`)
await neo4j?.stop()
process.exit(failed ? 1 : 0)
