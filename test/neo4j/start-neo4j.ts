import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dockerAnswers, startDockerNeo4j } from './docker-neo4j.ts'
import { startJavaNeo4j } from './java-neo4j.ts'
import { javaIsMissing } from './neo4j-jars.ts'
import type { RunningNeo4j, Settings } from './running-neo4j.ts'
import { waitForBolt } from './wait-for-bolt.ts'

export interface StartOptions {
  /**
   * Plans of statements are cached for an hour, even if counts change. Tests fill and empty the graph all the time, and planning the
   * same statements again took a quarter of their time.
   */
  readonly keepsPlans?: boolean
}

/**
 * A Neo4j for tests and benchmarks: the one that NEO4J_URI names (NEO4J_USER, NEO4J_PASSWORD), else one in Docker, else one
 * with Java and Maven, whose data are deleted when it stops. Undefined if there is none; `explain` gets the reason.
 * @throws Error if NEO4J_URI is set and does not answer: the user's choice is not silently replaced
 */
export async function startNeo4j(
  explain: (reason: string) => void = () => undefined,
  { keepsPlans = false }: StartOptions = {},
): Promise<RunningNeo4j | undefined> {
  const uri = process.env['NEO4J_URI']
  if (uri !== undefined && uri !== '') return given(uri)

  const settings = keepsPlans ? { 'dbms.cypher.min_replan_interval': '1h' } : {}
  const reasons = ['NEO4J_URI is not set']
  if (await dockerAnswers()) {
    try {
      return await startDockerNeo4j(settings)
    } catch (error) {
      reasons.push(`Docker gave no Neo4j: ${String(error)}`)
    }
  } else reasons.push('no Docker daemon answers')

  const missing = await javaIsMissing()
  if (missing === undefined) return startPassing(settings)
  explain([...reasons, missing].join('; '))
  return undefined
}

async function given(uri: string): Promise<RunningNeo4j> {
  const connection = {
    uri,
    user: process.env['NEO4J_USER'] ?? 'neo4j',
    password: process.env['NEO4J_PASSWORD'] ?? 'neo4j',
  }
  await waitForBolt(connection, 30_000)
  return { ...connection, from: 'NEO4J_URI', stop: () => Promise.resolve() }
}

async function startPassing(settings: Settings): Promise<RunningNeo4j> {
  const home = await mkdtemp(join(tmpdir(), 'tributary-neo4j-'))
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true })
  try {
    const neo4j = await startJavaNeo4j({ home, settings })
    return { ...neo4j, stop: () => neo4j.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
