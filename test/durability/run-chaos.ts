/** `npm run chaos -- --rounds 50 --store embedded --seed 7`: kill -9 under load, round by round. */
import { parseArgs } from 'node:util'
import { chaosEmbedded, chaosNeo4j } from './chaos.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    store: { type: 'string', default: 'embedded' },
    seed: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed)
if (!['embedded', 'neo4j'].includes(values.store) || !(rounds > 0) || !Number.isInteger(seed)) {
  process.stderr.write('usage: npm run chaos -- [--rounds 50] [--store embedded|neo4j] [--seed N]\n')
  process.exit(2)
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)
say(`${rounds} rounds on ${values.store}; again with --seed ${seed}`)
await (values.store === 'neo4j' ? chaosNeo4j : chaosEmbedded)({ rounds, seed, say })
say('nothing acknowledged was lost; all derived rows are as a rebuild makes them')
