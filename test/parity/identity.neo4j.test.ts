import { it } from 'vitest'

import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { checkIdentityGroups } from './check-identity-groups.ts'
import { runs } from '../runs.ts'

const ROUNDS = runs(5)

describeNeo4j('Neo4j', (connection) => {
  it(
    'has the identity groups of all symlinks and vetoes',
    () =>
      checkIdentityGroups(async () => {
        await emptyGraph(connection)
        return openNeo4jStore({ ...connection, producerRules })
      }, ROUNDS),
    15 * 60_000,
  )
})
