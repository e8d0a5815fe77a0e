import type { Detail } from '../../../http/shapes/browse-types.ts'
import { EditedHead } from '../thing/edited-head.tsx'
import { addedAlias, ALIAS_FIELDS, aliasMarks } from '../thing/mark-kinds.ts'
import { MarksEditor } from '../thing/marks-editor.tsx'
import type { Target } from '../thing/use-edit.ts'
import { SaidOfNames } from './said-of-names.tsx'

interface Props {
  readonly asked: string
  readonly dataset: Detail<'dataset'>
}

/** What a dataset is, and what people say of it. */
export function DatasetHead({ asked, dataset }: Props) {
  const { id, version, type, format, storage, location, aliases } = dataset
  const target: Target = { kind: 'dataset', asked, id, version }
  return (
    <EditedHead
      kind="dataset"
      target={target}
      thing={dataset}
      facts={[
        ['Type', [type, format].filter(Boolean).join(', ')],
        ['Stored in', [storage, location].filter(Boolean).join(', ')],
      ]}
      further={[
        [
          'Other names',
          <MarksEditor
            what="other name"
            add="Add another name"
            marks={aliasMarks(aliases)}
            fields={ALIAS_FIELDS}
            added={addedAlias}
            target={target}
          />,
        ],
      ]}
    >
      <SaidOfNames dataset={dataset} />
    </EditedHead>
  )
}
