/**
 * `npm run bench:query`: measures queries over HTTP on generated graphs, on both stores, against a walk in memory and Cypher
 * written by hand. Prints the tables of docs/performance.md; `--help` lists the flags.
 */
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'

import { asking, type Asked } from './ask-server.ts'
import { idOfNth, openBolt } from './bolt.ts'
import { walkStatement } from './walk-statement.ts'
import { startGraphServer, type GraphServer } from './graph-server.ts'
import type { StoreName } from './ingest-options.ts'
import { memoryGraph, walkUpstream, type MemoryGraph } from './memory-walk.ts'
import { median, percentiles } from './percentiles.ts'
import { measurePlanning } from './planning.ts'
import { CASES, pickStarts, type QueryCase, type Start } from './query-cases.ts'
import { adjacency } from './query-graph.ts'
import { readOptions, USAGE } from './query-options.ts'
import { reportText, type CaseReport, type GraphReport, type HistoryReport } from './query-report.ts'
import { queriesWhileEventsCome } from './queries-under-load.ts'

const STARTS = 10
/** Repetitions of each query before the measurement. */
const WARM = 2
const CLIENTS = 16
const EVENTS_PER_SECOND = 500

const options = readOrExit()
const note = (text: string): void => void process.stderr.write(`${text}\n`)

async function measureCase(
  one: QueryCase,
  server: GraphServer,
  starts: readonly Start[],
  memory: MemoryGraph,
): Promise<CaseReport> {
  const ask = asking(server.url)
  const bolt = one.cypher === undefined ? undefined : openBolt(server)
  const asked: Asked[] = []
  const inMemory: number[] = []
  const hand: number[] = []
  const alone: number[] = []
  try {
    for (let round = -WARM; round < options.rounds; round++)
      for (const start of starts) {
        const answer = await ask(one.query(start.text, start.other))
        if (answer.refused !== undefined) return { name: one.name, refused: answer.refused }
        const id = idOfNth(start.n, adjacencyOf(memory).width)
        const handMs = await bolt?.run({ text: one.cypher!, params: { id } })
        const aloneMs =
          one.statement === undefined ? undefined : await bolt?.run(walkStatement(id, one.statement))
        const memoryMs =
          one.depth === undefined ? undefined : timed(() => walkUpstream(memory, start.n, one.depth!))
        if (round < 0) continue
        asked.push(answer)
        if (handMs !== undefined) hand.push(handMs)
        if (aloneMs !== undefined) alone.push(aloneMs)
        if (memoryMs !== undefined) inMemory.push(memoryMs)
      }
  } finally {
    await bolt?.close()
  }
  const { p50, p95 } = percentiles(asked.map(({ ms }) => ms))
  const beside = hand.length === 0 ? '' : `, by hand ${median(hand).toFixed(1)} ms`
  note(`${one.name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${beside}`)
  return {
    name: one.name,
    members: median(asked.map(({ members }) => members)),
    p50,
    p95,
    inStore: median(asked.map(({ elapsedMs }) => elapsedMs)),
    ...(inMemory.length > 0 && { memory: median(inMemory) }),
    ...(hand.length > 0 && { byHand: median(hand) }),
    ...(alone.length > 0 && { statement: median(alone) }),
  }
}

const adjacencyOf = ({ adjacency }: MemoryGraph): MemoryGraph['adjacency'] => adjacency

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

async function measureGraph(name: StoreName, datasets: number): Promise<GraphReport | undefined> {
  const shape = { seed: options.seed, datasets, runs: options.runs }
  const graph = adjacency(shape)
  const memory = memoryGraph(graph)
  const starts = pickStarts(graph, STARTS)
  const server = await startGraphServer(name, shape, graph, note)
  if (server === undefined) return undefined
  try {
    const cases: CaseReport[] = []
    for (const one of CASES) cases.push(await measureCase(one, server, starts, memory))
    const underLoad = await queriesWhileEventsCome(server.url, {
      clients: CLIENTS,
      eventsPerSecond: EVENTS_PER_SECOND,
      queries: starts.map((start) => `upstream of ${start.text} depth 10`),
      asked: options.rounds * 40,
    })
    return {
      store: name,
      datasets: graph.size,
      ...(server.neo4j && { from: server.neo4j.from }),
      cases,
      underLoad: { ...underLoad, clients: CLIENTS, wished: EVENTS_PER_SECOND },
    }
  } finally {
    await server.stop()
  }
}

/** The same queries alternately on two stores, one of which has ten times the interactions. */
async function measureHistory(name: StoreName, datasets: number): Promise<HistoryReport | undefined> {
  const shapes = [options.runs, 10 * options.runs].map((runs) => ({ seed: options.seed, datasets, runs }))
  const graph = adjacency(shapes[0]!)
  const starts = pickStarts(graph, STARTS)
  const servers: GraphServer[] = []
  try {
    for (const shape of shapes) {
      const server = await startGraphServer(name, shape, graph, note)
      if (server === undefined) return undefined
      servers.push(server)
    }
    const asks = servers.map(({ url }) => asking(url))
    const rows = []
    for (const one of CASES) {
      const times: [number[], number[]] = [[], []]
      let refused = false
      for (let round = -WARM; round < options.rounds && !refused; round++)
        for (const start of starts)
          for (const [i, ask] of asks.entries()) {
            const answer = await ask(one.query(start.text, start.other))
            refused ||= answer.refused !== undefined
            if (round >= 0) times[i]!.push(answer.ms)
          }
      if (!refused) rows.push({ name: one.name, once: median(times[0]), tenfold: median(times[1]) })
    }
    return { store: name, datasets: graph.size, runs: options.runs, rows }
  } finally {
    for (const server of servers) await server.stop()
  }
}

const graphs: GraphReport[] = []
const histories: HistoryReport[] = []
for (const name of options.stores) {
  for (const size of options.sizes) {
    const report = await measureGraph(name, size)
    if (report === undefined) note(`there is no ${name} here`)
    else graphs.push(report)
  }
  const history = await measureHistory(name, options.sizes[0]!)
  if (history !== undefined) histories.push(history)
}
const report = {
  machine: `Node ${process.versions.node}, ${String(cpus().length)} × ${cpus()[0]?.model.trim() ?? 'CPU'}`,
  options,
  planning: measurePlanning(CASES),
  graphs,
  histories,
}
process.stdout.write(reportText(report))
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`)

function readOrExit() {
  try {
    const read = readOptions(process.argv.slice(2))
    if (read !== 'help') return read
    process.stdout.write(USAGE)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`)
    process.exit(2)
  }
}
