/** `npm run fuzz:events -- --minutes 10 --seed 7`: mutated recorded events against a real server, for as long as wanted. */
import { parseArgs } from 'node:util'
import { fuzzEvents } from './fuzz-events.ts'

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
})
const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('usage: npm run fuzz:events -- [--minutes 10] [--seed N]\n')
  process.exit(2)
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)
say(`for ${minutes} minutes; again with --seed ${seed}`)
const until = Date.now() + minutes * 60_000
const { requests, byStatus } = await fuzzEvents({ seed, goOn: () => Date.now() < until, say })
say(`${requests} requests, none broke a promise: ${JSON.stringify(Object.fromEntries(byStatus))}`)
