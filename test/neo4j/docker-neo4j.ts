import { neo4jVersion } from './neo4j-version.ts'
import type { RunningNeo4j, Settings } from './running-neo4j.ts'

const PASSWORD = 'tributary-tests'

/** Whether a Docker daemon answers; the command alone is not enough. */
export async function dockerAnswers(): Promise<boolean> {
  const { getContainerRuntimeClient } = await import('testcontainers')
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  )
}

/** Starts Neo4j Community in a container, which is removed when it is stopped or this process ends. */
export async function startDockerNeo4j(settings: Settings = {}): Promise<RunningNeo4j> {
  const { Neo4jContainer } = await import('@testcontainers/neo4j')
  const { image } = neo4jVersion()
  const container = await new Neo4jContainer(image)
    .withPassword(PASSWORD)
    .withEnvironment(
      inEnvironment({
        'server.memory.heap.max_size': '512m',
        'server.memory.pagecache.size': '256m',
        'dbms.usage_report.enabled': 'false',
        ...settings,
      }),
    )
    .start()
  return {
    uri: container.getBoltUri(),
    user: container.getUsername(),
    password: container.getPassword(),
    from: `Docker, ${image}`,
    httpUrl: container.getHttpUri(),
    stop: async () => {
      await container.stop()
    },
  }
}

/** Settings in the format of the image: underscores are doubled, and replace dots. */
const inEnvironment = (settings: Settings): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      `NEO4J_${name.replaceAll('_', '__').replaceAll('.', '_')}`,
      value,
    ]),
  )
