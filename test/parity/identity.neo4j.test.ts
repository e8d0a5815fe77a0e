import { it } from 'vitest'

import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { holdsIdentity } from './holds-identity.ts'
import { runs } from '../runs.ts'

const ROUNDS = runs(5)

describeNeo4j('Neo4j', (connection) => {
  it(
    'holds the identity groups of all that was stated and vetoed',
    () =>
      holdsIdentity(async () => {
        await emptyGraph(connection)
        return openNeo4jStore({ ...connection, habits })
      }, ROUNDS),
    15 * 60_000,
  )
})
