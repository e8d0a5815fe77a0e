import type { Detail } from '../../../http/shapes/browse-types.ts'
import { LineagePreview } from '../../ask/lineage-preview.tsx'
import { FacetsView } from '../entity/facets-view.tsx'
import { selectorOf, walkFrom } from '../entity/lineage-query.ts'
import { LastUse } from './last-use.tsx'
import { StatisticsPlots } from './statistics-plots.tsx'
import { UsersOfDataset } from './users-of-dataset.tsx'

/** The overview tab: direct lineage, users and statistics. */
export function Overview({ dataset }: { readonly dataset: Detail<'dataset'> }) {
  const { id, name = id, namespace, deletedAt, facets, lastReader, lastWriter } = dataset
  return (
    <>
      <div className="columns-two">
        <section className="card" aria-labelledby="lineage-of-it">
          <h2 id="lineage-of-it">Lineage</h2>
          {deletedAt === undefined ? (
            <LineagePreview query={walkFrom('lineage', selectorOf('dataset', { name, namespace }), 1)} />
          ) : (
            <p className="faint">Deleted datasets have no lineage.</p>
          )}
        </section>
        <section className="card" aria-labelledby="users-of-it">
          <h2 id="users-of-it">Writers and readers</h2>
          <LastUse title="Last written" use={lastWriter} />
          <LastUse title="Last read" use={lastReader} />
          <UsersOfDataset id={id} />
        </section>
      </div>
      <StatisticsPlots id={id} />
      <FacetsView facets={facets} />
    </>
  )
}
