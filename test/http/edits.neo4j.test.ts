import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { expect, it } from 'vitest'
import { datasetId } from '../../src/domain/ids.ts'
import { NAMESPACE, observationsOf, runEvent } from '../conformance/events.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { emptyGraph } from '../neo4j/test-database.ts'
import { describeDeletingOfRunParts } from './describe-deleting-of-run-parts.ts'
import { describeDeleting } from './describe-deleting.ts'
import { describeEditing } from './describe-editing.ts'
import { openApi } from './open-api.ts'

describeNeo4j('a real server', (connection) => {
  const open = async (): Promise<LineageStore> => {
    await emptyGraph(connection)
    return openNeo4jStore({ ...connection, producerRules })
  }
  describeEditing('neo4j', open)
  describeDeleting('neo4j', open)
  describeDeletingOfRunParts('neo4j', open)

  it('another server sees a deletion, and its end, at once', async () => {
    const stores = [await open(), await openNeo4jStore({ ...connection, producerRules })] as const
    const [one, other] = [await openApi({ store: stores[0] }), await openApi({ store: stores[1] })]
    try {
      await stores[0].ingest(
        observationsOf([runEvent({ job: 'load', at: 0, inputs: ['raw'], outputs: ['mid', 'mart'] })]),
      )
      const seen = async (): Promise<readonly string[]> => {
        const query = JSON.stringify({ query: 'downstream of dataset raw' })
        const { nodes } = (await (await other.post('/api/v1/query', query)).json()) as {
          readonly nodes: readonly { readonly name: string }[]
        }
        return nodes.map(({ name }) => name)
      }
      const path = `/api/v1/datasets/${datasetId(NAMESPACE, 'mid')}`
      expect(await seen()).toEqual(['raw', 'mart', 'mid'])
      await one.app.request(path, { method: 'DELETE' })
      expect(await seen()).toEqual(['raw', 'mart'])
      await one.app.request(`${path}/restore`, { method: 'POST' })
      expect(await seen()).toEqual(['raw', 'mart', 'mid'])
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })
})
