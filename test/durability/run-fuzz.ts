/** `npm run fuzz:events -- --minutes 10 --seed 7`: sends mutated recorded events to real servers for a given time. */
import { parseArgs } from 'node:util'
import { fuzzEvents } from './fuzz-events.ts'

/** Stores per seed: the seed of a round is enough to repeat its failure. */
const RUNS_PER_ROUND = 10

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const minutes = Number(values.minutes)
const first = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(first)) {
  process.stderr.write('usage: npm run fuzz:events -- [--minutes 10] [--seed N]\n')
  process.exit(2)
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)
say(`for ${minutes} minutes; again with --seed ${first}`)
const until = Date.now() + minutes * 60_000
let sent = 0
for (let seed = first; Date.now() < until; seed++)
  try {
    const { requests, byStatus } = await fuzzEvents({ seed, runs: RUNS_PER_ROUND })
    sent += requests
    say(`seed ${seed}: ${requests} requests, ${JSON.stringify(Object.fromEntries(byStatus))}`)
  } catch (error) {
    say(
      `a promise is broken; again with --seed ${seed}\n${error instanceof Error ? error.message : String(error)}`,
    )
    process.exit(1)
  }
say(`${sent} requests, none broke a promise`)
