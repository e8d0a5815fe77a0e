import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { DescriptionEditor } from '../entity/description-editor.tsx'
import { Facts } from '../entity/facts.tsx'
import { addedTag, TAG_FIELDS, tagMarks } from '../entity/mark-kinds.ts'
import { MarksEditor } from '../entity/marks-editor.tsx'
import type { Target } from '../entity/use-edit.ts'
import { useEntity } from '../entity/use-entity.ts'

/** A dialog that edits the description and tags of a column. */
export function ColumnDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { data: column, error, refetch } = useEntity('column', id)
  const name = column?.name ?? ''
  return (
    <Dialog title={name === '' ? 'Column' : name.slice(0, 200)} onClose={onClose}>
      {column === undefined ? (
        error === null ? (
          <Loading what="the column" />
        ) : (
          <ProblemView error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <OfColumn
          column={column}
          target={{ kind: 'column', asked: id, id: column.id, version: column.version }}
        />
      )}
    </Dialog>
  )
}

type Column = NonNullable<ReturnType<typeof useEntity<'column'>>['data']>

function OfColumn({ column, target }: { readonly column: Column; readonly target: Target }) {
  return (
    <Facts
      facts={[
        ['Type', column.type],
        ['Description', <DescriptionEditor text={column.description} target={target} />],
        [
          'Tags',
          <MarksEditor
            what="tag"
            add="Add a tag"
            marks={tagMarks(column.tags)}
            fields={TAG_FIELDS}
            added={addedTag}
            target={target}
          />,
        ],
      ]}
    />
  )
}
