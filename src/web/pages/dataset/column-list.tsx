import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { Card, Detail } from '../../../http/shapes/browse-types.ts'
import { useMay } from '../../api/use-me.ts'
import { Clamped } from '../../ui/clamped.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { DataList, type ListColumn } from '../list/data-list.tsx'
import { TagChips } from '../list/tag-chips.tsx'
import { TextFilter } from '../list/text-filter.tsx'
import { useUrlParams } from '../list/use-url-params.ts'
import { usePages } from '../list/use-pages.ts'
import { columnSelector, urlOfQuery, walkFrom } from '../entity/lineage-query.ts'
import { ColumnDialog } from './column-dialog.tsx'
import './column-list.css'
import { filterColumns } from './filter-columns.ts'
import { currentColumns } from './current-columns.ts'
import { useSchemas } from './use-schemas.ts'

type Column = Card<'column'>

/** The columns of a dataset by ordinal. */
export function ColumnList({ dataset }: { readonly dataset: Detail<'dataset'> }) {
  const may = useMay('edit')
  const address = useUrlParams()
  const [edited, setEdited] = useState<string>()
  const marked = address.get('column')
  const words = address.get('words')
  const loaded = usePages<Column>(`datasets/${dataset.id}/columns`, { limit: 500 })
  const { data: schemas } = useSchemas(dataset.id)
  const present = useMemo(
    () => (schemas === undefined ? undefined : currentColumns(schemas.items)),
    [schemas],
  )
  const isMissed = marked !== '' && loaded.items.every(({ name }) => name !== marked)
  useEffect(() => {
    // Load further pages until the column of the link appears.
    if (isMissed && loaded.more && !loaded.loading && loaded.error === null) loaded.loadMore()
  })
  const pages = { ...loaded, items: filterColumns(loaded.items, { marked, words }) }
  const columns = useMemo(
    (): readonly ListColumn<Column>[] => [
      {
        title: 'Column',
        width: 'minmax(0, 3fr)',
        cell: ({ name = '', ordinal }) => {
          const isGone = present?.has(name) === false
          return (
            <>
              <span className="column-name">
                {ordinal === undefined || isGone ? null : <span className="faint">{ordinal + 1}</span>}
                <Clamped className="mono" text={name} what="the name" />
              </span>
              {isGone ? <span className="chip">not in the latest schema</span> : null}
            </>
          )
        },
      },
      {
        title: 'Type',
        width: 'minmax(0, 2fr)',
        shown: ({ type }) => type !== undefined,
        cell: ({ name = '', type = '' }) => (
          <Clamped className="mono" text={type} what={`the type of ${name.slice(0, 100)}`} />
        ),
      },
      {
        title: 'Description',
        width: 'minmax(0, 4fr)',
        shown: ({ description }) => description !== undefined,
        cell: ({ name = '', description = '' }) => (
          <Clamped text={description} what={`the description of ${name.slice(0, 100)}`} />
        ),
      },
      {
        title: 'Tags',
        width: 'minmax(0, 2fr)',
        shown: ({ tags = [] }) => tags.length > 0,
        cell: ({ tags }) => <TagChips tags={tags} />,
      },
      {
        title: 'Actions',
        width: may ? '130px' : '70px',
        cell: ({ id, name = '' }) => (
          <span className="row">
            <Link
              aria-label={`Lineage of ${name.slice(0, 200)}`}
              to={urlOfQuery(walkFrom('lineage', columnSelector(name, dataset), 3))}
            >
              lineage
            </Link>
            {may ? (
              <button
                type="button"
                className="button small"
                aria-label={`Edit ${name.slice(0, 200)}`}
                onClick={() => setEdited(id)}
              >
                Edit
              </button>
            ) : null}
          </span>
        ),
      },
    ],
    [dataset, may, present],
  )
  return (
    <>
      <div className="row">
        <TextFilter
          title="Filter columns"
          value={words}
          placeholder="part of a name or type"
          onChange={(value) => address.set({ words: value })}
        />
      </div>
      <DataList
        label="Columns"
        rowHeight={39}
        one="column"
        many="columns"
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        marked={({ name }) => marked !== '' && name === marked}
        empty={
          words === '' ? (
            <EmptyState title="No columns yet">
              <p>Producers report columns in the facets schema and columnLineage.</p>
            </EmptyState>
          ) : (
            <EmptyState title="No column matches this name or type" />
          )
        }
      />
      {edited === undefined ? null : <ColumnDialog id={edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}
