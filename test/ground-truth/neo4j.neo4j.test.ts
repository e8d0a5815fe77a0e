import { describe, inject } from 'vitest'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeGroundTruth } from './describe-ground-truth.ts'

const connection = inject('neo4j')

describe.skipIf(connection === null)('a real server', () => {
  describeGroundTruth('neo4j', async () => {
    await emptyGraph(connection!)
    return openNeo4jStore({ ...connection!, producerRules })
  })
})
