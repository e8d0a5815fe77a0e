import { useEffect, useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { isWorkedIn } from '../../ui/is-worked-in.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { DeleteButton, DeletedNotice } from './deletion.tsx'
import { DescriptionEditor } from './description-editor.tsx'
import { Facts, type Fact } from './facts.tsx'
import { placeOfQuery, selectorOf, walkFrom } from './lineage-query.ts'
import { addedOwner, addedTag, OWNER_FIELDS, ownerMarks, TAG_FIELDS, tagMarks } from './mark-kinds.ts'
import { MarksEditor } from './marks-editor.tsx'
import { ThingHead } from './thing-head.tsx'
import type { Target } from './use-edit.ts'

interface Props {
  readonly kind: 'dataset' | 'job'
  readonly target: Target
  readonly thing: Detail<'dataset'> | Detail<'job'>
  /** What stands before its tags and owners, and what behind them. */
  readonly facts: readonly Fact[]
  readonly further: readonly Fact[]
  /** Below the facts. */
  readonly children?: ReactNode
}

/** What a thing is that people may edit, and what they say of it: description, tags, owners, whether it is deleted. */
export function EditedHead({ kind, target, thing, facts, further, children }: Props) {
  const { id, name = id, namespace, deletedAt, upstreams, downstreams } = thing
  const selector = selectorOf(kind, { name, namespace })
  const walk = (way: 'upstream' | 'downstream' | 'lineage'): string =>
    placeOfQuery(walkFrom(way, selector, 3))
  const list = kind === 'dataset' ? '/datasets' : '/jobs'
  const box = useRef<HTMLDivElement>(null)
  const isToGoOn = useRef(false)
  const onDone = () => {
    isToGoOn.current = isWorkedIn(box.current)
  }
  useEffect(() => {
    // The button that deleted or restored it is gone: whoever pressed it goes on at the one that does the opposite.
    if (isToGoOn.current) box.current?.querySelector<HTMLElement>('.deletion')?.focus()
    isToGoOn.current = false
  }, [deletedAt])
  return (
    <>
      <div ref={box}>
        <ThingHead kind={kind} name={name} namespace={namespace}>
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
        </ThingHead>
        {deletedAt === undefined ? null : (
          <DeletedNotice kind={kind} at={deletedAt} target={target} onDone={onDone} />
        )}
      </div>
      <div className="card">
        <Facts
          facts={[
            ['Description', <DescriptionEditor text={thing.description} target={target} />],
            ...facts,
            [
              'Tags',
              <MarksEditor
                what="tag"
                add="Add a tag"
                marks={tagMarks(thing.tags, list)}
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
                marks={ownerMarks(thing.owners, list)}
                fields={OWNER_FIELDS}
                added={addedOwner}
                target={target}
              />,
            ],
            ...further,
            ['First seen', <TimeText at={thing.firstSeen} />],
          ]}
        />
        {children}
      </div>
    </>
  )
}

const counted = (count: number | undefined): string => (count === undefined ? '' : ` (${count})`)
