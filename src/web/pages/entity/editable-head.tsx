import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { mayTakeFocus } from '../../ui/may-take-focus.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { DeleteButton, DeletedNotice } from './deletion.tsx'
import { DescriptionEditor } from './description-editor.tsx'
import { Facts, type Fact } from './facts.tsx'
import { urlOfQuery, selectorOf, walkFrom } from './lineage-query.ts'
import { addedOwner, addedTag, OWNER_FIELDS, ownerMarks, TAG_FIELDS, tagMarks } from './mark-kinds.ts'
import { MarksEditor } from './marks-editor.tsx'
import { EntityHead } from './entity-head.tsx'
import type { Target } from './use-edit.ts'

interface Props {
  readonly kind: 'dataset' | 'job'
  readonly target: Target
  readonly entity: Detail<'dataset'> | Detail<'job'>
  /** Facts before and after tags and owners. */
  readonly facts: readonly Fact[]
  readonly further: readonly Fact[]
  /** Shown below the facts. */
  readonly children?: ReactNode
}

/** The editable header of a dataset or job: description, tags, owners, deletion. */
export function EditableHead({ kind, target, entity, facts, further, children }: Props) {
  const { id, name = id, namespace, deletedAt, upstreams, downstreams } = entity
  const selector = selectorOf(kind, { name, namespace })
  const walk = (way: 'upstream' | 'downstream' | 'lineage'): string => urlOfQuery(walkFrom(way, selector, 3))
  const list = kind === 'dataset' ? '/datasets' : '/jobs'
  const box = useRef<HTMLDivElement>(null)
  const isToGoOn = useRef(false)
  const onDone = () => {
    isToGoOn.current = mayTakeFocus(box.current)
  }
  useEffect(() => {
    // The pressed button is gone, so the focus moves to its opposite.
    if (isToGoOn.current) box.current?.querySelector<HTMLElement>('.deletion')?.focus()
    isToGoOn.current = false
  }, [deletedAt])
  return (
    <>
      <div ref={box}>
        <EntityHead kind={kind} name={name} namespace={namespace}>
          {deletedAt === undefined ? (
            <>
              <Link className="button" to={walk('upstream')}>
                Upstream{counted(upstreams)}
              </Link>
              <Link className="button" to={walk('downstream')}>
                Downstream{counted(downstreams)}
              </Link>
              <Link className="button primary" to={walk('lineage')}>
                Lineage
              </Link>
              <DeleteButton kind={kind} name={name} target={target} onDone={onDone} />
            </>
          ) : null}
        </EntityHead>
        {deletedAt === undefined ? null : (
          <DeletedNotice kind={kind} at={deletedAt} target={target} onDone={onDone} />
        )}
      </div>
      <div className="card">
        <Facts
          facts={[
            ['Description', <DescriptionEditor text={entity.description} target={target} />],
            ...facts,
            [
              'Tags',
              <MarksEditor
                what="tag"
                add="Add a tag"
                marks={tagMarks(entity.tags, list)}
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
                marks={ownerMarks(entity.owners, list)}
                fields={OWNER_FIELDS}
                added={addedOwner}
                target={target}
              />,
            ],
            ...further,
            ['First seen', <TimeText at={entity.firstSeen} />],
          ]}
        />
        {children}
      </div>
    </>
  )
}

const counted = (count: number | undefined): string => (count === undefined ? '' : ` (${count})`)
