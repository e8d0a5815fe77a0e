import { FARTHEST, MOST_IDS, numberOf, parts, several } from './address-parts.ts'
import { DEFAULT_VIEW_STATE, type ColumnsState, type ViewState, type Pin } from '../graph-view/view-state.ts'

const GROUPS = ['none', 'namespace', 'storage', 'job', 'tag'] as const

/** Reads of an address how its graph is looked at; what it cannot read is as if it were not there. */
export function readLook(search: URLSearchParams): ViewState {
  const group = search.get('group')
  return {
    groupBy: GROUPS.find((one) => one === group),
    opened: several(search.getAll('open')),
    columns: readColumns(listed(search.get('cols'))),
    hidden: listed(search.get('hide')),
    pinned: readPins(search.get('pin') ?? ''),
    focus: search.get('focus') ?? DEFAULT_VIEW_STATE.focus,
  }
}

/** Puts it into an address, such that reading it gives it again; what is as it begins is left out. */
export function writeLook(search: URLSearchParams, look: ViewState): void {
  const { groupBy, opened, columns, hidden, pinned, focus } = look
  const put = (name: string, values: readonly string[]): void => {
    if (values.length > 0) search.set(name, values.slice(0, MOST_IDS).join(','))
  }
  if (groupBy !== undefined) search.set('group', groupBy)
  for (const key of opened.slice(0, MOST_IDS)) search.append('open', key)
  put('cols', [...(columns.of === undefined ? [] : [columns.of]), ...columns.except])
  put('hide', hidden)
  put(
    'pin',
    pinned.map(({ id, x, y }) => `${id}:${x}:${y}`),
  )
  if (focus !== undefined) search.set('focus', focus)
}

const listed = (text: string | null): readonly string[] => several(parts(text))

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
    const isPlace = at.length === 2 && Math.abs(x!) <= FARTHEST && Math.abs(y!) <= FARTHEST
    if (id !== undefined && id !== '' && isPlace) pins.set(id, { id, x: x!, y: y! })
  }
  return [...pins.values()]
}
