import type { Detail } from '../../../http/shapes/browse-types.ts'
import { EditableHead } from '../entity/editable-head.tsx'
import { addedAlias, ALIAS_FIELDS, aliasMarks } from '../entity/mark-kinds.ts'
import { MarksEditor } from '../entity/marks-editor.tsx'
import type { Target } from '../entity/use-edit.ts'
import { NameStatements } from './name-statements.tsx'

interface Props {
  readonly asked: string
  readonly dataset: Detail<'dataset'>
}

/** The header of a dataset page, with its editable fields. */
export function DatasetHead({ asked, dataset }: Props) {
  const { id, version, type, format, storage, location, aliases } = dataset
  const target: Target = { kind: 'dataset', asked, id, version }
  return (
    <EditableHead
      kind="dataset"
      target={target}
      entity={dataset}
      facts={[
        ['Type', [type, format].filter(Boolean).join(', ')],
        ['Stored in', [storage, location].filter(Boolean).join(', ')],
      ]}
      further={[
        [
          'Aliases',
          <MarksEditor
            what="alias"
            add="Add an alias"
            marks={aliasMarks(aliases)}
            fields={ALIAS_FIELDS}
            added={addedAlias}
            target={target}
          />,
        ],
      ]}
    >
      <NameStatements dataset={dataset} />
    </EditableHead>
  )
}
