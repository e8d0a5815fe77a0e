import { describe, inject } from 'vitest'
import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeGoldenAnswers } from './describe-golden.ts'

const connection = inject('neo4j')

describe.skipIf(connection === null)('a real server', () => {
  describeGoldenAnswers('neo4j', async () => {
    await emptyGraph(connection!)
    return openNeo4jStore({ ...connection!, habits })
  })
})
