import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { call } from '../api/api.ts'
import type { Pictures } from '../graph-view/graph-view.tsx'
import { copyText } from '../ui/copy-text.ts'
import { ProblemView } from '../ui/problem-view.tsx'
import './export-menu.css'
import { fileName } from './file-name.ts'
import { SERVER_FORMS } from './forms.ts'
import { saveFile } from './save-file.ts'

interface Props {
  /** The query as it ran. The server runs the same query for each export format. */
  readonly query: string
  readonly params?: Readonly<Record<string, unknown>> | undefined
  readonly limits?: { readonly nodes?: number; readonly edges?: number; readonly timeMs?: number } | undefined
  /** The kind of the answer; absent without an answer. Tables have no graph formats. */
  readonly kind?: 'graph' | 'table' | 'plan' | undefined
  /** Absent while no graph is drawn. */
  readonly drawing?: Pictures | undefined
  /** How the screen differs from the query, as a sentence: `3 nodes are not drawn, 2 steps were taken by hand.` */
  readonly differs?: string | undefined
}

interface Item {
  readonly name: string
  readonly hint?: string
  /** Why the format is not available now. */
  readonly why?: string | undefined
  /** Resolves to a status message. */
  readonly run: () => Promise<string>
}

/** How long the status message stays, in milliseconds. */
const STATUS_MS = 8_000

/** A menu of all export formats. */
export function ExportMenu(props: Props) {
  const [open, setOpen] = useState(false)
  const [status, setStatus] = useState<string>()
  const [error, setError] = useState<Error>()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const items = itemsOf(props)

  const entries = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const show = (last = false) => {
    setOpen(true)
    setStatus(undefined)
    setError(undefined)
    requestAnimationFrame(() =>
      entries()
        .at(last ? -1 : 0)
        ?.focus(),
    )
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const take = async ({ name, why, run }: Item) => {
    if (why !== undefined) return
    close()
    clearTimeout(timer.current)
    setStatus(`Creating ${name}…`)
    try {
      setStatus(await run())
      timer.current = setTimeout(() => setStatus(undefined), STATUS_MS)
    } catch (thrown) {
      setStatus(undefined)
      setError(thrown as Error)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    const all = entries()
    const to = placeByKey(event.key, all.indexOf(document.activeElement as HTMLElement), all)
    if (to === undefined) return
    event.preventDefault()
    all[to]?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    <div className="export" onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : show())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          show(event.key === 'ArrowUp')
        }}
      >
        Export <span aria-hidden="true">▾</span>
      </button>
      {open ? (
        <div className="export-menu">
          <div ref={menu} id={id} role="menu" aria-label="Export" tabIndex={-1} onKeyDown={onKeyDown}>
            {items.map((item) => (
              <button
                key={item.name}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={item.why !== undefined}
                onClick={() => void take(item)}
              >
                <span>{item.name}</span>
                <span className="faint">{item.why ?? item.hint}</span>
              </button>
            ))}
          </div>
          {props.differs === undefined ? null : (
            <p className="export-note faint">
              {props.differs} PNG and SVG match the screen; the other formats contain the full answer of the
              query.
            </p>
          )}
        </div>
      ) : null}
      <p className="export-status" role="status">
        {status}
      </p>
      {error === undefined ? null : (
        <div className="export-problem">
          <ProblemView action error={error} />
          <button type="button" className="button small" onClick={() => setError(undefined)}>
            Close
          </button>
        </div>
      )}
    </div>
  )
}

function itemsOf({ query, params, limits, kind, drawing }: Props): readonly Item[] {
  const save = (ending: string, content: Blob): string => {
    const name = fileName(query, ending, Date.now())
    saveFile(name, content)
    return `Saved ${name}.`
  }
  const undrawn =
    kind === 'table' ? 'not available for tables' : drawing === undefined ? 'open the graph first' : undefined
  const unasked = kind === undefined ? 'no answer yet' : undefined
  return [
    {
      name: 'PNG',
      hint: 'the graph on the screen',
      why: undrawn,
      run: async () => save('png', await drawing!.toPng()),
    },
    {
      name: 'SVG',
      hint: 'the graph on the screen',
      why: undrawn,
      run: () => Promise.resolve(save('svg', new Blob([drawing!.toSvg()], { type: 'image/svg+xml' }))),
    },
    ...SERVER_FORMS.map(({ name, hint, accept, ending, tables }): Item => ({
      name,
      hint,
      why: unasked ?? whyNot(kind, tables, accept),
      run: async () => {
        const body = { query, ...(params && { params }), ...(limits && { limits }) }
        const response = await call('POST', 'query', { body, headers: { Accept: accept } })
        const saved = save(ending, await response.blob())
        return response.headers.get('tributary-complete') === 'false'
          ? `${saved} The answer is incomplete: a limit cut it.`
          : saved
      },
    })),
    {
      name: 'Query',
      hint: 'text for tributary query',
      run: () =>
        Promise.resolve(save('tributary', new Blob([`${query.trimEnd()}\n`], { type: 'text/plain' }))),
    },
    {
      name: 'Copy link',
      hint: 'to this view',
      run: async () => {
        await copyText(location.href)
        return 'Link copied.'
      },
    },
  ]
}

function whyNot(kind: Props['kind'], tables: boolean, accept: string): string | undefined {
  if (kind === 'table' && !tables) return 'not available for tables'
  return kind === 'plan' && accept !== 'application/json' ? 'plans are available as JSON only' : undefined
}

function placeByKey(key: string, at: number, { length }: readonly unknown[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length
    case 'ArrowUp':
      return (at + length - 1) % length
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}
