import { Link } from 'react-router'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { DeleteButton, DeletedNotice } from '../thing/deletion.tsx'
import { DescriptionEditor } from '../thing/description-editor.tsx'
import { Facts } from '../thing/facts.tsx'
import { placeOfQuery, selectorOf, walkFrom } from '../thing/lineage-query.ts'
import {
  addedAlias,
  addedOwner,
  addedTag,
  ALIAS_FIELDS,
  aliasMarks,
  OWNER_FIELDS,
  ownerMarks,
  TAG_FIELDS,
  tagMarks,
} from '../thing/mark-kinds.ts'
import { MarksEditor } from '../thing/marks-editor.tsx'
import { ThingHead } from '../thing/thing-head.tsx'
import type { Target } from '../thing/use-edit.ts'
import { SaidOfNames } from './said-of-names.tsx'

interface Props {
  readonly asked: string
  readonly dataset: Detail<'dataset'>
}

/** What a dataset is, and what people say of it. */
export function DatasetHead({ asked, dataset }: Props) {
  const { id, version, name = id, namespace, deletedAt, upstreams, downstreams } = dataset
  const target: Target = { kind: 'dataset', asked, id, version }
  const selector = selectorOf('dataset', { name, namespace })
  return (
    <>
      <ThingHead kind="dataset" name={name} namespace={namespace}>
        {deletedAt === undefined ? (
          <>
            <Link className="button" to={placeOfQuery(walkFrom('upstream', selector, 3))}>
              Upstream{upstreams === undefined ? '' : ` (${upstreams})`}
            </Link>
            <Link className="button" to={placeOfQuery(walkFrom('downstream', selector, 3))}>
              Downstream{downstreams === undefined ? '' : ` (${downstreams})`}
            </Link>
            <Link className="button primary" to={placeOfQuery(walkFrom('lineage', selector, 3))}>
              Lineage
            </Link>
            <DeleteButton kind="dataset" name={name} target={target} />
          </>
        ) : null}
      </ThingHead>
      {deletedAt === undefined ? null : <DeletedNotice kind="dataset" at={deletedAt} target={target} />}
      <div className="card">
        <Facts
          facts={[
            ['Description', <DescriptionEditor text={dataset.description} target={target} />],
            ['Type', [dataset.type, dataset.format].filter(Boolean).join(', ')],
            ['Stored in', [dataset.storage, dataset.location].filter(Boolean).join(', ')],
            [
              'Tags',
              <MarksEditor
                what="tag"
                add="Add a tag"
                marks={tagMarks(dataset.tags, '/datasets')}
                fields={TAG_FIELDS}
                added={addedTag}
                target={target}
              />,
            ],
            [
              'Owners',
              <MarksEditor
                what="owner"
                add="Add an owner"
                marks={ownerMarks(dataset.owners, '/datasets')}
                fields={OWNER_FIELDS}
                added={addedOwner}
                target={target}
              />,
            ],
            [
              'Other names',
              <MarksEditor
                what="other name"
                add="Add another name"
                marks={aliasMarks(dataset.aliases)}
                fields={ALIAS_FIELDS}
                added={addedAlias}
                target={target}
              />,
            ],
            ['First seen', <TimeText at={dataset.firstSeen} />],
          ]}
        />
        <SaidOfNames dataset={dataset} />
      </div>
    </>
  )
}
