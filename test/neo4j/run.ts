import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startJavaNeo4j } from './java-neo4j.ts'
import { javaIsMissing } from './neo4j-jars.ts'

const USAGE = `npm run neo4j [-- options]: a Neo4j with its Browser, up until Ctrl-C

  --bolt-port N   default 7687, or a free one if it is taken
  --http-port N   default 7474, or a free one if it is taken
  --data FOLDER   the folder of the graph, default data/neo4j
`

const { values } = parseArgs({
  options: {
    'bolt-port': { type: 'string', default: '7687' },
    'http-port': { type: 'string', default: '7474' },
    data: { type: 'string', default: join(import.meta.dirname, '..', '..', 'data', 'neo4j') },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) process.stdout.write(USAGE)
else await main()

async function main(): Promise<void> {
  const missing = await javaIsMissing()
  if (missing !== undefined) {
    process.stderr.write(`Java 17 and Maven are needed: ${missing}\n`)
    process.exitCode = 1
    return
  }
  const home = resolve(values.data)
  await mkdir(home, { recursive: true })
  process.stdout.write('Neo4j is starting (the first time its jars are fetched) …\n')
  const neo4j = await startJavaNeo4j({
    home,
    boltPort: Number(values['bolt-port']),
    httpPort: Number(values['http-port']),
  })
  process.stdout.write(
    `Neo4j is ready, data in ${home}\n\n` +
      `  Browser    ${neo4j.httpUrl ?? ''}/browser/   (connect to ${neo4j.uri}, no authentication)\n` +
      `  Tributary  tributary serve --neo4j-uri ${neo4j.uri}\n\n` +
      'Ctrl-C ends it.\n',
  )
  const stop = (): void => void neo4j.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
