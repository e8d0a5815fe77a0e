import { describeNeo4j } from '../../../test/neo4j/describe-neo4j.ts'
import { emptyDatabase } from '../../../test/neo4j/test-database.ts'
import { describeRedacting } from '../../../test/conformance/describe-redacting.ts'
import { producerRules } from '../../openlineage/producer-rules.ts'
import { openNeo4jStore } from './open-neo4j-store.ts'

describeNeo4j('a real server with secrets', (connection) => {
  describeRedacting('Neo4j', async () => {
    await emptyDatabase(connection)
    return openNeo4jStore({ ...connection, producerRules })
  })
})
