import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeStore } from './describe-store.ts'

describeNeo4j('a real server', (connection) => {
  describeStore('neo4j', async () => {
    await emptyGraph(connection)
    return openNeo4jStore({ ...connection, habits })
  })
})
