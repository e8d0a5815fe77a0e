import { MAX_COORDINATE, MAX_IDS, numberOf, parts, distinct } from './url-parts.ts'
import { DEFAULT_VIEW_STATE, type ColumnsState, type ViewState, type Pin } from '../graph-view/view-state.ts'

const GROUPS = ['none', 'namespace', 'storage', 'job', 'tag'] as const

/** Reads the view state from a URL. Invalid parts are ignored. */
export function readViewState(search: URLSearchParams): ViewState {
  const group = search.get('group')
  return {
    groupBy: GROUPS.find((one) => one === group),
    opened: distinct(search.getAll('open')),
    columns: readColumns(listed(search.get('cols'))),
    hidden: listed(search.get('hide')),
    pinned: readPins(search.get('pin') ?? ''),
    focus: search.get('focus') ?? DEFAULT_VIEW_STATE.focus,
  }
}

/** Writes the view state to a URL, so that reading it returns the same state. Defaults are omitted. */
export function writeViewState(search: URLSearchParams, viewState: ViewState): void {
  const { groupBy, opened, columns, hidden, pinned, focus } = viewState
  const put = (name: string, values: readonly string[]): void => {
    if (values.length > 0) search.set(name, values.slice(0, MAX_IDS).join(','))
  }
  if (groupBy !== undefined) search.set('group', groupBy)
  for (const key of opened.slice(0, MAX_IDS)) search.append('open', key)
  put('cols', [...(columns.of === undefined ? [] : [columns.of]), ...columns.except])
  put('hide', hidden)
  put(
    'pin',
    pinned.map(({ id, x, y }) => `${id}:${x}:${y}`),
  )
  if (focus !== undefined) search.set('focus', focus)
}

const listed = (text: string | null): readonly string[] => distinct(parts(text))

function readColumns([first, ...rest]: readonly string[]): ColumnsState {
  if (first === undefined) return DEFAULT_VIEW_STATE.columns
  return first === 'all' || first === 'none'
    ? { of: first, except: rest }
    : { of: undefined, except: [first, ...rest] }
}

function readPins(text: string): readonly Pin[] {
  const pins = new Map<string, Pin>()
  for (const part of listed(text)) {
    const [id, ...at] = part.split(':')
    const [x, y] = at.map(numberOf)
    const isPlace = at.length === 2 && Math.abs(x!) <= MAX_COORDINATE && Math.abs(y!) <= MAX_COORDINATE
    if (id !== undefined && id !== '' && isPlace) pins.set(id, { id, x: x!, y: y! })
  }
  return [...pins.values()]
}
