import { habits } from '../../src/openlineage/habits.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeDeletingOfRunParts } from './describe-deleting-of-run-parts.ts'
import { describeDeleting } from './describe-deleting.ts'
import { describeEditing } from './describe-editing.ts'

describeNeo4j('a real server', (connection) => {
  const open = async (): Promise<LineageStore> => {
    await emptyGraph(connection)
    return openNeo4jStore({ ...connection, habits })
  }
  describeEditing('neo4j', open)
  describeDeleting('neo4j', open)
  describeDeletingOfRunParts('neo4j', open)
})
