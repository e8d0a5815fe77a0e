import { describe, inject } from 'vitest'
import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeTraps } from './describe-traps.ts'

const connection = inject('neo4j')

describe.skipIf(connection === null)('a real server', () => {
  describeTraps('neo4j', async () => {
    await emptyGraph(connection!)
    return openNeo4jStore({ ...connection!, habits })
  })
})
